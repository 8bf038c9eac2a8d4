// SPDX-License-Identifier: Apache-2.0
#include "zoning/moved_statistics.hpp"

#include "base/decimal.hpp"
#include "zoning/apportion.hpp"
#include "zoning/secrecy.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace carreau {

namespace {

/// Half-width of an interval of 90 %, in standard deviations of a normal distribution.
constexpr double kNinety = 1.6448536269514722;

/// Where so much of a target is unknown, the figure of the rest says nothing about it, and would
/// often be 0.
constexpr double kNearlyAll = 0.99;

/// When a limit cuts a cell, its people are split as if they lived in three places. Measured on the
/// 5,698 addresses of Bondy weighted by their voters, squares of 200 m cut by random lines give 3.3
/// places, and 5.9 without the weights.
constexpr double kPlacesInACell = 3.0;

/// The odds of a share multiplied by a factor: the share stays between 0 and 1, however large the
/// factor.
double with_odds(double share, double factor) {
  return share * factor / (share * factor + 1.0 - share);
}

Deviation odds_deviation(double share, double deviation) {
  // Both ends of an interval of 90 % of the lognormal factor.
  const double factor = std::exp(kNinety * deviation);
  return {share - with_odds(share, 1.0 / factor), with_odds(share, factor) - share};
}

/// Adds the deviation due to cut cells; the share stays between 0 and 1.
Deviation with_cut(const Deviation& odds, double share, double cut) {
  // Three places instead of one divide the variance by three.
  const double more = kNinety * cut / std::sqrt(kPlacesInACell);
  return {std::min(std::hypot(odds.down, more), share),
          std::min(std::hypot(odds.up, more), 1.0 - share)};
}

/// The first base, starting from the wanted one, of which the source has anything.
std::optional<Base> base_held(std::span<const CrosswalkEntry> entries, Base wanted) {
  // Bases go from the most general to the most particular: social housing, households, people,
  // area. The area is the last resort, because it is known everywhere.
  for (auto b = static_cast<int>(wanted); b >= 0; --b) {
    const Base base = kBases[static_cast<std::size_t>(b)];
    const bool is_held = std::any_of(entries.begin(), entries.end(),
                                     [&](const auto& entry) { return entry.of(base).weight > 0; });
    if (is_held) return base;
  }
  return std::nullopt;
}

double floor_to(double value, int decimals) {
  const double scale = std::pow(10.0, decimals);
  // The addend makes up for binary fractions: 0.3 × 10 may be just below 3.
  return std::floor(value * scale + 1e-6) / scale;
}
/// Limits an upper bound to the largest possible value, unless the estimate itself exceeds it.
double up_to(std::optional<double> most, double value, double high) {
  return most ? std::min(high, std::max(*most, value)) : high;
}

double ceil_to(double value, int decimals) { return -floor_to(-value, decimals); }

}  // namespace

std::string_view to_text(MovedState state) {
  switch (state) {
    case MovedState::complete: return "complete";
    case MovedState::partial: return "partial";
    case MovedState::unknown: return "unknown";
    case MovedState::withheld: return "withheld";
    case MovedState::no_data: return "no_data";
  }
  return {};
}

/// The entries from which the sparse matrices are filled.
/// Matrices make a column of figures cost a few products, however many columns a table has.
struct Crosswalk::Parts {
  using Triplets = std::vector<Eigen::Triplet<double>>;
  Triplets share, imputed, whole, touched, down, up, odds_down, odds_up, weight;

  void add(int to, int from, const BaseWeight& w, double total, double deviation) {
    const double part = static_cast<double>(w.weight) / total;
    const Deviation odds = odds_deviation(part, deviation);
    const Deviation all = with_cut(odds, part, static_cast<double>(w.cut) / total);
    share.emplace_back(to, from, part);
    imputed.emplace_back(to, from, static_cast<double>(w.imputed) / total);
    touched.emplace_back(to, from, 1.0);
    // Squares are stored, since variances add up over sources and deviations do not.
    down.emplace_back(to, from, all.down * all.down);
    up.emplace_back(to, from, all.up * all.up);
    odds_down.emplace_back(to, from, odds.down * odds.down);
    odds_up.emplace_back(to, from, odds.up * odds.up);
  }
};

