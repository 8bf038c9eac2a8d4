// SPDX-License-Identifier: Apache-2.0
#include "inputs/zoning_catalogue.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/database.hpp"
#include "files/gdal_source.hpp"
#include "files/path_in_file.hpp"
#include "files/toml_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

namespace carreau::inputs {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 10> kKeys = {"key",   "title", "file", "kind",    "date",
                                                    "layer", "code",  "name", "members", "limits"};

std::string optional_text(const toml::table& table, std::string_view key, const std::string& file) {
  const toml::node* const node = table.get(key);
  if (node == nullptr) return {};
  const auto value = node->value_exact<std::string>();
  if (value) return *value;
  throw DataError(files::place_of(file, *node, key),
                  Message{"text_expected", {{"found", files::shown(*node)}}},
                  Message{"write_in_quotation_marks"});
}

/// TOML has a date type; a date in quotation marks is accepted as well.
std::string date_in(const toml::table& table, const std::string& file) {
  if (const auto date = table["date"].value_exact<toml::date>()) {
    return fmt::format("{:04}-{:02}-{:02}", date->year, date->month, date->day);
  }
  return optional_text(table, "date", file);
}

/// Paths are relative to the catalogue.
std::string path_from(const fs::path& folder, const fs::path& path) {
  return path.is_absolute() ? path.string() : (folder / path).lexically_normal().string();
}

ZoningEntry read_entry(const toml::table& table, const std::string& file, const fs::path& folder) {
  files::check_keys(table, kKeys, file);
  ZoningEntry entry;
  entry.key = files::required_text(table, "key", file);
  entry.title = optional_text(table, "title", file);
  if (entry.title.empty()) entry.title = entry.key;
  entry.path = files::required_text(table, "file", file);
  files::check_path_in_file(entry.path, files::place_of(file, *table.get("file"), "file"));
  // An address of a database is left as it is.
  if (!files::is_database(entry.path)) entry.path = path_from(folder, entry.path);
  entry.date = date_in(table, file);
  const std::string kind = optional_text(table, "kind", file);
  entry.kind = parse_zoning_kind(kind);
  // An unknown word must not make a zoning of pockets one of quartiers.
  if (!kind.empty() && !entry.kind) {
    throw DataError(files::place_of(file, *table.get("kind"), "kind"),
                    Message{"zoning_kind", {{"found", kind}}}, Message{"leave_kind_out"});
  }
  const std::string limits = optional_text(table, "limits", file);
  entry.limits = parse_limits(limits);
  if (!limits.empty() && !entry.limits) {
    throw DataError(files::place_of(file, *table.get("limits"), "limits"),
                    Message{"zoning_limits", {{"found", limits}}}, Message{"leave_limits_out"});
  }
  entry.layer = optional_text(table, "layer", file);
  entry.code_column = optional_text(table, "code", file);
  entry.name_column = optional_text(table, "name", file);
  entry.members_column = optional_text(table, "members", file);
  return entry;
}

/// An entry for a plain file, or for a database.
ZoningEntry plain_file(const std::string& path) {
  ZoningEntry entry;
  entry.key = zoning_label(path);
  entry.title = entry.key;
  entry.path = path;
  return entry;
}

ZoningEntry entry_of(const std::string& catalogue, const std::string& key) {
  const std::vector<ZoningEntry> entries = read_catalogue(catalogue);
  std::vector<std::string> keys;
  for (const ZoningEntry& entry : entries) {
    if (entry.key == key) return entry;
    keys.push_back(entry.key);
  }
  const auto near = nearest_name(key, keys);
  throw ArgumentError(files::base_name(catalogue),
                      Message{"unknown_zoning", {{"names", keys}, {"found", key}}},
                      near ? Message{"is_meant", {{"name", *near}}} : Message{});
}

bool is_source(const std::string& path) {
  if (files::is_database(path)) return true;
  std::error_code error;
  return fs::exists(path, error);
}

}  // namespace

std::string zoning_label(const std::string& path) {
  if (files::is_database(path)) return files::database_label(path);
  fs::path stem(path);
  // "iris.geojson.gz" has two endings.
  while (stem.has_extension()) stem = stem.stem();
  return stem.filename().string();
}

std::vector<ZoningEntry> read_catalogue(const std::string& path) {
  const std::string file = files::base_name(path);
  const toml::table table = files::parse_toml(files::read_whole(path), file);
  constexpr std::array<std::string_view, 1> kTop = {"zoning"};
  // Only `[[zoning]]`: anything else at the top is misspelt.
  files::check_keys(table, kTop, file);
  const toml::array* const list = table["zoning"].as_array();
  if (list == nullptr || !list->is_array_of_tables()) {
    throw DataError({file, {}, "zoning"}, Message{"no_zonings"}, Message{"write_zoning_line"});
  }
  std::vector<ZoningEntry> entries;
  for (const toml::node& node : *list) {
    ZoningEntry entry = read_entry(*node.as_table(), file, fs::path(path).parent_path());
    // Keys identify zonings in commands and addresses.
    const bool is_repeated = std::any_of(entries.begin(), entries.end(),
                                         [&](const auto& other) { return other.key == entry.key; });
    if (is_repeated) {
      throw DataError(files::place_of(file, node, "key"),
                      Message{"zoning_key_twice", {{"key", entry.key}}},
                      Message{"give_each_its_own"});
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

ZoningEntry find_zoning(const std::string& name, const std::string& catalogue) {
  // The last colon: a Windows drive or an address may have others before it.
  const std::size_t colon = name.rfind(':');
  if (!files::is_database(name) && colon != std::string::npos &&
      name.substr(0, colon).ends_with(".toml")) {
    return entry_of(name.substr(0, colon), name.substr(colon + 1));
  }
  // A name that is no file is a key of the catalogue.
  if (!catalogue.empty() && !is_source(name)) return entry_of(catalogue, name);
  return plain_file(name);
}

}  // namespace carreau::inputs
