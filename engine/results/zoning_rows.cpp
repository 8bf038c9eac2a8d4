// SPDX-License-Identifier: Apache-2.0
#include "results/zoning_rows.hpp"

#include "base/text.hpp"
#include "criteria/verdict.hpp"
#include "results/heading_list.hpp"
#include "results/rounded_apart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace carreau::results {

namespace {

namespace h = headings;

void name_unit(CheckRecord& record, const Territory& territory, UnitIndex unit) {
  if (unit.is_none()) {
    // In French, as are names of units in INSEE's files; the code stays null.
    record.urban_unit_name = "hors unité urbaine";
    return;
  }
  const Unit& known = territory.unit(unit);
  record.urban_unit = known.code;
  record.urban_unit_name = known.name;
  record.urban_unit_population = known.population;
}

void set_incomes(CheckRecord& record, const AreaFigures& f) {
  record.people_low_income = f.people_low_income;
  record.share_low_income = f.share_low_income;
  // Declared incomes are not called disposable.
  if (!f.is_declared) {
    record.q1_disposable = f.first_quartile;
    record.median_disposable = f.median_disposable;
    record.q3_disposable = f.third_quartile;
    record.threshold_disposable = f.threshold_disposable;
  }
  record.median_declared = f.median_declared;
  record.threshold_declared = f.threshold_declared;
  // How far the median lies below the threshold, both of the incomes that the cells count.
  record.margin = f.margin();
  record.p_criterion = f.p_criterion;
}

void set_verdict(CheckRecord& record, const Verdict& verdict) {
  // A criterion that the rule does not have counts as met, as in the verdict.
  const auto meets = [&](Criterion criterion) -> std::optional<bool> {
    const CriterionResult* const result = verdict.find(criterion);
    if (result == nullptr) return true;
    if (result->decision == Decision::undecided) return std::nullopt;
    return result->is_met();
  };
  record.meets_territory = meets(Criterion::territory);
  record.meets_population = meets(Criterion::population);
  record.meets_density = meets(Criterion::density);
  record.meets_income = meets(Criterion::income);
  // Kept so that the density can be rounded on the same side of its minimum.
  if (const auto* const density = verdict.find(Criterion::density)) {
    record.minimum_density = density->bound;
  }
}

void set_people(CheckRecord& record, const PerimeterCheck& check) {
  const AreaFigures& f = check.figures;
  record.people = f.people;
  record.limits = check.limits.kind;
  record.density_ratio = check.limits.ratio;
  record.people_in_cells = check.parts.people;
  record.census_ratio = check.census_ratio;
  const Interval people = f.people_interval();
  record.people_low = people.low;
  record.people_high = people.high;
  record.p_population = check.probability_of(Criterion::population);
}

/// "above_threshold 61 %; zone_too_few_people 39 %", by decreasing share.
std::string reasons_text(const ZoneAgreement& zone) {
  // Stable, so that reasons of equal weight keep the order of the map, that of their names.
  std::vector<std::pair<std::string, double>> list(zone.missed_by_reason.begin(),
                                                   zone.missed_by_reason.end());
  std::stable_sort(list.begin(), list.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  double all = 0.0;
  for (const auto& [reason, people] : list) all += people;
  std::vector<std::string> parts;
  for (const auto& [reason, people] : list) {
    // `all` is positive where there is any reason: a reason is recorded only with people.
    parts.push_back(fmt::format("{} {:.0f} %", reason, 100.0 * people / all));
  }
  return join(parts, "; ");
}

AgreementRecord agreement_record(const Zoning& zones, std::size_t z, const ZoneAgreement& a,
                                 const Zoning& other) {
  AgreementRecord record;
  record.code = zones.codes[z];
  record.name = zones.names[z];
  record.found = a.found;
  // A zone without any cell of the grid has unknown people, not zero.
  if (a.found != Found::no_data) {
    record.people = a.people;
    record.people_shared = a.shared_people;
    record.share = a.share();
    record.share_straddling = a.people > 0.0 ? a.straddling_people / a.people : 0.0;
  }
  record.main_reason = a.main_reason();
  record.reasons = reasons_text(a);
  for (const std::size_t zone : a.met) record.meets_zones.push_back(other.codes[zone]);
  return record;
}

/// Figures that are compared with a bound, rounded with enough digits to stay on its side.
Column<CheckRecord> check_share_column() {
  auto column = number_column<&CheckRecord::share_low_income, 4>(h::kShareLowIncome);
  // Four decimals alone would print 0.50004 as 0.5000, as if it were not above one half.
  column.get = [](const CheckRecord& check, std::size_t) {
    const auto& share = check.share_low_income;
    return share ? files::FieldValue(rounded_apart(share->fraction(), kShareToExceed, 4))
                 : files::FieldValue();
  };
  return column;
}
Column<CheckRecord> check_density_column() {
  auto column = number_column<&CheckRecord::density, 0>(h::kDensity);
  column.get = [](const CheckRecord& check, std::size_t) {
    // A whole number of people per km² is enough, provided that it stays on its side of the
    // minimum.
    return check.density ? whole(whole_apart(*check.density, check.minimum_density))
                         : files::FieldValue();
  };
  return column;
}
Column<AgreementRecord> agreement_share_column() {
  // Whether a zone is found, found in part or missed depends on bounds of this share.
  auto column = number_column<&AgreementRecord::share, 4>(h::kShareProposed);
  column.get = [](const AgreementRecord& zone, std::size_t) {
    return zone.share ? files::FieldValue(rounded_apart(*zone.share, nearest_bound(*zone.share), 4))
                      : files::FieldValue();
  };
  return column;
}

std::vector<Column<CheckRecord>> verdict_columns() {
  using R = CheckRecord;
  using enum ColumnUnit;
  static constexpr Heading kTerritory{"meets_territory", none, "territoire rempli",
                                      "territory met"};
  static constexpr Heading kPopulation{"meets_population", none, "population remplie",
                                       "population met"};
  static constexpr Heading kDensity{"meets_density", none, "densité remplie", "density met"};
  static constexpr Heading kIncome{"meets_income", none, "revenu rempli", "income met"};
  return list_of<R>(text_column<&R::territory_basis>(h::kTerritoryBasis),
                    integer_column<&R::meets_territory>(kTerritory),
                    integer_column<&R::meets_population>(kPopulation),
                    integer_column<&R::meets_density>(kDensity),
                    integer_column<&R::meets_income>(kIncome));
}

/// How people were counted where a limit cuts cells.
std::vector<Column<CheckRecord>> limit_columns() {
  using R = CheckRecord;
  return list_of<R>(list_column<&R::undecided_criteria>(h::kUndecidedCriteria),
                    number_column<&R::people_low, 1>(h::kPeopleLow),
                    number_column<&R::people_high, 1>(h::kPeopleHigh),
                    number_column<&R::p_population, 4>(h::kPPopulation),
                    text_column<&R::limits>(h::kLimits),
                    number_column<&R::density_ratio, 2>(h::kDensityRatio),
                    number_column<&R::people_in_cells, 1>(h::kPeopleInCells),
                    number_column<&R::census_ratio, 4>(h::kCensusRatio));
}

}  // namespace

const ColumnTable<CheckRecord>& check_columns() {
  using R = CheckRecord;
  static const ColumnTable<R> table(list_of<R>(
      text_column<&R::code, Empty::text>(h::kCode), text_column<&R::name>(h::kName),
      text_column<&R::verdict>(h::kVerdict), list_column<&R::failed_criteria>(h::kFailedCriteria),
      text_column<&R::urban_unit>(h::kUrbanUnit),
      text_column<&R::urban_unit_name>(h::kUrbanUnitName),
      integer_column<&R::urban_unit_population>(h::kUrbanUnitPopulation),
      number_column<&R::people, 1>(h::kPeople), number_column<&R::households, 1>(h::kHouseholds),
      number_column<&R::people_low_income, 1>(h::kPeopleLowIncome), check_share_column(),
      interval_columns<&R::q1_disposable>(h::kQ1Disposable),
      interval_columns<&R::median_disposable>(h::kMedianDisposable),
      interval_columns<&R::q3_disposable>(h::kQ3Disposable),
      interval_columns<&R::median_declared>(h::kMedianDeclared),
      number_column<&R::threshold_declared, 0>(h::kThresholdDeclared),
      number_column<&R::threshold_disposable, 0>(h::kThresholdDisposable),
      number_column<&R::margin, 0>(h::kMargin), number_column<&R::p_criterion, 4>(h::kPCriterion),
      number_column<&R::share_imputed, 4>(h::kShareImputed),
      number_column<&R::share_straddling, 4>(h::kShareStraddling), check_density_column(),
      integer_column<&R::cells>(h::kCells), integer_column<&R::area_m2>(h::kAreaM2),
      verdict_columns(), limit_columns()));
  return table;
}

CheckRecord check_record(const Zoning& zones, std::size_t zone, const PerimeterCheck& check,
                         const CheckedOn& on) {
  CheckRecord record;
  record.code = zones.codes[zone];
  record.name = zones.names[zone];
  const AreaFigures& f = check.figures;
  const CriterionList failed = check.verdict.failed();
  record.verdict = check.verdict.outcome();
  record.failed_criteria.assign(failed.begin(), failed.end());
  const CriterionList undecided = check.verdict.undecided();
  record.undecided_criteria.assign(undecided.begin(), undecided.end());
  // Where the grid has nobody there are no figures to show; the verdict says "no data".
  if (!check.has_data()) return record;
  name_unit(record, on.territory, check.unit);
  set_people(record, check);
  // A grid may lack households; they are then unknown.
  if (on.has_households) record.households = f.households;
  if (f.are_incomes_known) set_incomes(record, f);
  record.share_imputed = check.share_imputed();
  record.share_straddling = check.share_straddling();
  record.density = f.density();
  record.cells = check.cells;
  record.area_m2 = f.area_m2;
  record.territory_basis = check.basis;
  set_verdict(record, check.verdict);
  return record;
}

const std::vector<files::FieldSpec>& check_fields() { return check_columns().fields(); }

std::vector<files::Row> check_rows(const Zoning& zones, const std::vector<PerimeterCheck>& checks,
                                   const Territory& territory, bool has_households) {
  std::vector<files::Row> rows;
  for (std::size_t z = 0; z < checks.size(); ++z) {
    rows.push_back(
        check_columns().row(check_record(zones, z, checks[z], {territory, has_households})));
  }
  return rows;
}

const ColumnTable<AgreementRecord>& agreement_columns() {
  using R = AgreementRecord;
  using enum ColumnUnit;
  static constexpr Heading kPeopleShared{"people_shared", people, "habitants en commun",
                                         "people shared"};
  static constexpr Heading kReasons{"reasons", none, "raisons", "reasons"};
  static constexpr Heading kMeets{"meets_zones", none, "zones rencontrées", "zones met"};
  static const ColumnTable<R> table(
      list_of<R>(text_column<&R::side>(h::kSide), text_column<&R::code, Empty::text>(h::kCode),
                 text_column<&R::name>(h::kName), number_column<&R::people, 1>(h::kPeople),
                 number_column<&R::people_shared, 1>(kPeopleShared), agreement_share_column(),
                 text_column<&R::found>(h::kFound), text_column<&R::main_reason>(h::kMainReason),
                 text_column<&R::reasons>(kReasons),
                 number_column<&R::share_straddling, 4>(h::kShareStraddling),
                 list_column<&R::meets_zones>(kMeets)));
  return table;
}

std::vector<AgreementRecord> agreement_records(const Agreement& agreement, const Zoning& proposed,
                                               const Zoning& reference) {
  std::vector<AgreementRecord> records;
  for (std::size_t z = 0; z < agreement.reference.size(); ++z) {
    records.push_back(agreement_record(reference, z, agreement.reference[z], proposed));
  }
  for (std::size_t z = 0; z < agreement.proposed.size(); ++z) {
    records.push_back(agreement_record(proposed, z, agreement.proposed[z], reference));
    // Records belong to the reference unless they say otherwise.
    records.back().side = EvaluationSide::proposed;
  }
  return records;
}

const std::vector<files::FieldSpec>& agreement_fields() { return agreement_columns().fields(); }

std::vector<files::Row> agreement_rows(const Agreement& agreement, const Zoning& proposed,
                                       const Zoning& reference) {
  return agreement_columns().rows(agreement_records(agreement, proposed, reference));
}

}  // namespace carreau::results
