// SPDX-License-Identifier: Apache-2.0
#include "report/explanation.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "grid/cell_id.hpp"
#include "report/explanation_words.hpp"

#include <fmt/format.h>

#include <optional>

namespace carreau::report {

namespace {

using results::OutputRecord;
using results::ResultRows;

/// Builds the sentences; knows the result, its rule and the language.
class Explainer {
 public:
  Explainer(const ResultRows& result, Language language) : result_(result), w_(language) {}

  std::string zone(const OutputRecord& zone, bool is_near_miss) {
    line(fmt::format("{} — {} ({})", zone.text("zone_id"), zone.text("name"),
                     is_near_miss ? w_("quasi-quartier : un seul critère manque",
                                       "near miss: a single criterion fails")
                                  : status_text(zone.text("status"), w_)));
    territory(zone.text("urban_unit"), zone.text("urban_unit_name"), zone.text("territory_basis"));
    continuity(zone);
    people(zone);
    density(zone);
    threshold(zone.text("urban_unit"));
    income(zone);
    imputation(zone.number("share_imputed"));
    if (is_near_miss)
      line(fmt::format("{} {}", w_("Conclusion :", "Conclusion:"),
                       near_miss_text(zone.text("failed_criterion"), w_)));
    else perimeter_conclusion(zone);
    return finish();
  }

  std::string cell(const OutputRecord& cell) {
    const bool is_in = cell.text("decision") == "in";
    line(fmt::format(
        "{} — {}", cell.text("cell_id"),
        is_in ? fmt::format(fmt::runtime(w_("retenue dans le périmètre {}", "in the perimeter {}")),
                            cell.text("zone_id"))
              : std::string(w_("hors de tout périmètre", "in no perimeter"))));
    const std::string unit = cell.text("urban_unit");
    const auto row = result_.find("urban_units", "code", unit.empty() ? "HU" : unit);
    territory(unit, row ? row->text("name") : "", cell_basis(cell, row));
    line(fmt::format(
        fmt::runtime(w_("Habitants : {}{}.", "People: {}{}.")),
        w_.decimal(cell.number("people"), 1),
        cell.has("commune")
            ? fmt::format(fmt::runtime(w_(" (commune {})", " (commune {})")), cell.text("commune"))
            : std::string()));
    threshold(unit);
    cell_income(cell);
    surroundings(cell);
    imputation(cell.number("imputed"));
    cell_conclusion(cell);
    return finish();
  }

 private:
  void line(const std::string& text) { text_ += (text_.empty() ? "" : "  ") + text + "\n"; }

  /// The value of a parameter and, in brackets, its article.
  double parameter(const std::string& key) const { return result_.run(key).number("value"); }
  std::string article(const std::string& key) const {
    const std::string source = result_.run(key).text("source");
    return source.empty() ? std::string() : " [" + source + "]";
  }

  /// A cell in a small unit that a perimeter took in stands by the derogation.
  std::string cell_basis(const OutputRecord& cell, const std::optional<OutputRecord>& unit) const {
    const bool is_urban = unit && unit->number("urban") == 1.0;
    const std::string reason = cell.text("reason");
    if (is_urban) return "unit";
    if (reason == "edited_in") {
      const auto zone = result_.find("perimeters", "zone_id", cell.text("zone_id"));
      return zone && zone->text("territory_basis") == "derogation" ? "derogation" : "none";
    }
    return reason == "outside_unit" || reason == "unit_too_small" || reason == "uninhabited"
               ? "none"
               : "derogation";
  }

  void territory(const std::string& code, const std::string& name, const std::string& basis) {
    const std::string key = "minimum_unit_population";
    std::string text(w_("Territoire : ", "Territory: "));
    const auto unit = code.empty() ? std::nullopt : result_.find("urban_units", "code", code);
    if (!unit) {
      text += w_("hors de toute unité urbaine", "outside any urban unit");
    } else {
      text += fmt::format(fmt::runtime(w_("{} {}, {} habitants, comptés {}",
                                          "{} {}, {} inhabitants, counted as {}")),
                          code, name, w_.count(unit->number("population")),
                          w_.count(unit->number("population_rounded")));
    }
    text += fmt::format(fmt::runtime(w_(" ; il en faut {}{}", "; {} are needed{}")),
                        w_.count(parameter(key)), article(key));
    if (basis == "unit") text += w_(" : critère rempli.", ": criterion met.");
    else if (basis == "derogation") {
      text += fmt::format(
          fmt::runtime(w_(" : critère non rempli, mais réputé tel parce que le quartier était "
                          "déjà inscrit{}.",
                          ": not met, but deemed so because the quartier was already "
                          "listed{}.")),
          article("listed_derogation"));
    } else {
      text += w_(" : critère non rempli.", ": criterion not met.");
    }
    line(text);
  }

