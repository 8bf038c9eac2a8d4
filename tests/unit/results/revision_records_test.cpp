// SPDX-License-Identifier: Apache-2.0
/// The rows of a revision: figures before and after, people that add up, cells with their roles.
#include "results/revision_records.hpp"

#include "support/revised_town.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace carreau::results {
namespace {

using carreau::testing::RevisedTown;

class RevisionRecords : public ::testing::Test {
 protected:
  RevisedTown town_;
  RevisionOutput output_ = town_.revised();
};

TEST_F(RevisionRecords, OfAPlaceOutsideTheGridKnowNothing) {
  const auto records = revised_records(output_);
  ASSERT_GE(records.size(), 2U);
  EXPECT_EQ(records[1].status, RevisedStatus::no_data);
  EXPECT_FALSE(records[1].people_before);
  EXPECT_FALSE(records[1].figures.people);
  EXPECT_FALSE(records[1].at_risk);
  EXPECT_EQ(records[0].origin_code, "QP036001");
  EXPECT_TRUE(records[0].at_risk.has_value());
}

TEST_F(RevisionRecords, KeepWhatLeftApart) {
  const auto left = left_records(output_);
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(left[0].figures.code, "QP036003");
  EXPECT_EQ(left[0].edit_reason, "démoli");
  for (const RevisedRecord& record : revised_records(output_)) {
    EXPECT_NE(record.figures.code, "QP036003");
  }
}

TEST_F(RevisionRecords, HaveAnExtensionForEachExtendedQuartier) {
  EXPECT_EQ(extension_records(output_).size(), town_.revision.count(RevisedStatus::extended));
  EXPECT_EQ(extension_records(output_).size(), town_.extensions.size());
}

TEST_F(RevisionRecords, PeopleAddUp) {
  const PeopleMoved moved = people_moved(output_);
  EXPECT_EQ(moved.before + moved.extended + moved.created - moved.left, moved.after);
  EXPECT_GT(moved.left, Persons());
}

TEST_F(RevisionRecords, CellsTellTheirRole) {
  const CellProbabilities probabilities = cell_probabilities(output_.rule);
  const auto chosen = revised_cells(output_);
  EXPECT_EQ(chosen.size(), town_.cells.size());
  const CellIndex own = town_.laid.of_zone(0).front().cell;
  const RevisedCellRecord record = revised_cell_record(output_, probabilities, own);
  EXPECT_EQ(record.role, CellRole::listed);
  EXPECT_EQ(record.quartier, "QP036001");
  EXPECT_DOUBLE_EQ(record.share_listed, 1.0);
  town_.record.cells = CellChoice::none;
  EXPECT_TRUE(revised_cells(output_).empty());
}

TEST_F(RevisionRecords, SayWithWhichRates) {
  const auto records = revision_run_records(output_);
  const auto rates = std::ranges::find(records, "exit_rates", &RunRecord::key);
  ASSERT_NE(rates, records.end());
  EXPECT_EQ(rates->value, town_.rates.revision);
  EXPECT_EQ(rates->source, town_.rates.source);
}

}  // namespace
}  // namespace carreau::results
