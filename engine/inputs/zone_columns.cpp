// SPDX-License-Identifier: Apache-2.0
#include "inputs/zone_columns.hpp"

#include "base/text.hpp"
#include "inputs/commune_codes.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <span>

namespace carreau::inputs {

namespace {

/// Names without case, accents and marks between words, the most precise first: "Code du quartier"
/// is `codeduquartier`.
constexpr std::array<std::string_view, 27> kQuartierCode = {"codeqp",
                                                            "codeqpv",
                                                            "codeqp2024",
                                                            "codeqpv2024",
                                                            "codeqp24",
                                                            "codeqp2015",
                                                            "codeqpv2015",
                                                            "codeqp15",
                                                            "codeqva",
                                                            "codqp",
                                                            "codqpv",
                                                            "codequartier",
                                                            "codeduquartier",
                                                            "codequartierprioritaire",
                                                            "codeduquartierprioritaire",
                                                            "idqp",
                                                            "idqpv",
                                                            "idquartier",
                                                            "numqp",
                                                            "numeroqp",
                                                            "numquartier",
                                                            "qpcode",
                                                            "qpvcode",
                                                            "plgqp24",
                                                            "plgqp15",
                                                            "codezus",
                                                            "codecucs"};
constexpr std::array<std::string_view, 6> kOtherZoneCode = {"zoneid",   "codezone", "idzone",
                                                            "codeiris", "dcomiris", "iriscode"};
constexpr std::array<std::string_view, 2> kGeneralCode = {"code", "codeofficiel"};
/// Numbers that programs give to rows: better than a repeated code, worse than a commune's.
constexpr std::array<std::string_view, 6> kRowNumber = {"id",  "identifiant", "gid",
                                                        "fid", "objectid",    "ogcfid"};
constexpr std::array<std::string_view, 27> kZoneName = {"nomqp",
                                                        "nomqpv",
                                                        "libqp",
                                                        "libqpv",
                                                        "libelleqp",
                                                        "libelleqpv",
                                                        "nomquartier",
                                                        "nomduquartier",
                                                        "nomquartierprioritaire",
                                                        "nomduquartierprioritaire",
                                                        "libellequartier",
                                                        "libelleduquartier",
                                                        "libquartier",
                                                        "quartierprioritaire",
                                                        "nomzus",
                                                        "nomzone",
                                                        "libzone",
                                                        "libellezone",
                                                        "nomiris",
                                                        "libiris",
                                                        "name",
                                                        "nom",
                                                        "libelle",
                                                        "intitule",
                                                        "label",
                                                        "libgeo",
                                                        "quartier"};

/// What messages ask for.
constexpr std::array<std::string_view, 2> kUsualNames = {"code_qp", "code"};

std::string squashed(std::string_view column) {
  std::string name = plain_words(column);
  std::erase(name, ' ');
  return name;
}

/// Whether a column has this name, or the part of it that a shapefile keeps: `code_quart`.
bool is_named(std::string_view column, std::string_view name) {
  constexpr std::size_t kKeptByDbf = 10;  // of which marks between words may be two
  const std::string own = squashed(column);
  const bool is_cut = column.size() == kKeptByDbf && own.size() + 2 >= kKeptByDbf;
  return own == name || (is_cut && name.starts_with(own));
}

bool has(std::span<const std::string_view> names, std::string_view column) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view name) { return is_named(column, name); });
}

/// The first of the names that a column has.
std::optional<std::size_t> find_by_name(const std::vector<std::string>& columns,
                                        std::span<const std::string_view> names) {
  for (const std::string_view name : names) {
    const auto at = std::find_if(columns.begin(), columns.end(),
                                 [&](const std::string& column) { return is_named(column, name); });
    if (at != columns.end()) return static_cast<std::size_t>(at - columns.begin());
  }
  return std::nullopt;
}

bool is_commune_column(std::string_view column) {
  return std::any_of(kCommuneColumns.begin(), kCommuneColumns.end(),
                     [&](std::string_view name) { return squashed(name) == squashed(column); });
}

