// SPDX-License-Identifier: Apache-2.0
/// A decree as data: every clause with its value and its article.
#pragma once

#include "base/quantity.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace carreau {

/// The territory whose population makes a place urban.
enum class UrbanTerritory : std::uint8_t { urban_unit, commune };

/// Where a value comes from, in the words of the rule file.
struct Clause {
  std::string
      article;  ///< "décret 2014-767, art. 2 I 1°"; or "choix de l'outil" for what no text says
  std::string text;  ///< one sentence in French
};

/// Parameters of one decree. Populations are whole persons, ratios ten-thousandths, money cents.
struct RuleSet {
  std::string name;    ///< "metropole-2014"
  std::string title;   ///< for people
  std::string source;  ///< the texts it was written from

  UrbanTerritory urban_territory = UrbanTerritory::urban_unit;
  std::int64_t minimum_unit_population = 10'000;
  std::int64_t unit_population_rounding = 100;  ///< rounded up to a multiple; 1 leaves it as it is
  std::int64_t minimum_zone_population = 1'000;
  std::int64_t minimum_zone_density = 0;  ///< people per km²; 0: the rule knows none
  BasisPoints poverty_ratio = BasisPoints::from_points(6'000);
  BasisPoints national_weight = BasisPoints::from_points(7'000);  ///< the local weight is the rest
  std::int64_t large_unit_population = 5'000'000;  ///< from here the weights swap; 0: never
  std::int64_t threshold_rounding = 100;           ///< S is rounded up to a multiple, in euros
  bool has_listed_derogation = false;              ///< listed quartiers need no large unit

  std::map<std::string, Clause> clauses;  ///< by parameter name
};

/// Rounds up to the next multiple of `step`; a multiple stays.
[[nodiscard]] std::int64_t round_up(std::int64_t value, std::int64_t step);

/// The population as the decree reads it: 9,901 becomes 10,000, 9,900 stays.
[[nodiscard]] std::int64_t legal_population(const RuleSet& rule, std::int64_t population);
/// The territory test; a territory without population is not urban.
[[nodiscard]] bool is_urban(const RuleSet& rule, std::optional<std::int64_t> population);
/// Whether the weights of the two medians swap (units of 5,000,000 inhabitants or more). The
/// population is taken as it is: the rounding of article 2 serves the minimum alone.
[[nodiscard]] bool is_large_unit(const RuleSet& rule, std::optional<std::int64_t> population);
/// The weight of the national median in S for a unit of this population.
[[nodiscard]] BasisPoints national_weight(const RuleSet& rule,
                                          std::optional<std::int64_t> population);
/// S in whole euros, exact: ratio × (w·national + (1−w)·local), rounded up.
[[nodiscard]] Euros threshold(const RuleSet& rule, BasisPoints weight_of_national, Euros national,
                              Euros local);
/// At least `minimum_zone_population` people.
[[nodiscard]] bool is_populous(const RuleSet& rule, Persons people);
/// At least `minimum_zone_density` people per km² over `area_m2`; exact.
[[nodiscard]] bool is_dense(const RuleSet& rule, Persons people, std::int64_t area_m2);

}  // namespace carreau
