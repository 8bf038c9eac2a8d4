// SPDX-License-Identifier: Apache-2.0
#include "study/sweep_ledger.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <utility>

namespace carreau::study {

void TallySum::add(SweepTally tally) {
  for (std::optional<SweepTally>& sum : sums_) {
    if (!sum) {
      sum = std::move(tally);
      return;
    }
    sum->merge(tally);
    tally = *std::exchange(sum, std::nullopt);
  }
  sums_.emplace_back(std::move(tally));
}

SweepTally TallySum::take(SweepTally total) {
  for (std::optional<SweepTally>& sum : sums_) {
    if (sum) total.merge(*sum);
    sum.reset();
  }
  return total;
}

SweepLedger::SweepLedger(std::shared_ptr<const Sweep> sweep, const std::string& checkpoint)
    : sweep_(std::move(sweep)) {
  if (!checkpoint.empty()) checkpoint_ = SweepCheckpoint(checkpoint, sweep_->start().shape());
  for (SweepTally& tally : checkpoint_.take()) count(std::move(tally));
}

std::vector<SweepBlock> SweepLedger::remaining() const {
  std::vector<SweepBlock> blocks;
  for (const SweepBlock& block : sweep_->blocks()) {
    if (!counted_.contains(block.first)) blocks.push_back(block);
  }
  return blocks;
}

void SweepLedger::add(SweepTally tally) {
  // Before it is kept: a checkpoint in which a block is twice could not be read again.
  for (const SweepRow& row : tally.rows) {
    if (!counted_.contains(row.scenario)) continue;
    throw DataError(Message{"sweep_scenario_twice", {{"scenario", row.scenario}}});
  }
  checkpoint_.add(tally);
  count(std::move(tally));
}

SweepResult SweepLedger::conclude() {
  done_ = 0;
  counted_.clear();
  return sweep_->conclude(sum_.take(sweep_->empty()));
}

void SweepLedger::count(SweepTally tally) {
  done_ += static_cast<std::int64_t>(tally.rows.size());
  auto row = tally.rows.begin();
  for (const SweepBlock& block : sweep_->blocks()) {
    row =
        std::lower_bound(row, tally.rows.end(), block.first,
                         [](const SweepRow& r, std::int64_t first) { return r.scenario < first; });
    if (row == tally.rows.end()) break;
    if (row->scenario == block.first) counted_.insert(block.first);
  }
  sum_.add(std::move(tally));
}

}  // namespace carreau::study
