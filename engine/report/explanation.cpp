// SPDX-License-Identifier: Apache-2.0
#include "report/explanation.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "grid/cell_id.hpp"
#include "report/explanation_words.hpp"
#include "results/delineation_codes.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace carreau::report {

namespace {

using results::CellRecord;
using results::ExplainedCell;
using results::ExplainedResult;
using results::ExplainedZone;
using results::UnitRecord;
using results::ZoneRecord;

/// Builds the sentences from the result, its rule and the language. Whether a criterion is met is
/// read from the verdict, never derived from the numbers shown.
class Explainer {
 public:
  Explainer(const ExplainedResult& result, Language language)
      : result_(result), rule_(result.run().scenario.rule), w_(language) {}

  std::string zone(const ExplainedZone& zone) {
    const ZoneRecord& r = zone.record;
    line(fmt::format("{} — {} ({})", r.zone_id, r.name,
                     zone.is_near_miss()
                         ? w_("report_explanation_near_miss_a_single_criterion_fails")
                         : results::value_text(r.status, w_.language())));
    territory(r.urban_unit, r.urban_unit_name, r.territory_basis);
    continuity(zone);
    people(zone.verdict);
    density(zone.verdict);
    threshold(r.urban_unit);
    income(zone);
    imputation(r.share_imputed.fraction());
    if (zone.is_near_miss()) {
      line(fmt::format("{} {}", w_("report_explanation_conclusion"),
                       near_miss_text(r.failed_criterion, w_)));
    } else {
      perimeter_conclusion(zone);
    }
    return finish();
  }

  std::string cell(const ExplainedCell& explained) {
    const CellRecord& cell = explained.record;
    const bool is_in = cell.decision == results::CellDecision::in;
    line(fmt::format(
        "{} — {}", cell.cell_id,
        is_in ? w_.text("report_explanation_in_the_perimeter", {{"zone_id", cell.zone_id}})
              : std::string(w_("report_explanation_in_no_perimeter"))));
    const auto unit = result_.find_unit(cell.urban_unit);
    territory(cell.urban_unit, unit ? unit->name : std::string(), explained.basis);
    line(w_.text("report_explanation_people",
                 {{"people", w_.decimal(cell.people.value(), 1)},
                  {"commune", cell.commune.empty() ? std::string()
                                                   : w_.text("report_explanation_commune",
                                                             {{"commune", cell.commune}})}}));
    threshold(cell.urban_unit);
    cell_income(cell);
    surroundings(cell);
    imputation(cell.imputed ? 1.0 : 0.0);
    cell_conclusion(explained);
    return finish();
  }

 private:
  void line(const std::string& text) { text_ += (text_.empty() ? "" : "  ") + text + "\n"; }

  /// The article that sets a parameter, in brackets; empty where no text sets it.
  std::string article(const std::string& parameter) const {
    const auto clause = rule_.clauses.find(parameter);
    return clause == rule_.clauses.end() ? std::string() : " [" + clause->second.article + "]";
  }
  std::string article(Criterion criterion) const {
    return article(std::string(parameter_of(criterion)));
  }

  std::string met_text(const CriterionResult& result) const {
    return std::string(result.met ? w_("report_explanation_met")
                                  : w_("report_explanation_not_met"));
  }

  /// The population of a unit, which may be unknown.
  std::string population_text(const UnitRecord& unit) const {
    if (!unit.population || !unit.population_rounded) {
      return std::string(w_("report_explanation_population_unknown"));
    }
    return w_.text(
        "report_explanation_inhabitants_counted_as",
        {{"population", w_.count(static_cast<double>(*unit.population))},
         {"population_rounded", w_.count(static_cast<double>(*unit.population_rounded))}});
  }

  void territory(const std::string& code, const std::string& name, TerritoryBasis basis) {
    std::string text(w_("report_explanation_territory"));
    const auto unit = code.empty() ? std::nullopt : result_.find_unit(code);
    if (!unit) text += w_("report_explanation_outside_any_urban_unit");
    else text += fmt::format("{} {}, {}", code, name, population_text(*unit));
    text += w_.text(
        "report_explanation_are_needed",
        {{"minimum_unit_population", w_.count(static_cast<double>(rule_.minimum_unit_population))},
         {"territory", article(Criterion::territory)}});
    switch (basis) {
      case TerritoryBasis::unit: text += w_("report_explanation_criterion_met"); break;
      case TerritoryBasis::derogation:
        text += w_.text("report_explanation_not_met_but_deemed_so_because_the_quartier",
                        {{"article", article("listed_derogation")}});
        break;
      case TerritoryBasis::none: text += w_("report_explanation_criterion_not_met"); break;
    }
    line(text);
  }

