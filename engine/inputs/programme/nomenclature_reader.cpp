// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/nomenclature_reader.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/embedded_data.hpp"
#include "files/gdal_source.hpp"
#include "files/toml_file.hpp"
#include "inputs/toml_sections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

namespace carreau::inputs {

namespace {

/// A list, with the file name for messages about it.
struct NamedList {
  Nomenclature list;
  std::string file;
};

[[noreturn]] void fail_code(const std::string& file, const toml::node& node, std::string_view key,
                            Message expected, const std::string& code,
                            std::span<const std::string> known) {
  const auto near = nearest_name(code, known);
  throw DataError(
      files::place_of(file, node, key),
      Message{"expected_text_found", {{"expected", std::move(expected)}, {"found", code}}},
      near && *near != code ? Message{"is_meant", {{"name", *near}}} : Message{});
}

std::vector<std::string> codes_of(const Nomenclature& list) {
  std::vector<std::string> codes;
  for (const NomenclatureTheme& theme : list.themes) codes.push_back(theme.code);
  return codes;
}

std::optional<int> year_in(const toml::table& table, std::string_view key,
                           const std::string& file) {
  const toml::node* const node = table.get(key);
  if (node == nullptr) return std::nullopt;
  // Exactly an integer: a year in quotes or with decimals is refused rather than rounded.
  const auto year = node->value_exact<std::int64_t>();
  if (!year || *year < 1900 || *year > 2200) {
    throw DataError(files::place_of(file, *node, key),
                    Message{"year_found", {{"found", files::shown(*node)}}});
  }
  return static_cast<int>(*year);
}

void read_theme(const toml::table& table, const std::string& file, Nomenclature& list) {
  constexpr std::array<std::string_view, 3> kKeys = {"code", "label", "parent"};
  files::check_keys(table, kKeys, file);
  NomenclatureTheme theme;
  theme.code = files::required_text(table, "code", file);
  theme.label = files::required_text(table, "label", file);
  if (theme.code.empty() || list.find(theme.code) != nullptr) {
    fail_code(file, table, "code", Message{"code_of_no_other_theme"}, theme.code, {});
  }
  if (const toml::node* const parent = table.get("parent")) {
    // Codes such as 1 or 1.2 may be written without quotes.
    theme.parent = files::value_text(*parent);
    // Only among the codes so far: a parent must stand above its children, so cycles cannot occur.
    if (list.find(theme.parent) == nullptr) {
      fail_code(file, *parent, "parent", Message{"code_of_theme_above"}, theme.parent,
                codes_of(list));
    }
  }
  list.themes.push_back(std::move(theme));
}

void read_passage(const toml::table& table, const std::string& file, Nomenclature& list) {
  constexpr std::array<std::string_view, 2> kKeys = {"code", "targets"};
  files::check_keys(table, kKeys, file);
  ThemePassage passage;
  passage.code = files::required_text(table, "code", file);
  if (list.find(passage.code) == nullptr) {
    fail_code(file, table, "code", Message{"code_of_this_list"}, passage.code, codes_of(list));
  }
  if (list.passage(passage.code) != nullptr) {
    fail_code(file, table, "code", Message{"one_passage_a_code"}, passage.code, {});
  }
  const toml::array* const targets = table["targets"].as_array();
  if (targets == nullptr || targets->empty()) {
    throw DataError(files::place_of(file, table, "targets"), Message{"codes_missing"},
                    Message{"add_line", {{"line", "targets = [\"…\"]"}}});
  }
  // Targets are checked by check_links(), when the next list is known.
  for (const toml::node& target : *targets) passage.targets.push_back(files::value_text(target));
  list.passages.push_back(std::move(passage));
}

/// Checks the links between lists, which requires all of them.
void check_links(const std::vector<NamedList>& lists) {
  std::vector<std::string> keys;
  for (const auto& [list, file] : lists) keys.push_back(list.key);
  for (const auto& [list, file] : lists) {
    if (list.next.empty()) continue;
    const auto next = std::find(keys.begin(), keys.end(), list.next);
    if (next == keys.end()) {
      const auto near = nearest_name(list.next, keys);
      throw DataError({file, {}, "next"}, Message{"next_list_unknown", {{"found", list.next}}},
                      near ? Message{"is_meant", {{"name", *near}}} : Message{"give_that_list"});
    }
    // The passage is between two lists, so a code is valid only in the list that it leads to.
    const Nomenclature& following = lists[static_cast<std::size_t>(next - keys.begin())].list;
    const std::vector<std::string> codes = codes_of(following);
    for (const ThemePassage& passage : list.passages) {
      for (const std::string& target : passage.targets) {
        if (following.find(target) != nullptr) continue;
        const auto near = nearest_name(target, codes);
        throw DataError({file, {}, "targets"},
                        Message{"passage_target",
                                {{"code", passage.code}, {"list", list.next}, {"found", target}}},
                        near ? Message{"is_meant", {{"name", *near}}} : Message{});
      }
    }
  }
}

/// Each year must have at most one list, since a code only has a meaning in a year. Lists are
/// sorted.
void check_years(const std::vector<NamedList>& lists) {
  for (std::size_t i = 0; i + 1 < lists.size(); ++i) {
    const Nomenclature& list = lists[i].list;
    const Nomenclature& after = lists[i + 1].list;
    // A list without an end may only be the last one.
    if (list.last_year && *list.last_year < after.first_year) continue;
    throw DataError(
        {lists[i + 1].file, {}, "first_year"},
        Message{"lists_overlap",
                {{"first", list.key}, {"second", after.key}, {"year", after.first_year}}},
        Message{"end_list_before", {{"list", list.key}}});
  }
}

}  // namespace

Nomenclature parse_nomenclature(std::string_view text, const std::string& file) {
  const toml::table table = files::parse_toml(text, file);
  constexpr std::array<std::string_view, 8> kKeys = {"key",       "title", "source", "first_year",
                                                     "last_year", "next",  "theme",  "passage"};
  // Unknown keys are refused: a misspelt key would otherwise be ignored.
  files::check_keys(table, kKeys, file);
  Nomenclature list;
  list.key = files::required_text(table, "key", file);
  list.title = files::required_text(table, "title", file);
  list.source = files::required_text(table, "source", file);
  const auto first_year = year_in(table, "first_year", file);
  if (!first_year) {
    throw DataError({file, {}, "first_year"}, Message{"year_missing"},
                    Message{"add_line", {{"line", "first_year = …"}}});
  }
  list.first_year = *first_year;
  list.last_year = year_in(table, "last_year", file);
  if (list.last_year && *list.last_year < list.first_year) {
    throw DataError(
        files::place_of(file, *table.get("last_year"), "last_year"),
        Message{"year_before", {{"first", list.first_year}, {"found", *list.last_year}}});
  }
  list.next = files::optional_text(table, "next", file);
  for_each_toml_section(table, "theme", file,
                        [&](const toml::table& part) { read_theme(part, file, list); });
  if (list.themes.empty()) {
    throw DataError({file, {}, "theme"}, Message{"themes_missing"},
                    Message{"add_sections", {{"section", "[[theme]]"}}});
  }
  for_each_toml_section(table, "passage", file,
                        [&](const toml::table& part) { read_passage(part, file, list); });
  // Passages without a list to which they lead mean nothing.
  if (list.next.empty() && !list.passages.empty()) {
    throw DataError({file, {}, "next"}, Message{"next_missing"},
                    Message{"add_line", {{"line", "next = \"…\""}}});
  }
  return list;
}

std::vector<Nomenclature> read_nomenclatures(std::span<const std::string> paths) {
  std::vector<NamedList> lists;
  for (const files::EmbeddedFile& file : files::embedded_files()) {
    // The built-in lists are those of the State's credits since 2020.
    if (!file.name.starts_with("nomenclatures/")) continue;
    const std::string name = files::base_name(std::string(file.name));
    lists.push_back({parse_nomenclature(file.text, name), name});
  }
  for (const std::string& path : paths) {
    NamedList given{parse_nomenclature(files::read_whole(path), files::base_name(path)),
                    files::base_name(path)};
    // A list of the same key replaces the built-in one, which lets a user correct it.
    const auto same = std::find_if(lists.begin(), lists.end(), [&](const NamedList& other) {
      return other.list.key == given.list.key;
    });
    if (same == lists.end()) lists.push_back(std::move(given));
    else *same = std::move(given);
  }
  // By year, for check_years(), and so that reports name the lists in their order.
  std::stable_sort(lists.begin(), lists.end(), [](const NamedList& a, const NamedList& b) {
    return a.list.first_year < b.list.first_year;
  });
  check_years(lists);
  check_links(lists);
  std::vector<Nomenclature> result;
  for (auto& [list, file] : lists) result.push_back(std::move(list));
  return result;
}

}  // namespace carreau::inputs
