// SPDX-License-Identifier: Apache-2.0
#include "rules/rule_set.hpp"

#include "base/message.hpp"

namespace carreau {

namespace {

/// The words for an origin other than the rule; empty for the rule, which names an article.
Message words_of(Origin origin) {
  switch (origin) {
    case Origin::rule: return {};
    case Origin::setting: return Message{"origin_setting"};
    case Origin::scenario: return Message{"origin_scenario"};
  }
  return {};
}

/// Whether there are at least so many people per km².
bool reaches(std::int64_t density, Persons people, std::int64_t area_m2) {
  // people/km² >= d is equivalent to tenths · 10^6 >= d · 10 · m²
  return people.tenths() * 1'000'000 >= density * 10 * area_m2;
}

}  // namespace

std::string_view to_text(UrbanTerritory territory) {
  switch (territory) {
    case UrbanTerritory::urban_unit: return "urban_unit";
    case UrbanTerritory::commune: return "commune";
    case UrbanTerritory::everywhere: return "everywhere";
  }
  return {};
}

std::optional<UrbanTerritory> parse_urban_territory(std::string_view text) {
  for (const auto territory :
       {UrbanTerritory::urban_unit, UrbanTerritory::commune, UrbanTerritory::everywhere}) {
    if (text == to_text(territory)) return territory;
  }
  return std::nullopt;
}

std::string_view to_text(Selection selection) {
  return selection == Selection::income ? "income" : "density";
}

std::optional<Selection> parse_selection(std::string_view text) {
  for (const Selection selection : {Selection::income, Selection::density}) {
    if (text == to_text(selection)) return selection;
  }
  return std::nullopt;
}

std::string text_of(const Citation& citation, Language language) {
  return citation.origin == Origin::rule ? citation.article
                                         : text_of(words_of(citation.origin), language);
}

Citation citation_from(std::string_view text) {
  for (const Origin origin : {Origin::setting, Origin::scenario}) {
    if (text == text_of(words_of(origin), Language::french)) return {{}, origin};
  }
  // Earlier versions wrote these.
  if (text == "--set") return {{}, Origin::setting};
  if (text == "scénario") return {{}, Origin::scenario};
  return {std::string(text)};
}

Citation citation_of(const RuleSet& rule, std::string_view parameter) {
  const auto clause = rule.clauses.find(parameter);
  return clause == rule.clauses.end() ? Citation{} : clause->second.citation;
}

std::int64_t round_up(std::int64_t value, std::int64_t step) {
  const std::int64_t rest = value % step;
  return rest == 0 ? value : value - rest + step;
}

std::int64_t legal_population(const RuleSet& rule, std::int64_t population) {
  return round_up(population, rule.unit_population_rounding);
}

bool is_urban(const RuleSet& rule, std::optional<std::int64_t> population) {
  if (rule.urban_territory == UrbanTerritory::everywhere) return true;
  return population && legal_population(rule, *population) >= rule.minimum_unit_population;
}

bool is_large_unit(const RuleSet& rule, std::optional<std::int64_t> population) {
  return rule.large_unit_population > 0 && population && *population >= rule.large_unit_population;
}

BasisPoints national_weight(const RuleSet& rule, std::optional<std::int64_t> population) {
  if (!is_large_unit(rule, population)) return rule.national_weight;
  return BasisPoints::from_points(10'000 - rule.national_weight.points());
}

Euros threshold(const RuleSet& rule, BasisPoints weight_of_national, Euros national, Euros local) {
  // cents × (ten-thousandths)² is at most 10^7 × 10^8, far within 64 bits.
  const std::int64_t weighted = weight_of_national.points() * national.cents() +
                                (10'000 - weight_of_national.points()) * local.cents();
  const std::int64_t scaled = rule.poverty_ratio.points() * weighted;
  const std::int64_t step = rule.threshold_rounding * 100 * 10'000 * 10'000;
  return Euros::whole(round_up(scaled, step) / step * rule.threshold_rounding);
}

double unrounded_threshold(BasisPoints ratio, BasisPoints weight_of_national, Euros national,
                           Euros local) {
  const BasisPoints weight_of_local =
      BasisPoints::from_points(10'000 - weight_of_national.points());
  return ratio.fraction() * (weight_of_national.fraction() * national.value() +
                             weight_of_local.fraction() * local.value());
}

bool is_populous(const RuleSet& rule, Persons people) {
  return people >= Persons::whole(rule.minimum_zone_population);
}

bool is_dense(const RuleSet& rule, Persons people, std::int64_t area_m2) {
  return reaches(rule.minimum_zone_density, people, area_m2);
}

bool is_dense_cell(const RuleSet& rule, Persons people, std::int64_t area_m2) {
  return reaches(rule.minimum_cell_density, people, area_m2);
}

}  // namespace carreau
