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

/// Builds the sentences; knows the result, its rule and the language. Whether a criterion is met is
/// read from the verdict, never worked out from the numbers that are shown.
class Explainer {
 public:
  Explainer(const ExplainedResult& result, Language language)
      : result_(result), rule_(result.run().scenario.rule), w_(language) {}

  std::string zone(const ExplainedZone& zone) {
    const ZoneRecord& r = zone.record;
    line(fmt::format("{} — {} ({})", r.zone_id, r.name,
                     zone.is_near_miss() ? w_("quasi-quartier : un seul critère manque",
                                              "near miss: a single criterion fails")
                                         : results::value_text(r.status, w_.language())));
    territory(r.urban_unit, r.urban_unit_name, r.territory_basis);
    continuity(zone);
    people(zone.verdict);
    density(zone.verdict);
    threshold(r.urban_unit);
    income(zone);
    imputation(r.share_imputed.fraction());
    if (zone.is_near_miss()) {
      line(fmt::format("{} {}", w_("Conclusion :", "Conclusion:"),
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
        is_in ? fmt::format(fmt::runtime(w_("retenue dans le périmètre {}", "in the perimeter {}")),
                            cell.zone_id)
              : std::string(w_("hors de tout périmètre", "in no perimeter"))));
    const auto unit = result_.find_unit(cell.urban_unit);
    territory(cell.urban_unit, unit ? unit->name : std::string(), explained.basis);
    line(fmt::format(
        fmt::runtime(w_("Habitants : {}{}.", "People: {}{}.")), w_.decimal(cell.people.value(), 1),
        cell.commune.empty()
            ? std::string()
            : fmt::format(fmt::runtime(w_(" (commune {})", " (commune {})")), cell.commune)));
    threshold(cell.urban_unit);
    cell_income(cell);
    surroundings(cell);
    imputation(cell.imputed ? 1.0 : 0.0);
    cell_conclusion(explained);
    return finish();
  }

 private:
  void line(const std::string& text) { text_ += (text_.empty() ? "" : "  ") + text + "\n"; }

  /// The article that sets a parameter, in brackets; nothing where no text does.
  std::string article(const std::string& parameter) const {
    const auto clause = rule_.clauses.find(parameter);
    return clause == rule_.clauses.end() ? std::string() : " [" + clause->second.article + "]";
  }
  std::string article(Criterion criterion) const {
    return article(std::string(parameter_of(criterion)));
  }

  std::string met_text(const CriterionResult& result) const {
    return std::string(result.met ? w_("rempli", "met") : w_("non rempli", "not met"));
  }

  /// Of a unit; the population that the decree counts may be known to no table.
  std::string population_text(const UnitRecord& unit) const {
    if (!unit.population || !unit.population_rounded) {
      return std::string(w_("population inconnue", "population unknown"));
    }
    return fmt::format(
        fmt::runtime(w_("{} habitants, comptés {}", "{} inhabitants, counted as {}")),
        w_.count(static_cast<double>(*unit.population)),
        w_.count(static_cast<double>(*unit.population_rounded)));
  }

  void territory(const std::string& code, const std::string& name, TerritoryBasis basis) {
    std::string text(w_("Territoire : ", "Territory: "));
    const auto unit = code.empty() ? std::nullopt : result_.find_unit(code);
    if (!unit) text += w_("hors de toute unité urbaine", "outside any urban unit");
    else text += fmt::format("{} {}, {}", code, name, population_text(*unit));
    text += fmt::format(fmt::runtime(w_(" ; il en faut {}{}", "; {} are needed{}")),
                        w_.count(static_cast<double>(rule_.minimum_unit_population)),
                        article(Criterion::territory));
    switch (basis) {
      case TerritoryBasis::unit: text += w_(" : critère rempli.", ": criterion met."); break;
      case TerritoryBasis::derogation:
        text += fmt::format(
            fmt::runtime(w_(" : critère non rempli, mais réputé tel parce que le quartier était "
                            "déjà inscrit{}.",
                            ": not met, but deemed so because the quartier was already "
                            "listed{}.")),
            article("listed_derogation"));
        break;
      case TerritoryBasis::none:
        text += w_(" : critère non rempli.", ": criterion not met.");
        break;
    }
    line(text);
  }

  void continuity(const ExplainedZone& zone) {
    const std::string cells = w_.count(static_cast<double>(zone.record.cells));
    const std::string area = w_.decimal(static_cast<double>(zone.record.area_m2) / 1e6, 2);
    if (zone.record.extent == Extent::commune) {
      line(fmt::format(fmt::runtime(w_("Étendue : la commune entière, {} cellules habitées ; aucun "
                                       "groupe contigu de ses cellules ne "
                                       "suffit à lui seul.",
                                       "Extent: the whole commune, {} inhabited cells; no "
                                       "contiguous group of its cells is enough "
                                       "by itself.")),
                       cells));
      return;
    }
    const CriterionResult* const tested = zone.verdict.find(Criterion::contiguity);
    if (tested != nullptr && !tested->met) {
      line(fmt::format(
          fmt::runtime(w_("Continuité : {} cellules en {} morceaux, {} km² : critère {}.",
                          "Contiguity: {} cells in {} pieces, {} km²: criterion {}.")),
          cells, w_.count(static_cast<double>(zone.record.pieces)), area, met_text(*tested)));
      return;
    }
    const bool is_eight = result_.run().scenario.delineation.contiguity == Contiguity::eight;
    line(fmt::format(
        fmt::runtime(w_("Continuité : {} cellules d'un seul tenant, {} km² (voisines {}).",
                        "Contiguity: {} cells in one piece, {} km² (neighbours {}).")),
        cells, area,
        is_eight ? w_("par les côtés ou par les coins", "by sides or corners")
                 : w_("par les côtés", "by sides")));
  }

  void people(const Verdict& verdict) {
    const CriterionResult* const tested = verdict.find(Criterion::population);
    if (tested == nullptr || !tested->value) return;
    line(fmt::format(fmt::runtime(w_("Population : {} habitants ; il en faut {}{} : critère {}.",
                                     "Population: {} people; {} are needed{}: criterion {}.")),
                     w_.decimal_apart(*tested->value, tested->bound), w_.count(tested->bound),
                     article(Criterion::population), met_text(*tested)));
  }

  /// Nothing where the rule asks for none.
  void density(const Verdict& verdict) {
    const CriterionResult* const tested = verdict.find(Criterion::density);
    if (tested == nullptr || !tested->value || tested->bound <= 0.0) return;
    line(
        fmt::format(fmt::runtime(w_("Densité : {} habitants au km² ; il en faut {}{} : critère {}.",
                                    "Density: {} people per km²; {} are needed{}: criterion {}.")),
                    w_.decimal_apart(*tested->value, tested->bound), w_.count(tested->bound),
                    article(Criterion::density), met_text(*tested)));
  }

  std::string local_source(const UnitRecord& unit) const {
    const std::string doubt = w_.euros(unit.local_median_deviation);
    switch (unit.local_median_source) {
      case MedianSource::published: return std::string(w_("publiée", "published"));
      case MedianSource::published_converted:
        return fmt::format(fmt::runtime(w_("publiée en disponible, convertie, ± {}",
                                           "published as disposable, converted, ± {}")),
                           doubt);
      case MedianSource::national:
        return std::string(w_("la médiane nationale, faute de locale",
                              "the national one, for want of a local one"));
      case MedianSource::estimated: break;
    }
    return fmt::format(
        fmt::runtime(w_("estimée depuis les cellules, ± {}", "estimated from the cells, ± {}")),
        doubt);
  }

  /// S before it is rounded up, with the digits that tell it from the multiple below.
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
    line(fmt::format(fmt::runtime(w_("Seuil : {} × ({} × {} + {} × {}) = {}, arrondi à {} déclarés "
                                     "par unité de consommation{}.",
                                     "Threshold: {} × ({} × {} + {} × {}) = {}, rounded up to {} "
                                     "declared per consumption unit{}.")),
                     w_.percent_exact(unit->poverty_ratio.fraction()),
                     w_.percent_exact(unit->national_weight.fraction()),
                     w_.euros_exact(unit->national_median_declared.value()),
                     w_.percent_exact(unit->local_weight.fraction()),
                     is_given ? w_.euros_exact(local) : w_.euros(local), unrounded_threshold(*unit),
                     w_.euros(unit->threshold_declared.value()), article("poverty_ratio")));
    line(fmt::format(
        fmt::runtime(w_(
            "  Médiane locale : {}. Sur l'échelle des revenus disponibles le seuil vaut {} (± {}).",
            "  Local median: {}. On the scale of disposable incomes the threshold is {} (± {}).")),
        local_source(*unit), w_.euros(unit->threshold_disposable),
        w_.euros(unit->threshold_deviation)));
  }

