// SPDX-License-Identifier: Apache-2.0
#include "delineation/zone.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace carreau {

namespace {

/// Indices by decreasing people, then by order of the table (which is the order of codes).
template <class IndexType>
std::vector<IndexType> by_people(const DelineationInput& input, std::span<const CellIndex> cells,
                                 const std::vector<IndexType>& membership) {
  // An ordered map keyed by index makes the order of equal counts that of the table.
  std::map<IndexType, Persons> people;
  for (const CellIndex cell : cells) {
    people[membership[cell.position()]] += input.cells.people()[cell.position()];
  }
  // Cells outside any commune or unit have no name to give.
  people.erase(IndexType::none());
  std::vector<std::pair<IndexType, Persons>> ranked(people.begin(), people.end());
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<IndexType> order;
  for (const auto& [index, count] : ranked) order.push_back(index);
  return order;
}

/// In m². It includes gaps and uninhabited links, which belong to the perimeter.
std::int64_t area_of(const DelineationInput& input, std::size_t footprint_size) {
  const std::int64_t side = input.cells.grid().cell_size.count();
  return static_cast<std::int64_t>(footprint_size) * side * side;
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

std::string to_text(ZoneStatus status) {
  switch (status) {
    case ZoneStatus::rule: return "rule";
    case ZoneStatus::edited: return "edited";
    case ZoneStatus::locked: return "locked";
  }
  return {};
}

std::string to_text(Extent extent) { return extent == Extent::cluster ? "cluster" : "commune"; }

TerritoryBasis basis_of(const DelineationInput& input, std::span<const CellTest> tests,
                        std::span<const CellIndex> cells) {
  // All cells of a zone have one key (zone_keys()), so the first stands for the others.
  if (!tests[cells.front().position()].is_urban) return TerritoryBasis::none;
  // Where any of them is urban only by the derogation (décret 2023-1312), so is the zone.
  const bool derogated = std::any_of(cells.begin(), cells.end(), [&](CellIndex cell) {
    return tests[cell.position()].by_derogation;
  });
  return derogated ? TerritoryBasis::derogation : urban_basis(input.rule);
}

Persons people_of(const DelineationInput& input, std::span<const CellIndex> cells) {
  Persons people;
  for (const CellIndex cell : cells) people += input.cells.people()[cell.position()];
  return people;
}

bool is_dense(const DelineationInput& input, std::span<const CellIndex> cells,
              std::size_t footprint_size) {
  if (input.rule.minimum_zone_density == 0) return true;  // spares the sum
  return is_dense(input.rule, people_of(input, cells), area_of(input, footprint_size));
}

Verdict verdict_of(const DelineationInput& input, const Zone& zone) {
  const UnitThreshold& unit = threshold_of(input, zone.unit);
  Situation situation{zone.basis, unit.legal_population};
  // Zones that the rule draws are contiguous by construction; only zones edited by hand are tested.
  if (zone.status != ZoneStatus::rule) situation.pieces = zone.pieces;
  return verdict_of(input.rule, zone.figures, situation);
}

bool is_remainder(const Zone& zone) {
  return zone.is_left_by_removal && zone.verdict.failed().holds(Criterion::population);
}

std::optional<Reason> reason_of(const Verdict& verdict) {
  // In the order of the decree, so the reason is the first requirement that fails.
  for (const Criterion criterion : verdict.failed()) {
    switch (criterion) {
      case Criterion::population: return Reason::zone_too_few_people;
      case Criterion::density: return Reason::zone_too_sparse;
      case Criterion::income: return Reason::zone_above_threshold;
      case Criterion::territory:
      case Criterion::contiguity: break;
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
  // Of equal units the first in the table wins.
  for (const auto& [candidate, people] : by_unit) {
    if (people <= most) continue;
    most = people;
    unit = candidate;
  }
  return unit;
}

TerritoryBasis territory_basis(const DelineationInput& input, const UnitThreshold& threshold,
                               std::span<const CellPart> parts) {
  if (threshold.is_urban) return urban_basis(input.rule);
  // The derogation lasts six years and holds only for quartiers already on the list.
  if (!input.rule.has_listed_derogation || input.listed_share.empty()) return TerritoryBasis::none;
  double people = 0.0;
  double listed = 0.0;
  for (const CellPart& part : parts) {
    people += part.people;
    listed += part.people * input.listed_share[part.cell.position()];
  }
  // A perimeter where nobody lives is not derogated.
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
  // The unit decides the threshold for all its cells, so people of another unit are reported.
  for (const CellIndex cell : cells) {
    if (input.membership.unit[cell.position()] == zone.unit) continue;
    zone.people_outside_unit += input.cells.people()[cell.position()];
  }
  zone.cells = std::move(cells);
  zone.footprint = std::move(footprint);
  return zone;
}

AreaFigures zone_figures(const DelineationInput& input, const UnitThreshold& threshold,
                         std::span<const CellIndex> cells, std::size_t footprint_size) {
  AreaFigures f;
  f.has_data = !cells.empty();
  for (const CellIndex cell : cells) {
    const std::size_t i = cell.position();
    f.people += input.cells.people()[i];
    f.households += input.cells.households()[i];
    // Imputed figures come from a group of at least 11 households, not from the cell itself; every
    // zone states how many of its people they concern.
    if (input.cells.imputations()[i] == Imputation::imputed) {
      f.imputed_people += input.cells.people()[i];
    }
  }
  f.area_m2 = area_of(input, footprint_size);
  f.are_incomes_known = input.income.is_known();
  if (!f.are_incomes_known) return f;
  f.is_declared = input.bridge.is_same_scale;
  f.threshold_declared = threshold.declared;
  f.threshold_disposable = threshold.disposable;
  // Without people there is no distribution, hence no median.
  if (f.people.is_zero()) return f;
  const UnionIncome income(input.income, cells, input.cells.people());
  // The decree tests declared incomes: where the grid holds disposable ones the bridge relates
  // both.
  f.median_disposable = income.median();
  f.median_declared = through_bridge(f.median_disposable, input.bridge);
  hold_against(threshold.for_cells(), income, f);
  return f;
}

void hold_against(const DisposableThreshold& threshold, const UnionIncome& income, AreaFigures& f) {
  // "Median below S" is "more than half live below S". People below S add up over cells, medians do
  // not.
  const ShareBelow below = income.share_below(threshold.value);
  f.people_low_income = below.share * income.people();
  f.share_low_income = Share::from_fraction(below.share);
  // The threshold has an uncertainty of its own, from the bridge and an estimated local median.
  f.p_criterion = probability_of_most(below, threshold.log_deviation);
}

void complete(const DelineationInput& input, std::span<const CellTest> tests, Zone& zone) {
  zone.basis = basis_of(input, tests, zone.cells);
  zone.communes = by_people(input, zone.cells, input.membership.commune);
  const auto units = by_people(input, zone.cells, input.membership.unit);
  zone.unit = units.empty() ? UnitIndex::none() : units.front();
  zone.figures = zone_figures(input, threshold_of(input, zone.cells.front()), zone.cells,
                              zone.footprint.size());
}

}  // namespace carreau
