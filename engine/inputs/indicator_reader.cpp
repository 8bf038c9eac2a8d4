// SPDX-License-Identifier: Apache-2.0
#include "inputs/indicator_reader.hpp"

#include "base/decimal.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "files/kept_cells.hpp"
#include "files/table.hpp"
#include "inputs/indicator_vocabulary.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace carreau::inputs {

namespace {

// In order of preference: a table by quartier may have codes of communes and regions as well.
constexpr std::array<std::string_view, 20> kIndicatorCode = {
    "code_qp",      "code_qpv",  "qp",     "qpv",     "code_quartier", "quartier", "codgeo",
    "code_commune", "insee_com", "depcom", "com",     "code_insee",    "epci",     "code_epci",
    "uu2020",       "uu",        "dep",    "zone_id", "code",          "id"};

/// A cell of a row of a wanted place.
struct KeptCell {
  IndicatorPlace place;
  std::string text;
  std::int64_t row = 0;
};

/// The level of codes of five characters: units where the column or the file says so, or where some
/// code begins with 00, as those of units across départements do and no commune's does.
bool is_table_of_units(const files::Table& table, std::size_t code, bool has_unit_code) {
  const std::string column = to_lower(table.columns()[code]);
  const std::string file = to_lower(table.file());
  return has_unit_code || column.starts_with("uu") || file.find("_uu") != std::string::npos;
}

/// A number as tables print what a computer calculated: "1.7000000000000002". Rounded to
/// millionths, far below what any statistic means; empty for anything else.
std::optional<Decimal> calculated_number(std::string_view text) {
  const auto number = parse_number(text);
  constexpr double kMost = 1e8;
  if (!number || !(std::abs(number->value) < kMost)) return std::nullopt;
  constexpr int kDecimals = 6;
  Decimal rounded{std::llround(number->value * 1e6), kDecimals};
  while (rounded.decimals > 0 && rounded.units % 10 == 0) {
    rounded.units /= 10;
    --rounded.decimals;
  }
  return rounded;
}

/// A number with few digits exactly, one with many rounded.
std::optional<Decimal> indicator_number(std::string_view text) {
  const auto exact = parse_decimal(text);
  return exact ? exact : calculated_number(text);
}

/// One table: its rows of wanted places, then its indicators.
class IndicatorTable {
 public:
  IndicatorTable(const std::string& path, const IndicatorPlaces& places, std::size_t most_cells,
                 Findings& findings)
      : places_(places), findings_(findings) {
    table_ = files::open_table(
        path,
        [](const std::vector<std::string>& columns) {
          return files::has_any(columns, kIndicatorCode);
        },
        findings);
    code_ = table_->require(kIndicatorCode, Message{"column_zone_code"});
    read_rows(most_cells);
  }

  /// Calls `visit(column)` for each column that may be an indicator.
  template <class Visit>
  void for_each_indicator(const Visit& visit) const {
    for (std::size_t c = 0; c < table_->columns().size(); ++c) {
      if (is_indicator(c)) visit(c);
    }
  }
  [[nodiscard]] PublishedIndicator described(std::size_t column) const {
    PublishedIndicator indicator = indicator_of(table_->columns()[column], table_->columns());
    indicator.sources = {table_->file()};
    return indicator;
  }
  /// The values of a column; every text among them must be a number or a mark of secrecy.
  [[nodiscard]] std::vector<std::pair<KeptCell, Decimal>> values(std::size_t column) const {
    std::vector<std::pair<KeptCell, Decimal>> values;
    for (const KeptCell& cell : cells_[column]) {
      if (files::is_secret(cell.text)) {
        findings_.notice("indicator_secret", {}, place_of(column, cell));
        continue;
      }
      const auto number = indicator_number(cell.text);
      if (!number) {
        throw DataError(
            place_of(column, cell),
            Message{"statistic_number", {{"digits", kMostDigits}, {"found", cell.text}}},
            Message{"correct_or_leave_empty"});
      }
      values.emplace_back(cell, *number);
    }
    return values;
  }
  [[nodiscard]] Place place_of(std::size_t column, const KeptCell& cell) const {
    return {table_->file(), cell.row, table_->columns()[column]};
  }
  /// Whether some row is of a zone.
  [[nodiscard]] bool has_zones() const {
    return std::ranges::any_of(cells_[code_],
                               [](const KeptCell& cell) { return !cell.place.first; });
  }
  void note_unread() const {
    std::vector<std::string> unread;
    for (std::size_t c = 0; c < table_->columns().size(); ++c) {
      const std::string& name = table_->columns()[c];
      if (c != code_ && !name.empty() && !is_indicator(c) && has_text(c)) unread.push_back(name);
    }
    if (unread.empty()) return;
    findings_.notice("indicator_columns_unread", {{"columns", unread}}, {table_->file(), {}, {}});
  }