  void income(const ExplainedZone& zone) {
    const CriterionResult* const tested = zone.verdict.find(Criterion::income);
    if (tested == nullptr) return;
    if (!tested->value) {
      line(fmt::format(fmt::runtime(w_("Revenu : inconnu, personne n'y habite : critère {}.",
                                       "Income: unknown, nobody lives there: criterion {}.")),
                       met_text(*tested)));
      return;
    }
    const Interval& disposable = zone.record.median_disposable;
    const Interval& declared = zone.record.median_declared;
    line(fmt::format(
        fmt::runtime(w_("Revenu : médiane estimée {} disponibles [{} ; {}], soit {} déclarés [{} ; "
                        "{}] ; {} des habitants sous le "
                        "seuil, il en faut plus de la moitié : critère {}.",
                        "Income: estimated median {} disposable [{}; {}], that is {} declared [{}; "
                        "{}]; {} of the people below the "
                        "threshold, more than half are needed: criterion {}.")),
        w_.euros(disposable.value), w_.euros(disposable.low), w_.euros(disposable.high),
        w_.euros(declared.value), w_.euros(declared.low), w_.euros(declared.high),
        w_.percent_apart(*tested->value, tested->bound, 1), met_text(*tested)));
    line(fmt::format(
        fmt::runtime(
            w_("  Marge sous le seuil : {} ; probabilité que le critère soit rempli : {}.",
               "  Margin below the threshold: {}; probability that the criterion holds: {}.")),
        w_.euros(zone.record.margin), w_.decimal(zone.record.p_criterion, 2)));
  }

