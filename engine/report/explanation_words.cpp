// SPDX-License-Identifier: Apache-2.0
#include "report/explanation_words.hpp"

namespace carreau::report {

std::string_view near_miss_text(NearMiss failed, const Words& w) {
  switch (failed) {
    case NearMiss::outside_unit:
      return w("report_explanation_words_the_zone_lies_in_no_urban_unit_all_else_is");
    case NearMiss::unit_population:
      return w("report_explanation_words_the_urban_unit_or_commune_is_too_small_all");
    case NearMiss::zone_population:
      return w("report_explanation_words_the_zone_has_too_few_people_all_else_is_met");
    case NearMiss::zone_density:
      return w("report_explanation_words_the_zone_is_not_dense_enough_all_else_is_met");
    case NearMiss::cells:
      return w("report_explanation_words_the_zone_as_a_whole_meets_everything_but");
    case NearMiss::income:
      return w("report_explanation_words_the_median_is_not_low_enough_by_little_all");
    case NearMiss::none: break;
  }
  return {};
}

std::string_view reason_text(Reason reason, const Words& w) {
  switch (reason) {
    case Reason::below_threshold:
      return w("report_explanation_words_it_passes_the_cells_test_and_its_zone_meets");
    case Reason::in_compact_zone:
      return w("report_explanation_words_it_fails_the_test_by_itself_but_its_zone");
    case Reason::outside_compact_zone:
      return w("report_explanation_words_it_passes_the_test_by_itself_but_no_compact");
    case Reason::filled_gap:
      return w("report_explanation_words_an_enclosed_gap_that_the_perimeter_takes_in");
    case Reason::edited_in:
      return w("report_explanation_words_an_edit_by_hand_put_it_in_this_perimeter_the");
    case Reason::edited_out:
      return w("report_explanation_words_the_rule_puts_it_in_a_perimeter_an_edit_by");
    case Reason::outside_unit: return w("report_explanation_words_it_lies_in_no_urban_unit");
    case Reason::unit_too_small:
      return w("report_explanation_words_its_urban_unit_or_commune_is_too_small");
    case Reason::cell_too_small:
      return w("report_explanation_words_it_has_fewer_people_than_the_chosen_minimum");
    case Reason::above_threshold:
      return w("report_explanation_words_it_fails_the_cells_test_not_enough_of_its");
    case Reason::zone_too_few_people:
      return w("report_explanation_words_it_is_a_candidate_but_its_zone_has_too_few");
    case Reason::zone_too_sparse:
      return w("report_explanation_words_it_is_a_candidate_but_its_zone_is_not_dense");
    case Reason::zone_above_threshold:
      return w("report_explanation_words_its_zone_as_a_whole_is_not_below_the");
    case Reason::uninhabited: return w("report_explanation_words_nobody_lives_there");
  }
  return {};
}

}  // namespace carreau::report