  void continuity(const OutputRecord& zone) {
    if (zone.text("extent") == "commune") {
      line(fmt::format(fmt::runtime(w_("Étendue : la commune entière, {} cellules habitées ; aucun "
                                       "groupe contigu de ses cellules ne "
                                       "suffit à lui seul.",
                                       "Extent: the whole commune, {} inhabited cells; no "
                                       "contiguous group of its cells is enough "
                                       "by itself.")),
                       w_.count(zone.number("cells"))));
      return;
    }
    if (zone.number("pieces") > 1.0) {
      line(fmt::format(
          fmt::runtime(w_("Continuité : {} cellules en {} morceaux, {} km² : critère {}.",
                          "Contiguity: {} cells in {} pieces, {} km²: criterion {}.")),
          w_.count(zone.number("cells")), w_.count(zone.number("pieces")),
          w_.decimal(zone.number("area_m2") / 1e6, 2), verdict(false)));
      return;
    }
    line(fmt::format(
        fmt::runtime(w_("Continuité : {} cellules d'un seul tenant, {} km² (voisines {}).",
                        "Contiguity: {} cells in one piece, {} km² (neighbours {}).")),
        w_.count(zone.number("cells")), w_.decimal(zone.number("area_m2") / 1e6, 2),
        parameter("contiguity") == 8.0 ? w_("par les côtés ou par les coins", "by sides or corners")
                                       : w_("par les côtés", "by sides")));
  }

  void people(const OutputRecord& zone) {
    const double needed = parameter("minimum_zone_population");
    const double found = zone.number("people");
    line(fmt::format(fmt::runtime(w_("Population : {} habitants ; il en faut {}{} : critère {}.",
                                     "Population: {} people; {} are needed{}: criterion {}.")),
                     w_.count(found), w_.count(needed), article("minimum_zone_population"),
                     verdict(found >= needed)));
  }

  void density(const OutputRecord& zone) {
    const double needed = parameter("minimum_zone_density");
    if (needed <= 0.0) return;
    const double found = zone.number("density");
    line(
        fmt::format(fmt::runtime(w_("Densité : {} habitants au km² ; il en faut {}{} : critère {}.",
                                    "Density: {} people per km²; {} are needed{}: criterion {}.")),
                    w_.count(found), w_.count(needed), article("minimum_zone_density"),
                    verdict(found >= needed)));
  }

  std::string local_source(const OutputRecord& unit) const {
    const std::string source = unit.text("local_median_source");
    const std::string doubt = w_.euros(unit.number("local_median_deviation"));
    if (source == "published") return std::string(w_("publiée", "published"));
    if (source == "published_converted") {
      return fmt::format(fmt::runtime(w_("publiée en disponible, convertie, ± {}",
                                         "published as disposable, converted, ± {}")),
                         doubt);
    }
    if (source == "national") {
      return std::string(
          w_("la médiane nationale, faute de locale", "the national one, for want of a local one"));
    }
    return fmt::format(
        fmt::runtime(w_("estimée depuis les cellules, ± {}", "estimated from the cells, ± {}")),
        doubt);
  }

  void threshold(const std::string& code) {
    const auto unit = result_.find("urban_units", "code", code.empty() ? "HU" : code);
    if (!unit) return;
    const double ratio = unit->number("poverty_ratio");
    const double national = unit->number("national_median_declared");
    const double local = unit->number("local_median_declared");
    const double weight = unit->number("national_weight");
    const double raw = ratio * (weight * national + (1.0 - weight) * local);
    line(fmt::format(fmt::runtime(w_("Seuil : {} × ({} × {} + {} × {}) = {}, arrondi à {} déclarés "
                                     "par unité de consommation{}.",
                                     "Threshold: {} × ({} × {} + {} × {}) = {}, rounded up to {} "
                                     "declared per consumption unit{}.")),
                     w_.percent(ratio), w_.percent(weight), w_.euros(national),
                     w_.percent(1.0 - weight), w_.euros(local), w_.euros(raw),
                     w_.euros(unit->number("threshold_declared")), article("poverty_ratio")));
    line(fmt::format(
        fmt::runtime(w_(
            "  Médiane locale : {}. Sur l'échelle des revenus disponibles le seuil vaut {} (± {}).",
            "  Local median: {}. On the scale of disposable incomes the threshold is {} (± {}).")),
        local_source(*unit), w_.euros(unit->number("threshold_disposable")),
        w_.euros(unit->number("threshold_deviation"))));
  }

