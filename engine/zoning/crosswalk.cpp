// SPDX-License-Identifier: Apache-2.0
#include "zoning/crosswalk.hpp"

#include "base/parallel.hpp"
#include "zoning/overlap.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace carreau {

namespace {

constexpr double kMillionths = 1e6;
/// A smaller share of a zone or of a cell is only a rounding error of coordinates.
constexpr double kNothing = 1e-9;
/// In metres. No limit is drawn more exactly, and two layers draw the same limit in two ways, so an
/// overlap that is narrower is a common limit and nothing lives in it.
constexpr double kWidthOfLimit = 0.5;
constexpr std::size_t kArea = static_cast<std::size_t>(Base::area);

/// Unrounded sums for one pair of zones; `cut` holds variances.
struct PairSums {
  std::array<double, kBases.size()> weight{};
  std::array<double, kBases.size()> imputed{};
  std::array<double, kBases.size()> cut{};
};
using RowSums = std::map<std::uint32_t, PairSums>;

/// Weights are rounded once, at the end, to whole millionths.
std::int64_t millionths(double value) { return std::llround(value * kMillionths); }

CrosswalkEntry entry_of(std::uint32_t from, std::uint32_t to, const PairSums& sums) {
  CrosswalkEntry entry{from, to, {}};
  for (std::size_t b = 0; b < kBases.size(); ++b) {
    entry.bases[b] = {millionths(sums.weight[b]), millionths(sums.imputed[b]),
                      millionths(std::sqrt(sums.cut[b]))};
  }
  return entry;
}

bool is_empty(const CrosswalkEntry& entry) {
  return std::all_of(entry.bases.begin(), entry.bases.end(),
                     [](const BaseWeight& w) { return w.weight == 0; });
}

bool do_meet(const Box& a, const Box& b) {
  return a.low.x < b.high.x && b.low.x < a.high.x && a.low.y < b.high.y && b.low.y < a.high.y;
}

/// Computes the weights row by row. All bases go through the same cells, so one intersection of a
/// cell serves them all.
class WeightSums {
 public:
  explicit WeightSums(const CrosswalkInput& input)
      : input_(input),
        from_of_cell_(input.from, input.cells.size()),
        to_of_cell_(input.to, input.cells.size()),
        common_(input.cells, input.from, input.to) {
    for (std::size_t z = 0; z < input.to.zone_count(); ++z) {
      const Box& box = common_.bounds_b(z);
      if (!(box.low.x <= box.high.x)) continue;
      from_west_.push_back(z);
      widest_ = std::max(widest_, box.high.x - box.low.x);
    }
    std::sort(from_west_.begin(), from_west_.end(), [&](std::size_t a, std::size_t b) {
      return std::pair(west_of(a), a) < std::pair(west_of(b), b);
    });
  }

  /// The entries of one source zone: its part in every target, and its part outside them.
  [[nodiscard]] std::vector<CrosswalkEntry> of_source(std::size_t from) const {
    RowSums row;
    for (const CellShare& part : input_.from.of_zone(from)) add_cell(from, part, row);
    add_areas(from, row);
    absorb_slivers(from, row);
    return entries(from, row);
  }

  /// The entry without a source: the part of a target that no source zone covers.
  [[nodiscard]] std::vector<CrosswalkEntry> of_nobody(std::size_t to) const {
    RowSums row;
    for (const CellShare& part : input_.to.of_zone(to)) add_left_over(to, part, row);
    return entries(input_.from.zone_count(), row);
  }

  /// The weight of one target zone as a whole, by base.
  [[nodiscard]] std::array<std::int64_t, kBases.size()> of_target(std::size_t to) const {
    // Sources play no part: the target is measured as if it stood alone.
    PairSums sums;
    for (const CellShare& part : input_.to.of_zone(to)) add(part, part.share, sums);
    std::array<std::int64_t, kBases.size()> whole{};
    for (std::size_t b = 0; b < kBases.size(); ++b) whole[b] = millionths(sums.weight[b]);
    return whole;
  }

 private:
  [[nodiscard]] std::uint32_t outside() const {
    return static_cast<std::uint32_t>(input_.to.zone_count());
  }

