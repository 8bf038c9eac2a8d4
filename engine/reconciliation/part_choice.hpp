// SPDX-License-Identifier: Apache-2.0
/// Chooses which lines a total sums, by names and figures together.
#pragma once

#include "reconciliation/line_names.hpp"
#include "reconciliation/total_lines.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carreau {

/// On which side of a total its parts are.
enum class TotalSide : std::uint8_t { before, behind };
[[nodiscard]] TotalSide side_of(SumRule rule);

/// In how many cells a total holds, out of how many.
struct SumFit {
  std::size_t checked = 0;
  std::size_t holds = 0;
  std::size_t nonzero = 0;  ///< those that hold and are not zero
};
[[nodiscard]] SumFit fit_of(const AxisView& view, const TotalLine& total);

/// Lines that a total may sum, out of those beside it: all, or those of one measure. A total of
/// granted amounts does not sum the requested ones that stand between them.
struct PartFilter {
  std::optional<AmountStage> stage;
  std::optional<std::string> year;
  bool admits_unstated = false;  ///< also lines whose names state no stage or no year

  [[nodiscard]] bool admits(const LineMeasure& measure) const {
    const bool is_stage = !stage || *stage == measure.stage ||
                          (admits_unstated && measure.stage == AmountStage::none);
    const bool is_year =
        !year || *year == measure.year || (admits_unstated && measure.year.empty());
    return is_stage && is_year;
  }
  friend bool operator==(const PartFilter&, const PartFilter&) = default;
};

/// Chooses, for each total of an axis, the rule by which it sums lines, and their measure.
class PartChoice {
 public:
  /// `totals` are the named totals of the axis in its order, without parts yet.
  PartChoice(const AxisView& view, const std::vector<TotalLine>& totals);

  /// For each total the parts under which most of its cells hold. Among equal choices, the parts on
  /// the side on which most totals have theirs, then those of the measure in the total's name, then
  /// the first rule. Parts are empty where there is nothing to sum.
  [[nodiscard]] std::vector<TotalLine> choose_all() const;

 private:
  /// The best choice so far for one total.
  struct Best {
    TotalLine total;
    std::size_t holds = 0;
  };
  void break_circles(std::vector<TotalLine>& chosen) const;
  [[nodiscard]] bool sums_line(const std::vector<TotalLine>& chosen, std::size_t position,
                               std::size_t line) const;
  [[nodiscard]] std::vector<Best> choose_side(TotalSide side) const;
  [[nodiscard]] Best choose(std::size_t position, TotalSide side,
                            const std::vector<bool>& is_summed) const;
  void try_parts(std::size_t position, SumRule rule, std::vector<std::size_t> lines,
                 Best& best) const;
  [[nodiscard]] std::size_t least_parts(std::size_t position, const PartFilter& filter) const;
  [[nodiscard]] std::vector<PartFilter> filters(std::size_t total,
                                                const std::vector<std::size_t>& lines) const;
  [[nodiscard]] std::vector<std::size_t> parts(std::size_t position, SumRule rule) const;
  [[nodiscard]] std::size_t line_before(std::size_t position, TotalRank rank) const;
  [[nodiscard]] std::size_t line_behind(std::size_t position, TotalRank rank) const;
  [[nodiscard]] std::vector<std::size_t> leaves(std::size_t begin, std::size_t end) const;
  [[nodiscard]] std::vector<std::size_t> subtotals(std::size_t position) const;
  [[nodiscard]] std::vector<std::vector<std::size_t>> open_lines(
      std::size_t position, TotalSide side, const std::vector<bool>& is_summed) const;

  const AxisView& view_;
  const std::vector<TotalLine>& totals_;
  std::vector<LineMeasure> measures_;                 ///< of each line
  std::vector<std::optional<std::size_t>> position_;  ///< of each line among the totals
};

}  // namespace carreau
