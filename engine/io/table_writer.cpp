// SPDX-License-Identifier: Apache-2.0
#include "io/table_writer.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdint>
#include <filesystem>
#include <variant>

namespace carreau::io {

namespace {

std::string quoted(const std::string& text) {
  if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

struct CsvField {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const { return quoted(text); }
  std::string operator()(std::int64_t value) const { return fmt::to_string(value); }
  std::string operator()(double value) const { return fmt::format("{}", value); }
};

nlohmann::ordered_json json_value(const FieldValue& value) {
  return std::visit(
      [](const auto& held) -> nlohmann::ordered_json {
        if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::monostate>) return nullptr;
        else return held;
      },
      value);
}

void write_layer(const ResultTable& table, const PendingFile& file) {
  LayerWriter writer(file, OutputFormat::geopackage);
  writer.start_layer(table.name, table.description, table.fields, table.zones.crs());
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    writer.add_feature(table.rows[i], table.zones, i);
  }
  writer.finish();
}

}  // namespace

TableFormat table_format(const std::string& path, const std::string& name) {
  std::string kind = name;
  if (kind.empty() && path == "-") kind = "csv";
  if (kind.empty()) kind = to_lower(std::filesystem::path(path).extension().string());
  if (kind == "csv" || kind == ".csv") return TableFormat::csv;
  if (kind == "json" || kind == ".json") return TableFormat::json;
  if (kind == "gpkg" || kind == ".gpkg") return TableFormat::geopackage;
  throw ArgumentError(
      fmt::format("{}: expected a name ending in .csv, .json or .gpkg, or --format "
                  "csv, json or gpkg",
                  name.empty() ? path : name));
}

std::string csv_text(const ResultTable& table) {
  std::vector<std::string> line;
  for (const FieldSpec& field : table.fields) line.emplace_back(field.name);
  std::string text = join(line, ",") + "\n";
  for (const Row& row : table.rows) {
    line.clear();
    for (const FieldValue& value : row) line.push_back(std::visit(CsvField{}, value));
    text += join(line, ",") + "\n";
  }
  return text;
}

std::string json_text(const ResultTable& table) {
  auto list = nlohmann::ordered_json::array();
  for (const Row& row : table.rows) {
    nlohmann::ordered_json object;
    for (std::size_t f = 0; f < row.size(); ++f) {
      object[table.fields[f].name] = json_value(row[f]);
    }
    list.push_back(std::move(object));
  }
  return list.dump(2) + "\n";
}

void write_table(const ResultTable& table, const std::string& path, TableFormat format,
                 bool overwrite) {
  PendingFile file(path, overwrite);
  if (format == TableFormat::geopackage) write_layer(table, file);
  else file.write(format == TableFormat::csv ? csv_text(table) : json_text(table));
  file.commit();
}

}  // namespace carreau::io
