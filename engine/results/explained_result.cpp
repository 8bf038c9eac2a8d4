// SPDX-License-Identifier: Apache-2.0
#include "results/explained_result.hpp"

#include <algorithm>
#include <utility>

namespace carreau::results {

namespace {

/// The criterion that a near miss fails; none where only its cells do.
std::optional<Criterion> criterion_of(NearMiss near_miss) {
  switch (near_miss) {
    case NearMiss::outside_unit:
    case NearMiss::unit_population: return Criterion::territory;
    case NearMiss::zone_population: return Criterion::population;
    case NearMiss::zone_density: return Criterion::density;
    case NearMiss::income: return Criterion::income;
    case NearMiss::none:
    case NearMiss::cells: break;
  }
  return std::nullopt;
}

bool is_failed(const ZoneRecord& record, Criterion criterion) {
  if (record.failed_criterion != NearMiss::none) {
    return criterion_of(record.failed_criterion) == criterion;
  }
  const auto& failed = record.failed_criteria;
  return std::find(failed.begin(), failed.end(), criterion) != failed.end();
}

}  // namespace

AreaFigures figures_of(const ZoneRecord& record) {
  AreaFigures figures;
  figures.has_data = true;
  figures.people = record.people;
  figures.households = record.households.value_or(Households());
  figures.area_m2 = record.area_m2;
  // All figures of incomes are known, or none.
  figures.are_incomes_known = record.threshold_declared && record.median_declared &&
                              record.share_low_income && record.people_low_income &&
                              record.p_criterion;
  if (!figures.are_incomes_known) return figures;
  figures.people_low_income = *record.people_low_income;
  figures.share_low_income = *record.share_low_income;
  figures.is_declared = !record.median_disposable.has_value();
  figures.median_disposable = record.median_disposable.value_or(*record.median_declared);
  figures.median_declared = *record.median_declared;
  figures.threshold_declared = *record.threshold_declared;
  figures.threshold_disposable =
      record.threshold_disposable.value_or(record.threshold_declared->value());
  figures.p_criterion = *record.p_criterion;
  return figures;
}

Verdict recorded_verdict(const RuleSet& rule, const ZoneRecord& record,
                         std::optional<std::int64_t> legal_population) {
  Situation situation{record.territory_basis, legal_population};
  if (record.status != ZoneStatus::rule) situation.pieces = record.pieces;
  const Verdict tested = verdict_of(rule, figures_of(record), situation);
  CriterionList failed;
  for (const CriterionResult& result : tested.results()) {
    if (is_failed(record, result.criterion)) failed.push_back(result.criterion);
  }
  return tested.with_decisions(failed);
}

std::optional<ExplainedZone> ExplainedResult::find_zone(const std::string& id) const {
  auto record = zone_record_of(id);
  if (!record) return std::nullopt;
  const auto unit = find_unit(record->urban_unit);
  const Verdict verdict = recorded_verdict(run().scenario.rule, *record,
                                           unit ? unit->population_rounded : std::nullopt);
  return ExplainedZone{std::move(*record), verdict};
}

std::optional<ExplainedCell> ExplainedResult::find_cell(const std::string& id) const {
  auto record = cell_record_of(id);
  if (!record) return std::nullopt;
  const auto zone = record->zone_id.empty() ? std::nullopt : find_zone(record->zone_id);
  const TerritoryBasis basis =
      basis_of(run().scenario.rule, *record, find_unit(record->urban_unit), zone);
  return ExplainedCell{std::move(*record), basis, zone ? zone->verdict : Verdict()};
}

TerritoryBasis basis_of(const RuleSet& rule, const CellRecord& cell,
                        const std::optional<UnitRecord>& unit,
                        const std::optional<ExplainedZone>& zone) {
  if (unit && unit->urban) return urban_basis(rule);
  switch (cell.reason) {
    case Reason::edited_in: {
      const bool is_derogated = zone && zone->record.territory_basis == TerritoryBasis::derogation;
      return is_derogated ? TerritoryBasis::derogation : TerritoryBasis::none;
    }
    case Reason::outside_unit:
    case Reason::unit_too_small:
    case Reason::uninhabited: return TerritoryBasis::none;
    // The zone was decided upon, so its territory passed.
    default: return TerritoryBasis::derogation;
  }
}

}  // namespace carreau::results
