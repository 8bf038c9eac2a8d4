// SPDX-License-Identifier: Apache-2.0
/// How probable it is that cells and zones lie in a quartier.
#pragma once

#include "delineation/smoothing.hpp"
#include "income/member_model.hpp"

#include <optional>
#include <span>

namespace carreau {

/// The probabilities of one run, each at the threshold of the cell's unit. The share is smoothed
/// with the bandwidth of the model, for which it is calibrated, whatever the run smooths with.
class MemberProbability {
 public:
  /// Keeps references to all but the model. `thresholds`: one a unit, then one outside any.
  MemberProbability(const CellTable& cells, const IncomeEstimate& income,
                    const Membership& membership, std::span<const UnitThreshold> thresholds,
                    const MemberModel& model);

  /// From 0 to 1; none where nobody lives.
  [[nodiscard]] std::optional<double> of(CellIndex cell) const;
  /// What the probabilities are taken from.
  [[nodiscard]] const Smoothing& smoothing() const { return smoothing_; }
  /// The mean over the people of some cells; none where nobody lives.
  [[nodiscard]] std::optional<double> mean(std::span<const CellIndex> cells) const;

 private:
  [[nodiscard]] double threshold_at(CellIndex cell) const;

  MemberModel model_;
  Smoothing smoothing_;
  const CellTable& cells_;
  const Membership& membership_;
  std::span<const UnitThreshold> thresholds_;
};

}  // namespace carreau
