// SPDX-License-Identifier: Apache-2.0
/// Where the medians that enter S come from, in their order.
#include "study/unit_medians.hpp"

#include "base/error.hpp"
#include "inputs/built_in_areas.hpp"
#include "scenario/session.hpp"
#include "support/row_of_cells.hpp"
#include "support/studied_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace carreau::study {
namespace {

/// A unit of three communes, of which the grid shows one.
class UnitMedians : public ::testing::Test {
 protected:
  UnitMedians() : cells_(testing::row_of_communes({{"59001", 500}})) {
    set_territory({{{{"59001", "Alpha", 6'000, {}, 6'000}, "59U"},
                    {{"59002", "Beta", 3'000, {}, 3'000}, "59U"},
                    {{"59003", "Gamma", 1'000, {}, 1'000}, "59U"}}},
                  "59U", 10'000);
  }
  void set_territory(std::vector<Territory::CommuneEntry> communes, const std::string& unit,
                     std::int64_t population) {
    territory_.territory = Territory({{unit, "Ville", population, unit, {}}}, std::move(communes));
    territory_.membership = membership_by_code(cells_, territory_.territory, findings_);
  }
  PlacedCells placed() { return {cells_, territory_}; }
  [[nodiscard]] std::optional<PublishedMedian> median() const {
    return territory_.territory.units()[0].median;
  }
  static inputs::IncomeTable table(const std::map<std::string, double>& medians) {
    inputs::IncomeTable table;
    table.file = "COM.csv";
    table.income = IncomeConcept::disposable;
    for (const auto& [code, value] : medians) {
      table.medians[code] = {Euros::from_value(value), IncomeConcept::disposable};
      table.laws[code] = {0.3, std::nullopt};
    }
    return table;
  }

  CellTable cells_;
  AssembledTerritory territory_;
  Findings findings_;
};

TEST_F(UnitMedians, ATableByCommuneIsMixed) {
  // Weights of 6,000 and 3,000 + 1,000: the medians of both communes of 16,000 € lie below.
  set_table_medians(placed(), table({{"59001", 24'000}, {"59002", 16'000}, {"59003", 16'000}}),
                    findings_);
  ASSERT_TRUE(median().has_value());
  EXPECT_EQ(median()->origin, MedianOrigin::communes);
  EXPECT_EQ(median()->income, IncomeConcept::disposable);
  // 0.6·Φ((x − ln 24000)/0.3) + 0.4·Φ((x − ln 16000)/0.3) = 0.5
  const double x = std::log(median()->median.value());
  const auto below = [&](double m) {
    return 0.5 * std::erfc((std::log(m) - x) / 0.3 / std::sqrt(2.0));
  };
  EXPECT_NEAR(0.6 * below(24'000) + 0.4 * below(16'000), 0.5, 1e-6);
  EXPECT_DOUBLE_EQ(median()->log_deviation, inputs::mixture_figures().disposable_deviation);
  EXPECT_TRUE(findings_.has("medians_of_communes"));
}

TEST_F(UnitMedians, SecretCommunesTakeNoPartAndAddDoubt) {
  set_table_medians(placed(), table({{"59001", 24'000}, {"59002", 24'000}}), findings_);
  ASSERT_TRUE(median().has_value());
  EXPECT_NEAR(median()->median.value(), 24'000.0, 1.0);
  const auto figures = inputs::mixture_figures();
  EXPECT_NEAR(median()->log_deviation,
              std::hypot(figures.disposable_deviation, figures.secret_deviation * 0.1), 1e-12);
}

TEST_F(UnitMedians, AUnitOfSecretCommunesHasNone) {
  set_table_medians(placed(), table({{"59002", 24'000}, {"59003", 24'000}}), findings_);
  EXPECT_FALSE(median().has_value());
  EXPECT_TRUE(findings_.has("communes_without_median"));
  EXPECT_TRUE(findings_.has("no_matching_income"));
}

TEST_F(UnitMedians, PeopleOfTheTableGoBeforePopulations) {
  inputs::IncomeTable weighted = table({{"59001", 24'000}, {"59002", 16'000}, {"59003", 16'000}});
  weighted.laws["59001"].people = 4'000.0;
  weighted.laws["59002"].people = 3'000.0;
  weighted.laws["59003"].people = 1'000.0;
  set_table_medians(placed(), weighted, findings_);
  // Half and half, with equal spreads: the geometric mean.
  EXPECT_NEAR(median()->median.value(), std::sqrt(24'000.0 * 16'000.0), 1.0);
}

TEST_F(UnitMedians, ATableByUnitIsTakenAsItIs) {
  inputs::IncomeTable units = table({{"59U", 19'000}, {"00851", 24'000}});
  set_table_medians(placed(), units, findings_);
  EXPECT_EQ(median()->median, Euros::whole(19'000));
  EXPECT_EQ(median()->origin, MedianOrigin::published);
}

TEST_F(UnitMedians, ATableOfOtherPlacesIsReported) {
  set_table_medians(placed(), table({{"00851", 24'000}}), findings_);
  EXPECT_FALSE(median().has_value());
  EXPECT_TRUE(findings_.has("no_matching_income"));
}

TEST_F(UnitMedians, FormerCommunesCountWhereTheyWereMerged) {
  const Mergers mergers = {{"59101", "59002"}};
  territory_.territory.know_mergers(&mergers);
  inputs::IncomeTable old = table({{"59001", 24'000}, {"59101", 16'000}, {"59002", 16'000}});
  old.laws["59101"].people = 2'000.0;
  set_table_medians(placed(), old, findings_);
  ASSERT_TRUE(median().has_value());
  EXPECT_TRUE(findings_.has("incomes_of_merged"));
}

TEST_F(UnitMedians, ARealUnitHasItsBuiltInMedian) {
  const auto medians = inputs::built_in_medians(2019);
  const KnownIncomeArea& known = medians->areas.at("30501");
  cells_ = testing::row_of_communes({{"30007", 100}});
  std::vector<Territory::CommuneEntry> communes;
  for (const std::string& code : known.communes)
    communes.push_back({{code, "", 4'300, {}, {}}, "30501"});
  set_territory(communes, "30501", 95'000);
  set_built_in_medians(placed(), 2019, findings_);
  ASSERT_TRUE(median().has_value());
  EXPECT_EQ(median()->median, known.median.median);
  EXPECT_EQ(median()->origin, MedianOrigin::built_in);
  EXPECT_TRUE(findings_.has("medians_built_in"));
  // What the user gives goes first.
  territory_.territory.set_medians({{"30501", {Euros::whole(18'000), IncomeConcept::declared}}});
  set_built_in_medians(placed(), 2019, findings_);
  EXPECT_EQ(median()->median, Euros::whole(18'000));
}

TEST_F(UnitMedians, AMadeUpUnitOfARealCodeHasNone) {
  cells_ = testing::row_of_communes({{"30001", 100}});
  set_territory({{{"30001", "Amont", 95'000, {}, {}}, "30501"}}, "30501", 95'000);
  set_built_in_medians(placed(), 2019, findings_);
  EXPECT_FALSE(median().has_value());
  EXPECT_TRUE(findings_.has("area_not_recognised"));
}

TEST_F(UnitMedians, ADepartementOfWhichOneCommuneIsGivenIsAPart) {
  cells_ = testing::row_of_communes({{"97209", 100}});
  territory_.territory =
      Territory({}, {{{"97209", "Fort-de-France", 78'000, {}, {}}, ""}}).with_communes_as_units();
  territory_.membership = membership_by_code(cells_, territory_.territory, findings_);
  EXPECT_THAT(partial_areas(placed()), ::testing::ElementsAre("972"));
  set_built_in_medians(placed(), 2017, findings_);
  EXPECT_EQ(median()->median, Euros::whole(17'580)) << "a commune's extract gives the right S";
}

TEST(RefusedScenario, LeavesTheSessionAsItWas) {
  const testing::TempFolder folder;
  testing::World world;
  world.arguments.urban_incomes.clear();
  world.files["communes.csv"] = testing::replaced(world.files["communes.csv"], "12000", "5000");
  const auto run = load_run(testing::request_of(world, folder));
  Session session(run->input());
  Findings findings;
  const auto first = session.run(run->scenario, findings).thresholds;
  Scenario tested = run->scenario;
  set_parameter(tested, "minimum_unit_population", "1000");
  EXPECT_THROW((void)session.run(tested, findings), DataError);
  set_parameter(tested, "model", "means");
  EXPECT_THROW((void)session.run(tested, findings), DataError);
  const RunResult& again = session.run(run->scenario, findings);
  ASSERT_EQ(again.thresholds.size(), first.size());
  const RunResult fresh = run_scenario(run->input(), run->scenario, findings);
  for (std::size_t i = 0; i < run->cells.size(); ++i) {
    EXPECT_EQ(again.income->share_below(CellIndex(i), 15'000.0).share,
              fresh.income->share_below(CellIndex(i), 15'000.0).share);
  }
}

}  // namespace
}  // namespace carreau::study