  void continuity(const ExplainedZone& zone) {
    const std::string cells = w_.count(static_cast<double>(zone.record.cells));
    const std::string area = w_.decimal(static_cast<double>(zone.record.area_m2) / 1e6, 2);
    if (zone.record.extent == Extent::commune) {
      line(w_.text("report_explanation_extent_the_whole_commune_inhabited_cells_no",
                   {{"cells", cells}}));
      return;
    }
    const CriterionResult* const tested = zone.verdict.find(Criterion::contiguity);
    if (tested != nullptr && !tested->met) {
      line(w_.text("report_explanation_contiguity_cells_in_pieces_km_criterion",
                   {{"cells", cells},
                    {"pieces", w_.count(static_cast<double>(zone.record.pieces))},
                    {"area", area},
                    {"verdict", met_text(*tested)}}));
      return;
    }
    const bool is_eight = result_.run().scenario.delineation.contiguity == Contiguity::eight;
    line(w_.text("report_explanation_contiguity_cells_in_one_piece_km_neighbours",
                 {{"cells", cells},
                  {"area", area},
                  {"is_eight", is_eight ? w_("report_explanation_by_sides_or_corners")
                                        : w_("report_explanation_by_sides")}}));
  }

  void people(const Verdict& verdict) {
    const CriterionResult* const tested = verdict.find(Criterion::population);
    if (tested == nullptr || !tested->value) return;
    line(w_.text("report_explanation_population_people_are_needed_criterion",
                 {{"value", w_.decimal_apart(*tested->value, tested->bound)},
                  {"bound", w_.count(tested->bound)},
                  {"population", article(Criterion::population)},
                  {"verdict", met_text(*tested)}}));
  }

  /// Adds nothing where the rule has no minimum of density.
  void density(const Verdict& verdict) {
    const CriterionResult* const tested = verdict.find(Criterion::density);
    if (tested == nullptr || !tested->value || tested->bound <= 0.0) return;
    line(w_.text("report_explanation_density_people_per_km_are_needed_criterion",
                 {{"value", w_.decimal_apart(*tested->value, tested->bound)},
                  {"bound", w_.count(tested->bound)},
                  {"density", article(Criterion::density)},
                  {"verdict", met_text(*tested)}}));
  }

  std::string local_source(const UnitRecord& unit) const {
    const std::string doubt = w_.euros(unit.local_median_deviation);
    switch (unit.local_median_source) {
      case MedianSource::published: return std::string(w_("report_explanation_published"));
      case MedianSource::published_converted:
        return w_.text("report_explanation_published_as_disposable_converted", {{"doubt", doubt}});
      case MedianSource::national:
        return std::string(w_("report_explanation_the_national_one_for_want_of_a_local_one"));
      case MedianSource::estimated: break;
    }
    return w_.text("report_explanation_estimated_from_the_cells", {{"doubt", doubt}});
  }

  /// S before rounding, with enough digits to distinguish it from the multiple below.
  std::string unrounded_threshold(const UnitRecord& unit) const {
    const double national = unit.national_median_declared.value();
    const double local = unit.local_median_declared.value();
    const double raw = unit.poverty_ratio.fraction() * (unit.national_weight.fraction() * national +
                                                        unit.local_weight.fraction() * local);
    const auto step = static_cast<double>(rule_.threshold_rounding);
    return w_.euros_apart(raw, unit.threshold_declared.value() - step);
  }

  void threshold(const std::string& code) {
    const auto unit = result_.find_unit(code);
    if (!unit) return;
    const double local = unit->local_median_declared.value();
    const bool is_given = unit->local_median_source == MedianSource::published;
    line(w_.text(
        "report_explanation_threshold_rounded_up_to_declared_per",
        {{"poverty_ratio", w_.percent_exact(unit->poverty_ratio.fraction())},
         {"national_weight", w_.percent_exact(unit->national_weight.fraction())},
         {"national_median_declared", w_.euros_exact(unit->national_median_declared.value())},
         {"local_weight", w_.percent_exact(unit->local_weight.fraction())},
         {"local", is_given ? w_.euros_exact(local) : w_.euros(local)},
         {"unit", unrounded_threshold(*unit)},
         {"threshold_declared", w_.euros(unit->threshold_declared.value())},
         {"article", article("poverty_ratio")}}));
    line(w_.text("report_explanation_local_median_on_the_scale_of_disposable",
                 {{"unit", local_source(*unit)},
                  {"threshold_disposable", w_.euros(unit->threshold_disposable)},
                  {"threshold_deviation", w_.euros(unit->threshold_deviation)}}));
  }

  void income(const ExplainedZone& zone) {
    const CriterionResult* const tested = zone.verdict.find(Criterion::income);
    if (tested == nullptr) return;
    if (!tested->value) {
      line(w_.text("report_explanation_income_unknown_nobody_lives_there_criterion",
                   {{"verdict", met_text(*tested)}}));
      return;
    }
    const Interval& disposable = zone.record.median_disposable;
    const Interval& declared = zone.record.median_declared;
    line(w_.text("report_explanation_income_estimated_median_disposable_that_is",
                 {{"disposable", w_.euros(disposable.value)},
                  {"low", w_.euros(disposable.low)},
                  {"high", w_.euros(disposable.high)},
                  {"declared", w_.euros(declared.value)},
                  {"declared_low", w_.euros(declared.low)},
                  {"declared_high", w_.euros(declared.high)},
                  {"share", w_.percent_apart(*tested->value, tested->bound, 1)},
                  {"verdict", met_text(*tested)}}));
    line(w_.text("report_explanation_margin_below_the_threshold_probability_that",
                 {{"margin", w_.euros(zone.record.margin)},
                  {"p_criterion", w_.decimal(zone.record.p_criterion, 2)}}));
  }

