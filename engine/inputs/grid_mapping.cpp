// SPDX-License-Identifier: Apache-2.0
#include "inputs/grid_mapping.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/gdal_source.hpp"
#include "files/toml_file.hpp"

#include <array>
#include <cstdint>

namespace carreau::inputs {

namespace {

constexpr std::string_view kYear = "year";
constexpr std::string_view kColumns = "columns";

int year_in(const toml::node& node, const std::string& file) {
  const auto year = node.value<std::int64_t>();
  constexpr std::int64_t kFirst = 1900;
  constexpr std::int64_t kLast = 2100;
  if (node.is_integer() && year && *year >= kFirst && *year <= kLast) {
    return static_cast<int>(*year);
  }
  throw DataError(files::place_of(file, node, kYear),
                  Message{"mapping_year", {{"found", files::shown(node)}}});
}

GridMapping mapping_of(const toml::table& table, const std::string& file) {
  files::check_keys(table, std::array{kYear, kColumns}, file);
  GridMapping mapping;
  if (const toml::node* const year = table.get(kYear)) mapping.year = year_in(*year, file);
  const toml::table& columns = files::required_section(table, kColumns, file);
  std::array<std::string_view, kGridMappingKeys.size()> keys;
  for (std::size_t k = 0; k < keys.size(); ++k) keys[k] = kGridMappingKeys[k].key;
  files::check_keys(columns, keys, file);
  for (const GridMappingKey& key : kGridMappingKeys) {
    if (columns.contains(key.key)) {
      mapping.*key.column = files::required_text(columns, key.key, file);
    }
  }
  return mapping;
}

}  // namespace

bool GridMapping::is_declared() const {
  for (const GridMappingKey& key : kGridMappingKeys) {
    if (!(this->*key.column).empty()) return true;
  }
  return false;
}

void check_mapping(const GridMapping& mapping) {
  if (!mapping.is_declared()) return;
  for (const std::string_view key : {"id", "people"}) {
    for (const GridMappingKey& known : kGridMappingKeys) {
      if (known.key != key || !(mapping.*known.column).empty()) continue;
      throw ArgumentError(Message{"mapping_lacks", {{"key", key}}});
    }
  }
  if (mapping.households.empty() != mapping.poor_households.empty()) {
    throw ArgumentError(Message{"mapping_of_half_the_households"});
  }
  for (const GridMappingKey& one : kGridMappingKeys) {
    for (const GridMappingKey& other : kGridMappingKeys) {
      const std::string& column = mapping.*one.column;
      if (one.key >= other.key || column.empty()) continue;
      if (to_lower(column) != to_lower(mapping.*other.column)) continue;
      throw ArgumentError(Message{"mapping_twice",
                                  {{"column", column}, {"first", one.key}, {"second", other.key}}});
    }
  }
}

GridMapping read_grid_mapping(const std::string& path) {
  const std::string file = files::base_name(path);
  GridMapping mapping = mapping_of(files::parse_toml(files::read_whole(path), file), file);
  try {
    check_mapping(mapping);
  } catch (const ArgumentError& error) {
    throw DataError({file, {}, {}}, as_message(error));
  }
  return mapping;
}

}  // namespace carreau::inputs
