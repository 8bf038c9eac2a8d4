// SPDX-License-Identifier: Apache-2.0
#include "report/portrait_page.hpp"

#include "base/version.hpp"
#include "files/embedded_data.hpp"
#include "report/indicator_words.hpp"
#include "report/markup.hpp"
#include "report/portrait_charts.hpp"
#include "report/portrait_table.hpp"
#include "report/zone_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>
#include <vector>

namespace carreau::report {

namespace {

/// A page being written.
class Page {
 public:
  Page(const PortraitView& view, std::size_t zone, const Words& w)
      : view_(view), zone_(zone), w_(w), portrait_(view.portraits.zones[zone]) {}

  std::string text() {
    begin();
    add_header();
    add_key_figures();
    add("<main class=\"columns\"><div>\n{}</div>\n<div>\n", portrait_table(view_, zone_, w_));
    add_figure(zone_map(view_.cells, view_.shares, zone_, map_title(), w_), map_title());
    add_charts();
    text_ += "</div></main>\n";
    add_footer();
    return std::move(text_ += "</body>\n</html>\n");
  }

 private:
  template <class... Values>
  void add(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(text_), format, std::forward<Values>(values)...);
  }
  [[nodiscard]] const Figures& figures() const { return portrait_.figures; }
  [[nodiscard]] std::string title() const {
    const std::string& name = view_.zones.names[zone_];
    return name.empty() ? view_.zones.codes[zone_] : name;
  }
  [[nodiscard]] std::string map_title() const {
    return std::string(w_("La zone et ses carreaux", "The zone and its cells"));
  }

  void begin() {
    add("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width\">\n"
        "<title>{} · {}</title>\n<style>\n{}</style>\n</head>\n<body>\n",
        w_("fr", "en"), escaped(title()), w_("portrait", "portrait"),
        files::embedded_text("styles/portrait.css").value());
  }

  /// The communes with the part of the zone's people that they hold, then the larger territories.
  void add_header() {
    constexpr std::size_t kMost = 8;  // what two lines hold
    std::string places;
    std::size_t listed = 0;
    for (const PortraitReference& reference : portrait_.references) {
      const PortraitTerritory& territory = view_.portraits.territories[reference.territory];
      if (territory.level == PortraitLevel::grid) continue;
      if (territory.level == PortraitLevel::commune && ++listed > kMost) {
        if (listed == kMost + 1) places += " · …";
        continue;
      }
      const bool is_split = reference.share < 0.995;
      if (!places.empty()) places += " · ";
      places += escaped(territory_label(territory, w_));
      if (is_split) places += " (" + w_.percent(reference.share) + ")";
    }
    add("<header><p class=\"kicker\">{} · {}</p>\n<h1>{} <small>{}</small></h1>\n"
        "<p class=\"places\">{}</p></header>\n",
        w_("Portrait de zone", "Portrait of a zone"),
        fmt::format("{} {}", w_("revenus de", "incomes of"), view_.scenario.vintage.year),
        escaped(title()), escaped(view_.zones.codes[zone_]), places);
  }

  void add_key(std::string_view label, const std::string& value, const std::string& more = {}) {
    add("<div><b>{}</b><span>{}</span><span>{}</span></div>", value, escaped(label), more);
  }
  void add_key_rate(std::string_view column) {
    const std::size_t k = indicator_at(column);
    const PortraitIndicator& indicator = indicators()[k];
    const auto& rate = figures().rates[k];
    if (!rate) return;  // unknown: the table says so
    add_key(indicator_label(indicator, w_), rate_text(indicator, rate->value, w_),
            rate_bounds(indicator, *rate, w_));
  }
  void add_key_figures() {
    if (figures().withheld != Withheld::nothing) {
      add("<p class=\"withheld\"><strong>{}</strong></p>\n",
          escaped(withheld_text(figures().withheld, w_)));
      return;
    }
    text_ += "<section class=\"key\">";
    add_key(w_("habitants", "people"), w_.count(figures().people),
            fmt::format("{} {}", w_("dont imputés :", "of whom imputed:"),
                        w_.percent(figures().share_imputed())));
    if (figures().incomes) {
      const Interval& median = figures().incomes->median;
      add_key(w_("médiane disponible estimée", "estimated disposable median"),
              w_.euros(median.value), income_bounds(median, w_));
    }
    add_key_rate("men_pauv");
    add_key_rate("ind_0_17");
    add_key_rate("log_soc");
    text_ += "</section>\n";
  }