Crosswalk::Crosswalk(const CrosswalkWeights& weights, Base base, const MoveOptions& options)
    : base_(base), options_(options) {
  Parts parts;
  auto begin = weights.entries.begin();
  for (std::size_t from = 0; from < weights.from_count; ++from) {
    // Entries are ordered by source, so one pass finds the row of each.
    const auto end = std::find_if(begin, weights.entries.end(),
                                  [&](const CrosswalkEntry& e) { return e.from > from; });
    add_row(weights, {begin, end}, from, parts);
    begin = end;
  }
  // The rest are parts of targets that no source covers. They get a column of their own, always
  // unknown.
  const auto unheld = static_cast<int>(weights.from_count);
  for (; begin != weights.entries.end(); ++begin) {
    parts.weight.emplace_back(static_cast<int>(begin->to), unheld,
                              static_cast<double>(begin->of(base_).weight));
  }
  // One more row for what lies outside all targets.
  const auto targets = static_cast<Eigen::Index>(weights.to_count) + 1;
  const auto sources = static_cast<Eigen::Index>(weights.from_count);
  for (const auto& [matrix, triplets] : {std::pair{&share_, &parts.share},
                                         {&imputed_, &parts.imputed},
                                         {&whole_, &parts.whole},
                                         {&touched_, &parts.touched},
                                         {&down_, &parts.down},
                                         {&up_, &parts.up},
                                         {&odds_down_, &parts.odds_down},
                                         {&odds_up_, &parts.odds_up}}) {
    matrix->resize(targets, sources);
    matrix->setFromTriplets(triplets->begin(), triplets->end());
  }
  weight_.resize(targets, sources + 1);
  weight_.setFromTriplets(parts.weight.begin(), parts.weight.end());
  target_weight_ = weight_ * Eigen::VectorXd::Ones(sources + 1);
  note_targets(weights);
}

void Crosswalk::add_row(const CrosswalkWeights& weights, std::span<const CrosswalkEntry> entries,
                        std::size_t from, Parts& parts) {
  Row& row = rows_.emplace_back();
  const auto held = base_held(entries, base_);
  // Reported, since the distribution of this source rests on another assumption.
  if (held != base_) fallen_back_.push_back(from);
  const Base base = held.value_or(base_);
  double total = 0.0;
  for (const CrosswalkEntry& entry : entries) total += static_cast<double>(entry.of(base).weight);
  const int i = static_cast<int>(from);
  for (const CrosswalkEntry& entry : entries) {
    const BaseWeight& w = entry.of(base);
    if (w.weight == 0) continue;
    row.to.push_back(entry.to);
    row.weight.push_back(w.weight);
    const int to = static_cast<int>(entry.to);
    // A source that falls back has no weight of this base, hence none in the target's total.
    if (base == base_) parts.weight.emplace_back(to, i, static_cast<double>(w.weight));
    parts.add(to, i, w, total, options_.deviation[static_cast<std::size_t>(base)]);
  }
  // A source without any extent: all of it goes to the outside, nothing is lost.
  if (row.to.empty()) {
    row.to.push_back(static_cast<std::uint32_t>(weights.to_count));
    row.weight.push_back(1);
    parts.share.emplace_back(static_cast<int>(weights.to_count), i, 1.0);
  }
  if (row.to.size() == 1) parts.whole.emplace_back(static_cast<int>(row.to.front()), i, 1.0);
}

/// A target made up of whole sources repeats published figures, so it is shown however few people
/// live there. Of the others those of too few households are withheld, and the next smallest with
/// them where the sum of what is not shown, which the totals tell, would still be that of too few.
void Crosswalk::note_targets(const CrosswalkWeights& weights) {
  // Without households, people stand for them.
  const bool has_households = weights.has_base(Base::households);
  const Base counted = has_households ? Base::households : Base::people;
  const auto households_of = [&](std::int64_t weight) {
    const double held = static_cast<double>(weight) / 1e6;
    return has_households ? counted_households(Headcount::present, held, 0.0)
                          : counted_households(Headcount::absent, 0.0, held);
  };
  const Eigen::VectorXd wholes = whole_ * Eigen::VectorXd::Ones(whole_.cols());
  touches_ = touched_ * Eigen::VectorXd::Ones(touched_.cols());
  std::vector<std::size_t> moved;
  std::vector<double> households;
  for (std::size_t z = 0; z < weights.to_count; ++z) {
    const auto row = static_cast<Eigen::Index>(z);
    // All sources that touch the target lie wholly within it, and nothing of it is uncovered.
    const bool is_published =
        wholes[row] == touches_[row] && weight_.coeff(row, weight_.cols() - 1) == 0.0;
    if (touches_[row] == 0.0 || is_published) continue;
    moved.push_back(z);
    households.push_back(households_of(weights.targets[z][static_cast<std::size_t>(counted)]));
  }
  double outside = 0.0;
  for (const CrosswalkEntry& entry : weights.entries) {
    if (entry.from < weights.from_count && entry.to == weights.to_count) {
      outside += households_of(entry.of(counted).weight);
    }
  }
  std::vector<bool> is_withheld(moved.size());
  withhold_parts(households, outside, options_.fewest_households, is_withheld);
  is_withheld_.assign(weights.to_count, false);
  for (std::size_t k = 0; k < moved.size(); ++k) is_withheld_[moved[k]] = is_withheld[k];
}

