// SPDX-License-Identifier: Apache-2.0
#include "results/computed_result.hpp"

#include "grid/cell_id.hpp"

#include <algorithm>
#include <utility>

namespace carreau::results {

namespace {

const Zone* find_in(const std::vector<Zone>& zones, const std::string& id) {
  const auto found =
      std::find_if(zones.begin(), zones.end(), [&](const Zone& zone) { return zone.id == id; });
  return found == zones.end() ? nullptr : &*found;
}

const Zone* holder_of(const std::vector<Zone>& zones, CellIndex cell) {
  const auto found = std::find_if(zones.begin(), zones.end(), [&](const Zone& zone) {
    return std::binary_search(zone.cells.begin(), zone.cells.end(), cell);
  });
  return found == zones.end() ? nullptr : &*found;
}

/// The record as it would be read back from its file, rounded like its columns, so that an
/// explanation is the same before and after a result is written.
template <class Record>
Record as_written(Record record, const ColumnTable<Record>& columns) {
  Record written = record;
  for (const Column<Record>& column : columns.columns()) {
    if (column.set != nullptr) (void)column.set(written, column.part, column.value(record));
  }
  return written;
}

}  // namespace

ComputedResult::ComputedResult(const DelineationOutput& output)
    : output_(output),
      run_{output.scenario,
           needs_headcount(output.scenario.model) || output.input.brackets != nullptr,
           output.input.fewest_households} {}

std::optional<ZoneRecord> ComputedResult::zone_record_of(const std::string& id) const {
  const Delineation& found = output_.result.delineation;
  const MemberProbability member = cell_probabilities(output_).member;
  if (const Zone* const zone = find_in(found.perimeters, id)) {
    return as_written(zone_record(output_, member, *zone), perimeter_columns());
  }
  if (const Zone* const zone = find_in(found.near_misses, id)) {
    return as_written(zone_record(output_, member, *zone), near_miss_columns());
  }
  return std::nullopt;
}

std::optional<CellRecord> ComputedResult::cell_record_of(const std::string& id) const {
  const auto parsed = CellId::parse(id);
  const CellTable& cells = output_.input.cells;
  if (!parsed || parsed->grid != cells.grid()) return std::nullopt;
  const CellIndex cell = cells.find(parsed->position);
  if (cell.is_none()) return std::nullopt;
  const Zone* const near_miss = holder_of(output_.result.delineation.near_misses, cell);
  return as_written(cell_record(output_, cell_probabilities(output_), cell, near_miss),
                    cell_columns());
}

std::optional<UnitRecord> ComputedResult::find_unit(const std::string& code) const {
  if (units_.empty()) {
    for (UnitRecord& unit : unit_records(output_)) {
      units_.push_back(as_written(std::move(unit), unit_columns()));
    }
  }
  const std::string_view wanted = code.empty() ? kOutsideUnits : std::string_view(code);
  const auto found = std::find_if(units_.begin(), units_.end(),
                                  [&](const UnitRecord& unit) { return unit.code == wanted; });
  return found == units_.end() ? std::nullopt : std::optional(*found);
}

std::vector<std::string> ComputedResult::zone_ids() const {
  std::vector<std::string> ids;
  const Delineation& found = output_.result.delineation;
  for (const Zone& zone : found.perimeters) ids.push_back(zone.id);
  for (const Zone& zone : found.near_misses) ids.push_back(zone.id);
  return ids;
}

}  // namespace carreau::results