  void add_figure(const std::string& svg, const std::string& caption) {
    if (svg.empty()) return;
    add("<figure><figcaption>{}</figcaption>\n{}</figure>\n", escaped(caption), svg);
  }

  [[nodiscard]] std::optional<double> rate_beside(std::size_t k, PortraitLevel level) const {
    for (const PortraitTerritory* territory : main_territories(view_.portraits, zone_)) {
      if (territory->level != level || !territory->figures.rates[k]) continue;
      return territory->figures.rates[k]->value;
    }
    return std::nullopt;
  }
  void add_bars(const ChartText& text, std::initializer_list<std::string_view> columns) {
    std::vector<BarRow> rows;
    for (const std::string_view column : columns) {
      const std::size_t k = indicator_at(column);
      if (!figures().rates[k]) continue;
      rows.push_back({std::string(indicator_label(indicators()[k], w_)), figures().rates[k],
                      rate_beside(k, PortraitLevel::commune), rate_beside(k, PortraitLevel::grid)});
    }
    if (!rows.empty()) add_figure(bar_chart(text, rows, w_), text.title);
  }
  void add_incomes() {
    if (!figures().incomes) return;
    std::vector<PointRow> rows = {
        {std::string(w_("Zone", "Zone")), figures().incomes->median, true}};
    for (const PortraitTerritory* territory : main_territories(view_.portraits, zone_)) {
      if (!territory->figures.incomes) continue;
      rows.push_back({short_label(*territory), territory->figures.incomes->median});
    }
    const double national = view_.scenario.vintage.national_disposable.value();
    rows.push_back({std::string(w_("Métropole (publiée)", "Métropole (published)")),
                    {national, national, national}});
    const ChartText text = {"incomes",
                            std::string(w_("Médiane du revenu disponible", "Disposable median")),
                            described(w_("Un point et son intervalle de 90 % par territoire.",
                                         "A point and its interval of 90% for each territory."))};
    add_figure(point_chart(text, rows, w_), text.title);
  }
  /// What fits beside a chart.
  [[nodiscard]] std::string short_label(const PortraitTerritory& territory) const {
    switch (territory.level) {
      case PortraitLevel::commune: return std::string(w_("Commune", "Commune"));
      case PortraitLevel::urban_unit: return std::string(w_("Unité urbaine", "Urban unit"));
      default: return territory_label(territory, w_);
    }
  }
  [[nodiscard]] std::string described(std::string_view what) const {
    return fmt::format("{} {}", what,
                       w_("Les chiffres sont dans le tableau.", "The figures are in the table."));
  }
  void add_charts() {
    const std::string bars =
        described(w_("Une barre par ligne pour la zone, un losange pour sa commune, un trait pour "
                     "la grille fournie.",
                     "A bar a row for the zone, a diamond for its commune, a tick for the grid "
                     "given."));
    add_bars({"ages", std::string(w_("Âges", "Ages")), bars},
             {"ind_0_3", "ind_4_5", "ind_6_10", "ind_11_17", "ind_18_24", "ind_25_39", "ind_40_54",
              "ind_55_64", "ind_65_79", "ind_80p"});
    add_bars({"homes", std::string(w_("Ménages et logement", "Households and housing")), bars},
             {"men_1ind", "men_5ind", "men_fmp", "men_prop", "log_soc", "men_coll", "men_pauv"});
    add_incomes();
  }