/// The columns with a usual name that is not a zone's own, the best first.
std::vector<std::size_t> usual_codes(const std::vector<std::string>& columns) {
  std::vector<std::size_t> found;
  if (const auto code = find_by_name(columns, kGeneralCode)) found.push_back(*code);
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (is_commune_column(columns[c])) found.push_back(c);
  }
  if (const auto number = find_by_name(columns, kRowNumber)) found.push_back(*number);
  return found;
}

}  // namespace

std::optional<CodeColumn> kind_of_code(std::string_view column) {
  if (is_commune_column(column)) return CodeColumn::commune;
  if (has(kQuartierCode, column) || has(kOtherZoneCode, column)) return CodeColumn::own;
  if (has(kGeneralCode, column) || has(kRowNumber, column)) return CodeColumn::general;
  return std::nullopt;
}

bool names_zone_code(const std::vector<std::string>& columns) {
  return std::any_of(columns.begin(), columns.end(),
                     [](const std::string& column) { return kind_of_code(column).has_value(); });
}

bool is_quartier_code(std::string_view code) {
  const bool is_long_enough =
      code.size() == 8 && code[0] == 'Q' && (code[1] == 'P' || code[1] == 'N');
  return is_long_enough && std::all_of(code.begin() + 2, code.end() - 1, [](char c) {
           return is_digit(c) || c == 'A' || c == 'B';  // Corsica has 2A and 2B
         });
}

bool names_quartiers(std::string_view column) { return has(kQuartierCode, column); }

std::optional<std::size_t> find_own_code(const std::vector<std::string>& columns) {
  const auto quartier = find_by_name(columns, kQuartierCode);
  return quartier ? quartier : find_by_name(columns, kOtherZoneCode);
}

std::optional<std::size_t> find_zone_code(const std::vector<std::string>& columns,
                                          const std::vector<ColumnValues>& values) {
  if (const auto own = find_own_code(columns)) return own;
  std::vector<std::size_t> official;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (values[c].is_official) official.push_back(c);
  }
  const std::vector<std::size_t> candidates = official.empty() ? usual_codes(columns) : official;
  const auto unique = std::find_if(candidates.begin(), candidates.end(),
                                   [&](std::size_t c) { return values[c].is_unique; });
  if (unique != candidates.end()) return *unique;
  return candidates.empty() ? std::nullopt : std::optional(candidates.front());
}

std::vector<ColumnValues> survey_columns(files::Table& table) {
  const std::size_t count = table.columns().size();
  std::vector<ColumnValues> values(count);
  std::vector<std::set<std::string, std::less<>>> seen(count);
  bool is_empty = true;
  while (table.next()) {
    is_empty = false;
    for (std::size_t c = 0; c < count; ++c) {
      const std::string_view text = table.field(c);
      if (!is_quartier_code(text)) values[c].is_official = false;
      // Once a value of the column has come twice, later values need not be remembered.
      if (values[c].is_unique) values[c].is_unique = !text.empty() && seen[c].emplace(text).second;
    }
  }
  if (is_empty) values.assign(count, {false, false});
  return values;
}

std::size_t code_by_values(files::Table& table, Findings& findings) {
  const auto found = find_zone_code(table.columns(), survey_columns(table));
  if (!found) return table.require(kUsualNames, Message{"column_zone_code"});
  const std::string& name = table.columns()[*found];
  const bool is_plain = has(kGeneralCode, name) || is_commune_column(name);
  if (!is_plain) findings.notice("zone_code_by_values", {{"column", name}}, {table.file(), {}, {}});
  return *found;
}

std::optional<std::size_t> column_or(const files::Table& table, const std::string& chosen,
                                     std::optional<std::size_t> usual) {
  if (chosen.empty()) return usual;
  const std::string_view name = chosen;
  return table.require(std::span(&name, 1), Message{"column_of_catalogue"});
}

std::optional<std::size_t> find_zone_name(const std::vector<std::string>& columns) {
  return find_by_name(columns, kZoneName);
}

}  // namespace carreau::inputs