MovedState Crosswalk::state_of(std::size_t to, double share_unknown) const {
  if (share_unknown > kNearlyAll) return MovedState::unknown;
  if (is_withheld_[to]) return MovedState::withheld;
  return share_unknown > options_.unknown_tolerance ? MovedState::partial : MovedState::complete;
}

/// Counts are shared out as whole units of their last decimal, so that the parts of a source add up
/// to the published count exactly, whatever the rounding of the shares.
void Crosswalk::share_out(const CountColumn& column, MovedCount& moved) const {
  moved.decimals = column.decimals;
  moved.units.assign(static_cast<std::size_t>(share_.rows()), 0);
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (!column.units[i]) continue;
    const auto parts = apportion(*column.units[i], rows_[i].weight);
    for (std::size_t k = 0; k < parts.size(); ++k) moved.units[rows_[i].to[k]] += parts[k];
  }
}

/// The columns side by side, and the products with the matrices: one row for each target, one
/// column for each column.
struct Crosswalk::CountSums {
  CountSums(const Crosswalk& crosswalk, std::span<const CountColumn> columns);

  Dense positive, negative;  ///< the known values, split by sign
  Dense unknown;  ///< 1 where the source is unknown; always 1 for the part that no source covers
  Dense down, up, odds_down, odds_up, least, most, size, imputed, unknown_weight, unknown_touch;
};

Crosswalk::CountSums::CountSums(const Crosswalk& crosswalk, std::span<const CountColumn> columns) {
  const auto sources = static_cast<Eigen::Index>(crosswalk.rows_.size());
  const auto count = static_cast<Eigen::Index>(columns.size());
  positive = Dense::Zero(sources, count);
  negative = Dense::Zero(sources, count);
  unknown = Dense::Zero(sources + 1, count);
  // The last row stands for the part of a target that no source covers.
  unknown.row(sources).setOnes();
  for (Eigen::Index c = 0; c < count; ++c) {
    const CountColumn& column = columns[static_cast<std::size_t>(c)];
    for (Eigen::Index i = 0; i < sources; ++i) {
      const auto& units = column.units[static_cast<std::size_t>(i)];
      if (!units) unknown(i, c) = 1.0;
      else (*units < 0 ? negative : positive)(i, c) = decimal_value(*units, column.decimals);
    }
  }
  const Dense plus = positive.cwiseAbs2();
  const Dense minus = negative.cwiseAbs2();
  // Of a negative value, a larger share makes the sum smaller: down and up change places.
  down = (crosswalk.down_ * plus + crosswalk.up_ * minus).cwiseSqrt();
  up = (crosswalk.up_ * plus + crosswalk.down_ * minus).cwiseSqrt();
  odds_down = (crosswalk.odds_down_ * plus + crosswalk.odds_up_ * minus).cwiseSqrt();
  odds_up = (crosswalk.odds_up_ * plus + crosswalk.odds_down_ * minus).cwiseSqrt();
  // At least what lies wholly within, at most all that touches; for negative values the reverse.
  least = crosswalk.whole_ * positive + crosswalk.touched_ * negative;
  most = crosswalk.touched_ * positive + crosswalk.whole_ * negative;
  size = crosswalk.share_ * (positive - negative);
  imputed = crosswalk.imputed_ * (positive - negative);
  unknown_weight = crosswalk.weight_ * unknown;
  unknown_touch = crosswalk.touched_ * unknown.topRows(sources);
}

std::vector<MovedCount> Crosswalk::move_counts(std::span<const CountColumn> columns) const {
  const CountSums sums(*this, columns);
  std::vector<MovedCount> result(columns.size());
  for (std::size_t c = 0; c < columns.size(); ++c) {
    share_out(columns[c], result[c]);
    for (std::size_t to = 0; to < is_withheld_.size(); ++to) {
      result[c].zones.push_back(count_of(sums, to, c, result[c]));
      const auto z = static_cast<Eigen::Index>(to);
      const auto column = static_cast<Eigen::Index>(c);
      result[c].odds.push_back({sums.odds_down(z, column), sums.odds_up(z, column)});
    }
  }
  return result;
}

