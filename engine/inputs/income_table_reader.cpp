// SPDX-License-Identifier: Apache-2.0
#include "inputs/income_table_reader.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/table.hpp"
#include "income/mixture.hpp"
#include "inputs/vintage_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace carreau::inputs {

namespace {

constexpr std::array<std::string_view, 7> kAreaCode = {"codgeo", "codeinsee", "uu2020", "uu",
                                                       "code",   "dep",       "com"};

/// FILO tables use the same column names for declared and disposable incomes. The file name tells
/// them apart, or the columns of transfers and taxes, which only disposable incomes have.
IncomeConcept concept_of(const files::Table& table) {
  const std::string name = to_lower(table.file());
  if (name.find("_dec") != std::string::npos) return IncomeConcept::declared;
  if (name.find("_disp") != std::string::npos) return IncomeConcept::disposable;
  for (const std::string& column : table.columns()) {
    const std::string lower = to_lower(column);
    if (lower.starts_with("ppsoc") || lower.starts_with("pimpot")) return IncomeConcept::disposable;
  }
  return IncomeConcept::declared;
}

/// The year in a column name: Q219 and DISP_MED19 give 2019; DISP_Q2 gives none.
std::optional<int> year_in(std::string_view column) {
  if (column.size() < 4) return std::nullopt;
  const auto digits = column.substr(column.size() - 2);
  const auto year = parse_number(digits);
  // Lower digits are no year of these tables.
  if (!year || year->value < 8.0 || digits.find_first_not_of("0123456789") != digits.npos) {
    return std::nullopt;
  }
  return 2000 + static_cast<int>(year->value);
}

struct MedianColumn {
  std::size_t column = 0;
  IncomeConcept income = IncomeConcept::declared;
};

/// The concept that a name of a column of medians states; RFUC is the fiscal income of RFL, per
/// consumption unit.
std::optional<IncomeConcept> stated_concept(const std::string& name) {
  if (name.starts_with("dec_med") || name.starts_with("decuc_q2") || name.starts_with("rfucq2") ||
      name == "median_declared") {
    return IncomeConcept::declared;
  }
  if (name.starts_with("disp_med") || name.starts_with("disp_q2") || name == "median_disposable") {
    return IncomeConcept::disposable;
  }
  return std::nullopt;
}

/// A name of a column of medians that leaves the concept to the file.
bool is_plain_median(const std::string& name) {
  // "q2" followed by a year of two digits, but not Q2 of something else.
  const bool is_q2 = name.starts_with("q2") && (name.size() == 2 || name.size() == 4);
  return is_q2 || (name.starts_with("med") && name.size() == 5);
}

/// All columns of medians: Q2, Q2yy, MEDyy, or names that state the concept, which go before those
/// that leave it to the file.
std::vector<MedianColumn> median_columns(const files::Table& table) {
  std::vector<MedianColumn> stated;
  std::vector<MedianColumn> plain;
  for (std::size_t c = 0; c < table.columns().size(); ++c) {
    const std::string name = to_lower(table.columns()[c]);
    if (const auto income = stated_concept(name)) stated.push_back({c, *income});
    if (is_plain_median(name)) plain.push_back({c, concept_of(table)});
  }
  return stated.empty() ? plain : stated;
}

/// The column whose year is nearest to the wanted one; of equals the first.
MedianColumn median_column(const files::Table& table, std::optional<int> wanted) {
  const auto columns = median_columns(table);
  if (columns.empty()) {
    constexpr std::array<std::string_view, 1> kNames = {"q2"};
    return {table.require(kNames, Message{"column_median"}), IncomeConcept::declared};
  }
  MedianColumn best = columns.front();
  // Declared and disposable medians of one table are not compared: the first concept holds.
  const auto distance = [&](const MedianColumn& c) {
    const auto year = year_in(table.columns()[c.column]);
    return wanted && year ? std::abs(*year - *wanted) : 0;
  };
  for (const MedianColumn& c : columns) {
    if (c.income == best.income && distance(c) < distance(best)) best = c;
  }
  return best;
}

/// The columns that describe the law of an area, named as its median: RFUCQ211 has RFUCIQ11, Q219
/// has Q119 and NBPERS19.
class LawColumns {
 public:
  LawColumns(const files::Table& table, std::size_t median) {
    const std::string name = to_lower(table.columns()[median]);
    const bool is_med = name.find("med") != std::string::npos;
    const std::size_t at = name.find(is_med ? "med" : "q2");
    // A name in words ("median_declared") has no companions.
    if (at == std::string::npos || name.starts_with("median")) return;
    const std::string before = name.substr(0, at);
    const std::string after = name.substr(at + (is_med ? 3 : 2));
    const auto find = [&](const char* figure) { return table.find(before + figure + after); };
    quartiles_ = {find("q1"), find("q3"), find("iq")};
    tails_ = {find("d1"), find("d9"), find("rd")};
    gini_ = find("gi");
    people_ = table.find("nbpers" + after);
  }

