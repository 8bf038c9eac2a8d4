// SPDX-License-Identifier: Apache-2.0
#include "inputs/statistics_reader.hpp"

#include "base/decimal.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "files/table.hpp"
#include "inputs/zone_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

namespace carreau::inputs {

namespace {

// In order of preference: codes of small zones come before those of communes, which a table by
// zones often has as well.
constexpr std::array<std::string_view, 14> kCode = {
    "codgeo", "iris",   "code_iris",  "dcomiris", "code_qp",   "insee_com", "code_commune",
    "com",    "depcom", "code_insee", "zone_id",  "code_zone", "code",      "id"};

std::vector<std::string> lower(std::span<const std::string> names) {
  std::vector<std::string> list;
  for (const std::string& name : names) list.push_back(to_lower(name));
  return list;
}

/// Reads the requested columns of one table, and matches its rows to zones.
class StatisticsTable {
 public:
  StatisticsTable(const std::string& path, const StatisticsRequest& request, Findings& findings)
      : findings_(findings) {
    const std::vector<std::string> wanted = lower(request.columns);
    const std::string key = to_lower(request.key);
    // A header has the code and at least one wanted column: files of INSEE start with lines of
    // title.
    table_ = files::open_table(
        path,
        [&](const std::vector<std::string>& columns) {
          const auto has = [&](const std::string& name) {
            return std::find(columns.begin(), columns.end(), name) != columns.end();
          };
          const bool has_code = find_own_code(columns) || files::has_any(columns, kCode);
          return (key.empty() ? has_code : has(key)) ||
                 std::any_of(wanted.begin(), wanted.end(), has);
        },
        findings);
    if (!key.empty()) {
      key_ =
          table_->require(std::array<std::string_view, 1>{request.key}, Message{"column_of_key"});
    } else if (const auto own = find_own_code(table_->columns())) {
      key_ = *own;
    } else {
      key_ = table_->require(kCode, Message{"column_zone_code"});
    }
    for (std::size_t c = 0; c < request.columns.size(); ++c) {
      // A column may be in another table; check_columns() tells when it is in none.
      if (const auto at = table_->find(request.columns[c])) columns_.push_back({c, *at, {}});
    }
  }

  [[nodiscard]] const files::Table& table() const { return *table_; }
  /// Whether the table has this one of the requested columns.
  [[nodiscard]] bool has(std::size_t wanted) const {
    return std::any_of(columns_.begin(), columns_.end(),
                       [&](const Column& column) { return column.wanted == wanted; });
  }

  void read(const std::map<std::string, std::size_t, std::less<>>& zones) {
    // By zone, the row in which it was met; 0 for none, as rows are numbered from 1.
    std::vector<std::int64_t> row_of(zones.size());
    std::size_t placed = 0;
    while (table_->next()) {
      const auto zone = zone_of_row(zones);
      if (zone) {
        check_once(row_of[*zone]);
        ++placed;
      }
      // Rows without a zone are read too: their values count as not placed, so that no total is
      // lost silently.
      for (Column& column : columns_) read_value(column, zone);
    }
    if (placed == 0) refuse_strangers(zones);
    note_missing(zones, row_of);
  }

  /// Brings all values of a column to one number of decimals. They then are integers, whose sums
  /// are exact.
  void hand_over(std::size_t zone_count, const StatisticsRequest& request,
                 ZoneStatistics& statistics) const {
    for (const Column& column : columns_) {
      SourceColumn& out = statistics[request.columns[column.wanted]];
      out.values.units.resize(zone_count);
      for (const Value& v : column.values) {
        out.values.decimals = std::max(out.values.decimals, v.number.decimals);
      }
      for (const Value& v : column.values) {
        const auto units = with_decimals(v.number, out.values.decimals);
        if (!units) refuse_digits(column, v.row);
        if (v.zone) out.values.units[*v.zone] = *units;
        else out.not_placed += *units;
      }
    }
  }

 private:
  struct Value {
    std::optional<std::size_t> zone;
    Decimal number;
    std::int64_t row = 0;
  };
  struct Column {
    std::size_t wanted = 0;
    std::size_t at = 0;
    std::vector<Value> values;
  };

  std::optional<std::size_t> zone_of_row(
      const std::map<std::string, std::size_t, std::less<>>& zones) {
    std::string code(table_->field(key_));
    auto found = zones.find(code);
    if (found == zones.end() && !code.empty()) {
      // Spreadsheets turn 01004 into 1004: codes of the first nine départements lose their zero.
      found = zones.find("0" + code);
      if (found != zones.end()) findings_.notice("leading_zero", {}, table_->place(key_));
    }
    if (found != zones.end()) return found->second;
    // The first strange code is an example for the message, if none fits.
    if (example_.empty()) example_ = code;
    findings_.notice("row_without_zone", {}, table_->place(key_));
    return std::nullopt;
  }

