// SPDX-License-Identifier: Apache-2.0
#include "sample/country.hpp"

#include "base/error.hpp"
#include "geometry/validity.hpp"
#include "sample/actions.hpp"
#include "sample/earlier_quartiers.hpp"
#include "sample/secrecy.hpp"
#include "support/faults.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace carreau {
namespace {

using namespace variable;
using ::testing::Each;
using ::testing::Ge;
using ::testing::HasSubstr;
using ::testing::SizeIs;

Scenario scenario_of_2019() {
  Scenario scenario;
  Vintage& vintage = scenario.vintage;
  vintage.year = 2019;
  vintage.national_declared = Euros::whole(21'940);
  vintage.national_disposable = Euros::whole(21'930);
  vintage.bridge = {21'940.0, 21'930.0, 1.637, 635.0};
  vintage.national_bounds = {9'519.0, 42'805.0};
  return scenario;
}

SampleRegion small_country(std::uint64_t seed = 1) {
  return SampleCountry(40'000, seed, scenario_of_2019()).region(0);
}

CellSums totals_of(const std::vector<PublishedCell>& cells) {
  CellSums totals{};
  for (const PublishedCell& cell : cells) {
    for (std::size_t v = 0; v < kSampleVariables; ++v) totals[v] += cell.values[v];
  }
  return totals;
}

bool passes_luhn(const std::string& digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const int digit = digits[digits.size() - 1 - i] - '0';
    const int weighed = i % 2 == 1 ? 2 * digit : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 == 0;
}

TEST(SampleCountry, IsTheSameForTheSameSeed) {
  const SampleRegion a = small_country(7);
  const SampleRegion b = small_country(7);
  ASSERT_EQ(a.cells.size(), b.cells.size());
  for (std::size_t i = 0; i < a.cells.size(); ++i) {
    EXPECT_EQ(a.cells[i].position, b.cells[i].position);
    EXPECT_EQ(a.cells[i].values, b.cells[i].values);
  }
  EXPECT_NE(a.cells.size(), small_country(8).cells.size());
}

TEST(SampleCountry, HoldsThePeopleAskedFor) {
  EXPECT_NEAR(totals_of(small_country().cells)[ind], 40'000.0, 400.0);
}

TEST(SampleCountry, RefusesWhatCannotBe) {
  EXPECT_THROW(SampleCountry(1'999, 1, scenario_of_2019()), ArgumentError);
  EXPECT_THROW(SampleCountry(100'000'001, 1, scenario_of_2019()), ArgumentError);
  EXPECT_EQ(SampleCountry(2'000, 1, scenario_of_2019()).size(), 1U);
}

TEST(SampleCountry, PartsAddUpToTheirWhole) {
  for (const PublishedCell& cell : small_country().cells) {
    double ages = 0.0;
    for (std::size_t v = ind_0_3; v <= ind_inc; ++v) ages += cell.values[v];
    double periods = 0.0;
    for (std::size_t v = log_av45; v <= log_inc; ++v) periods += cell.values[v];
    EXPECT_NEAR(ages, cell.values[ind], 1e-6);
    EXPECT_NEAR(periods, cell.values[men], 1e-6);
    EXPECT_NEAR(cell.values[men_coll] + cell.values[men_mais], cell.values[men], 1e-6);
    EXPECT_LE(cell.values[men_pauv], 0.8 * cell.values[men] + 1e-9);
  }
}

TEST(SampleCountry, PublishesNothingOfFewerThanElevenHouseholds) {
  for (const PublishedCell& cell : small_country().cells) {
    EXPECT_TRUE(cell.is_imputed || cell.values[men] >= kSecretBelow);
  }
}

TEST(SampleCountry, LooksLikeTheNation) {
  const SampleRegion region = small_country();
  const auto imputed = std::count_if(region.cells.begin(), region.cells.end(),
                                     [](const PublishedCell& cell) { return cell.is_imputed; });
  EXPECT_NEAR(static_cast<double>(imputed) / static_cast<double>(region.cells.size()), 0.79, 0.05);
  EXPECT_NEAR(region.declared.quantile(0.5), 21'000.0, 2'000.0);
}

TEST(SampleCountry, HasOneOfEverything) {
  const SampleRegion region = small_country();
  ASSERT_THAT(region.units, SizeIs(2));
  EXPECT_GT(region.units[0].total_population, 15'000);
  EXPECT_LT(region.units[1].total_population, 9'900);
  const auto outside = std::count_if(region.communes.begin(), region.communes.end(),
                                     [](const SampleCommune& c) { return !c.unit; });
  EXPECT_GT(outside, 5);
  std::vector<std::size_t> by_unit(2);
  for (const SampleQuartier& quartier : region.quartiers.list) ++by_unit[quartier.unit];
  EXPECT_GE(by_unit[0], 3U);
  EXPECT_EQ(by_unit[1], 1U) << "the quartier that the derogation of 2023 keeps";
}

TEST(SampleCountry, QuartiersAreValidAndLargeEnough) {
  const SampleRegion region = small_country();
  ASSERT_EQ(region.quartiers.outlines.size(), region.quartiers.list.size());
  for (std::size_t i = 0; i < region.quartiers.list.size(); ++i) {
    EXPECT_EQ(invalidity(region.quartiers.outlines, i), std::nullopt);
    EXPECT_GE(region.quartiers.list[i].people, 1'000.0);
  }
}

TEST(SampleCountry, TheEarlierMapFollowsTheLettersOfTheCodes) {
  std::map<char, int> letters;
  std::size_t left = 0;
  SampleNumbering numbering;
  ExitNumbering exits;
  std::set<std::string> codes;
  const SampleCountry country(2'000'000, 2, scenario_of_2019());
  for (std::size_t index = 0; index < country.size(); ++index) {
    SampleRegion region = country.region(index);
    number_quartiers(region, numbering);
    const SampleQuartiers earlier = earlier_quartiers(region, country.seed(), exits);
    ASSERT_EQ(earlier.outlines.size(), earlier.list.size());
    std::map<std::string, std::size_t> by_code;
    for (std::size_t i = 0; i < earlier.list.size(); ++i) {
      EXPECT_EQ(invalidity(earlier.outlines, i), std::nullopt);
      EXPECT_TRUE(codes.insert(earlier.list[i].code).second) << earlier.list[i].code;
      by_code.emplace(earlier.list[i].code, i);
    }
    std::size_t kept = 0;
    for (std::size_t k = 0; k < region.quartiers.list.size(); ++k) {
      const std::string& code = region.quartiers.list[k].code;
      const auto at = by_code.find("QP" + code.substr(2, 3) + "0" + code.substr(5, 2));
      ++letters[code.back()];
      EXPECT_EQ(at == by_code.end(), code.back() == 'N') << code;
      if (at == by_code.end()) continue;
      ++kept;
      const double before = area(earlier.outlines, at->second);
      const double now = area(region.quartiers.outlines, k);
      EXPECT_LE(before, now) << code;
      EXPECT_TRUE(code.back() != 'I' || before == now) << code;
    }
    // At most one left, where there is a place for it.
    EXPECT_LE(earlier.list.size(), kept + (region.quartiers.list.empty() ? 0 : 1));
    left += earlier.list.size() - kept;
  }
  EXPECT_GT(left, 0U);
  EXPECT_GT(letters['I'], 0);
  EXPECT_GT(letters['M'], 0);
  EXPECT_GT(letters['N'], 0);
}

TEST(SampleCountry, LargeCountriesHaveDistinctCodesAndPlaces) {
  std::set<std::pair<std::int32_t, std::int32_t>> slots;
  std::set<std::string> codes;
  for (const RegionPlan& plan : plan_country(100'000'000, 3)) {
    for (std::int32_t row = 0; row < plan.side / 80; ++row) {
      for (std::int32_t column = 0; column < plan.side / 80; ++column) {
        EXPECT_TRUE(
            slots.emplace(plan.corner.row + 80 * row, plan.corner.column + 80 * column).second);
        const auto slot = plan.slot + static_cast<std::size_t>(row * 4 + column);
        EXPECT_TRUE(codes.insert(commune_code(plan, slot, 0)).second);
        EXPECT_TRUE(codes.insert(commune_code(plan, slot, 27)).second);
      }
    }
    EXPECT_EQ(plan.corner.row % plan.side, 0);
    EXPECT_EQ(plan.corner.column % plan.side, 0);
  }
}

TEST(SampleSecrecy, SharesWhatIsSmallAndLeavesTheRest) {
  // One kilometre: a large cell, and two that together pass the limit.
  const std::vector<SecrecyCell> cells = {{{0, 0}, 20.0}, {{0, 4}, 5.0}, {{3, 3}, 7.0}};
  const auto outcome = group_for_secrecy(cells, 5);
  EXPECT_FALSE(outcome[0].is_imputed);
  EXPECT_TRUE(outcome[1].is_imputed);
  EXPECT_EQ(outcome[1].group, outcome[2].group);
  EXPECT_EQ(outcome[0].natural_side, 5);
}

TEST(SampleSecrecy, TakesInTheSmallestLargeCellWhereTheSmallAreTooFew) {
  const std::vector<SecrecyCell> cells = {{{0, 0}, 20.0}, {{0, 4}, 5.0}, {{3, 3}, 12.0}};
  const auto outcome = group_for_secrecy(cells, 5);
  EXPECT_FALSE(outcome[0].is_imputed);
  EXPECT_TRUE(outcome[2].is_imputed);
  EXPECT_EQ(outcome[1].group, outcome[2].group);
}

TEST(SampleSecrecy, PutsKilometresTogetherAndCutsThemAgain) {
  // Two kilometres side by side, one of them under the limit.
  const std::vector<SecrecyCell> cells = {
      {{0, 0}, 6.0}, {{0, 1}, 30.0}, {{0, 5}, 4.0}, {{0, 6}, 3.0}, {{7, 7}, 40.0}};
  const auto outcome = group_for_secrecy(cells, 10);
  EXPECT_EQ(outcome[0].natural_side, 10);
  EXPECT_TRUE(outcome[2].is_kilometre_imputed);
  EXPECT_EQ(outcome[0].group, outcome[2].group);
  EXPECT_FALSE(outcome[1].is_imputed) << "large enough by itself at 200 m";
  EXPECT_FALSE(outcome[4].is_imputed);
}

TEST(SampleSecrecy, KeepsTheTotals) {
  const SampleCountry country(40'000, 5, scenario_of_2019());
  const SampleLandscape landscape(plan_country(40'000, country.seed()).front(), country.seed());
  const SampleCensus census = take_census(landscape, scenario_of_2019().vintage);
  CellSums truth{};
  for (const TrueCell& cell : census.cells) {
    for (std::size_t v = 0; v < kSampleVariables; ++v) truth[v] += cell.sums[v];
  }
  const CellSums totals = totals_of(publish(landscape, census));
  for (std::size_t v = 0; v < kSampleVariables; ++v) {
    if (v == men_pauv) continue;  // capped
    EXPECT_NEAR(totals[v], truth[v], 1e-6 * (1.0 + truth[v])) << v;
  }
}

TEST(SampleActions, HaveCodesReferencesAndVerifiableNumbers) {
  SampleRegion region = small_country();
  SampleNumbering numbering;
  number_quartiers(region, numbering);
  const Transform to_lonlat(Crs::epsg(3035), Crs::epsg(4326));
  const auto actions =
      draw_actions(action_area_of(region, to_lonlat), action_count(region, 60), 1, numbering);
  EXPECT_THAT(actions, SizeIs(Ge(60U)));
  std::set<std::string> references;
  for (const SampleAction& action : actions) {
    EXPECT_TRUE(references.insert(action.reference).second);
    EXPECT_TRUE(action.siret.empty() || passes_luhn(action.siret)) << action.siret;
    EXPECT_THAT(action.quartiers, Each(HasSubstr("QN036")));
    for (const SampleFunding& line : action.fundings) {
      EXPECT_LE(line.paid, line.granted);
      EXPECT_LE(line.granted, line.requested);
    }
  }
}

TEST(IncomeHistogram, FindsQuantiles) {
  IncomeHistogram histogram;
  for (int i = 1; i <= 1000; ++i) histogram.add(10'000.0 + 20.0 * i, 1);
  EXPECT_NEAR(histogram.quantile(0.5), 20'000.0, 40.0);
  EXPECT_NEAR(histogram.quantile(0.1), 12'000.0, 40.0);
}

TEST(SampleActions, NeedQuartiersWithAnOutline) {
  Zoning communes;
  communes.key = "list";
  EXPECT_THAT(testing::codes_thrown_by([&] { (void)action_area_of(communes); }),
              ::testing::ElementsAre("sample_quartiers"));
}

}  // namespace
}  // namespace carreau