 private:
  struct Row {
    std::string code;
    std::int64_t number = 0;
    std::vector<std::string> fields;
  };

  void read_rows(std::size_t most_cells) {
    files::KeptCells kept(most_cells);
    std::vector<Row> rows;
    bool has_unit_code = false;
    while (table_->next()) {
      Row row{std::string(table_->field(code_)), table_->row(), {}};
      has_unit_code = has_unit_code || (row.code.size() == 5 && row.code.starts_with("00"));
      // All rows of France would take much memory: only those that may be wanted are kept.
      if (!is_wanted(row.code)) {
        ++strangers_;
        if (example_.empty()) example_ = row.code;
        continue;
      }
      kept.take_row(*table_);
      for (std::size_t c = 0; c < table_->columns().size(); ++c) {
        row.fields.emplace_back(table_->field(c));
      }
      rows.push_back(std::move(row));
    }
    keep(rows, is_table_of_units(*table_, code_, has_unit_code));
  }

  [[nodiscard]] bool is_wanted(const std::string& code) const {
    return !places_in(code, true).empty() || !places_in(code, false).empty();
  }
  /// The wanted places of a code: a zone, a territory, or both where the zones are communes.
  [[nodiscard]] std::vector<IndicatorPlace> places_in(const std::string& code,
                                                      bool is_of_units) const {
    std::vector<IndicatorPlace> found;
    if (places_.zones.contains(code)) found.emplace_back(std::nullopt, code);
    const auto territory = territory_in(code, is_of_units);
    if (territory && places_.territories.contains(*territory)) found.push_back(*territory);
    return found;
  }
  [[nodiscard]] std::optional<IndicatorPlace> territory_in(std::string code,
                                                           bool is_of_units) const {
    // A spreadsheet may have removed the leading zero of a commune.
    if (code.size() == 4 && parse_plain_decimal(code, 0)) code.insert(code.begin(), '0');
    using enum PortraitLevel;
    PortraitLevel level = is_of_units ? urban_unit : commune;
    if (code.size() == 9) level = epci;
    // Regions have two digits as well, so only a column of départements is trusted.
    if (code.size() < 4) {
      const std::string column = to_lower(table_->columns()[code_]);
      const bool is_said =
          column == "dep" || to_lower(table_->file()).find("_dep") != std::string::npos;
      if (!is_said) return std::nullopt;
      level = department;
    }
    return IndicatorPlace{level, code};
  }

  void keep(const std::vector<Row>& rows, bool is_of_units) {
    cells_.resize(table_->columns().size());
    for (const Row& row : rows) {
      const auto found = places_in(row.code, is_of_units);
      if (found.empty()) ++strangers_;
      for (const IndicatorPlace& place : found) {
        for (std::size_t c = 0; c < row.fields.size(); ++c) {
          cells_[c].push_back({place, row.fields[c], row.number});
        }
      }
    }
    if (cells_[code_].empty()) {
      const std::string expected = places_.zones.empty() ? std::string() : *places_.zones.begin();
      throw DataError({table_->file(), {}, table_->columns()[code_]},
                      Message{"indicator_strangers", {{"expected", expected}, {"found", example_}}},
                      Message{"indicator_codes"});
    }
    if (strangers_ > 0) {
      findings_.notice("indicator_rows_elsewhere", {}, {table_->file(), {}, {}}, strangers_);
    }
  }

  [[nodiscard]] bool has_text(std::size_t column) const {
    return std::ranges::any_of(cells_[column],
                               [](const KeptCell& cell) { return !cell.text.empty(); });
  }
  /// Whether most of what the column says are numbers.
  [[nodiscard]] bool is_indicator(std::size_t column) const {
    if (column == code_ || is_ignored_indicator(table_->columns()[column])) return false;
    std::size_t numbers = 0;
    std::size_t texts = 0;
    for (const KeptCell& cell : cells_[column]) {
      if (files::is_secret(cell.text)) continue;
      ++(indicator_number(cell.text) ? numbers : texts);
    }
    return numbers > texts;
  }