  void note_missing(const std::map<std::string, std::size_t, std::less<>>& zones,
                    std::span<const std::int64_t> row_of) {
    const auto missing = std::count(row_of.begin(), row_of.end(), 0);
    if (missing == 0) return;
    const auto first = std::find_if(zones.begin(), zones.end(),
                                    [&](const auto& zone) { return row_of[zone.second] == 0; });
    findings_.warn("zone_without_row", {{"zone", first->first}}, {table_->file(), {}, {}}, missing);
  }

  void check_once(std::int64_t& seen) const {
    if (seen != 0) {
      throw DataError(table_->place(key_),
                      Message{"zone_row_twice", {{"zone", table_->field(key_)}, {"row", seen}}},
                      Message{"one_row_a_zone"});
    }
    seen = table_->row();
  }

  void read_value(Column& column, std::optional<std::size_t> zone) {
    const std::string_view field = table_->field(column.at);
    // A secret value stays empty: it is unknown, not zero.
    if (files::is_secret(field)) {
      if (zone)
        findings_.notice("secret_value", {{"column", table_->columns()[column.at]}},
                         table_->place(column.at));
      return;
    }
    const auto number = parse_decimal(field);
    if (!number) {
      // Any other text may be a figure that was not understood, so it is not skipped.
      throw DataError(table_->place(column.at),
                      Message{"statistic_number", {{"digits", kMostDigits}, {"found", field}}},
                      Message{"correct_or_leave_empty"});
    }
    column.values.push_back({zone, *number, table_->row()});
  }

  /// No row fits any zone: the table is about other zones, or another column has the codes.
  void refuse_strangers(const std::map<std::string, std::size_t, std::less<>>& zones) const {
    if (zones.empty()) {
      throw DataError({table_->file(), {}, {}}, Message{"no_zones_to_move_from"});
    }
    throw DataError(
        {table_->file(), {}, table_->columns()[key_]},
        Message{"statistic_strangers", {{"expected", zones.begin()->first}, {"found", example_}}},
        Message{"is_table_by_zones"});
  }

  void refuse_digits(const Column& column, std::int64_t row) const {
    throw DataError({table_->file(), row, table_->columns()[column.at]},
                    Message{"statistic_digits", {{"digits", kMostDigits}}},
                    Message{"round_column"});
  }

  Findings& findings_;
  std::unique_ptr<files::Table> table_;
  std::size_t key_ = 0;
  std::vector<Column> columns_;
  std::string example_;  ///< the first code that belongs to no zone
};

/// Each column must be in exactly one table, so that there is no guess which one is used.
void check_columns(const std::vector<StatisticsTable>& tables, const StatisticsRequest& request) {
  for (std::size_t c = 0; c < request.columns.size(); ++c) {
    const std::string& name = request.columns[c];
    std::vector<std::string> files;
    std::vector<std::string> known;
    for (const StatisticsTable& table : tables) {
      if (table.has(c)) files.push_back(table.table().file());
      known.insert(known.end(), table.table().columns().begin(), table.table().columns().end());
    }
    if (files.size() > 1) {
      throw DataError({files[1], {}, name},
                      Message{"column_in_two_tables", {{"file", files.front()}}},
                      Message{"keep_in_one_table"});
    }
    if (files.size() == 1) continue;
    const auto near = nearest_name(name, known);
    throw DataError(
        {tables.front().table().file(), {}, {}}, Message{"statistic_column", {{"name", name}}},
        near ? Message{"is_meant", {{"name", *near}}} : Message{"name_one_of", {{"names", known}}});
  }
}

}  // namespace

ZoneStatistics read_statistics(const StatisticsRequest& request,
                               std::span<const std::string> zone_codes, Findings& findings) {
  std::map<std::string, std::size_t, std::less<>> zones;
  // The first of equal codes counts; zonings have unique ones.
  for (std::size_t z = 0; z < zone_codes.size(); ++z) zones.emplace(zone_codes[z], z);
  std::vector<StatisticsTable> tables;
  tables.reserve(request.paths.size());
  for (const std::string& path : request.paths) tables.emplace_back(path, request, findings);
  // All tables are opened before any is read: a missing column is reported at once.
  check_columns(tables, request);
  ZoneStatistics statistics;
  for (StatisticsTable& table : tables) {
    table.read(zones);
    table.hand_over(zone_codes.size(), request, statistics);
  }
  return statistics;
}

}  // namespace carreau::inputs
