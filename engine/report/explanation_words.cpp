// SPDX-License-Identifier: Apache-2.0
#include "report/explanation_words.hpp"

namespace carreau::report {

bool has_terms(const results::UnitRecord& unit) {
  return unit.threshold_declared && unit.poverty_ratio && unit.national_weight &&
         unit.local_weight && unit.national_median_declared && unit.local_median_declared &&
         unit.local_median_source && unit.local_median_deviation && unit.threshold_deviation;
}

std::string_view local_median_code(MedianSource source) {
  switch (source) {
    case MedianSource::communes: return "report_explanation_local_median_communes";
    case MedianSource::communes_converted:
      return "report_explanation_local_median_communes_converted";
    case MedianSource::built_in: return "report_explanation_local_median_built_in";
    case MedianSource::built_in_converted:
      return "report_explanation_local_median_built_in_converted";
    case MedianSource::estimated: return "report_explanation_local_median_estimated";
    default: return "report_explanation_local_median_converted";
  }
}

std::string_view declared_median_code(MedianSource source) {
  switch (source) {
    case MedianSource::communes: return "report_explanation_declared_communes";
    case MedianSource::built_in: return "report_explanation_declared_built_in";
    default: return "report_explanation_declared_estimated";
  }
}

std::string_view conclusion_text(NearMiss failed, const Words& w) {
  switch (failed) {
    case NearMiss::outside_unit: return w("report_explanation_near_miss_outside_unit");
    case NearMiss::unit_population: return w("report_explanation_near_miss_by_unit_population");
    case NearMiss::zone_population: return w("report_explanation_near_miss_by_population");
    case NearMiss::zone_density: return w("report_explanation_near_miss_by_density");
    case NearMiss::cells: return w("report_explanation_near_miss_by_cells");
    case NearMiss::income: return w("report_explanation_near_miss_by_income");
    case NearMiss::none: break;
  }
  return {};
}

std::string_view conclusion_text(Reason reason, const Words& w) {
  switch (reason) {
    case Reason::below_threshold: return w("report_explanation_reason_below_threshold");
    case Reason::in_compact_zone: return w("report_explanation_reason_in_compact_zone");
    case Reason::outside_compact_zone: return w("report_explanation_reason_outside_compact_zone");
    case Reason::filled_gap: return w("report_explanation_reason_filled_gap");
    case Reason::edited_in: return w("report_explanation_reason_edited_in");
    case Reason::edited_out: return w("report_explanation_reason_edited_out");
    case Reason::outside_unit: return w("report_explanation_reason_outside_unit");
    case Reason::unit_too_small: return w("report_explanation_reason_unit_too_small");
    case Reason::cell_too_small: return w("report_explanation_reason_cell_too_small");
    case Reason::above_threshold: return w("report_explanation_reason_above_threshold");
    case Reason::left_out_as_sparse: return w("report_explanation_reason_left_out_as_sparse");
    case Reason::zone_too_few_people: return w("report_explanation_reason_zone_too_few_people");
    case Reason::zone_too_sparse: return w("report_explanation_reason_zone_too_sparse");
    case Reason::zone_above_threshold: return w("report_explanation_reason_zone_above_threshold");
    case Reason::uninhabited: return w("report_explanation_reason_uninhabited");
    case Reason::dense_cell: return w("report_explanation_reason_dense_cell");
    case Reason::sparse_cell: return w("report_explanation_reason_sparse_cell");
  }
  return {};
}

}  // namespace carreau::report