  [[nodiscard]] PublishedLaw read(const files::Table& table, double median,
                                  Findings& findings) const {
    const auto value = [&](const std::optional<std::size_t>& column) {
      return column ? table.optional_number(*column, findings) : std::nullopt;
    };
    const PublishedSpread spread{value(quartiles_[0]), value(quartiles_[1]), value(quartiles_[2]),
                                 value(gini_),         value(tails_[0]),     value(tails_[1]),
                                 value(tails_[2])};
    return {log_spread(spread, median), value(people_)};
  }

 private:
  using Column = std::optional<std::size_t>;
  std::array<Column, 3> quartiles_;  ///< Q1, Q3, Q3 − Q1
  std::array<Column, 3> tails_;      ///< D1, D9, D9/D1
  Column gini_;
  Column people_;
};

}  // namespace

bool names_incomes(const std::vector<std::string>& columns) {
  return files::has_any(columns, kAreaCode) &&
         std::any_of(columns.begin(), columns.end(), [](const std::string& name) {
           return stated_concept(name) || is_plain_median(name);
         });
}

IncomeTable read_income_table(const std::string& path, Findings& findings,
                              std::optional<int> wanted) {
  const auto table = files::open_table(
      path,
      [](const std::vector<std::string>& columns) { return files::has_any(columns, kAreaCode); },
      findings);
  const std::size_t code = table->require(kAreaCode, Message{"column_area_code"});
  const MedianColumn median = median_column(*table, wanted);
  const LawColumns laws(*table, median.column);
  IncomeTable result;
  result.file = table->file();
  result.income = median.income;
  result.year = year_in(table->columns()[median.column]);
  while (table->next()) {
    const auto value = table->optional_number(median.column, findings);
    // Secret or missing: the median of this area is unknown.
    if (!value) continue;
    // A lower value is a rate, a rank, or a figure in thousands.
    constexpr double kLeast = 1'000.0;
    constexpr double kMost = 1'000'000.0;
    if (!(*value >= kLeast && *value <= kMost)) {
      throw DataError(table->place(median.column),
                      Message{"median_expected", {{"found", table->field(median.column)}}},
                      Message{"empty_if_secret"});
    }
    const std::string area(table->field(code));
    result.medians[area] = {Euros::from_value(*value), median.income};
    result.laws[area] = laws.read(*table, *value, findings);
  }
  if (result.medians.empty()) {
    findings.warn("no_published_income", {}, {table->file(), {}, table->columns()[median.column]});
  }
  return result;
}

void bring_to_year(IncomeTable& table, const Vintage& vintage, const std::string& option,
                   Findings& findings) {
  if (!table.year || *table.year == vintage.year) return;
  const auto then = national_median(*table.year, table.income);
  if (!then) {
    throw ArgumentError(Message{"medians_of_unknown_year",
                                {{"option", option},
                                 {"file", table.file},
                                 {"year", *table.year},
                                 {"grid_year", vintage.year}}});
  }
  const double now = table.income == IncomeConcept::declared ? vintage.national_declared.value()
                                                             : vintage.national_disposable.value();
  const double factor = now / *then;
  for (auto& [code, published] : table.medians) {
    published.median = Euros::from_value(published.median.value() * factor);
  }
  findings.notice(
      "level_year",
      {{"from", *table.year}, {"to", vintage.year}, {"factor", fmt::format("{:.4f}", factor)}});
}

}  // namespace carreau::inputs