  void cell_income(const CellRecord& cell) {
    const DelineationOptions& options = result_.run().scenario.delineation;
    const double needed = options.cell_share.fraction();
    // Without a kernel the cell is tested on its own share, told with the digits that the test
    // needs.
    const double share = options.smoothing > 0 ? cell.share_below.value : cell.share_tested;
    line(fmt::format(
        fmt::runtime(w_("Revenu : médiane estimée {} disponibles [{} ; {}] ; {} des habitants sous "
                        "le seuil [{} ; {}], il en faut "
                        "plus de {}.",
                        "Income: estimated median {} disposable [{}; {}]; {} of the people below "
                        "the threshold [{}; {}], more than "
                        "{} are needed.")),
        w_.euros(cell.median_disposable.value), w_.euros(cell.median_disposable.low),
        w_.euros(cell.median_disposable.high), w_.percent_apart(share, needed, 1),
        w_.percent(cell.share_below.low, 1), w_.percent(cell.share_below.high, 1),
        w_.percent_exact(needed)));
  }

  /// What the neighbours make of the cell's share, where they have a say.
  void surroundings(const CellRecord& cell) {
    const DelineationOptions& options = result_.run().scenario.delineation;
    if (options.smoothing <= 0) return;
    line(fmt::format(
        fmt::runtime(w_("  Avec son voisinage (noyau de {} m) : {} sous le seuil ; c'est sur cette "
                        "part que porte le test de la cellule.",
                        "  With its surroundings (kernel of {} m): {} below the threshold; the "
                        "cell's test is made on that share.")),
        w_.count(static_cast<double>(options.smoothing)),
        w_.percent_apart(cell.share_tested, options.cell_share.fraction(), 1)));
  }

  void imputation(double share) {
    if (share <= 0.0) return;
    line(fmt::format(fmt::runtime(w_("Imputation : {} des habitants vivent dans des cellules de "
                                     "moins de 11 ménages, dont les chiffres "
                                     "sont ceux d'un groupe de cellules.",
                                     "Imputation: {} of the people live in cells of under 11 "
                                     "households, whose figures are those of a "
                                     "group of cells.")),
                     w_.percent(share)));
  }

