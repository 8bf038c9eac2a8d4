// SPDX-License-Identifier: Apache-2.0
/// The layers of a delineation: the record of each row, and its columns.
#pragma once

#include "base/quantity.hpp"
#include "income/union_income.hpp"
#include "results/columns.hpp"
#include "results/delineation_codes.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carreau::results {

/// A perimeter or a near miss. Incomes are in € per consumption unit, with intervals of 90 %. Where
/// no incomes are known, every figure of them is empty, S among them.
struct ZoneRecord {
  std::string zone_id;
  std::string name;
  std::string urban_unit;  ///< code; empty outside any unit
  std::string urban_unit_name;
  std::vector<std::string> communes;  ///< codes, by decreasing number of people
  Persons people;
  std::optional<Households> households;     ///< empty where the grid has no households
  std::optional<double> people_low_income;  ///< people below S
  std::optional<Share> share_low_income;
  std::optional<Interval> median_disposable;   ///< empty where the cells count declared incomes
  std::optional<Interval> median_declared;     ///< where they do not, through the bridge
  std::optional<Euros> threshold_declared;     ///< S
  std::optional<double> threshold_disposable;  ///< empty with the median
  std::optional<double> margin;  ///< by how many € the median is below the threshold
  std::optional<double> p_criterion;
  /// Mean over its people of the probability that their cell is in a quartier; empty where nobody
  /// lives.
  std::optional<double> p_member;
  Share share_imputed;
  double density = 0.0;              ///< people per km²
  std::int64_t minimum_density = 0;  ///< minimum of the rule; not written as a column
  std::size_t cells = 0;
  std::int64_t area_m2 = 0;
  TerritoryBasis territory_basis = TerritoryBasis::unit;
  // For perimeters only.
  ZoneStatus status = ZoneStatus::rule;
  std::vector<Criterion> failed_criteria;
  std::size_t pieces = 1;
  Persons people_outside_unit;
  // For near misses only.
  NearMiss failed_criterion = NearMiss::none;
  Extent extent = Extent::cluster;
};
[[nodiscard]] const ColumnTable<ZoneRecord>& perimeter_columns();
[[nodiscard]] const ColumnTable<ZoneRecord>& near_miss_columns();

/// A cell with its decision.
struct CellRecord {
  std::string cell_id;
  std::string urban_unit;  ///< code; empty outside any unit
  std::string commune;     ///< code; empty where unknown
  Persons people;
  std::optional<Households> households;
  std::optional<Interval>
      share_below;  ///< share of people below S; empty where no incomes are known
  std::optional<double> share_tested;  ///< the share tested, smoothed over the neighbours
  BasisPoints cell_share;              ///< the share required of a cell; not written as a column
  /// Probability that the cell is in a quartier; empty where nobody lives.
  std::optional<double> p_member;
  /// One of the two: of the incomes that the cells count.
  std::optional<Interval> median_disposable;
  std::optional<Interval> median_declared;
  std::optional<double> threshold_disposable;  ///< empty where incomes are declared
  bool imputed = false;
  CellDecision decision = CellDecision::out;
  Reason reason = Reason::uninhabited;
  std::string zone_id;       ///< empty for a cell in no perimeter
  std::string near_miss_id;  ///< empty for a cell in no near miss
};
[[nodiscard]] const ColumnTable<CellRecord>& cell_columns();

/// An urban unit, or the cells outside any unit, with every term of the threshold; these are empty
/// where no incomes are known.
struct UnitRecord {
  std::string code;  ///< "HU" for the cells outside any unit
  std::string name;
  std::optional<std::int64_t> population;
  std::optional<std::int64_t> population_rounded;
  bool urban = false;
  std::optional<BasisPoints> poverty_ratio;
  std::optional<BasisPoints> national_weight;
  std::optional<BasisPoints> local_weight;
  std::optional<Euros> national_median_declared;
  std::optional<Euros> local_median_declared;
  std::optional<MedianSource> local_median_source;
  std::optional<double> local_median_deviation;
  std::optional<Euros> threshold_declared;
  std::optional<double> threshold_disposable;  ///< empty where the cells count declared incomes
  std::optional<double> threshold_deviation;
  std::int64_t cells = 0;
  Persons people;
  std::int64_t perimeters = 0;
  Persons people_in_perimeters;
};
[[nodiscard]] const ColumnTable<UnitRecord>& unit_columns();

/// A finding about the inputs.
struct FindingRecord {
  Severity severity = Severity::notice;
  std::string code;
  std::string message;     ///< in French
  std::string message_en;  ///< in English
  std::string place;       ///< of the first occurrence; may be empty
  std::int64_t count = 1;
};
[[nodiscard]] const ColumnTable<FindingRecord>& finding_columns();

/// A line of provenance.
struct RunRecord {
  std::string section;
  std::string key;
  std::string value;
  std::optional<std::string> source;  ///< the source of the value
};
[[nodiscard]] const ColumnTable<RunRecord>& run_columns();

}  // namespace carreau::results
