// SPDX-License-Identifier: Apache-2.0
#include "report/explanation_words.hpp"

#include "results/delineation_codes.hpp"

#include <utility>

namespace carreau::report {

bool has_terms(const results::UnitRecord& unit) {
  return unit.threshold_declared && unit.poverty_ratio && unit.national_weight &&
         unit.local_weight && unit.national_median_declared && unit.local_median_declared &&
         unit.local_median_source && unit.local_median_deviation && unit.threshold_deviation;
}

namespace {

/// The sentence about a local median that has a doubt, brought to the scale of disposable incomes …
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

/// … or of declared ones, where the cells count these.
std::string_view declared_median_code(MedianSource source) {
  switch (source) {
    case MedianSource::communes: return "report_explanation_declared_communes";
    case MedianSource::built_in: return "report_explanation_declared_built_in";
    default: return "report_explanation_declared_estimated";
  }
}

bool is_in_doubt(MedianSource source) {
  return source != MedianSource::published && source != MedianSource::national;
}

/// Where the cells count declared incomes: S is on their scale.
std::string declared_median_text(const results::UnitRecord& unit, const Words& w) {
  const MedianSource source = *unit.local_median_source;
  if (!is_in_doubt(source)) {
    return std::string(w(source == MedianSource::published
                             ? "report_explanation_declared_published"
                             : "report_explanation_declared_missing"));
  }
  return w.text(declared_median_code(source),
                {{"doubt", w.euros(*unit.local_median_deviation)},
                 {"threshold_deviation", w.euros(*unit.threshold_deviation)}});
}

}  // namespace

std::string local_median_text(const results::UnitRecord& unit, const Words& w) {
  if (!unit.threshold_disposable) return declared_median_text(unit, w);
  const MedianSource source = *unit.local_median_source;
  std::vector<Detail> details{{"threshold_disposable", w.euros(*unit.threshold_disposable)},
                              {"threshold_deviation", w.euros(*unit.threshold_deviation)}};
  if (!is_in_doubt(source)) {
    return w.text(source == MedianSource::published ? "report_explanation_local_median_published"
                                                    : "report_explanation_local_median_missing",
                  std::move(details));
  }
  details.push_back({"doubt", w.euros(*unit.local_median_deviation)});
  return w.text(local_median_code(source), std::move(details));
}

std::string_view of_decision(const CriterionResult& tested, std::string_view met,
                             std::string_view not_met, std::string_view undecided) {
  switch (tested.decision) {
    case Decision::met: return met;
    case Decision::undecided: return undecided;
    case Decision::not_met: break;
  }
  return not_met;
}

namespace {

std::vector<std::string> names_of(const CriterionList& criteria, const Words& w) {
  std::vector<std::string> names;
  for (const Criterion criterion : criteria) {
    names.emplace_back(results::value_text(criterion, w.language()));
  }
  return names;
}

std::string given_conclusion(const Verdict& verdict, const Words& w) {
  if (verdict.outcome() == Outcome::meets) {
    return std::string(w("report_explanation_conclusion_met"));
  }
  if (verdict.outcome() == Outcome::undecided) {
    return w.text("report_explanation_given_undecided",
                  {{"criteria", names_of(verdict.undecided(), w)}});
  }
  return w.text("report_explanation_given_fails", {{"criteria", names_of(verdict.failed(), w)}});
}

}  // namespace

std::vector<std::string> given_lines(const results::GivenQuartier& quartier, const Words& w) {
  std::vector<std::string> lines{given_conclusion(quartier.zone.verdict, w)};
  if (quartier.proposed.empty()) {
    lines.emplace_back(w("report_explanation_given_nowhere"));
    return lines;
  }
  lines.push_back(w.text("report_explanation_given_shared",
                         {{"share", w.percent(quartier.share_in_perimeters())}}));
  for (const results::SharedZone& one : quartier.proposed) {
    lines.push_back(
        "  " + w.text(one.is_perimeter ? "report_explanation_given_in_perimeter"
                                       : "report_explanation_given_in_near_miss",
                      {{"share", w.percent(one.share)}, {"zone", one.id}, {"name", one.name}}));
  }
  return lines;
}

std::vector<Detail> secrecy_of(const results::ExplainedRun& run) {
  return {{"fewest", run.fewest_households.number()}};
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

namespace {

/// The sentence about an edit of this kind. A release designates no cell.
std::string_view edit_code(EditKind kind) {
  switch (kind) {
    case EditKind::add: return "report_explanation_edit_add";
    case EditKind::remove: return "report_explanation_edit_remove";
    case EditKind::lock:
    case EditKind::release: break;
  }
  return "report_explanation_edit_lock";
}

}  // namespace

std::vector<std::string> edit_lines(std::span<const Edit> edits, const std::string& cell,
                                    const Words& w) {
  std::vector<std::string> lines;
  const auto id = CellId::parse(cell);
  if (!id || edits.empty()) return lines;
  for (const std::size_t number : edits_on(edits, *id)) {
    const Edit& edit = edits[number - 1];
    lines.push_back(w.text(
        edit_code(edit.kind),
        {{"number", number}, {"date", edit.date}, {"zone", edit.zone}, {"reason", edit.reason}}));
  }
  return lines;
}

}  // namespace carreau::report
