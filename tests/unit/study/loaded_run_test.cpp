// SPDX-License-Identifier: Apache-2.0
/// A run from files and from memory; what is missing is said before anything is read.
#include "study/loaded_run.hpp"

#include "base/error.hpp"
#include "support/faults.hpp"
#include "support/studied_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::study {
namespace {

using testing::data_of;
using ::testing::HasSubstr;
using testing::request_of;
using testing::TempFolder;
using testing::World;

std::string error_of(StudyData data, const std::string& rule,
                     const std::vector<std::string>& settings = {}) {
  try {
    (void)join_run(std::move(data), rule, settings);
  } catch (const ArgumentError& error) {
    return error.what();
  }
  return "no error";
}

TEST(LoadRun, TellsTheRuleAndCompletesTheRecord) {
  const TempFolder folder;
  const auto run = load_run(request_of(World(), folder));
  EXPECT_TRUE(run->has_rule());
  EXPECT_EQ(run->cells.size(), 40U);
  EXPECT_EQ(run->record.inputs.size(), 4U);
  for (const InputRecord& input : run->record.inputs) EXPECT_EQ(input.content.digest.size(), 64U);
}

TEST(LoadRun, ARequestWithoutGridOrRuleIsRefused) {
  RunRequest request;
  EXPECT_THROW((void)load_run(request), ArgumentError);
  request.grids = {"no-such-grid.csv"};
  EXPECT_THROW((void)load_run(request), ArgumentError);
}

TEST(LoadRun, StopsWhenAsked) {
  const TempFolder folder;
  Cancellation stop;
  stop.request();
  const RunRequest request = request_of(World(), folder);
  EXPECT_THROW((void)load_run(request, {nullptr, &stop}), Cancelled);
}

TEST(LoadGrid, HasNoRule) {
  const TempFolder folder;
  const auto grid = load_grid(request_of(World(), folder).grids, Headcount::absent);
  EXPECT_FALSE(grid->has_rule());
  EXPECT_EQ(grid->cells.headcount(), Headcount::absent);
}

TEST(JoinRun, NamesTheCellsByTheirDigest) {
  const TempFolder folder;
  const RunRequest request = request_of(World(), folder);
  const auto from_files = load_run(request);
  const auto joined = join_run(data_of(request), request.rule);
  ASSERT_EQ(joined->record.inputs.size(), 1U);
  EXPECT_EQ(joined->record.inputs.front().content, from_files->record.inputs.front().content);
  EXPECT_EQ(grid_names(joined->record), "grid");
  EXPECT_EQ(joined->record.defaults, from_files->record.defaults);
}

TEST(JoinRun, SaysWhatTheRuleNeeds) {
  const TempFolder folder;
  const StudyData data = data_of(request_of(World(), folder));
  StudyData without_units = data;
  without_units.territory.composition.clear();
  EXPECT_THAT(error_of(without_units, "metropole-2023"), HasSubstr("population of urban units"));
  StudyData without_communes = data;
  without_communes.territory.communes.clear();
  EXPECT_THAT(error_of(without_communes, "martinique-reunion-2014"),
              HasSubstr("population of communes"));
  StudyData without_households = data;
  without_households.cells = CellTable(data.cells.grid(), Headcount::absent);
  EXPECT_THAT(error_of(without_households, "metropole-2023"), HasSubstr("needs the headcount"));
  EXPECT_THAT(error_of(data, "no-such-rule"), HasSubstr("no-such-rule"));
}

TEST(JoinRun, EachLackHasItsCode) {
  using ::testing::ElementsAre;
  const TempFolder folder;
  StudyData data = data_of(request_of(World(), folder));
  const auto codes_under = [&](const std::string& rule) {
    return testing::codes_thrown_by([&] { (void)join_run(data, rule); });
  };
  data.territory.communes.clear();
  EXPECT_THAT(codes_under("martinique-reunion-2014"), ElementsAre("data_needs_communes"));
  data.territory.composition.clear();
  EXPECT_THAT(codes_under("metropole-2023"), ElementsAre("data_needs_units"));
}

TEST(JoinRun, DeclaredCellsTakeDeclaredMediansAlone) {
  using ::testing::ElementsAre;
  const TempFolder folder;
  StudyData data = data_of(request_of(World(), folder));
  data.vintage = 2010;
  EXPECT_EQ(join_run(data, "metropole-2014")->scenario.vintage.incomes, IncomeConcept::declared);
  const auto codes_with = [&](std::map<std::string, PublishedMedian> StudyData::*table,
                              IncomeConcept incomes) {
    StudyData given = data;
    (given.*table)["59702"] = {Euros::whole(18'000), incomes};
    return testing::codes_thrown_by([&] { (void)join_run(given, "metropole-2014"); });
  };
  const auto refusal = ElementsAre("disposable_for_declared", "give_declared_medians");
  for (const auto table : {&StudyData::urban_incomes, &StudyData::levels}) {
    EXPECT_THAT(codes_with(table, IncomeConcept::disposable), refusal);
    EXPECT_THAT(codes_with(table, IncomeConcept::declared), ElementsAre());
  }
  EXPECT_THAT(testing::codes_thrown_by(
                  [&] { (void)join_run(data, "metropole-2014", {"bridge_exponent=1.7"}); }),
              ElementsAre("bridge_of_declared"));
}

TEST(JoinRun, TheLineOfLowIncomesOverseasIsNotKnown) {
  const TempFolder folder;
  StudyData data = data_of(request_of(World(), folder));
  data.vintage = 2010;
  EXPECT_FALSE(join_run(data, "metropole-2014")->findings.has("low_income_line_unknown"));
  CellTable martinique({2973, Metres::whole(200)}, Headcount::present);
  CellRecord cell;
  cell.position = {8'100, 3'500};
  cell.people = Persons::whole(50);
  cell.households = Households::whole(20);
  cell.income_sum = Euros::whole(500'000);
  cell.communes = "59350";
  ASSERT_FALSE(martinique.assign(std::vector{cell}));
  data.cells = std::move(martinique);
  EXPECT_TRUE(join_run(data, "metropole-2014")->findings.has("low_income_line_unknown"));
  EXPECT_FALSE(
      join_run(data, "metropole-2014", {"model=means"})->findings.has("low_income_line_unknown"));
}

TEST(LoadRun, FiguresOfAnotherVersionAreRefused) {
  const TempFolder folder;
  ScenarioRecord record = load_run(request_of(World(), folder))->record;
  record.vintage.figures.digest = std::string(64, '0');
  const auto codes_of_version = [&](const std::string& version) {
    record.version = version;
    return testing::codes_thrown_by([&] { (void)load_run(record, ChangedContent::refuse, {}); });
  };
  EXPECT_THAT(codes_of_version("0.0.1"),
              ::testing::ElementsAre("figures_of_other_content", "figures_of_version"));
  EXPECT_THAT(codes_of_version(""),
              ::testing::ElementsAre("figures_of_other_content", "figures_of_another_version"));
}

}  // namespace
}  // namespace carreau::study
