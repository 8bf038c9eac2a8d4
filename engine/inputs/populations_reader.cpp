// SPDX-License-Identifier: Apache-2.0
#include "inputs/populations_reader.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace carreau::inputs {

namespace {

// In order of preference: a table by quartier may have codes of its communes as well, under the
// last of these names.
constexpr std::array<std::string_view, 12> kPopulatedCode = {
    "code_qp", "code_qpv",    "qp",      "qpv",     "code_quartier", "quartier",
    "codgeo",  "code_zonage", "zone_id", "id_zone", "code",          "id"};
/// The municipal population is the one that INSEE publishes of quartiers, so it goes first.
constexpr std::array<std::string_view, 10> kPeopleNames = {
    "population municipale", "pmun",       "pop mun",   "popmun", "pop municipale",
    "population totale",     "population", "habitants", "people", "pop"};
constexpr std::array<std::string_view, 4> kPeopleYear = {"annee", "année", "year", "millesime"};
constexpr std::array<std::string_view, 1> kPeopleSource = {"source"};

/// The last two digits of a year stand for 20xx; the first census with a population of quartiers
/// is of this century.
std::optional<int> year_of_digits(std::string_view digits) {
  int value = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (fault != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  if (digits.size() == 2) return 2000 + value;
  constexpr int kFirstYear = 1990;
  constexpr int kLastYear = 2100;
  if (digits.size() != 4 || value < kFirstYear || value > kLastYear) return std::nullopt;
  return value;
}

/// A column of people, and how much it is preferred.
struct PeopleColumn {
  std::size_t column = 0;
  std::size_t rank = 0;  ///< position in kPeopleNames
  std::optional<int> year;
};

/// Understands "population_municipale_2013", "PMUN18", "Population municipale 2018"; empty for the
/// name of any other column, such as "pop_com" or "part_pop".
std::optional<PeopleColumn> people_column(std::size_t column, std::string_view name) {
  const std::string words = plain_words(name);
  for (std::size_t rank = 0; rank < kPeopleNames.size(); ++rank) {
    if (!words.starts_with(kPeopleNames[rank])) continue;
    const std::string_view rest =
        trimmed(std::string_view(words).substr(kPeopleNames[rank].size()));
    if (rest.empty()) return PeopleColumn{column, rank, std::nullopt};
    const auto year = year_of_digits(rest);
    if (year) return PeopleColumn{column, rank, year};
  }
  return std::nullopt;
}

/// The preferred column first: the kind of population before the year, the latest year before the
/// others.
std::vector<PeopleColumn> people_columns(const std::vector<std::string>& names) {
  std::vector<PeopleColumn> columns;
  for (std::size_t c = 0; c < names.size(); ++c) {
    if (const auto column = people_column(c, names[c])) columns.push_back(*column);
  }
  std::ranges::stable_sort(columns, [](const PeopleColumn& a, const PeopleColumn& b) {
    return std::pair(a.rank, -a.year.value_or(0)) < std::pair(b.rank, -b.year.value_or(0));
  });
  return columns;
}

/// The only year in the name of a file: "pop_qp_2013.csv". Several different ones give none.
std::optional<int> year_of_file(std::string_view name) {
  std::optional<int> found;
  std::size_t at = 0;
  while (at < name.size()) {
    std::size_t end = at;
    while (end < name.size() && is_digit(name[end])) ++end;
    const auto year = end - at == 4 ? year_of_digits(name.substr(at, 4)) : std::nullopt;
    if (year && found && *year != *found) return std::nullopt;
    if (year) found = year;
    at = std::max(end, at + 1);
  }
  return found;
}

/// Reads one row for each quartier.
class PopulationRows {
 public:
  PopulationRows(const std::string& path, Findings& findings) : findings_(findings) {
    table_ = files::open_table(
        path,
        [](const std::vector<std::string>& columns) {
          return files::has_any(columns, kPopulatedCode) && !people_columns(columns).empty();
        },
        findings);
    code_ = table_->require(kPopulatedCode, Message{"column_quartier"});
    choose_people();
    year_ = table_->find(kPeopleYear);
    source_ = table_->find(kPeopleSource);
  }

  PublishedPopulations read() {
    while (table_->next()) read_row();
    if (result_.empty()) {
      throw DataError({table_->file(), {}, table_->columns()[people_.column]},
                      Message{"populations_none"}, Message{"is_download_complete"});
    }
    return std::move(result_);
  }

 private:
  void choose_people() {
    const std::vector<PeopleColumn> columns = people_columns(table_->columns());
    // Throws with the list of columns, as for any missing column.
    if (columns.empty()) (void)table_->require(kPeopleNames, Message{"column_published_people"});
    people_ = columns.front();
    const std::string& chosen = table_->columns()[people_.column];
    for (auto other = std::next(columns.begin()); other != columns.end(); ++other) {
      findings_.notice("populations_column",
                       {{"chosen", chosen}, {"other", table_->columns()[other->column]}},
                       {table_->file(), {}, chosen});
    }
    if (!people_.year) people_.year = year_of_file(table_->file());
  }

  void read_row() {
    const auto people = people_of_row();
    if (!people) return;
    const std::string code(table_->field(code_));
    if (code.empty()) {
      // Its people are lost to every quartier, so the user must see it.
      findings_.warn("populations_without_code", {}, table_->place(code_));
      return;
    }
    PublishedPopulation published{*people, year_of_row(), table_->file()};
    if (source_ && !table_->field(*source_).empty()) published.source = table_->field(*source_);
    const auto [at, is_new] = result_.try_emplace(code, std::move(published));
    if (is_new || at->second.people == *people) return;
    throw DataError(
        table_->place(people_.column),
        Message{
            "populations_twice",
            {{"quartier", code}, {"first", Count{at->second.people}}, {"second", Count{*people}}}},
        Message{"one_row_a_quartier"});
  }

  std::optional<std::int64_t> people_of_row() {
    const std::size_t column = people_.column;
    const auto value = table_->optional_number(column, findings_);
    if (!value) {
      findings_.notice("secret_value", {{"column", table_->columns()[column]}},
                       table_->place(column));
      return std::nullopt;
    }
    constexpr double kMost = 1e9;
    if (*value < 0.0 || *value > kMost || *value != std::floor(*value)) {
      throw DataError(table_->place(column),
                      Message{"whole_people", {{"found", table_->field(column)}}},
                      Message{"correct_or_leave_empty"});
    }
    return static_cast<std::int64_t>(*value);
  }

  std::optional<int> year_of_row() const {
    if (!year_ || table_->field(*year_).empty()) return people_.year;
    const auto year = year_of_digits(table_->field(*year_));
    if (!year || table_->field(*year_).size() != 4) {
      throw DataError(table_->place(*year_),
                      Message{"year_text", {{"found", table_->field(*year_)}}},
                      Message{"correct_or_leave_empty"});
    }
    return year;
  }

  Findings& findings_;
  std::unique_ptr<files::Table> table_;
  std::size_t code_ = 0;
  PeopleColumn people_;
  std::optional<std::size_t> year_;
  std::optional<std::size_t> source_;
  PublishedPopulations result_;
};

}  // namespace

PublishedPopulations read_published_populations(const std::string& path, Findings& findings) {
  return PopulationRows(path, findings).read();
}

}  // namespace carreau::inputs
