// SPDX-License-Identifier: Apache-2.0
/// A revision in words and as JSON: counts by status, people that add up, dashes for what is not
/// known.
#include "report/revision_summary.hpp"

#include "support/revised_town.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace carreau::report {
namespace {

using carreau::testing::RevisedTown;
using ::testing::AllOf;
using ::testing::HasSubstr;

TEST(RevisionSummary, CountsEachQuartierOnce) {
  const RevisedTown town;
  const auto json = nlohmann::json::parse(revision_json(town.revised(), {"out.gpkg"}));
  EXPECT_EQ(json.at("listed"), 3);
  EXPECT_EQ(json.at("no_data"), 1);
  EXPECT_EQ(json.at("left"), 1);
  EXPECT_EQ(json.at("unchanged").get<int>() + json.at("extended").get<int>(), 1);
  EXPECT_EQ(json.at("files").at(0), "out.gpkg");
}

TEST(RevisionSummary, SpeaksBothLanguages) {
  const RevisedTown town;
  EXPECT_THAT(revision_text(town.revised(), Language::english),
              AllOf(HasSubstr("1 without data, 1 left by decision"), HasSubstr("median/S"),
                    HasSubstr("exits"), HasSubstr("QP036002")))
      << "report_revision_summary_ratio, report_revision_summary_rate";
  EXPECT_THAT(revision_text(town.revised(), Language::french),
              AllOf(HasSubstr("1 sans données, 1 sortis par décision"),
                    HasSubstr("Le drapeau signale et n'ôte rien")));
}

}  // namespace
}  // namespace carreau::report