  void income(const OutputRecord& zone) {
    const double share = zone.number("share_low_income");
    line(fmt::format(
        fmt::runtime(w_("Revenu : médiane estimée {} disponibles [{} ; {}], soit {} déclarés [{} ; "
                        "{}] ; {} des habitants sous le "
                        "seuil, il en faut plus de la moitié : critère {}.",
                        "Income: estimated median {} disposable [{}; {}], that is {} declared [{}; "
                        "{}]; {} of the people below the "
                        "threshold, more than half are needed: criterion {}.")),
        w_.euros(zone.number("median_disposable")), w_.euros(zone.number("median_disposable_low")),
        w_.euros(zone.number("median_disposable_high")), w_.euros(zone.number("median_declared")),
        w_.euros(zone.number("median_declared_low")), w_.euros(zone.number("median_declared_high")),
        w_.percent(share, 1), verdict(share > 0.5)));
    line(fmt::format(
        fmt::runtime(
            w_("  Marge sous le seuil : {} ; probabilité que le critère soit rempli : {}.",
               "  Margin below the threshold: {}; probability that the criterion holds: {}.")),
        w_.euros(zone.number("margin")), w_.decimal(zone.number("p_criterion"), 2)));
  }

  void cell_income(const OutputRecord& cell) {
    line(fmt::format(
        fmt::runtime(w_("Revenu : médiane estimée {} disponibles [{} ; {}] ; {} des habitants sous "
                        "le seuil [{} ; {}], il en faut "
                        "plus de {}.",
                        "Income: estimated median {} disposable [{}; {}]; {} of the people below "
                        "the threshold [{}; {}], more than "
                        "{} are needed.")),
        w_.euros(cell.number("median_disposable")), w_.euros(cell.number("median_disposable_low")),
        w_.euros(cell.number("median_disposable_high")), w_.percent(cell.number("share_below"), 1),
        w_.percent(cell.number("share_below_low"), 1),
        w_.percent(cell.number("share_below_high"), 1), w_.percent(parameter("cell_share"))));
  }

  /// What the neighbours make of the cell's share, where they have a say.
  void surroundings(const OutputRecord& cell) {
    const double bandwidth = parameter("smoothing");
    if (bandwidth <= 0.0) return;
    line(fmt::format(
        fmt::runtime(w_("  Avec son voisinage (noyau de {} m) : {} sous le seuil ; c'est sur cette "
                        "part que porte le test de la cellule.",
                        "  With its surroundings (kernel of {} m): {} below the threshold; the "
                        "cell's test is made on that share.")),
        w_.count(bandwidth), w_.percent(cell.number("share_tested"), 1)));
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

  std::string verdict(bool is_met) const {
    return std::string(is_met ? w_("rempli", "met") : w_("non rempli", "not met"));
  }

  void perimeter_conclusion(const OutputRecord& zone) {
    const double outside = zone.number("people_outside_unit");
    if (outside > 0.0) {
      line(fmt::format(
          fmt::runtime(w_("  {} de ses habitants sont hors de cette unité, dont vient le seuil.",
                          "  {} of its people are outside that unit, which gives the threshold.")),
          w_.count(outside)));
    }
    std::vector<std::string> failed;
    for (const std::string& criterion : split(zone.text("failed_criteria"), ',')) {
      if (!criterion.empty()) failed.emplace_back(criterion_text(criterion, w_));
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

  void cell_conclusion(const OutputRecord& cell) {
    line(fmt::format("{} {}{}", w_("Conclusion :", "Conclusion:"),
                     reason_text(cell.text("reason"), w_),
                     cell.has("near_miss_id")
                         ? fmt::format(fmt::runtime(w_(" Elle fait partie du quasi-quartier {}.",
                                                       " It is part of the near miss {}.")),
                                       cell.text("near_miss_id"))
                         : std::string()));
  }

  std::string finish() {
    if (result_.run("headcount").text("value") != "used") {
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
                     result_.run("name").text("value"), result_.run("year").text("value")));
    return std::move(text_);
  }

  const ResultRows& result_;
  Words w_;
  std::string text_;
};

[[noreturn]] void throw_unknown(const ResultRows& result, const std::string& id) {
  if (CellId::parse(id)) {
    throw DataError(Message{"cell_not_in_result", {{"cell", id}}});
  }
  auto ids = result.column("perimeters", "zone_id");
  for (auto& other : result.column("near_misses", "zone_id")) ids.push_back(std::move(other));
  const auto near = nearest_name(id, ids);
  throw DataError(Message{"id_not_in_result", {{"found", id}}},
                  near ? Message{"is_meant", {{"name", *near}}} : Message{});
}

}  // namespace

std::string explain(const ResultRows& result, const std::string& id, Language language) {
  Explainer explainer(result, language);
  if (const auto zone = result.find("perimeters", "zone_id", id))
    return explainer.zone(*zone, false);
  if (const auto zone = result.find("near_misses", "zone_id", id))
    return explainer.zone(*zone, true);
  if (CellId::parse(id)) {
    if (!result.has_layer("cells")) {
      throw DataError(Message{"result_without_cells"});
    }
    if (const auto cell = result.find("cells", "cell_id", id)) return explainer.cell(*cell);
  }
  throw_unknown(result, id);
}

}  // namespace carreau::report
