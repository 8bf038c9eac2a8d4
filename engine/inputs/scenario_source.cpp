// SPDX-License-Identifier: Apache-2.0
#include "inputs/scenario_source.hpp"

#include "base/error.hpp"
#include "files/database.hpp"
#include "files/gdal_source.hpp"
#include "files/json_text.hpp"
#include "files/layer_table.hpp"
#include "inputs/result_layers.hpp"
#include "inputs/scenario_writer.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace carreau::inputs {

namespace {

[[noreturn]] void refuse_without_scenario(const std::string& path) {
  throw DataError({files::base_name(path), {}, {}}, Message{"no_scenario"},
                  Message{"was_it_delineated"});
}

/// Reads the scenario from the layer `run` of a result.
std::string scenario_in_run(const std::string& path) {
  files::LayerTable run = files::LayerTable::open_layer(path, result_layers::kRun);
  constexpr std::string_view kKey = "key";
  constexpr std::string_view kValue = "value";
  const std::size_t key = run.require(std::span(&kKey, 1), Message{"column_layer_key"});
  const std::size_t value = run.require(std::span(&kValue, 1), Message{"column_layer_value"});
  while (run.next()) {
    // The value below the key "toml" is the whole scenario.
    if (run.field(key) == "toml") return std::string(run.field(value));
  }
  refuse_without_scenario(path);
}

bool is_geojson(const std::string& path) {
  const std::string extension = files::extension_of(path);
  return extension == "geojson" || extension == "json";
}

/// Empty where the file contains no scenario.
std::optional<std::string> scenario_in_geojson(const std::string& path) {
  // Without exceptions: a file that is not JSON simply has no scenario.
  const auto json = files::parse_json(files::read_whole(path));
  if (!json.is_object() || !json.contains("scenario") || !json["scenario"].is_string()) {
    return std::nullopt;
  }
  return json["scenario"].get<std::string>();
}

}  // namespace

std::string read_scenario_text(const std::string& path) {
  const std::string extension = files::extension_of(path);
  if (extension == "gpkg" || files::is_database(path)) {
    return scenario_in_run(path);
  }
  if (is_geojson(path)) {
    auto text = scenario_in_geojson(path);
    if (!text) refuse_without_scenario(path);
    return *std::move(text);
  }
  // A FlatGeobuf has no place for a text, so the scenario stands beside it.
  if (extension == "fgb") return files::read_whole(scenario_beside(path));
  return files::read_whole(path);
}

bool is_geojson_result(const std::string& path) {
  return is_geojson(path) && scenario_in_geojson(path).has_value();
}

}  // namespace carreau::inputs
