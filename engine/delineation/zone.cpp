// SPDX-License-Identifier: Apache-2.0
#include "delineation/zone.hpp"

#include "base/parallel.hpp"
#include "delineation/gaps.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

namespace carreau {

namespace {

std::vector<CellPosition> footprint_of(const DelineationInput& input, const Cluster& cluster) {
  std::vector<CellPosition> footprint(cluster.links.begin(), cluster.links.end());
  for (const CellIndex cell : cluster.cells) {
    footprint.push_back(input.cells.positions()[cell.position()]);
  }
  std::sort(footprint.begin(), footprint.end());
  return footprint;
}

/// The inhabited cells of a gap, or nothing when one of them may not join the zone: another key,
/// or a candidate itself (then it belongs to a zone of its own).
std::optional<std::vector<CellIndex>> fillable(const ZoneSource& source, std::uint32_t key,
                                               const std::vector<CellPosition>& gap) {
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
  const UnionIncome income(input.income, cells, input.cells.people());
  return income.share_below(threshold_of(input, cells.front()).disposable).share > 0.5;
}

/// Under eight-contiguity four places, one at each side, enclose a fifth; fewer enclose none.
bool may_have_gaps(const DelineationOptions& options, std::size_t footprint_size) {
  return footprint_size >= 4 && (options.fill_gaps > 0 || options.fill_doubtful_gaps > 0);
}

/// Takes in the enclosed gaps, one after the other, as long as the whole still meets the criterion.
void fill_gaps(const ZoneSource& source, Zone& zone) {
  const DelineationInput& input = source.input;
  if (!may_have_gaps(input.options, zone.footprint.size())) return;
  const std::uint32_t key = source.keys[zone.cells.front().position()];
  for (const auto& gap : enclosed_gaps(zone.footprint, input.options.contiguity)) {
    const auto inside = fillable(source, key, gap);
    if (!inside || !is_asked_for(input, *inside, gap.size())) continue;
    std::vector<CellIndex> cells = merged(zone.cells, *inside);
    std::vector<CellPosition> footprint = merged(zone.footprint, gap);
    if (!inside->empty() && !meets_income(input, cells)) continue;
    zone.filled = merged(zone.filled, *inside);
    zone.cells = std::move(cells);
    zone.footprint = std::move(footprint);
  }
}

/// Indices by decreasing people, then by order of the table (which is the order of codes).
template <class IndexType>
std::vector<IndexType> by_people(const DelineationInput& input, std::span<const CellIndex> cells,
                                 const std::vector<IndexType>& membership) {
  std::map<IndexType, Persons> people;
  for (const CellIndex cell : cells) {
    people[membership[cell.position()]] += input.cells.people()[cell.position()];
  }
  people.erase(IndexType::none());
  std::vector<std::pair<IndexType, Persons>> ranked(people.begin(), people.end());
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<IndexType> order;
  for (const auto& [index, count] : ranked) order.push_back(index);
  return order;
}

TerritoryBasis basis_of(std::span<const CellTest> tests, std::span<const CellIndex> cells) {
  if (!tests[cells.front().position()].is_urban) return TerritoryBasis::none;
  const bool derogated = std::any_of(cells.begin(), cells.end(), [&](CellIndex cell) {
    return tests[cell.position()].by_derogation;
  });
  return derogated ? TerritoryBasis::derogation : TerritoryBasis::unit;
}

Persons people_of(const DelineationInput& input, std::span<const CellIndex> cells) {
  Persons people;
  for (const CellIndex cell : cells) people += input.cells.people()[cell.position()];
  return people;
}

/// The cells and the footprint, gaps filled.
Zone shape_of(const ZoneSource& source, const Cluster& cluster) {
  Zone zone;
  zone.cells.assign(cluster.cells.begin(), cluster.cells.end());
  zone.footprint = footprint_of(source.input, cluster);
  fill_gaps(source, zone);
  return zone;
}

/// Everything that is said of a shape.
void complete(const ZoneSource& source, Zone& zone) {
  const DelineationInput& input = source.input;
  zone.basis = basis_of(source.tests, zone.cells);
  zone.communes = by_people(input, zone.cells, input.membership.commune);
  const auto units = by_people(input, zone.cells, input.membership.unit);
  zone.unit = units.empty() ? UnitIndex::none() : units.front();
  zone.figures = zone_figures(input, threshold_of(input, zone.cells.front()), zone.cells,
                              zone.footprint.size());
}

}  // namespace

std::string to_text(NearMiss near_miss) {
  switch (near_miss) {
    case NearMiss::none: return "none";
    case NearMiss::outside_unit: return "outside_unit";
    case NearMiss::unit_population: return "unit_population";
    case NearMiss::zone_population: return "zone_population";
    case NearMiss::zone_density: return "zone_density";
    case NearMiss::income: return "income";
    case NearMiss::cells: return "cells";
  }
  return {};
}

std::string to_text(TerritoryBasis basis) {
  switch (basis) {
    case TerritoryBasis::unit: return "unit";
    case TerritoryBasis::derogation: return "derogation";
    case TerritoryBasis::none: return "none";
  }
  return {};
}

std::string to_text(Criterion criterion) {
  switch (criterion) {
    case Criterion::territory: return "territory";
    case Criterion::population: return "population";
    case Criterion::density: return "density";
    case Criterion::income: return "income";
  }
  return {};
}

std::string to_text(ZoneStatus status) {
  switch (status) {
    case ZoneStatus::rule: return "rule";
    case ZoneStatus::edited: return "edited";
    case ZoneStatus::locked: return "locked";
  }
  return {};
}

std::string to_text(Extent extent) { return extent == Extent::cluster ? "cluster" : "commune"; }

std::vector<Criterion> failed_criteria(const RuleSet& rule, const Zone& zone) {
  const ZoneFigures& f = zone.figures;
  std::vector<Criterion> failed;
  if (zone.basis == TerritoryBasis::none) failed.push_back(Criterion::territory);
  if (!is_populous(rule, f.people)) failed.push_back(Criterion::population);
  if (!is_dense(rule, f.people, f.area_m2)) failed.push_back(Criterion::density);
  if (!f.meets_income()) failed.push_back(Criterion::income);
  return failed;
}

std::optional<Reason> failed_as_a_whole(const RuleSet& rule, const Zone& zone) {
  for (const Criterion criterion : failed_criteria(rule, zone)) {
    switch (criterion) {
      case Criterion::territory: break;
      case Criterion::population: return Reason::zone_too_few_people;
      case Criterion::density: return Reason::zone_too_sparse;
      case Criterion::income: return Reason::zone_above_threshold;
    }
  }
  return std::nullopt;
}

UnitIndex unit_of_most(const DelineationInput& input, std::span<const CellPart> parts) {
  std::map<UnitIndex, double> by_unit;
  for (const CellPart& part : parts) {
    by_unit[input.membership.unit[part.cell.position()]] += part.people;
  }
  UnitIndex unit;
  double most = 0.0;
  for (const auto& [candidate, people] : by_unit) {
    if (people <= most) continue;
    most = people;
    unit = candidate;
  }
  return unit;
}

TerritoryBasis territory_basis(const DelineationInput& input, const UnitThreshold& threshold,
                               std::span<const CellPart> parts) {
  if (threshold.is_urban) return TerritoryBasis::unit;
  if (!input.rule.has_listed_derogation || input.listed_share.empty()) return TerritoryBasis::none;
  double people = 0.0;
  double listed = 0.0;
  for (const CellPart& part : parts) {
    people += part.people;
    listed += part.people * input.listed_share[part.cell.position()];
  }
  const bool is_listed =
      people > 0.0 && listed >= people * input.options.listed_cell_share.fraction();
  return is_listed ? TerritoryBasis::derogation : TerritoryBasis::none;
}

Zone zone_of_cells(const DelineationInput& input, std::vector<CellIndex> cells,
                   std::vector<CellPosition> footprint) {
  std::vector<CellPart> parts;
  for (const CellIndex cell : cells) {
    const Persons people = input.cells.people()[cell.position()];
    if (!people.is_zero()) parts.push_back({cell, people.value()});
  }
  Zone zone;
  // Where nobody lives the first cell stands for the others.
  zone.unit =
      parts.empty() ? input.membership.unit[cells.front().position()] : unit_of_most(input, parts);
  const UnitThreshold& threshold = threshold_of(input, zone.unit);
  zone.basis = territory_basis(input, threshold, parts);
  zone.communes = by_people(input, cells, input.membership.commune);
  zone.figures = zone_figures(input, threshold, cells, footprint.size());
  for (const CellIndex cell : cells) {
    if (input.membership.unit[cell.position()] == zone.unit) continue;
    zone.people_outside_unit += input.cells.people()[cell.position()];
  }
  zone.cells = std::move(cells);
  zone.footprint = std::move(footprint);
  return zone;
}

ZoneFigures zone_figures(const DelineationInput& input, const UnitThreshold& threshold,
                         std::span<const CellIndex> cells, std::size_t footprint_size) {
  ZoneFigures f;
  for (const CellIndex cell : cells) {
    const std::size_t i = cell.position();
    f.people += input.cells.people()[i];
    f.households += input.cells.households()[i];
    if (input.cells.imputations()[i] == Imputation::imputed) {
      f.imputed_people += input.cells.people()[i];
    }
  }
  const std::int64_t side = input.cells.grid().cell_size.count();
  f.area_m2 = static_cast<std::int64_t>(footprint_size) * side * side;
  f.threshold_declared = threshold.declared;
  f.threshold_disposable = threshold.disposable;
  if (f.people.is_zero()) return f;
  const UnionIncome income(input.income, cells, input.cells.people());
  const ShareBelow below = income.share_below(threshold.disposable);
  f.people_low_income = below.share * income.people();
  f.share_low_income = Share::from_fraction(below.share);
  f.p_criterion = probability_of_most(below, threshold.log_deviation);
  f.median_disposable = income.median(threshold.disposable);
  f.median_declared = through_bridge(f.median_disposable, input.bridge);
  return f;
}

Zone make_zone(const ZoneSource& source, const Cluster& cluster) {
  Zone zone = shape_of(source, cluster);
  complete(source, zone);
  return zone;
}

std::vector<Zone> make_zones(const ZoneSource& source, const Clusters& clusters,
                             const std::function<Persons(bool)>& least) {
  std::vector<std::optional<Zone>> zones(clusters.size());
  const auto make = [&](std::size_t k) {
    const Cluster cluster = clusters[k];
    const std::size_t first = cluster.cells.front().position();
    const Persons wanted = least(source.tests[first].is_urban);
    const std::size_t size = cluster.cells.size() + cluster.links.size();
    const bool may_grow = may_have_gaps(source.input.options, size);
    if (!may_grow && people_of(source.input, cluster.cells) < wanted) return;
    Zone zone = shape_of(source, cluster);
    if (people_of(source.input, zone.cells) < wanted) return;
    complete(source, zone);
    zones[k] = std::move(zone);
  };
  constexpr std::size_t kGrain = 64;
  parallel_for(
      zones.size(),
      [&](std::size_t begin, std::size_t end) {
        for (std::size_t k = begin; k < end; ++k) make(k);
      },
      kGrain);
  std::vector<Zone> made;
  for (std::optional<Zone>& zone : zones) {
    if (zone) made.push_back(std::move(*zone));
  }
  return made;
}

}  // namespace carreau
