// SPDX-License-Identifier: Apache-2.0
/// Tallies from anywhere, of one block or of several, in any order, make one result.
#include "study/sweep_ledger.hpp"

#include "base/error.hpp"
#include "support/studied_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace carreau::study {
namespace {

using carreau::testing::request_of;
using carreau::testing::TempFolder;
using carreau::testing::World;

class Ledger : public ::testing::Test {
 protected:
  /// Several blocks as one worker gives them.
  SweepTally item(std::size_t begin, std::size_t end) {
    SweepTally total = sweep_->empty();
    for (std::size_t i = begin; i < end; ++i) total.merge(sweep_->run_block(sweep_->blocks()[i]));
    return total;
  }
  TempFolder folder_;
  std::shared_ptr<const Sweep> sweep_ = Sweep::prepare(
      load_run(request_of(World(), folder_)), {{"poverty_ratio=0.41:0.8:40", "contiguity=4,8"}});
  std::size_t count_ = sweep_->blocks().size();
  std::string checkpoint_ = folder_ / "kept";
};

TEST_F(Ledger, ItemsOfSeveralBlocksGiveWhatBlocksGive) {
  ASSERT_EQ(count_, 5U);
  SweepLedger ledger(sweep_, {});
  ledger.add(item(3, 5));
  EXPECT_EQ(ledger.done(), 32);
  EXPECT_THAT(ledger.remaining(), ::testing::ElementsAre(sweep_->blocks()[0], sweep_->blocks()[1],
                                                         sweep_->blocks()[2]));
  ledger.add(item(0, 3));
  EXPECT_EQ(ledger.conclude().tally.bytes(), run_sweep(sweep_).tally.bytes());
}

TEST_F(Ledger, AnItemIsKeptWholeAndTheRestRemains) {
  {
    SweepLedger ledger(sweep_, checkpoint_);
    ledger.add(item(1, 3));
  }
  SweepLedger again(sweep_, checkpoint_);
  EXPECT_EQ(again.done(), 32);
  EXPECT_EQ(again.remaining().size(), 3U);
  // The threads of this process go on from it as well.
  EXPECT_EQ(run_sweep(sweep_, {2, checkpoint_}).tally.bytes(), run_sweep(sweep_).tally.bytes());
}

TEST_F(Ledger, ABlockIsNotCountedTwiceNorKeptTwice) {
  SweepLedger ledger(sweep_, checkpoint_);
  ledger.add(item(0, 2));
  EXPECT_THROW(ledger.add(item(1, 3)), DataError);
  EXPECT_EQ(SweepLedger(sweep_, checkpoint_).remaining().size(), count_ - 2);
}

TEST_F(Ledger, WithoutAllScenariosThereIsNoResult) {
  SweepLedger ledger(sweep_, {});
  ledger.add(item(0, 4));
  EXPECT_THROW((void)ledger.conclude(), DataError);
}

}  // namespace
}  // namespace carreau::study
