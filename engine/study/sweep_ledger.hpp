// SPDX-License-Identifier: Apache-2.0
/// What is done of a sweep, whoever runs its blocks: threads here, or processes elsewhere.
#pragma once

#include "scenario/sweep/sweep_tally.hpp"
#include "study/sweep.hpp"
#include "study/sweep_checkpoint.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace carreau::study {

/// Adds tallies up in pairs, so that none is copied more often than the logarithm of their number.
class TallySum {
 public:
  /// Throws the errors of SweepTally::merge().
  void add(SweepTally tally);
  /// Merges all into `total` and gives it.
  [[nodiscard]] SweepTally take(SweepTally total);

 private:
  std::vector<std::optional<SweepTally>> sums_;
};

/// The sum of the tallies that were added, each of one or several whole blocks, and the checkpoint
/// that keeps them. Not thread-safe.
class SweepLedger {
 public:
  /// Goes on from the checkpoint, or creates it; an empty path keeps nothing. Throws DataError for
  /// one that is damaged or of another sweep, and IoError where it cannot be read or written.
  SweepLedger(std::shared_ptr<const Sweep> sweep, const std::string& checkpoint);

  /// The blocks of which there is no tally yet, in order.
  [[nodiscard]] std::vector<SweepBlock> remaining() const;
  /// How many scenarios are counted.
  [[nodiscard]] std::int64_t done() const { return done_; }
  /// Throws DataError where a block is counted twice, and IoError where the checkpoint cannot be
  /// written: what it holds stays.
  void add(SweepTally tally);
  /// Throws DataError where scenarios are missing. The ledger is empty then.
  [[nodiscard]] SweepResult conclude();

 private:
  void count(SweepTally tally);

  std::shared_ptr<const Sweep> sweep_;
  SweepCheckpoint checkpoint_;
  std::set<std::int64_t> counted_;  ///< the first scenarios of blocks
  std::int64_t done_ = 0;
  TallySum sum_;
};

}  // namespace carreau::study
