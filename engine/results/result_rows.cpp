// SPDX-License-Identifier: Apache-2.0
#include "results/result_rows.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "delineation/smoothing.hpp"
#include "results/delineation_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <span>
#include <variant>

namespace carreau::results {

namespace {

std::string value_text(const files::FieldValue& value) {
  if (const auto* const text = std::get_if<std::string>(&value)) return *text;
  if (const auto* const whole = std::get_if<std::int64_t>(&value)) return fmt::to_string(*whole);
  if (const auto* const real = std::get_if<double>(&value)) return fmt::format("{}", *real);
  return {};
}

OutputRecord to_record(const std::vector<files::FieldSpec>& fields, const files::Row& row) {
  std::map<std::string, std::string, std::less<>> record;
  for (std::size_t c = 0; c < fields.size(); ++c)
    record.emplace(fields[c].name, value_text(row[c]));
  return OutputRecord(std::move(record));
}

std::vector<OutputRecord> to_records(const std::vector<files::FieldSpec>& fields,
                                     const std::vector<files::Row>& rows) {
  std::vector<OutputRecord> records;
  records.reserve(rows.size());
  for (const files::Row& row : rows) records.push_back(to_record(fields, row));
  return records;
}

using ZoneRow = files::Row (*)(const DelineationOutput&, const Zone&);
std::vector<files::Row> zone_rows(const DelineationOutput& output, std::span<const Zone> zones,
                                  ZoneRow row) {
  std::vector<files::Row> rows;
  for (const Zone& zone : zones) rows.push_back(row(output, zone));
  return rows;
}

/// A layer whole; cells are looked up one by one.
std::vector<OutputRecord> layer_records(const DelineationOutput& output, const std::string& layer) {
  const Delineation& found = output.result.delineation;
  if (layer == "perimeters") {
    return to_records(perimeter_fields(), zone_rows(output, found.perimeters, perimeter_row));
  }
  if (layer == "near_misses") {
    return to_records(near_miss_fields(), zone_rows(output, found.near_misses, near_miss_row));
  }
  if (layer == "urban_units") return to_records(unit_fields(), unit_rows(output));
  if (layer == "findings") return to_records(finding_fields(), finding_rows(output.findings));
  if (layer == "run") return to_records(run_fields(), run_rows(output));
  return {};
}

}  // namespace

std::string OutputRecord::text(std::string_view column) const {
  const auto found = fields_.find(column);
  return found == fields_.end() ? std::string() : found->second;
}

double OutputRecord::number(std::string_view column) const {
  const auto parsed = parse_number(text(column));
  return parsed ? parsed->value : 0.0;
}

OutputRecord ResultRows::run(const std::string& key) const {
  const auto record = find("run", "key", key);
  if (!record) {
    throw DataError({name(), {}, {}}, Message{"run_line_missing", {{"key", key}}},
                    Message{"is_this_version"});
  }
  return *record;
}

bool ReckonedRows::has_layer(const std::string& layer) const {
  const auto layers = result_layers();
  return std::find(layers.begin(), layers.end(), layer) != layers.end();
}

const std::vector<OutputRecord>& ReckonedRows::rows_of(const std::string& layer) const {
  const auto [place, is_new] = layers_.try_emplace(layer);
  if (is_new) place->second = layer_records(output_, layer);
  return place->second;
}

std::optional<OutputRecord> ReckonedRows::find(const std::string& layer, const std::string& column,
                                               const std::string& value) const {
  if (layer == "cells") return column == "cell_id" ? find_cell(value) : std::nullopt;
  for (const OutputRecord& record : rows_of(layer)) {
    if (record.text(column) == value) return record;
  }
  return std::nullopt;
}

std::optional<OutputRecord> ReckonedRows::find_cell(const std::string& id) const {
  const auto parsed = CellId::parse(id);
  const CellTable& cells = output_.input.cells;
  if (!parsed || parsed->grid != cells.grid()) return std::nullopt;
  const CellIndex cell = cells.find(parsed->position);
  if (cell.is_none()) return std::nullopt;
  const auto& near_misses = output_.result.delineation.near_misses;
  const auto holder = std::find_if(near_misses.begin(), near_misses.end(), [&](const Zone& zone) {
    return std::binary_search(zone.cells.begin(), zone.cells.end(), cell);
  });
  const Smoothing smoothing(delineation_input(output_.input, output_.scenario,
                                              *output_.result.income, output_.result.thresholds));
  return to_record(cell_fields(), cell_row(output_, smoothing, cell,
                                           holder == near_misses.end() ? nullptr : &*holder));
}

std::vector<std::string> ReckonedRows::column(const std::string& layer,
                                              const std::string& column) const {
  std::vector<std::string> values;
  for (const OutputRecord& record : rows_of(layer)) values.push_back(record.text(column));
  return values;
}

}  // namespace carreau::results
