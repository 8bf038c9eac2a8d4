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

std::string to_text(Extent extent) { return extent == Extent::cluster ? "cluster" : "commune"; }

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

ZoneFigures zone_figures(const DelineationInput& input, std::span<const CellIndex> cells,
                         std::size_t footprint_size) {
  ZoneFigures f;
  for (const CellIndex cell : cells) {
    const std::size_t i = cell.position();
    f.people += input.cells.people()[i];
    f.households += input.cells.households()[i];
    if (input.cells.imputations()[i] == Imputation::imputed) {
      f.imputed_people += input.cells.people()[i];
    }
  }
  const UnionIncome income(input.income, cells, input.cells.people());
  f.median_disposable = income.median();
  f.median_declared = through_bridge(f.median_disposable, input.bridge);
  hold_against(threshold_of(input, cells.front()), income, f);
  const std::int64_t side = input.cells.grid().cell_size.count();
  f.area_m2 = static_cast<std::int64_t>(footprint_size) * side * side;
  return f;
}

void hold_against(const UnitThreshold& threshold, const UnionIncome& income, ZoneFigures& f) {
  const ShareBelow below = income.share_below(threshold.disposable);
  f.people_low_income = below.share * income.people();
  f.share_low_income = Share::from_fraction(below.share);
  f.threshold_declared = threshold.declared;
  f.threshold_disposable = threshold.disposable;
  f.p_criterion = probability_of_most(below, threshold.log_deviation);
}

void complete(const DelineationInput& input, std::span<const CellTest> tests, Zone& zone) {
  zone.basis = basis_of(tests, zone.cells);
  zone.communes = by_people(input, zone.cells, input.membership.commune);
  const auto units = by_people(input, zone.cells, input.membership.unit);
  zone.unit = units.empty() ? UnitIndex::none() : units.front();
  zone.figures = zone_figures(input, zone.cells, zone.footprint.size());
}

}  // namespace carreau