  /// Adds the part of the cell in the source to the targets that it falls in; the rest counts as
  /// outside.
  void add_cell(std::size_t from, const CellShare& part, RowSums& row) const {
    std::vector<std::pair<std::uint32_t, double>> common;
    double sum = 0.0;
    for (const ZonesOfCells::Part& other : to_of_cell_.of(part.cell)) {
      // The area that the cell has in both zones, cut by the outlines.
      const double share = common_.people(part.cell, {from, part.share, part.area}, other);
      if (share <= kNothing * part.share) continue;
      common.emplace_back(static_cast<std::uint32_t>(other.zone), share);
      sum += share;
    }
    // Where targets overlap, their parts are reduced in proportion, so that nothing counts twice.
    const double scale = sum > part.share ? part.share / sum : 1.0;
    for (const auto& [to, share] : common) add(part, share * scale, row[to]);
    const double rest = part.share - sum * scale;
    if (rest > kNothing * part.share) add(part, rest, row[outside()]);
  }

  void add(const CellShare& part, double share, PairSums& sums) const {
    const std::size_t i = part.cell.position();
    const double within = std::min(share / part.share, 1.0);
    const bool is_imputed = input_.cells.imputations()[i] == Imputation::imputed;
    for (std::size_t b = 0; b < kBases.size(); ++b) {
      const double held = amount(b, i) * part.share;
      sums.weight[b] += held * within;
      if (is_imputed) sums.imputed[b] += held * within;
      // The variance of all or nothing: everybody of a cut cell lives on one side
      // (BaseWeight::cut).
      if (within < 1.0 - kNothing) sums.cut[b] += held * held * within * (1.0 - within);
    }
  }

  /// Amount of a base in a cell. Areas are not taken from cells but from the outlines.
  [[nodiscard]] double amount(std::size_t base, std::size_t cell) const {
    switch (kBases[base]) {
      case Base::area: return 0.0;
      case Base::people: return input_.cells.people()[cell].value();
      case Base::households: return input_.cells.households()[cell].value();
      case Base::social_housing:
        return input_.social_housing.empty()
                   ? 0.0
                   : Households::from_tenths(input_.social_housing[cell]).value();
    }
    return 0.0;
  }

  [[nodiscard]] double west_of(std::size_t to) const { return common_.bounds_b(to).low.x; }

  /// The targets whose bounding box meets that of the source, in order.
  [[nodiscard]] std::vector<std::size_t> near(std::size_t from) const {
    const Box& box = common_.bounds_a(from);
    std::vector<std::size_t> found;
    // Those that begin further west than the widest of them reaches are not looked at.
    const auto first = std::lower_bound(from_west_.begin(), from_west_.end(), box.low.x - widest_,
                                        [&](std::size_t z, double x) { return west_of(z) < x; });
    for (auto at = first; at != from_west_.end() && west_of(*at) < box.high.x; ++at) {
      if (do_meet(box, common_.bounds_b(*at))) found.push_back(*at);
    }
    std::sort(found.begin(), found.end());
    return found;
  }

  void add_areas(std::size_t from, RowSums& row) const {
    const double whole = input_.from.areas()[from];
    if (whole <= 0.0) return;
    std::vector<std::pair<std::uint32_t, double>> common;
    double sum = 0.0;
    for (const std::size_t z : near(from)) {
      const double area = common_.area(from, z);
      if (area <= kNothing * whole) continue;
      common.emplace_back(static_cast<std::uint32_t>(z), area);
      sum += area;
    }
    const double scale = sum > whole ? whole / sum : 1.0;
    for (const auto& [to, area] : common) row[to].weight[kArea] += area * scale;
    // What lies in no target is outside, so that a source is always shared out entirely.
    if (whole - sum * scale > kNothing * whole) {
      row[outside()].weight[kArea] += whole - sum * scale;
    }
  }

  /// The largest area that an overlap of two zones may have and still be a common limit: a strip
  /// along a side of the smaller one.
  [[nodiscard]] double area_of_limit(std::size_t from, std::uint32_t to) const {
    const double own = input_.from.areas()[from];
    const double other = to == outside() ? own : input_.to.areas()[to];
    return kWidthOfLimit * std::sqrt(std::min(own, other));
  }

