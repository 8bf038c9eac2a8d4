// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/funder_directory_reader.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/embedded_data.hpp"
#include "files/gdal_source.hpp"
#include "files/toml_file.hpp"
#include "inputs/toml_sections.hpp"

#include <array>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace carreau::inputs {

namespace {

constexpr const char* kBuiltIn = "funders.toml";

/// The value of an enumeration that a text names, as to_text() does.
template <class Enum>
Enum enum_value(const toml::node& node, std::string_view key, std::size_t count,
                const std::string& file) {
  const std::string written = files::value_text(node);
  std::vector<std::string> names;
  for (std::size_t k = 0; k < count; ++k) {
    names.emplace_back(to_text(static_cast<Enum>(k)));
    if (names.back() == written) return static_cast<Enum>(k);
  }
  throw DataError(files::place_of(file, node, key),
                  Message{"funder_value", {{"names", names}, {"found", files::shown(node)}}},
                  near_remedy(written, names));
}

template <class Enum>
Enum enum_under(const toml::table& table, std::string_view key, std::size_t count, Enum otherwise,
                const std::string& file) {
  const toml::node* const node = table.get(key);
  return node == nullptr ? otherwise : enum_value<Enum>(*node, key, count, file);
}

FunderEntry read_funder(const toml::table& table, const std::string& file) {
  constexpr std::array<std::string_view, 7> kKeys = {"name",    "kind",  "credit", "section",
                                                     "aliases", "words", "covers"};
  files::check_keys(table, kKeys, file);
  FunderEntry entry;
  entry.name = files::required_text(table, "name", file);
  // A kind is required: an entry without one would silently move money to "others".
  static_cast<void>(files::required_text(table, "kind", file));
  entry.kind = enum_under(table, "kind", kFunderKinds, entry.kind, file);
  entry.credit = enum_under(table, "credit", std::size_t{3}, entry.credit, file);
  entry.section = enum_under(table, "section", std::size_t{3}, entry.section, file);
  entry.aliases = texts_under(table, "aliases", file);
  entry.words = texts_under(table, "words", file);
  if (!texts_under(table, "covers", file).empty()) {
    for (const toml::node& kind : *table["covers"].as_array()) {
      entry.covers.push_back(enum_value<FunderKind>(kind, "covers", kFunderKinds, file));
    }
  }
  return entry;
}

SchemeEntry read_scheme(const toml::table& table, const std::string& file) {
  constexpr std::array<std::string_view, 2> kKeys = {"code", "names"};
  files::check_keys(table, kKeys, file);
  return {files::required_text(table, "code", file), texts_under(table, "names", file)};
}

struct DirectoryParts {
  std::vector<FunderEntry> funders;
  std::vector<SchemeEntry> schemes;
};

void add_parts(std::string_view text, const std::string& file, DirectoryParts& parts) {
  const toml::table table = files::parse_toml(text, file);
  constexpr std::array<std::string_view, 2> kKeys = {"funder", "scheme"};
  files::check_keys(table, kKeys, file);
  std::map<std::string, std::string> owners;
  for_each_toml_section(table, "funder", file, [&](const toml::table& part) {
    FunderEntry entry = read_funder(part, file);
    std::vector<std::string> names = entry.aliases;
    names.push_back(entry.name);
    for (const std::string& name : names) {
      const auto [at, is_new] = owners.try_emplace(plain_words(name), entry.name);
      if (is_new || at->second == entry.name) continue;
      throw DataError(files::place_of(file, part, "funder"),
                      Message{"funder_name_twice",
                              {{"name", name}, {"first", at->second}, {"second", entry.name}}},
                      Message{"one_funder_a_name"});
    }
    parts.funders.push_back(std::move(entry));
  });
  for_each_toml_section(table, "scheme", file, [&](const toml::table& part) {
    parts.schemes.push_back(read_scheme(part, file));
  });
}

void add_built_in(DirectoryParts& parts) {
  add_parts(files::embedded_text(kBuiltIn).value(), kBuiltIn, parts);
}

}  // namespace

const FunderDirectory& usual_funders() {
  static const FunderDirectory directory = [] {
    DirectoryParts parts;
    add_built_in(parts);
    return FunderDirectory(std::move(parts.funders), std::move(parts.schemes));
  }();
  return directory;
}

FunderDirectory read_funders(const std::string& path) {
  DirectoryParts parts;
  add_parts(files::read_whole(path), files::base_name(path), parts);
  add_built_in(parts);
  return {std::move(parts.funders), std::move(parts.schemes)};
}

}  // namespace carreau::inputs
