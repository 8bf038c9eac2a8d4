// SPDX-License-Identifier: Apache-2.0
#include "files/table_writer.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/database.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <memory>

namespace carreau::files {

namespace {

RowLayer layer_of(const ResultTable& table) {
  return {table.name, table.description, table.fields, table.zones.crs(), table.geometry};
}

void add_all(const ResultTable& table, RowStream& stream) {
  const PolygonSet* const zones = table.geometry == LayerGeometry::none ? nullptr : &table.zones;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    stream.add(table.rows[i], {{}, zones, i});
  }
  stream.finish();
}

}  // namespace

TableFormat table_format(const std::string& path, const std::string& name) {
  if (is_database(path)) {
    if (name.empty()) return TableFormat::database;
    throw ArgumentError(Message{"format_of_database"});
  }
  std::string kind = name;
  if (kind.empty() && path == "-") kind = "csv";
  if (kind.empty()) kind = to_lower(std::filesystem::path(path).extension().string());
  if (kind == "csv" || kind == ".csv") return TableFormat::csv;
  if (kind == "json" || kind == ".json") return TableFormat::json;
  if (kind == "gpkg" || kind == ".gpkg") return TableFormat::geopackage;
  throw ArgumentError(name.empty() ? path : name, Message{"table_format"});
}

void write_table(const ResultTable& table, std::ostream& out, TableFormat format) {
  add_all(table, *stream_rows(out, format, layer_of(table)));
}

void write_table(const ResultTable& table, const std::string& path, TableFormat format,
                 bool overwrite) {
  add_all(table, *stream_rows(path, format, overwrite, layer_of(table)));
}

}  // namespace carreau::files