  void add_footer() {
    text_ += "<footer>";
    const auto paragraph = [&](std::string_view text) { add("<p>{}</p>\n", text); };
    add("<p>{}</p>\n",
        fmt::format(
            fmt::runtime(w_("Source : INSEE, Filosofi, données carroyées de {} ({}). Calculé "
                            "par Carreau {}, règle {}.",
                            "Source: INSEE, Filosofi, gridded data of {} ({}). Computed by "
                            "Carreau {}, rule {}.")),
            view_.scenario.vintage.year, escaped(view_.grid), version(),
            escaped(view_.scenario.rule.name)));
    paragraph(w_(
        "Effectifs et parts : sommes des chiffres publiés des carreaux, ceux que la limite coupe "
        "étant partagés par surface. Revenus : estimés par un modèle, jamais une moyenne de "
        "médianes ; la médiane de la métropole est publiée. Entre crochets, intervalle de 90 % sur "
        "ce que l'imputation et le partage laissent ouvert. Les ménages pauvres sont plafonnés à "
        "80 % dans chaque carreau.",
        "Counts and shares: sums of the published figures of cells, those that the limit cuts "
        "shared by area. Incomes: estimated by a model, never a mean of medians; the median of "
        "métropole is published. In brackets, the interval of 90% on what imputation and sharing "
        "leave open. Poor households are capped at 80% in each cell."));
    paragraph(w_(
        "Territoires : la partie que couvre la grille fournie (* nettement moins que la population "
        "légale), chaque carreau dans sa commune principale. n.d. : inconnu. – : retenu, moins de "
        "11 ménages. Le secret ne porte pas sur la différence de deux portraits : ne pas "
        "soustraire une zone d'une autre.",
        "Territories: the part that the grid given covers (* well below the legal population), "
        "each cell in its main commune. n/a: unknown. –: withheld, fewer than 11 households. "
        "Secrecy does not cover the difference of two portraits: do not subtract one zone from "
        "another."));
    paragraph(
        w_("Estimation sur données ouvertes : ce n'est ni la liste officielle, ni un chiffre "
           "du recensement.",
           "An estimate on open data: neither the official list nor a census figure."));
    text_ += "</footer>\n";
  }

  const PortraitView& view_;
  std::size_t zone_;
  const Words& w_;
  const ZonePortrait& portrait_;
  std::string text_;
};

std::string index_row(const PortraitView& view, std::size_t z, const std::string& file,
                      const Words& w) {
  const Figures& f = view.portraits.zones[z].figures;
  const auto& poor = f.rates[indicator_at("men_pauv")];
  const std::string median =
      f.incomes ? w.euros(f.incomes->median.value) + " " + income_bounds(f.incomes->median, w)
                : std::string(withheld_text(f.withheld, w));
  return fmt::format(
      "<tr><td><a href=\"{}\">{}</a></td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td>"
      "</tr>\n",
      file, escaped(view.zones.codes[z]), escaped(view.zones.names[z]),
      f.cells > 0 ? w.count(f.people) : "–", f.cells > 0 ? w.percent(f.share_imputed()) : "–",
      escaped(median), poor ? w.percent(poor->value, 1) : "–");
}

}  // namespace

std::string portrait_page(const PortraitView& view, std::size_t zone, const Words& w) {
  return Page(view, zone, w).text();
}

std::string portrait_index(const PortraitView& view, std::span<const std::string> names,
                           const Words& w) {
  std::string text = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{0}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<title>{1}</title>\n<style>\n{2}</style>\n</head>\n<body class=\"index\">\n<header>"
      "<p class=\"kicker\">Carreau {3} · {4} {5}</p><h1>{1}</h1></header>\n<table><thead><tr>",
      w("fr", "en"), w("Portraits de zones", "Portraits of zones"),
      files::embedded_text("styles/portrait.css").value(), version(), w("revenus de", "incomes of"),
      view.scenario.vintage.year);
  for (const std::string_view head :
       {w("code", "code"), w("nom", "name"), w("habitants", "people"), w("imputé", "imputed"),
        w("médiane disponible [90\u00A0%]", "disposable median [90%]"),
        w("ménages pauvres", "poor households")}) {
    text += fmt::format("<th scope=\"col\">{}</th>", escaped(head));
  }
  text += "</tr></thead><tbody>\n";
  for (std::size_t z = 0; z < names.size(); ++z) text += index_row(view, z, names[z], w);
  return text + "</tbody></table>\n</body>\n</html>\n";
}

}  // namespace carreau::report