MovedValue Crosswalk::count_of(const CountSums& sums, std::size_t to, std::size_t column,
                               const MovedCount& moved) const {
  const auto z = static_cast<Eigen::Index>(to);
  const auto c = static_cast<Eigen::Index>(column);
  MovedValue v;
  // A target that no source touches has no data, which differs from zero.
  if (touches_[z] == 0.0) return v;
  // Where the base has no weight at all, sources are counted instead.
  if (target_weight_[z] > 0.0) v.share_unknown = sums.unknown_weight(z, c) / target_weight_[z];
  else v.share_unknown = sums.unknown_touch(z, c) == touches_[z] ? 1.0 : 0.0;
  if (sums.size(z, c) > 0.0) v.share_imputed = sums.imputed(z, c) / sums.size(z, c);
  v.state = state_of(to, v.share_unknown);
  if (v.state == MovedState::unknown || v.state == MovedState::withheld) return v;
  v.value = decimal_value(moved.units[to], moved.decimals);
  v.least = sums.least(z, c);
  // Rounded outwards, and never beyond what is certain.
  v.low = std::max(floor_to(*v.value - sums.down(z, c), moved.decimals), *v.least);
  // With unknown sources the count is a lower bound, so it has no upper end.
  if (v.state == MovedState::partial) return v;
  v.most = sums.most(z, c);
  v.high = std::min(ceil_to(*v.value + sums.up(z, c), moved.decimals), *v.most);
  return v;
}

std::vector<MovedValue> Crosswalk::move_rate(std::span<const std::optional<double>> rates,
                                             std::optional<double> most) const {
  const auto sources = static_cast<Eigen::Index>(rows_.size());
  // The weight of each source over all targets and the outside: the denominator of its rate.
  const Eigen::VectorXd held =
      (Eigen::RowVectorXd::Ones(weight_.rows()) * weight_).transpose().head(sources);
  Eigen::VectorXd rate = Eigen::VectorXd::Zero(sources + 1);
  Eigen::VectorXd unknown = Eigen::VectorXd::Zero(sources + 1);
  unknown[sources] = 1.0;
  for (Eigen::Index i = 0; i < sources; ++i) {
    const auto& known = rates[static_cast<std::size_t>(i)];
    if (known) rate[i] = *known;
    else unknown[i] = 1.0;
  }
  const Eigen::VectorXd counted = rate.head(sources).cwiseProduct(held);
  const Eigen::VectorXd numerator = weight_ * rate;
  const Eigen::VectorXd missing = weight_ * unknown;
  // Only the deviation of the odds: cut cells change numerator and denominator alike.
  const Eigen::VectorXd down = (odds_down_ * counted.cwiseAbs2()).cwiseSqrt();
  const Eigen::VectorXd up = (odds_up_ * counted.cwiseAbs2()).cwiseSqrt();
  const Eigen::VectorXd imputed = imputed_ * held;
  std::vector<MovedValue> zones(is_withheld_.size());
  for (std::size_t to = 0; to < zones.size(); ++to) {
    const auto z = static_cast<Eigen::Index>(to);
    MovedValue& v = zones[to];
    if (touches_[z] == 0.0 || target_weight_[z] <= 0.0) continue;
    v.share_unknown = missing[z] / target_weight_[z];
    v.share_imputed = imputed[z] / target_weight_[z];
    v.state = state_of(to, v.share_unknown);
    if (v.state == MovedState::unknown || v.state == MovedState::withheld) continue;
    // The rate is that of the known part.
    const double known = target_weight_[z] - missing[z];
    v.value = numerator[z] / known;
    if (v.state == MovedState::partial) continue;
    v.low = *v.value - down[z] / known;
    v.high = up_to(most, *v.value, *v.value + up[z] / known);
  }
  return zones;
}

std::vector<MovedValue> moved_ratio(const MovedCount& numerator, const MovedCount& denominator,
                                    std::optional<double> most) {
  std::vector<MovedValue> zones(numerator.zones.size());
  for (std::size_t z = 0; z < zones.size(); ++z) {
    const MovedValue& n = numerator.zones[z];
    const MovedValue& d = denominator.zones[z];
    MovedValue& v = zones[z];
    // The worse of both: the enumeration goes from complete to no data.
    v.state = std::max(n.state, d.state);
    v.share_imputed = std::max(n.share_imputed, d.share_imputed);
    v.share_unknown = std::max(n.share_unknown, d.share_unknown);
    if (!n.value || !d.value) continue;
    // A ratio to nothing is not zero.
    if (*d.value <= 0.0) {
      v.state = MovedState::no_data;
      continue;
    }
    v.value = *n.value / *d.value;
    if (!n.high || !d.high) continue;
    // The interval of the numerator for a given denominator.
    v.low = *v.value - numerator.odds[z].down / *d.value;
    v.high = up_to(most, *v.value, *v.value + numerator.odds[z].up / *d.value);
  }
  return zones;
}

}  // namespace carreau