  const IndicatorPlaces& places_;
  Findings& findings_;
  std::unique_ptr<files::Table> table_;
  std::size_t code_ = 0;
  std::vector<std::vector<KeptCell>> cells_;  ///< by column
  std::int64_t strangers_ = 0;
  std::string example_;  ///< the first code of another place
};

/// The indicators that the user chose, with the kinds that they state.
class ChosenIndicators {
 public:
  explicit ChosenIndicators(std::span<const std::string> chosen) {
    for (const std::string& text : chosen) {
      const std::size_t equals = text.find('=');
      const std::string name = indicator_name(text.substr(0, equals));
      std::optional<IndicatorKind> kind;
      if (equals != std::string::npos) {
        kind = parse_indicator_kind(text.substr(equals + 1));
        if (!kind) {
          throw ArgumentError("--indicator",
                              Message{"indicator_kind", {{"found", text.substr(equals + 1)}}});
        }
      }
      kinds_.emplace(name, kind);
    }
  }
  [[nodiscard]] bool has(const std::string& name) const {
    return kinds_.empty() || kinds_.contains(name);
  }
  void settle(PublishedIndicator& indicator) const {
    const auto found = kinds_.find(indicator.name);
    if (found != kinds_.end() && found->second) indicator.kind = *found->second;
  }
  void check_found(const PublishedIndicators& read, const std::vector<std::string>& known) const {
    for (const auto& [name, kind] : kinds_) {
      if (read.find(name)) continue;
      const auto near = nearest_name(name, known);
      throw ArgumentError(
          "--indicator",
          Message{"indicator_missing",
                  {{"name", name}, {"names", near ? std::vector<std::string>{*near} : known}}});
    }
  }

 private:
  std::map<std::string, std::optional<IndicatorKind>> kinds_;
};

/// Collects the columns of all tables that give one indicator.
struct IndicatorColumns {
  PublishedIndicator indicator;
  std::vector<std::pair<const IndicatorTable*, std::size_t>> columns;
};

/// Sets the values of one indicator, brought to one number of decimals.
void set_values(PublishedIndicators& read, const IndicatorColumns& of) {
  int decimals = 0;
  std::vector<std::vector<std::pair<KeptCell, Decimal>>> values;
  for (const auto& [table, column] : of.columns) {
    values.push_back(table->values(column));
    for (const auto& [cell, number] : values.back()) {
      decimals = std::max(decimals, number.decimals);
    }
  }
  const std::size_t k = read.add(of.indicator);
  read.at(k).decimals = decimals;
  for (std::size_t t = 0; t < values.size(); ++t) {
    const auto& [table, column] = of.columns[t];
    for (const auto& [cell, number] : values[t]) {
      const auto units = with_decimals(number, decimals);
      if (!units) {
        throw DataError(table->place_of(column, cell),
                        Message{"statistic_digits", {{"digits", kMostDigits}}},
                        Message{"round_column"});
      }
      if (read.set(k, cell.place, *units)) continue;
      throw DataError(
          table->place_of(column, cell),
          Message{"indicator_twice", {{"name", of.indicator.name}, {"place", cell.place.second}}},
          Message{"indicator_in_one_table"});
    }
  }
}

/// Reports indicators of zones that are set beside territories of another table: the years of two
/// tables may differ, which their names do not always say.
void note_several_tables(const std::vector<IndicatorColumns>& all, Findings& findings) {
  std::map<std::vector<std::string>, std::vector<std::string>> names_by_files;
  for (const IndicatorColumns& of : all) {
    const auto has_zones = [](const auto& column) { return column.first->has_zones(); };
    const bool is_apart =
        std::ranges::any_of(of.columns, has_zones) && !std::ranges::all_of(of.columns, has_zones);
    if (is_apart) names_by_files[of.indicator.sources].push_back(of.indicator.name);
  }
  for (const auto& [files, names] : names_by_files) {
    findings.warn("indicator_of_several_tables", {{"names", names}, {"files", files}});
  }
}

}  // namespace

PublishedIndicators read_indicators(const IndicatorRequest& request, const IndicatorPlaces& places,
                                    Findings& findings) {
  const ChosenIndicators chosen(request.chosen);
  std::vector<std::unique_ptr<IndicatorTable>> tables;
  std::vector<IndicatorColumns> all;
  std::vector<std::string> known;
  for (const std::string& path : request.paths) {
    tables.push_back(std::make_unique<IndicatorTable>(path, places, request.most_cells, findings));
    const IndicatorTable& table = *tables.back();
    table.for_each_indicator([&](std::size_t column) {
      PublishedIndicator indicator = table.described(column);
      known.push_back(indicator.name);
      if (!chosen.has(indicator.name)) return;
      chosen.settle(indicator);
      auto found = std::ranges::find_if(
          all, [&](const auto& other) { return other.indicator.name == indicator.name; });
      if (found == all.end()) found = all.insert(all.end(), {std::move(indicator), {}});
      else found->indicator.sources.push_back(indicator.sources.front());
      found->columns.emplace_back(&table, column);
    });
    table.note_unread();
  }
  PublishedIndicators read;
  for (const IndicatorColumns& of : all) set_values(read, of);
  chosen.check_found(read, known);
  note_several_tables(all, findings);
  return read;
}

}  // namespace carreau::inputs
