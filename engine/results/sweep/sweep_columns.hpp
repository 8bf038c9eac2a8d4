// SPDX-License-Identifier: Apache-2.0
/// The layers of a sweep: the record of each row, and its columns.
#pragma once

#include "base/quantity.hpp"
#include "results/columns.hpp"
#include "scenario/sweep/stability.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carreau::results {

/// The outcome of a run of the rule: of a scenario, or of the point of a curve.
struct SweptOutcome {
  std::uint32_t zones = 0;
  Persons people;  ///< in zones
  std::uint32_t cells = 0;
  std::int64_t area_m2 = 0;
  std::uint32_t near_misses = 0;
  std::uint32_t other_zones = 0;       ///< zones that are none of the base's
  std::optional<Euros> threshold_low;  ///< lowest S of the units in urban territory, if any
  std::optional<Euros> threshold_high;
};

/// One scenario, with a value for each varied parameter.
struct SweptScenarioRecord {
  std::int64_t scenario = 0;
  std::string purpose;
  std::vector<std::string> values;  ///< by varied parameter
  SweptOutcome outcome;
};

/// Where something holds as one parameter moves and the others are as in the base.
struct LineRecord {
  std::string enters;   ///< the first value at which it holds; empty: at none
  std::string last;     ///< the last one
  std::string leaves;   ///< the value behind the last one; empty: it holds to the end
  bool broken = false;  ///< it does not hold at every value from the first to the last
};

/// A cell that is in a zone, or in a near miss, in some scenario.
struct SweptCellRecord {
  std::string cell_id;
  std::string urban_unit;
  std::string commune;
  Persons people;
  std::string zone_id;    ///< of the perimeter of the base that holds it
  double share_in = 0.0;  ///< of the designed scenarios
  double share_near = 0.0;
  std::vector<LineRecord> lines;  ///< by varied parameter
};

/// A zone of the base, or of other scenarios alone.
struct SweptZoneRecord {
  std::string zone_id;
  SweptZoneKind kind = SweptZoneKind::perimeter;
  std::string name;
  std::string urban_unit;
  Persons people;
  std::size_t cells = 0;
  double share_standing = 0.0;   ///< of the designed scenarios
  std::string stands_unless;     ///< in French
  std::string stands_unless_en;  ///< in English
  std::vector<LineRecord> lines;
};

/// What one factor explains of one outcome's variance.
struct SweptEffectRecord {
  std::string outcome;  ///< "zones", "people" or "zone"
  std::string zone_id;  ///< of the outcome "zone"
  std::string factor;   ///< a parameter, "income_level", "threshold", or "unexplained"
  double share = 0.0;
  std::optional<double> standard_error;
};

/// One parameter at one value, the others as in the base.
struct CurveRecord {
  std::string parameter;
  std::string value;
  bool is_base = false;
  SweptOutcome outcome;
};

/// The varied parameters determine the columns.
[[nodiscard]] ColumnTable<SweptScenarioRecord> swept_scenario_columns(
    const std::vector<const Parameter*>& varied);
[[nodiscard]] ColumnTable<SweptCellRecord> swept_cell_columns(
    const std::vector<const Parameter*>& varied);
[[nodiscard]] ColumnTable<SweptZoneRecord> swept_zone_columns(
    const std::vector<const Parameter*>& varied);
[[nodiscard]] const ColumnTable<SweptEffectRecord>& swept_effect_columns();
[[nodiscard]] const ColumnTable<CurveRecord>& curve_columns();

template <>
std::span<const CodedValue<SweptZoneKind>> coded_values<SweptZoneKind>();

}  // namespace carreau::results
