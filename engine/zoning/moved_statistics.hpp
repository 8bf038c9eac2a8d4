// SPDX-License-Identifier: Apache-2.0
/// Statistics of source zones moved to target zones: counts exactly, rates through counts.
#pragma once

#include "income/law_fit.hpp"
#include "zoning/crosswalk.hpp"

#include <Eigen/SparseCore>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace carreau {

/// What a moved value rests on.
enum class MovedState : std::uint8_t {
  complete,  ///< on known figures alone, but for what the tolerance lets pass
  partial,   ///< on some unknown ones too: a count is then a lower bound, a rate that of the known
  unknown,   ///< on unknown figures alone
  withheld,  ///< known, but of fewer than 11 households
  no_data    ///< on nothing: no source lives there
};
[[nodiscard]] std::string_view to_text(MovedState state);

/// Where the grid has no households: as many people as the fewest households hold at the mean size
/// (2.2).
inline constexpr double kFewestPeople = 2.2 * kFewestHouseholds;

struct MoveOptions {
  /// By base: the odds that a unit counted in the source lies in the target are those of the base,
  /// times a lognormal factor of this log-standard deviation. Measured: docs/crosswalk.md.
  std::array<double, kBases.size()> deviation{1.5, 0.5, 0.5, 1.0};
  /// Share of a target's weight that may come from unknown figures before its value is partial.
  double unknown_tolerance = 0.01;
};

/// A column of whole numbers of its last decimal, by source; empty where secret or missing.
struct CountColumn {
  int decimals = 0;
  std::vector<std::optional<std::int64_t>> units;
};

/// A target's value, with the interval of 90 %.
struct MovedValue {
  MovedState state = MovedState::no_data;
  std::optional<double> value;
  std::optional<double> low;
  std::optional<double> high;  ///< none where something is unknown
  /// Counts only: what the sources wholly within the target hold, and all that touch it.
  std::optional<double> least;
  std::optional<double> most;
  double share_imputed = 0.0;  ///< of the value, by the cells that carry it
  double share_unknown = 0.0;  ///< of the target's weight
};

/// How much less and how much more, at 90 %.
struct Deviation {
  double down = 0.0;
  double up = 0.0;
};

struct MovedCount {
  int decimals = 0;
  std::vector<MovedValue> zones;
  /// By target, the part of the doubt that a rate keeps: what cut cells add to it stands above and
  /// below the line.
  std::vector<Deviation> odds;
  /// By target, then what lies outside of all: they add up to the known sources to the last unit,
  /// withheld ones included.
  std::vector<std::int64_t> units;
};

/// Weights of one base made ready to move any number of columns.
///
/// A source without any of the base (no social housing, no cell) falls back on the base before it,
/// at last on its area. Costs a few sparse products a column.
class Crosswalk {
 public:
  Crosswalk(const CrosswalkWeights& weights, Base base, const MoveOptions& options);

  [[nodiscard]] Base base() const { return base_; }
  [[nodiscard]] std::vector<MovedCount> move_counts(std::span<const CountColumn> columns) const;
  /// A published rate whose denominator is the base: it is moved as rate times base, over base. Its
  /// interval does not pass `most`.
  [[nodiscard]] std::vector<MovedValue> move_rate(std::span<const std::optional<double>> rates,
                                                  std::optional<double> most) const;
  /// Sources that hold nothing of the base, in order.
  [[nodiscard]] const std::vector<std::size_t>& fallen_back() const { return fallen_back_; }

 private:
  using Sparse = Eigen::SparseMatrix<double>;
  using Dense = Eigen::MatrixXd;
  struct Row {
    std::vector<std::uint32_t> to;
    std::vector<std::int64_t> weight;
  };
  struct Parts;
  struct CountSums;
  void add_row(const CrosswalkWeights& weights, std::span<const CrosswalkEntry> entries,
               std::size_t from, Parts& parts);
  void note_targets(const CrosswalkWeights& weights);
  void share_out(const CountColumn& column, MovedCount& moved) const;
  [[nodiscard]] MovedValue count_of(const CountSums& sums, std::size_t to, std::size_t column,
                                    const MovedCount& moved) const;
  [[nodiscard]] MovedState state_of(std::size_t to, double share_unknown) const;

  Base base_;
  MoveOptions options_;
  std::vector<Row> rows_;  ///< by source
  // Target by source; of targets the last is outside.
  Sparse share_;      ///< of the source that lies in the target
  Sparse imputed_;    ///< of it, in imputed cells
  Sparse whole_;      ///< 1 where the source lies within the target
  Sparse touched_;    ///< 1 where it has anything there
  Sparse down_;       ///< squares of how much less it may be, at 90 %
  Sparse up_;         ///< of how much more
  Sparse odds_down_;  ///< the same without what cut cells add, which a rate has above and below
  Sparse odds_up_;
  Sparse weight_;  ///< of the base, with a last column for what no source holds
  Eigen::VectorXd target_weight_;
  Eigen::VectorXd touches_;     ///< by target: sources that have anything there
  std::vector<bool> is_small_;  ///< by target: fewer than 11 households, and no published figure
  std::vector<std::size_t> fallen_back_;
};

/// Numerator over denominator, both moved. The interval says how far the numerator may depart from
/// the denominator, taken as it is; it does not pass `most`, unless the value does.
[[nodiscard]] std::vector<MovedValue> moved_ratio(const MovedCount& numerator,
                                                  const MovedCount& denominator,
                                                  std::optional<double> most);

}  // namespace carreau