  void perimeter_conclusion(const ExplainedZone& zone) {
    if (const Persons outside = zone.record.people_outside_unit; !outside.is_zero()) {
      line(fmt::format(
          fmt::runtime(w_("  {} de ses habitants sont hors de cette unité, dont vient le seuil.",
                          "  {} of its people are outside that unit, which gives the threshold.")),
          w_.count(outside.value())));
    }
    std::vector<std::string> failed;
    for (const Criterion criterion : zone.verdict.failed()) {
      failed.emplace_back(results::value_text(criterion, w_.language()));
    }
    if (failed.empty()) {
      line(std::string(w_("Conclusion : tous les critères sont remplis.",
                          "Conclusion: every criterion is met.")));
      return;
    }
    line(fmt::format(fmt::runtime(w_("Conclusion : la retouche la maintient, bien qu'elle ne "
                                     "remplisse pas : {}.",
                                     "Conclusion: the edit keeps it, although it does not meet: "
                                     "{}.")),
                     join(failed, ", ")));
  }

  /// Why the cell is in or out. What the rule had put in a zone may stand now in one that an edit
  /// keeps and that fails.
  std::string_view reason_of(const ExplainedCell& cell) const {
    const bool is_kept_by_edit =
        cell.zone.outcome() == Outcome::fails && cell.record.reason != Reason::edited_in;
    if (!is_kept_by_edit) return reason_text(cell.record.reason, w_);
    return w_(
        "la règle la met dans un périmètre ; une retouche à la main maintient sa zone actuelle, "
        "qui ne remplit pas tous les critères.",
        "the rule puts it in a perimeter; an edit by hand keeps its present zone, which does not "
        "meet every criterion.");
  }

  void cell_conclusion(const ExplainedCell& explained) {
    const CellRecord& cell = explained.record;
    line(fmt::format("{} {}{}", w_("Conclusion :", "Conclusion:"), reason_of(explained),
                     cell.near_miss_id.empty()
                         ? std::string()
                         : fmt::format(fmt::runtime(w_(" Elle fait partie du quasi-quartier {}.",
                                                       " It is part of the near miss {}.")),
                                       cell.near_miss_id)));
  }

  std::string finish() {
    if (!result_.run().has_headcount) {
      line(
          std::string(w_("Grille sans ménages : l'estimation repose sur les seules moyennes, ses "
                         "intervalles sont plus larges.",
                         "Grid without households: the estimate rests on the means alone, its "
                         "intervals are wider.")));
    }
    line(fmt::format(fmt::runtime(w_("Règle {}, revenus de {}. Le critère publié, appliqué à des "
                                     "données ouvertes : une estimation, "
                                     "pas la liste officielle.",
                                     "Rule {}, incomes of {}. The published criterion applied to "
                                     "open data: an estimate, not the "
                                     "official list.")),
                     rule_.name, result_.run().scenario.vintage.year));
    return std::move(text_);
  }

  const ExplainedResult& result_;
  const RuleSet& rule_;
  Words w_;
  std::string text_;
};

[[noreturn]] void throw_unknown(const ExplainedResult& result, const std::string& id) {
  if (CellId::parse(id)) {
    throw DataError(
        fmt::format("cell {} is not in the result: nobody lives there, or it lies outside "
                    "the candidate units (run again with --cells all to have every cell)",
                    id));
  }
  const auto near = nearest_name(id, result.zone_ids());
  throw DataError(fmt::format("expected the id of a zone or a cell of this result, found \"{}\"{}",
                              id, near ? fmt::format(" (is \"{}\" meant?)", *near) : ""));
}

}  // namespace

std::string explain(const ExplainedResult& result, const std::string& id, Language language) {
  Explainer explainer(result, language);
  if (const auto zone = result.find_zone(id)) return explainer.zone(*zone);
  if (CellId::parse(id)) {
    if (!result.has_cells()) {
      throw DataError(
          "this result holds no cells, only zones: delineate again with --cells candidates or "
          "--cells all");
    }
    if (const auto cell = result.find_cell(id)) return explainer.cell(*cell);
  }
  throw_unknown(result, id);
}

}  // namespace carreau::report
