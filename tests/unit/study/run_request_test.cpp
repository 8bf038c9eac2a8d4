// SPDX-License-Identifier: Apache-2.0
/// The record that a request makes, alone and on top of a scenario.
#include "study/run_request.hpp"

#include "base/error.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::study {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::TempFolder;

RunRequest complete_request() {
  RunRequest request;
  request.grids = {"a.csv", "b.csv"};
  request.rule = "metropole-2023";
  return request;
}

std::string error_of(const RunRequest& request) {
  try {
    (void)request.record();
  } catch (const ArgumentError& error) {
    return error.what();
  }
  return "no error";
}

const char* const kScenario =
    "format = 1\n"
    "rule = \"metropole-2014\"\n"
    "vintage = 2017\n"
    "[inputs]\n"
    "grid = \"grid.csv\"\n"
    "communes = \"communes.csv\"\n"
    "listed = \"listed.gpkg\"\n"
    "[parameters]\n"
    "smoothing = 0\n"
    "[defaults]\n"
    "poverty_ratio = 0.6\n";

/// A request over a scenario in a folder of its own.
class OverScenario : public ::testing::Test {
 protected:
  OverScenario() { request_.scenario = folder_.write("study/s.toml", kScenario); }

  TempFolder folder_;
  RunRequest request_;
};

TEST(RunRequest, NeedsAGridAndARule) {
  EXPECT_THAT(error_of(RunRequest()), HasSubstr("grids is required"));
  RunRequest request = complete_request();
  EXPECT_EQ(error_of(request), "no error");
  request.rule.clear();
  EXPECT_THAT(error_of(request), HasSubstr("rule is required"));
  request.rule = "metropole-1999";
  EXPECT_THAT(error_of(request), HasSubstr("metropole-1999"));
}

TEST(RunRequest, NamesItsInputsByRole) {
  RunRequest request = complete_request();
  request.urban_units = "u.csv";
  request.communes = {"c1.csv", "c2.csv"};
  request.bounds = "p.csv";
  const ScenarioRecord record = request.record();
  EXPECT_THAT(record.paths(), ElementsAre("a.csv", "b.csv", "u.csv", "c1.csv", "c2.csv", "p.csv"));
  EXPECT_EQ(record.find(InputRole::grid)->paths.size(), 2U) << "one grid of two files";
  EXPECT_THAT(record.find(InputRole::bounds)->paths, ElementsAre("p.csv"));
  EXPECT_EQ(record.find(InputRole::listed), nullptr);
}

TEST(RunRequest, ShortOptionsAreSettings) {
  RunRequest request = complete_request();
  request.method = "compact";
  request.settings = {"smoothing=0"};
  request.without_headcount = true;
  EXPECT_THAT(request.named_settings(),
              ElementsAre(ParameterValue{"model", "means"}, ParameterValue{"method", "compact"},
                          ParameterValue{"smoothing", "0"}));
  request.settings = {"smoothing"};
  EXPECT_THROW((void)request.record(), ArgumentError) << "not NAME=VALUE";
}

TEST(RunRequest, RefusesAModelThatNeedsTheMissingHouseholds) {
  RunRequest request = complete_request();
  request.without_headcount = true;
  request.model = "dagum";
  EXPECT_THAT(error_of(request), HasSubstr("dagum"));
  request.model = "means";
  EXPECT_EQ(error_of(request), "no error");
}

TEST(RunRequest, RefusesAnUnknownKindOfIncomes) {
  RunRequest request = complete_request();
  request.brackets_of = "gross";
  EXPECT_THAT(error_of(request), HasSubstr("gross"));
  request.brackets_of = "disposable";
  EXPECT_EQ(request.record().bracket_incomes, IncomeConcept::disposable);
}

TEST_F(OverScenario, ItIsTheScenarioWhereNothingElseIsGiven) {
  const ScenarioRecord record = request_.record();
  EXPECT_EQ(record.rule.name, "metropole-2014");
  EXPECT_EQ(record.vintage.year, 2017);
  EXPECT_THAT(record.settings, ElementsAre(ParameterValue{"smoothing", "0"}));
  EXPECT_THAT(record.defaults, ElementsAre(ParameterValue{"poverty_ratio", "0.6"}));
}

TEST_F(OverScenario, ItsOwnMembersTakePrecedence) {
  request_.grids = {"other.csv"};
  request_.settings = {"smoothing=300"};
  request_.vintage = 2019;
  const ScenarioRecord record = request_.record();
  EXPECT_THAT(record.find(InputRole::grid)->paths, ElementsAre("other.csv"));
  EXPECT_NE(record.find(InputRole::communes), nullptr) << "other inputs stay";
  EXPECT_THAT(record.settings, ElementsAre(ParameterValue{"smoothing", "300"}));
  EXPECT_EQ(record.vintage.year, 2019);
}

TEST_F(OverScenario, AnotherRuleDropsTheDefaultsOfTheFirst) {
  request_.rule = "metropole-2023";
  const ScenarioRecord record = request_.record();
  EXPECT_EQ(record.rule.name, "metropole-2023");
  EXPECT_THAT(record.defaults, IsEmpty());
  EXPECT_THAT(record.settings, ElementsAre(ParameterValue{"smoothing", "0"}));
}

TEST_F(OverScenario, FindsOnlyTheInputsThatTheScenarioNames) {
  (void)folder_.write("data/deep/communes.csv", "code\n");
  (void)folder_.write("data/listed.gpkg", "");
  request_.grids = {"not-looked-for.csv"};
  request_.input_folders = {folder_ / "data"};
  const ScenarioRecord found = request_.found_record();
  EXPECT_THAT(found.find(InputRole::grid)->paths, ElementsAre("not-looked-for.csv"));
  EXPECT_THAT(found.find(InputRole::communes)->paths,
              ElementsAre(folder_ / "data/deep/communes.csv"));
  request_.input_folders.clear();
  EXPECT_THROW((void)request_.found_record(), IoError);
}

TEST_F(OverScenario, EveryFileThatIsReadIsKeptFromBeingOverwritten) {
  request_.rule = folder_.write("own.toml", "name = \"own\"\n");
  ScenarioRecord record = RunRequest(request_).record();
  const auto paths = request_.read_paths(record);
  EXPECT_THAT(paths, Contains(request_.scenario));
  EXPECT_THAT(paths, Contains(request_.rule));
  EXPECT_THAT(paths, Contains(HasSubstr("listed.gpkg")));
}

}  // namespace
}  // namespace carreau::study
