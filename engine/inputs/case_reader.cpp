// SPDX-License-Identifier: Apache-2.0
#include "inputs/case_reader.hpp"

#include "base/error.hpp"
#include "files/gdal_source.hpp"
#include "files/path_in_file.hpp"
#include "files/table.hpp"
#include "files/toml_file.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <utility>

namespace carreau::inputs {

namespace {

namespace fs = std::filesystem;

std::string path_from(const fs::path& folder, const std::string& path, const Place& place) {
  files::check_path_in_file(path, place);
  return fs::path(path).is_absolute() ? path : (folder / path).lexically_normal().string();
}

std::vector<std::string> grids_in(const toml::table& table, const std::string& file,
                                  const fs::path& folder) {
  const toml::node* const node = table.get("grid");
  std::vector<std::string> grids;
  if (node != nullptr && node->is_array()) {
    for (const toml::node& item : *node->as_array()) {
      const auto path = item.value_exact<std::string>();
      if (!path) {
        throw DataError(files::place_of(file, item, "grid"),
                        Message{"text_expected", {{"found", files::shown(item)}}},
                        Message{"write_in_quotation_marks"});
      }
      grids.push_back(path_from(folder, *path, files::place_of(file, item, "grid")));
    }
  }
  // Anything but a list is a text, or the error about a missing one.
  if (grids.empty()) {
    grids = {path_from(folder, files::required_text(table, "grid", file), {file, {}, "grid"})};
  }
  return grids;
}

EvaluationCase case_in(const toml::table& table, const std::string& file, const fs::path& folder) {
  constexpr std::array<std::string_view, 5> kKeys = {"key", "title", "result", "reference", "grid"};
  files::check_keys(table, kKeys, file);
  EvaluationCase one;
  one.key = files::required_text(table, "key", file);
  one.title = table.contains("title") ? files::required_text(table, "title", file) : one.key;
  const auto path_of = [&](const char* key) {
    return path_from(folder, files::required_text(table, key, file),
                     files::place_of(file, *table.get(key), key));
  };
  one.result = path_of("result");
  one.reference = path_of("reference");
  one.grids = grids_in(table, file, folder);
  return one;
}

}  // namespace

std::vector<EvaluationCase> read_cases(const std::string& path) {
  const std::string file = files::base_name(path);
  const toml::table table = files::parse_toml(files::read_whole(path), file);
  constexpr std::array<std::string_view, 1> kTop = {"case"};
  files::check_keys(table, kTop, file);
  const toml::array* const list = table["case"].as_array();
  if (list == nullptr || list->empty() || !list->is_array_of_tables()) {
    throw DataError({file, {}, "case"}, Message{"no_cases"}, Message{"write_case_line"});
  }
  std::vector<EvaluationCase> cases;
  for (const toml::node& node : *list) {
    EvaluationCase one = case_in(*node.as_table(), file, fs::path(path).parent_path());
    if (std::ranges::find(cases, one.key, &EvaluationCase::key) != cases.end()) {
      throw DataError(files::place_of(file, node, "key"),
                      Message{"case_key_twice", {{"key", one.key}}}, Message{"give_each_its_own"});
    }
    cases.push_back(std::move(one));
  }
  return cases;
}

}  // namespace carreau::inputs
