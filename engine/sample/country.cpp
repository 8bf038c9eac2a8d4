// SPDX-License-Identifier: Apache-2.0
#include "sample/country.hpp"

#include "base/error.hpp"
#include "rules/rule_set.hpp"
#include "sample/names.hpp"

#include <array>
#include <cmath>
#include <map>

namespace carreau {

namespace {

/// The ratio of total population to people in the grid: the grid leaves out institutions and people
/// counted apart (R. 2151-1).
constexpr double kMunicipalFactor = 1.022;
constexpr double kTotalFactor = 1.019;

struct Epci {
  std::string code;
  std::string name;
};

/// Assigns intercommunalities: the communes of the main unit and of its 16 km square form one,
/// those of every other square another.
class EpciBook {
 public:
  explicit EpciBook(const SampleLandscape& landscape) : landscape_(landscape) {
    if (landscape.units().empty()) return;
    const SampleUnitSite& main = landscape.units().front();
    const std::string place = of_place(main.name);
    main_slot_ = landscape.communes()[main.centre].slot;
    const std::string kind = main.people > 4e5   ? "Métropole "
                             : main.people > 5e4 ? "CA "
                                                 : "CC du Pays ";
    main_ = {code_of(100), kind + place};
  }

  const Epci& of(const SampleSite& commune) {
    // The main unit is the first of the region.
    if (main_slot_ && (commune.unit == 0U || commune.slot == *main_slot_)) return main_;
    const auto [at, is_new] = by_slot_.try_emplace(commune.slot);
    if (is_new) at->second = {code_of(commune.slot), "CC " + of_place(commune.name)};
    return at->second;
  }

 private:
  [[nodiscard]] std::string code_of(std::uint64_t number) const {
    return sample_siren(sample_key({landscape_.plan().index, number}), "200");
  }

