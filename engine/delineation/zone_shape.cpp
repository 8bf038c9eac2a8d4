// SPDX-License-Identifier: Apache-2.0
#include "delineation/zone_shape.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace carreau {

namespace {

std::vector<CellPosition> footprint_of(const DelineationInput& input, const Cluster& cluster) {
  std::vector<CellPosition> footprint(cluster.crossed.begin(), cluster.crossed.end());
  for (const CellIndex cell : cluster.cells) {
    footprint.push_back(input.cells.positions()[cell.position()]);
  }
  std::sort(footprint.begin(), footprint.end());
  return footprint;
}

/// The inhabited cells of a gap, or nothing when one of them may not join the zone: another key,
/// or a candidate itself (then it belongs to a zone of its own).
std::optional<std::vector<CellIndex>> fillable(const ZoneSource& source, std::uint32_t key,
                                               const Gap& gap) {
  std::vector<CellIndex> cells;
  for (const CellPosition& p : gap) {
    const CellIndex cell = source.input.cells.find(p);
    if (cell.is_none()) continue;
    const bool is_other = source.keys[cell.position()] != key;
    if (is_other || source.tests[cell.position()].is_candidate) return std::nullopt;
    cells.push_back(cell);
  }
  return cells;
}

template <class T>
std::vector<T> merged(const std::vector<T>& a, const std::vector<T>& b) {
  std::vector<T> all;
  all.reserve(a.size() + b.size());
  std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(all));
  return all;
}

/// Whether no cell of the gap is surely above the threshold: each has at least one chance in twenty
/// of a median below it, and somebody lives in each.
bool is_doubtful(const DelineationInput& input, std::span<const CellIndex> cells,
                 std::size_t gap_size) {
  if (!compares_incomes(input.rule)) return false;  // nothing is known that could be in doubt
  constexpr double kSurely = 0.05;
  if (cells.size() != gap_size) return false;
  return std::all_of(cells.begin(), cells.end(), [&](const CellIndex& cell) {
    const UnitThreshold& t = threshold_of(input, cell);
    const UnionIncome income(input.income, std::span(&cell, 1), input.cells.people());
    return income.people() > 0.0 &&
           income.probability_median_below(t.disposable, t.log_deviation) >= kSurely;
  });
}

/// Whether the options ask for this gap to be filled.
bool is_asked_for(const DelineationInput& input, std::span<const CellIndex> cells,
                  std::size_t gap_size) {
  const auto size = static_cast<std::int64_t>(gap_size);
  return size <= input.options.fill_gaps ||
         (size <= input.options.fill_doubtful_gaps && is_doubtful(input, cells, gap_size));
}

bool meets_income(const DelineationInput& input, std::span<const CellIndex> cells) {
  if (!compares_incomes(input.rule)) return true;
  const UnionIncome income(input.income, cells, input.cells.people());
  const double threshold = threshold_of(input, cells.front()).disposable;
  return is_most(Share::from_fraction(income.share_below(threshold).share));
}

}  // namespace

bool may_have_gaps(const DelineationOptions& options, std::size_t footprint_size) {
  return footprint_size >= 4 && (options.fill_gaps > 0 || options.fill_doubtful_gaps > 0);
}

Clusters clusters_of(const ZoneSource& source, std::span<const CellIndex> cells) {
  const CellTable& table = source.input.cells;
  const DelineationOptions& options = source.input.options;
  return label_clusters(table.positions(), table.lattice(), cells, source.keys,
                        {options.contiguity, options.cross_empty_cells});
}

Zone bare_shape(const DelineationInput& input, const Cluster& cluster) {
  Zone zone;
  zone.cells.assign(cluster.cells.begin(), cluster.cells.end());
  zone.footprint = footprint_of(input, cluster);
  return zone;
}

void fill_gaps(const ZoneSource& source, std::span<const Gap> gaps, Zone& zone) {
  const DelineationInput& input = source.input;
  const std::uint32_t key = source.keys[zone.cells.front().position()];
  for (const Gap& gap : gaps) {
    const auto inside = fillable(source, key, gap);
    if (!inside || !is_asked_for(input, *inside, gap.size())) continue;
    std::vector<CellIndex> cells = merged(zone.cells, *inside);
    std::vector<CellPosition> footprint = merged(zone.footprint, gap);
    if (!inside->empty() && !meets_income(input, cells)) continue;
    const bool was_dense = is_dense(input, zone.cells, zone.footprint.size());
    if (was_dense && !is_dense(input, cells, footprint.size())) continue;
    zone.filled = merged(zone.filled, *inside);
    zone.cells = std::move(cells);
    zone.footprint = std::move(footprint);
  }
}

Zone filled_shape(const ZoneSource& source, const Cluster& cluster) {
  Zone zone = bare_shape(source.input, cluster);
  const DelineationOptions& options = source.input.options;
  if (may_have_gaps(options, zone.footprint.size())) {
    fill_gaps(source, enclosed_gaps(zone.footprint, options.contiguity), zone);
  }
  return zone;
}

}  // namespace carreau
