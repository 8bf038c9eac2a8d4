// SPDX-License-Identifier: Apache-2.0
/// A decree as data: every clause with its value and its article.
#pragma once

#include "base/language.hpp"
#include "base/quantity.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace carreau {

/// The kind of territory whose population must reach the minimum.
enum class UrbanTerritory : std::uint8_t {
  urban_unit,
  commune,
  everywhere,  ///< the rule asks nothing of the territory, and needs none
};
/// "urban_unit", "commune", "everywhere".
[[nodiscard]] std::string_view to_text(UrbanTerritory territory);
[[nodiscard]] std::optional<UrbanTerritory> parse_urban_territory(std::string_view text);

/// By what a rule selects cells.
enum class Selection : std::uint8_t {
  income,   ///< the people below a threshold S
  density,  ///< the people per km² of the cell: no income is compared, of cells or of zones
};
/// "income", "density".
[[nodiscard]] std::string_view to_text(Selection selection);
[[nodiscard]] std::optional<Selection> parse_selection(std::string_view text);

/// Where the value of a parameter comes from.
enum class Origin : std::uint8_t {
  rule,      ///< the rule, which names the article
  setting,   ///< the user chose it for this run
  scenario,  ///< the scenario file keeps it, although the rule or this version gives another
};

/// The source of a value.
struct Citation {
  /// "décret 2014-767, art. 2 I 1°", or "choix de l'outil" where no text sets the value. Empty
  /// where the rule names none, and where the value does not come from the rule.
  std::string article;
  Origin origin = Origin::rule;
  friend bool operator==(const Citation&, const Citation&) = default;
};
/// The article, or words for another origin: "réglage de cette simulation".
[[nodiscard]] std::string text_of(const Citation& citation, Language language);
/// The citation for which text_of() gives this text in French, the language of result files.
[[nodiscard]] Citation citation_from(std::string_view text);

/// A value's source and its words in the rule file.
struct Clause {
  Citation citation;
  std::string text;  ///< one sentence in French
  friend bool operator==(const Clause&, const Clause&) = default;
};

/// The parameters of one decree. Populations are whole persons, ratios ten-thousandths, money
/// cents.
struct RuleSet {
  std::string name;    ///< "metropole-2014"
  std::string title;   ///< title for readers
  std::string source;  ///< the legal texts on which it is based

  UrbanTerritory urban_territory = UrbanTerritory::urban_unit;
  Selection selects = Selection::income;
  /// People per km² of a cell, under Selection::density alone; 0 under any other.
  std::int64_t minimum_cell_density = 0;
  std::int64_t minimum_unit_population = 10'000;
  /// Populations are rounded up to a multiple of this; 1: no rounding.
  std::int64_t unit_population_rounding = 100;
  std::int64_t minimum_zone_population = 1'000;
  std::int64_t minimum_zone_density = 0;  ///< people per km²; 0: no minimum
  BasisPoints poverty_ratio = BasisPoints::from_points(6'000);
  /// The local weight is the complement.
  BasisPoints national_weight = BasisPoints::from_points(7'000);
  /// From this population on the weights are swapped; 0: never.
  std::int64_t large_unit_population = 5'000'000;
  std::int64_t threshold_rounding = 100;  ///< S is rounded up to a multiple of this, in euros
  /// Listed quartiers are exempt from the minimum of their unit.
  bool has_listed_derogation = false;

  std::map<std::string, Clause, std::less<>> clauses;  ///< by parameter name
};

/// Whether a threshold S is compared with the incomes of cells and zones. Under a rule that
/// compares none, incomes are unknown, whether or not the grid has them.
[[nodiscard]] inline bool compares_incomes(const RuleSet& rule) {
  return rule.selects == Selection::income;
}

/// The source of a parameter's value; empty where the rule has no clause for it.
[[nodiscard]] Citation citation_of(const RuleSet& rule, std::string_view parameter);

/// Rounds up to the next multiple of `step`; multiples stay unchanged.
[[nodiscard]] std::int64_t round_up(std::int64_t value, std::int64_t step);

/// The population rounded as the decree requires: 9,901 becomes 10,000, and 9,900 stays.
[[nodiscard]] std::int64_t legal_population(const RuleSet& rule, std::int64_t population);
/// The territory test. A territory without a known population fails it, unless the rule applies
/// everywhere.
[[nodiscard]] bool is_urban(const RuleSet& rule, std::optional<std::int64_t> population);
/// Whether the weights of the two medians are swapped (units of 5,000,000 inhabitants or more). The
/// population is not rounded here: the rounding of article 2 applies only to the minimum.
[[nodiscard]] bool is_large_unit(const RuleSet& rule, std::optional<std::int64_t> population);
/// The weight of the national median in S for a unit of this population.
[[nodiscard]] BasisPoints national_weight(const RuleSet& rule,
                                          std::optional<std::int64_t> population);
/// S in whole euros, computed exactly: ratio × (w·national + (1−w)·local), rounded up.
[[nodiscard]] Euros threshold(const RuleSet& rule, BasisPoints weight_of_national, Euros national,
                              Euros local);
/// S in euros before it is rounded up; for display only.
[[nodiscard]] double unrounded_threshold(BasisPoints ratio, BasisPoints weight_of_national,
                                         Euros national, Euros local);
/// Whether there are at least `minimum_zone_population` people.
[[nodiscard]] bool is_populous(const RuleSet& rule, Persons people);
/// Whether there are at least `minimum_zone_density` people per km² of `area_m2`; exact.
[[nodiscard]] bool is_dense(const RuleSet& rule, Persons people, std::int64_t area_m2);
/// The same for one cell and `minimum_cell_density`; exact.
[[nodiscard]] bool is_dense_cell(const RuleSet& rule, Persons people, std::int64_t area_m2);

}  // namespace carreau