  const SampleLandscape& landscape_;
  std::optional<std::size_t> main_slot_;
  Epci main_;
  std::map<std::size_t, Epci> by_slot_;
};

/// INSEE's class of an urban unit by its population (TUU).
int size_class_of(std::int64_t population, bool is_capital) {
  if (is_capital) return 8;
  constexpr std::array<std::int64_t, 6> kLimits = {5'000, 10'000, 20'000, 50'000, 100'000, 200'000};
  int size_class = 1;
  for (const std::int64_t limit : kLimits) size_class += population >= limit ? 1 : 0;
  return size_class;
}

std::vector<SampleCommune> describe_communes(const SampleLandscape& landscape,
                                             const SampleCensus& census) {
  EpciBook book(landscape);
  std::vector<SampleCommune> communes;
  for (std::size_t i = 0; i < landscape.communes().size(); ++i) {
    const SampleSite& site = landscape.communes()[i];
    const Epci& epci = book.of(site);
    SampleCommune commune;
    commune.code = site.code;
    commune.name = site.name;
    commune.department = landscape.plan().department(site.slot);
    commune.region = region_code(commune.department);
    commune.epci = epci.code;
    commune.epci_name = epci.name;
    // The census counts more people than the tax files, which the grid holds.
    commune.municipal_population = std::llround(kMunicipalFactor * census.commune_people[i]);
    commune.total_population =
        std::llround(kTotalFactor * static_cast<double>(commune.municipal_population));
    commune.unit = site.unit;
    commune.is_centre = site.unit && landscape.units()[*site.unit].centre == i;
    communes.push_back(std::move(commune));
  }
  return communes;
}

std::vector<SampleUnit> describe_units(const SampleLandscape& landscape,
                                       const std::vector<SampleCommune>& communes,
                                       SampleCensus& census) {
  std::vector<SampleUnit> units(landscape.units().size());
  for (const SampleCommune& commune : communes) {
    if (!commune.unit) continue;
    SampleUnit& unit = units[*commune.unit];
    ++unit.communes;
    unit.municipal_population += commune.municipal_population;
    unit.total_population += commune.total_population;
  }
  // Codes of units contain their class and an order within it.
  std::array<std::size_t, 9> used = {};
  for (std::size_t i = 0; i < units.size(); ++i) {
    const SampleUnitSite& site = landscape.units()[i];
    const bool is_capital = landscape.plan().kind == RegionKind::capital && i == 0;
    units[i].name = site.name;
    // The class is by municipal population, as INSEE's.
    units[i].size_class = size_class_of(units[i].municipal_population, is_capital);
    const std::size_t slot = landscape.communes()[site.centre].slot;
    const std::size_t order = used[static_cast<std::size_t>(units[i].size_class)]++;
    units[i].code = unit_code(landscape.plan(), slot, units[i].size_class, order);
    // Moved, because a ledger of incomes is large and nobody else needs it.
    units[i].incomes = std::move(census.units[i]);
  }
  return units;
}

/// S and the result of the territory test for each unit, from its true declared median.
std::vector<UnitRule> rules_of(const SampleLandscape& landscape,
                               const std::vector<SampleUnit>& units, const RuleSet& rule,
                               const Vintage& vintage) {
  std::vector<UnitRule> rules;
  for (std::size_t i = 0; i < units.size(); ++i) {
    UnitRule of_unit;
    // The decree asks for the total population.
    const bool is_large = is_urban(rule, units[i].total_population);
    // Below the threshold only quartiers already listed are drawn, by the derogation.
    of_unit.only_listed = !is_large;
    of_unit.is_open = is_large || landscape.units()[i].has_listed_quarter;
    of_unit.minimum_people = rule.minimum_zone_population;
    const IncomeHistogram& incomes = units[i].incomes.declared;
    // Nobody lives there: there is no median, hence no threshold.
    if (incomes.weight() == 0) of_unit.is_open = false;
    if (of_unit.is_open) {
      // Rounded to ten euros, as the published median is.
      const Euros local = Euros::whole(std::llround(incomes.quantile(0.5) / 10.0) * 10);
      const BasisPoints weight = national_weight(rule, units[i].total_population);
      of_unit.threshold = threshold(rule, weight, vintage.national_declared, local).cents() / 100;
    }
    rules.push_back(of_unit);
  }
  return rules;
}

std::string contract_code(const RegionPlan& plan) {
  const std::size_t order = 1 + plan.square / 83 * 48 + plan.slot * 3;
  return "CN0" + plan.department(plan.slot) + (order < 10 ? "0" : "") + std::to_string(order) + "M";
}

}  // namespace

SampleCountry::SampleCountry(std::int64_t people, std::uint64_t seed, const Scenario& scenario)
    : seed_(sample_key({seed})), rule_(scenario.rule), vintage_(scenario.vintage) {
  if (people < kSmallestCountry || people > kLargestCountry) {
    throw ArgumentError(Message{"sample_people", {{"found", people}}});
  }
  plans_ = plan_country(people, seed_);
}

SampleRegion SampleCountry::region(std::size_t index) const {
  // The landscape and the census are dropped at the end: only what is published remains.
  const SampleLandscape landscape(plans_[index], seed_);
  SampleCensus census = take_census(landscape, vintage_);

  SampleRegion region;
  region.plan = plans_[index];
  region.cells = publish(landscape, census);
  region.communes = describe_communes(landscape, census);
  region.units = describe_units(landscape, region.communes, census);
  region.quartiers =
      draw_quartiers(landscape, census, rules_of(landscape, region.units, rule_, vintage_));
  region.declared = census.declared;
  region.contract = contract_code(plans_[index]);
  return region;
}

std::string sample_siren(std::uint64_t key, std::string_view start) {
  std::string digits(start);
  SampleRandom random(key);
  while (digits.size() < 8) digits += static_cast<char>('0' + random.below(10));
  // Luhn: every second digit from the right is doubled, and the sum must be a multiple of ten.
  int sum = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    const int digit = digits[i] - '0';
    const int doubled = i % 2 == 1 ? 2 * digit : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  digits += static_cast<char>('0' + (10 - sum % 10) % 10);
  return digits;
}

}  // namespace carreau
