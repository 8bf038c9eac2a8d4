// SPDX-License-Identifier: Apache-2.0
/// Moves statistics from source zones to target zones: counts exactly, rates through their counts.
#pragma once

#include "zoning/crosswalk.hpp"
#include "zoning/fewest_households.hpp"

#include <Eigen/SparseCore>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace carreau {

/// The quality of the data behind a moved value.
enum class MovedState : std::uint8_t {
  complete,  ///< from known figures only, up to the tolerated share of unknown ones
  /// Some figures are unknown: a count is a lower bound, a rate is that of the known part.
  partial,
  unknown,   ///< from unknown figures only
  withheld,  ///< known, but withheld: too few households, or what would give such away
  no_data    ///< no source has anything here
};
[[nodiscard]] std::string_view to_text(MovedState state);

struct MoveOptions {
  /// For each base, the log-standard deviation of a lognormal factor. The odds that a counted unit
  /// of the source lies in the target are the odds given by the base, times this factor. Measured
  /// in docs/crosswalk.md.
  std::array<double, kBases.size()> deviation{1.5, 0.5, 0.5, 1.0};
  /// A value is partial when more than this share of the target's weight comes from unknown
  /// figures.
  double unknown_tolerance = 0.01;
  FewestHouseholds fewest_households;  ///< targets of fewer are withheld
};

/// A column of counts by source, as integers in units of the last decimal; empty where secret or
/// missing.
struct CountColumn {
  int decimals = 0;
  std::vector<std::optional<std::int64_t>> units;
};

/// The value of a target, with its interval of 90 %.
struct MovedValue {
  MovedState state = MovedState::no_data;
  std::optional<double> value;
  std::optional<double> low;
  std::optional<double> high;  ///< none where a figure is unknown
  /// For counts only: `least` is the sum of the sources wholly within the target, `most` the sum of
  /// all sources that touch it.
  std::optional<double> least;
  std::optional<double> most;
  double share_imputed = 0.0;  ///< share of the value that comes from imputed cells
  double share_unknown = 0.0;  ///< share of the target's weight that comes from unknown figures
};

/// By how much the true value may be lower or higher, at 90 %.
struct Deviation {
  double down = 0.0;
  double up = 0.0;
};

struct MovedCount {
  int decimals = 0;
  std::vector<MovedValue> zones;
  /// By target, the part of the deviation that matters to a rate. The part due to cut cells affects
  /// numerator and denominator alike and cancels out.
  std::vector<Deviation> odds;
  /// By target, and last the outside. Together they equal the sum of the known sources exactly,
  /// withheld targets included.
  std::vector<std::int64_t> units;
};

/// The weights of one base, prepared to move any number of columns. A source that has nothing of
/// the base (no social housing, no cell) uses the base before it instead, and finally its area.
/// Moving a column costs a few products with sparse matrices.
class Crosswalk {
 public:
  Crosswalk(const CrosswalkWeights& weights, Base base, const MoveOptions& options);

  [[nodiscard]] Base base() const { return base_; }
  [[nodiscard]] std::vector<MovedCount> move_counts(std::span<const CountColumn> columns) const;
  /// Moves a published rate whose denominator is the base: the sum of rate times base, divided by
  /// the sum of the base. The interval does not exceed `most`.
  [[nodiscard]] std::vector<MovedValue> move_rate(std::span<const std::optional<double>> rates,
                                                  std::optional<double> most) const;
  /// Sources that have nothing of the base and use another one, ascending.
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
  std::vector<Row> rows_;  ///< one for each source
  // Matrices of one row for each target, the last for the outside, and one column for each source.
  Sparse share_;      ///< share of the source that lies in the target
  Sparse imputed_;    ///< the part of that share in imputed cells
  Sparse whole_;      ///< 1 where the source lies wholly within the target
  Sparse touched_;    ///< 1 where the source has anything in the target
  Sparse down_;       ///< squared possible decrease of the share, at 90 %
  Sparse up_;         ///< squared possible increase of the share, at 90 %
  Sparse odds_down_;  ///< the same without the effect of cut cells, which cancels out in a rate
  Sparse odds_up_;
  Sparse weight_;  ///< weight of the base; the last column is the part that no source covers
  Eigen::VectorXd target_weight_;
  Eigen::VectorXd touches_;  ///< for each target, the number of sources that have anything in it
  /// For each target: too few households, and its value is not published as such.
  std::vector<bool> is_withheld_;
  std::vector<std::size_t> fallen_back_;
};

/// The ratio of two moved counts. The interval is that of the numerator for a given denominator. It
/// does not exceed `most`, unless the value itself does.
[[nodiscard]] std::vector<MovedValue> moved_ratio(const MovedCount& numerator,
                                                  const MovedCount& denominator,
                                                  std::optional<double> most);

}  // namespace carreau
