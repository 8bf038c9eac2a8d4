// SPDX-License-Identifier: Apache-2.0
#include "report/explanation.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "grid/cell_id.hpp"
#include "report/explanation_words.hpp"
#include "results/delineation_codes.hpp"

#include <fmt/format.h>

#include <concepts>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace carreau::report {

namespace {

using results::CellRecord;
using results::ExplainedCell;
using results::ExplainedResult;
using results::ExplainedZone;
using results::GivenQuartier;
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
    text_ = title(zone) + "\n";
    territory(r.urban_unit, r.urban_unit_name, r.territory_basis);
    continuity(zone);
    people(zone.verdict);
    density(zone.verdict);
    threshold(r.urban_unit);
    if (compares_incomes(rule_)) income(zone);
    else line(w_("report_explanation_incomes_unknown"));
    if (r.p_member)
      line("report_explanation_zone_member", {{"p_member", w_.decimal(*r.p_member, 2)}});
    imputation(r.share_imputed.fraction());
    if (zone.is_near_miss()) line(conclusion_text(r.failed_criterion, w_));
    else perimeter_conclusion(zone);
    return finish();
  }

  std::string given(const GivenQuartier& quartier) {
    const ExplainedZone& zone = quartier.zone;
    const ZoneRecord& r = zone.record;
    text_ = w_.text("report_explanation_given",
                    {{"zone", r.zone_id}, {"name", r.name}, {"zoning", quartier.zoning}}) +
            "\n";
    if (quartier.is_withheld) line("report_explanation_income_withheld", secrecy_of(result_.run()));
    else if (!zone.verdict.has_data()) line(w_("report_explanation_given_without_data"));
    if (!zone.verdict.has_data()) return finish();
    territory(r.urban_unit, r.urban_unit_name, r.territory_basis);
    line("report_explanation_given_extent",
         {{"cells", count(r.cells)},
          {"area", w_.decimal(static_cast<double>(r.area_m2) / 1e6, 2)},
          {"share", w_.percent(quartier.share_cut)}});
    people(zone.verdict);
    density(zone.verdict);
    threshold(r.urban_unit);
    if (compares_incomes(rule_)) income(zone);
    if (r.p_member)
      line("report_explanation_zone_member", {{"p_member", w_.decimal(*r.p_member, 2)}});
    imputation(r.share_imputed.fraction());
    for (const std::string& one : given_lines(quartier, w_)) line(one);
    return finish();
  }

  std::string cell(const ExplainedCell& explained) {
    const CellRecord& cell = explained.record;
    text_ = title(cell) + "\n";
    const auto unit = result_.find_unit(cell.urban_unit);
    territory(cell.urban_unit, unit ? unit->name : std::string(), explained.basis);
    cell_people(cell);
    if (!compares_incomes(rule_)) cell_density(cell);
    threshold(cell.urban_unit);
    cell_income(cell);
    surroundings(cell);
    if (cell.p_member) {
      line("report_explanation_cell_member", {{"p_member", w_.decimal(*cell.p_member, 2)}});
    }
    imputation(cell.imputed ? 1.0 : 0.0);
    cell_conclusion(explained);
    for (const auto& edit : edit_lines(result_.run().scenario.edits, cell.cell_id, w_)) line(edit);
    return finish();
  }

 private:
  void line(std::string_view sentence) { text_ += fmt::format("  {}\n", sentence); }
  void line(std::string_view code, std::vector<Detail> details) {
    line(w_.text(code, std::move(details)));
  }
  template <std::integral Whole>
  [[nodiscard]] std::string count(Whole number) const {
    return w_.count(static_cast<double>(number));
  }

  /// The source of a value, in brackets after the value; nothing where there is none.
  [[nodiscard]] std::string in_brackets(const Citation& citation) const {
    const std::string text = text_of(citation, w_.language());
    return text.empty() ? std::string() : fmt::format(" [{}]", text);
  }
  [[nodiscard]] std::string source_of(std::string_view parameter) const {
    return in_brackets(citation_of(rule_, parameter));
  }

  [[nodiscard]] std::string title(const ExplainedZone& zone) const {
    const ZoneRecord& r = zone.record;
    if (zone.is_near_miss()) {
      return w_.text("report_explanation_near_miss", {{"zone", r.zone_id}, {"name", r.name}});
    }
    return w_.text("report_explanation_perimeter",
                   {{"zone", r.zone_id},
                    {"name", r.name},
                    {"status", results::value_text(r.status, w_.language())}});
  }

  [[nodiscard]] std::string title(const CellRecord& cell) const {
    if (cell.decision != results::CellDecision::in) {
      return w_.text("report_explanation_cell_in_no_perimeter", {{"cell", cell.cell_id}});
    }
    return w_.text("report_explanation_cell_in_perimeter",
                   {{"cell", cell.cell_id}, {"zone", cell.zone_id}});
  }

  /// The population that the decree counts may be known to no table.
  [[nodiscard]] std::string unit_text(const std::string& code, const std::string& name) const {
    const auto unit = code.empty() ? std::nullopt : result_.find_unit(code);
    if (!unit) return std::string(w_("report_explanation_outside_any_unit"));
    if (!unit->population || !unit->population_rounded) {
      return w_.text("report_explanation_unit_of_unknown_population",
                     {{"code", code}, {"name", name}});
    }
    return w_.text("report_explanation_unit",
                   {{"code", code},
                    {"name", name},
                    {"population", count(*unit->population)},
                    {"population_rounded", count(*unit->population_rounded)}});
  }

  void territory(const std::string& code, const std::string& name, TerritoryBasis basis) {
    if (basis == TerritoryBasis::everywhere) {
      return line(w_("report_explanation_territory_everywhere"));
    }
    std::vector<Detail> details{{"unit", unit_text(code, name)},
                                {"minimum", count(rule_.minimum_unit_population)},
                                {"article", source_of(parameter_of(Criterion::territory))}};
    switch (basis) {
      case TerritoryBasis::unit: return line("report_explanation_territory_met", details);
      case TerritoryBasis::none: return line("report_explanation_territory_not_met", details);
      case TerritoryBasis::derogation:
      case TerritoryBasis::everywhere: break;
    }
    details.push_back({"derogation", source_of("listed_derogation")});
    line("report_explanation_territory_deemed_met", std::move(details));
  }

  void continuity(const ExplainedZone& zone) {
    const std::string cells = count(zone.record.cells);
    const std::string area = w_.decimal(static_cast<double>(zone.record.area_m2) / 1e6, 2);
    if (zone.record.extent == Extent::commune) {
      return line("report_explanation_extent_of_commune", {{"cells", cells}});
    }
    if (zone.verdict.fails(Criterion::contiguity)) {
      return line("report_explanation_contiguity_not_met",
                  {{"cells", cells}, {"pieces", count(zone.record.pieces)}, {"area", area}});
    }
    const bool is_eight = result_.run().scenario.delineation.contiguity == Contiguity::eight;
    line(is_eight ? "report_explanation_contiguity_by_corners"
                  : "report_explanation_contiguity_by_sides",
         {{"cells", cells}, {"area", area}});
  }

  [[nodiscard]] std::vector<Detail> held_against_bound(const CriterionResult& tested) const {
    return {{"value", w_.decimal_apart(*tested.value, tested.bound)},
            {"bound", w_.count(tested.bound)},
            {"article", in_brackets(tested.citation)}};
  }

  void people(const Verdict& verdict) {
    const CriterionResult* const tested = verdict.find(Criterion::population);
    if (tested == nullptr || !tested->value) return;
    line(of_decision(*tested, "report_explanation_population_met",
                     "report_explanation_population_not_met",
                     "report_explanation_population_undecided"),
         held_against_bound(*tested));
  }

  /// Adds nothing where the rule has no minimum of density.
  void density(const Verdict& verdict) {
    const CriterionResult* const tested = verdict.find(Criterion::density);
    if (tested == nullptr || !tested->value || tested->bound <= 0.0) return;
    line(of_decision(*tested, "report_explanation_density_met",
                     "report_explanation_density_not_met", "report_explanation_density_undecided"),
         held_against_bound(*tested));
  }

  /// S before rounding, with enough digits to distinguish it from the multiple below.
  [[nodiscard]] std::string threshold_before_rounding(const UnitRecord& unit) const {
    const double unrounded =
        unrounded_threshold(*unit.poverty_ratio, *unit.national_weight,
                            *unit.national_median_declared, *unit.local_median_declared);
    const auto step = static_cast<double>(rule_.threshold_rounding);
    return w_.euros_apart(unrounded, unit.threshold_declared->value() - step);
  }

  void threshold(const std::string& code) {
    const auto unit = result_.find_unit(code);
    if (!unit || !has_terms(*unit)) return;
    const double local = unit->local_median_declared->value();
    const bool is_given = unit->local_median_source == MedianSource::published;
    line("report_explanation_threshold",
         {{"poverty_ratio", w_.percent_exact(unit->poverty_ratio->fraction())},
          {"national_weight", w_.percent_exact(unit->national_weight->fraction())},
          {"national_median", w_.euros_exact(unit->national_median_declared->value())},
          {"local_weight", w_.percent_exact(unit->local_weight->fraction())},
          {"local_median", is_given ? w_.euros_exact(local) : w_.euros(local)},
          {"unrounded", threshold_before_rounding(*unit)},
          {"threshold", w_.euros(unit->threshold_declared->value())},
          {"article", source_of(parameter_of(Criterion::income))}});
    line(local_median_text(*unit, w_));
  }

  void income_declared(const ExplainedZone& zone, const CriterionResult& tested) {
    const Interval& declared = *zone.record.median_declared;
    line(
        of_decision(tested, "report_explanation_declared_met",
                    "report_explanation_declared_not_met", "report_explanation_declared_undecided"),
        {{"declared", w_.euros(declared.value)},
         {"low", w_.euros(declared.low)},
         {"high", w_.euros(declared.high)},
         {"share", w_.percent_apart(*tested.value, tested.bound, 1)}});
  }

  void income(const ExplainedZone& zone) {
    const CriterionResult* const tested = zone.verdict.find(Criterion::income);
    if (tested == nullptr) return;
    // Where people live, incomes are always estimated: without a median they are withheld.
    const bool is_withheld = !zone.record.people.is_zero() && !zone.record.median_declared;
    if (is_withheld) return line("report_explanation_income_withheld", secrecy_of(result_.run()));
    if (!tested->value) return line(w_("report_explanation_income_unknown"));
    if (zone.record.median_disposable) income_disposable(zone, *tested);
    else income_declared(zone, *tested);
    if (!zone.record.margin || !zone.record.p_criterion) return;
    line("report_explanation_margin", {{"margin", w_.euros(*zone.record.margin)},
                                       {"p_criterion", w_.decimal(*zone.record.p_criterion, 2)}});
  }

  void income_disposable(const ExplainedZone& zone, const CriterionResult& tested) {
    const Interval& disposable = *zone.record.median_disposable;
    const Interval& declared = *zone.record.median_declared;
    line(of_decision(tested, "report_explanation_income_met", "report_explanation_income_not_met",
                     "report_explanation_income_undecided"),
         {{"disposable", w_.euros(disposable.value)},
          {"low", w_.euros(disposable.low)},
          {"high", w_.euros(disposable.high)},
          {"declared", w_.euros(declared.value)},
          {"declared_low", w_.euros(declared.low)},
          {"declared_high", w_.euros(declared.high)},
          {"share", w_.percent_apart(*tested.value, tested.bound, 1)}});
  }

  void cell_people(const CellRecord& cell) {
    const std::string people = w_.decimal(cell.people.value(), 1);
    if (cell.commune.empty()) return line("report_explanation_cell_people", {{"people", people}});
    line("report_explanation_cell_people_of_commune",
         {{"people", people}, {"commune", cell.commune}});
  }

  /// The density beside what the rule asks; the conclusion says what follows from it.
  void cell_density(const CellRecord& cell) {
    const auto id = CellId::parse(cell.cell_id);
    if (!id) return;
    const auto side = static_cast<double>(id->grid.cell_size.count());
    const auto needed = static_cast<double>(rule_.minimum_cell_density);
    line("report_explanation_cell_density",
         {{"value", w_.decimal_apart(cell.people.value() * 1e6 / (side * side), needed)},
          {"bound", w_.count(needed)},
          {"article", source_of("minimum_cell_density")}});
    line(w_("report_explanation_incomes_unknown"));
  }

  void cell_income(const CellRecord& cell) {
    if (compares_incomes(rule_) && !cell.people.is_zero() && !cell.share_below) {
      return line("report_explanation_cell_withheld", secrecy_of(result_.run()));
    }
    if (!cell.share_below) return;
    const DelineationOptions& options = result_.run().scenario.delineation;
    const double needed = options.cell_share.fraction();
    // Without smoothing the cell is tested on its own share, which is shown with the digits that
    // the test needs.
    const bool is_own = options.smoothing <= 0 && cell.share_tested;
    const double share = is_own ? *cell.share_tested : cell.share_below->value;
    const Interval median = cell.median_disposable ? *cell.median_disposable
                                                   : cell.median_declared.value_or(Interval());
    line(cell.median_disposable ? "report_explanation_cell_income"
                                : "report_explanation_declared_cell",
         {{"median", w_.euros(median.value)},
          {"low", w_.euros(median.low)},
          {"high", w_.euros(median.high)},
          {"share", w_.percent_apart(share, needed, 1)},
          {"share_low", w_.percent(cell.share_below->low, 1)},
          {"share_high", w_.percent(cell.share_below->high, 1)},
          {"needed", w_.percent_exact(needed)}});
  }

  /// Explains how the neighbours change the share of the cell, where smoothing applies.
  void surroundings(const CellRecord& cell) {
    const DelineationOptions& options = result_.run().scenario.delineation;
    if (options.smoothing <= 0 || !cell.share_tested) return;
    line("report_explanation_cell_surroundings",
         {{"smoothing", count(options.smoothing)},
          {"share", w_.percent_apart(*cell.share_tested, options.cell_share.fraction(), 1)}});
  }

  void imputation(double share) {
    if (share <= 0.0) return;
    line("report_explanation_imputation", {{"share", w_.percent(share)}});
  }

  void perimeter_conclusion(const ExplainedZone& zone) {
    if (const Persons outside = zone.record.people_outside_unit; !outside.is_zero()) {
      line("report_explanation_people_outside_unit", {{"people", w_.count(outside.value())}});
    }
    std::vector<std::string> failed;
    for (const Criterion criterion : zone.verdict.failed()) {
      failed.emplace_back(results::value_text(criterion, w_.language()));
    }
    if (failed.empty()) return line(w_("report_explanation_conclusion_met"));
    line("report_explanation_conclusion_kept_by_edit", {{"criteria", failed}});
  }

  /// The reason why the cell is in or out. A cell that the rule had included may now belong to a
  /// zone that an edit keeps although it fails.
  void cell_conclusion(const ExplainedCell& explained) {
    const CellRecord& cell = explained.record;
    const bool is_kept_by_edit =
        explained.zone.outcome() == Outcome::fails && cell.reason != Reason::edited_in;
    std::string text(is_kept_by_edit ? w_("report_explanation_reason_kept_by_edit")
                                     : conclusion_text(cell.reason, w_));
    if (!cell.near_miss_id.empty()) {
      text +=
          " " + w_.text("report_explanation_part_of_near_miss", {{"near_miss", cell.near_miss_id}});
    }
    line(text);
  }

  std::string finish() {
    if (!result_.run().has_headcount) line(w_("report_explanation_without_households"));
    line(compares_incomes(rule_) ? "report_explanation_rule" : "report_explanation_rule_of_people",
         {{"rule", rule_.name}, {"year", result_.run().scenario.vintage.year}});
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

std::string explain(const results::ExplainedResult& result, const GivenQuartier& quartier,
                    Language language) {
  return Explainer(result, language).given(quartier);
}

}  // namespace carreau::report
