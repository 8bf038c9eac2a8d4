// SPDX-License-Identifier: Apache-2.0
/// What a crosswalk is asked for, and a count that arrives whole.
#include "study/crosswalk.hpp"

#include "base/error.hpp"
#include "support/gdal_files.hpp"
#include "support/studied_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::study {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::request_of;
using testing::TempFolder;
using testing::World;

std::string error_of(const CrosswalkRequest& request) {
  try {
    check_request(request);
  } catch (const ArgumentError& error) {
    return error.what();
  }
  return "no error";
}

TEST(CrosswalkRequest, MustAskForSomethingAndGiveWhatItTakes) {
  CrosswalkRequest request;
  EXPECT_THAT(error_of(request), HasSubstr("nothing is asked for"));
  request.variables.counts = {{"people", Base::people}};
  EXPECT_THAT(error_of(request), HasSubstr("give it with --table"));
  request.tables = {"table.csv"};
  EXPECT_THAT(error_of(request), HasSubstr("expected the grid"));
  request.run.grids = {"grid.csv"};
  EXPECT_EQ(error_of(request), "no error");
  request.run.rule = "metropole-2023";
  EXPECT_THAT(error_of(request), HasSubstr("serve --median"));
  request.medians = {"median"};
  EXPECT_EQ(error_of(request), "no error");
}

CrosswalkRequest of_variables(const MoveRequest& variables) {
  CrosswalkRequest request;
  request.run.grids = {"grid.csv"};
  request.tables = {"table.csv"};
  request.variables = variables;
  return request;
}

TEST(CrosswalkRequest, MovesNoQuantile) {
  const CountRequest people{"people", Base::people};
  const CountRequest quantile{"Q219", Base::people};
  EXPECT_THAT(error_of(of_variables({{quantile}, {}})),
              AllOf(HasSubstr("--count Q219"), HasSubstr("--median Q219 estimates it anew")));
  for (const RateRequest& rate :
       {RateRequest{"rate", quantile, {}}, RateRequest{"rate", quantile, people},
        RateRequest{"rate", people, quantile}}) {
    EXPECT_THAT(error_of(of_variables({{}, {rate}})), HasSubstr("--rate Q219"));
    EXPECT_THROW((void)crosswalk(of_variables({{}, {rate}})), ArgumentError);
  }
}

TEST(CrosswalkRequest, NamesEveryVariableOnceAndLikeNoOtherColumn) {
  const CountRequest people{"N", Base::people};
  EXPECT_THAT(error_of(of_variables({{people, {"n", Base::area}}, {}})),
              HasSubstr("two variables are named \"n\""));
  EXPECT_THAT(error_of(of_variables({{people}, {{"Code", people, people}}})),
              HasSubstr("cannot be named \"Code\""));
}

TEST(Crosswalk, MovesACountWhole) {
  const TempFolder folder;
  CrosswalkRequest request;
  request.run.grids = request_of(World(), folder).grids;
  request.from = folder.write("communes_of_cells.csv", "insee_com\n30001\n30002\n");
  request.to = request.from;
  request.tables = {folder.write("table.csv", "code,n\n30001,700\n30002,50\n")};
  request.variables.counts = {{"n", Base::people}};
  const CrosswalkResult made = crosswalk(request);
  ASSERT_EQ(made.variables.size(), 1U);
  EXPECT_EQ(made.variables[0].zones[0].value, 700.0);
  EXPECT_EQ(made.variables[0].zones[1].value, 50.0);
  EXPECT_TRUE(made.to_shares);
}

TEST(Crosswalk, ASourceWithoutPeopleIsMovedByItsArea) {
  const TempFolder folder;
  CrosswalkRequest request;
  request.run.grids = request_of(World(), folder).grids;
  request.from = folder.write(
      "from.geojson",
      testing::geojson({{R"("code":"W")", testing::box(3842800, 2346400, 3843200, 2347000)},
                        {R"("code":"E")", testing::box(3850000, 2346400, 3850200, 2347000)}},
                       3035));
  request.to = folder.write(
      "to.geojson",
      testing::geojson({{R"("code":"all")", testing::box(3842000, 2346000, 3851000, 2348000)}},
                       3035));
  request.tables = {folder.write("table.csv", "code,n\nW,700\nE,50\n")};
  request.variables.counts = {{"n", Base::people}};
  const CrosswalkResult made = crosswalk(request);
  EXPECT_TRUE(made.findings.has("source_by_another_base"));
  EXPECT_EQ(made.variables.at(0).zones.at(0).value, 750.0);
}

}  // namespace
}  // namespace carreau::study