  /// Gives what lies in slivers to the target that holds most of the source: a zone that the source
  /// only touches gets no data instead of a zero, and a source that lies in one target lies in it
  /// wholly. Nothing is lost.
  void absorb_slivers(std::size_t from, RowSums& row) const {
    if (row.empty()) return;
    const auto area_of = [](const auto& entry) { return entry.second.weight[kArea]; };
    const auto largest =
        std::max_element(row.begin(), row.end(),
                         [&](const auto& a, const auto& b) { return area_of(a) < area_of(b); });
    PairSums& most = largest->second;
    const std::uint32_t keeper = largest->first;
    const std::size_t before = row.size();
    for (auto at = row.begin(); at != row.end();) {
      if (at->first == keeper || area_of(*at) > area_of_limit(from, at->first)) {
        ++at;
        continue;
      }
      for (std::size_t b = 0; b < kBases.size(); ++b) {
        most.weight[b] += at->second.weight[b];
        most.imputed[b] += at->second.imputed[b];
      }
      at = row.erase(at);
    }
    // What lies in one target as a whole is certain to.
    if (row.size() == 1 && before > 1) most.cut = {};
  }

  void add_left_over(std::size_t to, const CellShare& part, RowSums& row) const {
    double held = 0.0;
    for (const ZonesOfCells::Part& source : from_of_cell_.of(part.cell)) {
      held += common_.people(part.cell, source, {to, part.share, part.area});
    }
    // What no source covers; overlapping sources leave less than nothing, which is dropped.
    const double rest = part.share - held;
    if (rest > kNothing * part.share) add(part, rest, row[static_cast<std::uint32_t>(to)]);
  }

  [[nodiscard]] static std::vector<CrosswalkEntry> entries(std::size_t from, const RowSums& row) {
    std::vector<CrosswalkEntry> list;
    // An ordered map: entries come by target.
    for (const auto& [to, sums] : row) {
      list.push_back(entry_of(static_cast<std::uint32_t>(from), to, sums));
      if (is_empty(list.back())) list.pop_back();
    }
    return list;
  }

  const CrosswalkInput& input_;
  ZonesOfCells from_of_cell_;
  ZonesOfCells to_of_cell_;
  CommonShares common_;
  std::vector<std::size_t> from_west_;  ///< targets by the west end of their bounding box
  double widest_ = 0.0;                 ///< of these boxes
};

}  // namespace

std::string_view to_text(Base base) {
  switch (base) {
    case Base::area: return "area";
    case Base::people: return "people";
    case Base::households: return "households";
    case Base::social_housing: return "social";
  }
  return {};
}

std::optional<Base> parse_base(std::string_view name) {
  const auto found =
      std::find_if(kBases.begin(), kBases.end(), [&](Base base) { return to_text(base) == name; });
  return found == kBases.end() ? std::nullopt : std::optional(*found);
}

std::size_t CrosswalkWeights::pair_count() const {
  return static_cast<std::size_t>(std::count_if(
      entries.begin(), entries.end(),
      [&](const CrosswalkEntry& entry) { return entry.from < from_count && entry.to < to_count; }));
}

CrosswalkWeights crosswalk_weights(const CrosswalkInput& input) {
  CrosswalkWeights weights;
  weights.from_count = input.from.zone_count();
  weights.to_count = input.to.zone_count();
  const bool has_households = input.cells.headcount() == Headcount::present;
  weights.has = {true, true, has_households, !input.social_housing.empty()};
  const WeightSums sums(input);
  // First a row for each source, then one for each target, for what no source covers of it.
  std::vector<std::vector<CrosswalkEntry>> rows(weights.from_count + weights.to_count);
  parallel_for(
      rows.size(),
      [&](std::size_t begin, std::size_t end) {
        for (std::size_t z = begin; z < end; ++z) {
          rows[z] =
              z < weights.from_count ? sums.of_source(z) : sums.of_nobody(z - weights.from_count);
        }
      },
      1);
  // In the order of sources, however the work was divided.
  for (const auto& row : rows) {
    weights.entries.insert(weights.entries.end(), row.begin(), row.end());
  }
  for (std::size_t z = 0; z < weights.to_count; ++z) weights.targets.push_back(sums.of_target(z));
  return weights;
}

}  // namespace carreau
