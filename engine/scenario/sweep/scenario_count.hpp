// SPDX-License-Identifier: Apache-2.0
/// Counts scenarios into a tally, one after the other.
#pragma once

#include "scenario/sweep/sweep_worker.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

namespace carreau {

/// Holds memory for every cell of the grid once, and costs for each scenario what its zones have of
/// cells.
class ScenarioCounter {
 public:
  /// `start` must outlive it.
  explicit ScenarioCounter(const SweepStart& start);

  void add(std::int64_t scenario, const RunResult& result);
  /// What was counted since the last call.
  [[nodiscard]] SweepTally take();

 private:
  using Lines = std::vector<std::optional<std::uint32_t>>;
  void add_row(std::int64_t scenario, const RunResult& result);
  void add_cells(const std::vector<Zone>& zones, std::uint32_t CellCount::*count,
                 const Lines& lines);
  void add_zones(std::int64_t scenario, const Delineation& result, const Lines& lines);
  void add_others(const Delineation& result);
  [[nodiscard]] std::size_t slot_of(CellIndex cell);
  void count_class(std::size_t zone, std::int64_t scenario);

  const SweepStart& start_;
  SweepTally tally_;
  bool is_designed_ = false;
  std::vector<std::uint32_t> slots_;    ///< by cell: 1 + its place in the tally, 0 for none
  std::vector<Persons> overlap_;        ///< by zone of a scenario, with one of the base
  std::vector<std::uint8_t> is_known_;  ///< by zone of a scenario: one of the base's
  std::map<CellIndex, OtherZone> others_;
};

}  // namespace carreau