  void cell_income(const CellRecord& cell) {
    const DelineationOptions& options = result_.run().scenario.delineation;
    const double needed = options.cell_share.fraction();
    // Without smoothing the cell is tested on its own share, which is shown with the digits that
    // the test needs.
    const double share = options.smoothing > 0 ? cell.share_below.value : cell.share_tested;
    line(w_.text("report_explanation_income_estimated_median_disposable_of_the",
                 {{"median_disposable", w_.euros(cell.median_disposable.value)},
                  {"low", w_.euros(cell.median_disposable.low)},
                  {"high", w_.euros(cell.median_disposable.high)},
                  {"share", w_.percent_apart(share, needed, 1)},
                  {"share_low", w_.percent(cell.share_below.low, 1)},
                  {"share_high", w_.percent(cell.share_below.high, 1)},
                  {"needed", w_.percent_exact(needed)}}));
  }

  /// Explains how the neighbours change the share of the cell, where smoothing applies.
  void surroundings(const CellRecord& cell) {
    const DelineationOptions& options = result_.run().scenario.delineation;
    if (options.smoothing <= 0) return;
    line(w_.text(
        "report_explanation_with_its_surroundings_kernel_of_m_below_the",
        {{"smoothing", w_.count(static_cast<double>(options.smoothing))},
         {"share", w_.percent_apart(cell.share_tested, options.cell_share.fraction(), 1)}}));
  }

  void imputation(double share) {
    if (share <= 0.0) return;
    line(w_.text("report_explanation_imputation_of_the_people_live_in_cells_of",
                 {{"share", w_.percent(share)}}));
  }

  void perimeter_conclusion(const ExplainedZone& zone) {
    if (const Persons outside = zone.record.people_outside_unit; !outside.is_zero()) {
      line(w_.text("report_explanation_of_its_people_are_outside_that_unit_which",
                   {{"outside", w_.count(outside.value())}}));
    }
    std::vector<std::string> failed;
    for (const Criterion criterion : zone.verdict.failed()) {
      failed.emplace_back(results::value_text(criterion, w_.language()));
    }
    if (failed.empty()) {
      line(std::string(w_("report_explanation_conclusion_every_criterion_is_met")));
      return;
    }
    line(w_.text("report_explanation_conclusion_the_edit_keeps_it_although_it",
                 {{"failed", join(failed, ", ")}}));
  }

  /// The reason why the cell is in or out. A cell that the rule had included may now belong to a
  /// zone that an edit keeps although it fails.
  std::string_view reason_of(const ExplainedCell& cell) const {
    const bool is_kept_by_edit =
        cell.zone.outcome() == Outcome::fails && cell.record.reason != Reason::edited_in;
    if (!is_kept_by_edit) return reason_text(cell.record.reason, w_);
    return w_("report_explanation_the_rule_puts_it_in_a_perimeter_an_edit_by");
  }

  void cell_conclusion(const ExplainedCell& explained) {
    const CellRecord& cell = explained.record;
    line(fmt::format("{} {}{}", w_("report_explanation_conclusion"), reason_of(explained),
                     cell.near_miss_id.empty()
                         ? std::string()
                         : w_.text("report_explanation_it_is_part_of_the_near_miss",
                                   {{"near_miss_id", cell.near_miss_id}})));
  }

  std::string finish() {
    if (!result_.run().has_headcount) {
      line(std::string(w_("report_explanation_grid_without_households_the_estimate_rests")));
    }
    line(w_.text("report_explanation_rule_incomes_of_the_published_criterion",
                 {{"name", rule_.name}, {"year", result_.run().scenario.vintage.year}}));
    return std::move(text_);
  }

  const ExplainedResult& result_;
  const RuleSet& rule_;
  Words w_;
  std::string text_;
};

[[noreturn]] void throw_unknown(const ExplainedResult& result, const std::string& id) {
  if (CellId::parse(id)) {
    throw DataError(Message{"cell_not_in_result", {{"cell", id}}});
  }
  const auto near = nearest_name(id, result.zone_ids());
  throw DataError(Message{"id_not_in_result", {{"found", id}}},
                  near ? Message{"is_meant", {{"name", *near}}} : Message{});
}

}  // namespace

std::string explain(const ExplainedResult& result, const std::string& id, Language language) {
  Explainer explainer(result, language);
  if (const auto zone = result.find_zone(id)) return explainer.zone(*zone);
  if (CellId::parse(id)) {
    if (!result.has_cells()) {
      throw DataError(Message{"result_without_cells"});
    }
    if (const auto cell = result.find_cell(id)) return explainer.cell(*cell);
  }
  throw_unknown(result, id);
}

}  // namespace carreau::report
