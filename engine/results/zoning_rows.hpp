// SPDX-License-Identifier: Apache-2.0
/// The rows of `check` and `evaluate` for each zone, and their columns. Columns that the layer
/// `perimeters` of a delineation has as well have the same names.
#pragma once

#include "files/table_writer.hpp"
#include "results/columns.hpp"
#include "results/delineation_codes.hpp"
#include "results/zoning_codes.hpp"
#include "territory/territory.hpp"
#include "zoning/agreement.hpp"
#include "zoning/perimeter_check.hpp"
#include "zoning/zoning.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carreau::results {

/// A perimeter with its criteria. Without any inhabitant only the verdict is known.
struct CheckRecord {
  std::string code;
  std::string name;
  Outcome verdict = Outcome::no_data;
  std::vector<Criterion> failed_criteria;
  std::string urban_unit;  ///< the unit of most of its people; empty outside any unit
  std::string urban_unit_name;
  std::optional<std::int64_t> urban_unit_population;
  std::optional<Persons> people;
  std::optional<Households> households;
  std::optional<double> people_low_income;
  std::optional<Share> share_low_income;
  std::optional<Interval> q1_disposable;
  std::optional<Interval> median_disposable;
  std::optional<Interval> q3_disposable;
  std::optional<Interval> median_declared;
  std::optional<Euros> threshold_declared;
  std::optional<double> threshold_disposable;
  std::optional<double> margin;
  std::optional<double> p_criterion;
  std::optional<double> share_imputed;
  std::optional<double> share_straddling;
  std::optional<double> density;
  double minimum_density = 0.0;  ///< minimum of the rule; not written as a column
  std::optional<std::size_t> cells;
  std::optional<std::int64_t> area_m2;
  std::optional<TerritoryBasis> territory_basis;
  /// Empty for a criterion that is undecided.
  std::optional<bool> meets_territory;
  std::optional<bool> meets_population;
  std::optional<bool> meets_density;
  std::optional<bool> meets_income;
  std::optional<LimitKind> limits;
  std::optional<double> density_ratio;    ///< density inside the limit / outside it
  std::optional<double> people_in_cells;  ///< as the grid counts them
  std::optional<double> census_ratio;     ///< people of the grid / of the census
  std::optional<double> people_low;       ///< lower bound of the interval of 90 %
  std::optional<double> people_high;      ///< its upper bound
  std::optional<double> p_population;     ///< empty where the population is not in doubt
  std::vector<Criterion> undecided_criteria;
};
[[nodiscard]] const ColumnTable<CheckRecord>& check_columns();

/// The context of checked zones: the names of units, and whether the grid has households.
struct CheckedOn {
  const Territory& territory;
  bool has_households = true;
};
[[nodiscard]] CheckRecord check_record(const Zoning& zones, std::size_t zone,
                                       const PerimeterCheck& check, const CheckedOn& on);

[[nodiscard]] const std::vector<files::FieldSpec>& check_fields();
/// One row for each zone. `has_households`: whether the grid has them.
[[nodiscard]] std::vector<files::Row> check_rows(const Zoning& zones,
                                                 const std::vector<PerimeterCheck>& checks,
                                                 const Territory& territory, bool has_households);

/// A zone of one zoning compared with the other. Nothing is known about a zone without people.
struct AgreementRecord {
  EvaluationSide side = EvaluationSide::reference;
  std::string code;
  std::string name;
  std::optional<double> people;
  std::optional<double> people_shared;
  std::optional<double> share;
  Found found = Found::no_data;
  std::string main_reason;  ///< the reason of a cell, or "not_in_result"; empty where there is none
  std::string reasons;      ///< "above_threshold 61 %; zone_too_few_people 39 %"
  std::optional<double> share_straddling;
  std::vector<std::string> meets_zones;
};
[[nodiscard]] const ColumnTable<AgreementRecord>& agreement_columns();
/// The records of reference zones, then those of proposed zones.
[[nodiscard]] std::vector<AgreementRecord> agreement_records(const Agreement& agreement,
                                                             const Zoning& proposed,
                                                             const Zoning& reference);

[[nodiscard]] const std::vector<files::FieldSpec>& agreement_fields();
[[nodiscard]] std::vector<files::Row> agreement_rows(const Agreement& agreement,
                                                     const Zoning& proposed,
                                                     const Zoning& reference);

}  // namespace carreau::results
