// SPDX-License-Identifier: Apache-2.0
#include "report/actions_page.hpp"

#include "base/version.hpp"
#include "files/embedded_data.hpp"
#include "inputs/digest.hpp"
#include "report/action_words.hpp"
#include "report/actions_charts.hpp"
#include "report/actions_map.hpp"
#include "report/actions_method.hpp"
#include "report/actions_tables.hpp"
#include "report/markup.hpp"
#include "report/table_markup.hpp"
#include "report/tally_columns.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <iterator>
#include <utility>

namespace carreau::report {

namespace {

using Json = nlohmann::ordered_json;

struct Section {
  const char* id;
  std::string_view title;
};

/// A page being written.
class Page {
 public:
  Page(const ActionsView& view, const std::vector<ReportTable>& tables, const Words& w)
      : view_(view),
        tables_(tables),
        w_(w),
        map_(actions_map(view, table_of(tables, "per_head"), w)),
        css_(files::embedded_text("page/actions.css").value()),
        script_(files::embedded_text("page/actions.js").value()) {}

  std::string text() {
    begin();
    add_key_figures();
    add_map();
    add_section("territories", w_("Territoires", "Territories"), TableSection::territory,
                quartier_chart(table_of(tables_, "territory"), w_));
    add_section("themes", w_("Thèmes et financeurs", "Themes and funders"), TableSection::themes,
                theme_chart(table_of(tables_, "theme_kind"), w_));
    add_section("follow-up", w_("Suivi", "Follow-up"), TableSection::follow_up,
                year_chart(table_of(tables_, "years"), w_));
    add_section("method", w_("Méthode et remarques", "Method and findings"), TableSection::method,
                prose());
    end();
    return std::move(text_);
  }

 private:
  template <class... Values>
  void add(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(text_), format, std::forward<Values>(values)...);
  }

  void begin() {
    const std::string title = escaped(report_title(view_, w_));
    add("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n"
        "<a class=\"skip\" href=\"#main\">{}</a>\n"
        "<header><p class=\"kicker\">Carreau {} · {}</p>\n<h1>{}</h1></header>\n",
        w_("fr", "en"), inputs::policy_digest(css_), inputs::policy_digest(script_), title, css_,
        w_("Aller au contenu", "Skip to content"), version(), years(), title);
    add("<nav aria-label=\"{}\"><ul>", w_("Sommaire", "Contents"));
    for (const Section& section :
         {Section{"overview", w_("Chiffres clés", "Key figures")},
          Section{"map", w_("Carte", "Map")},
          Section{"territories", w_("Territoires", "Territories")},
          Section{"themes", w_("Thèmes et financeurs", "Themes and funders")},
          Section{"follow-up", w_("Suivi", "Follow-up")},
          Section{"method", w_("Méthode et remarques", "Method and findings")}}) {
      add("<li><a href=\"#{}\">{}</a></li>", section.id, section.title);
    }
    add("</ul></nav>\n<main id=\"main\" tabindex=\"-1\">\n");
  }

  [[nodiscard]] std::string years() const {
    if (view_.summary.years.empty()) return {};
    const int first = view_.summary.years.front();
    const int last = view_.summary.years.back();
    return first == last ? fmt::format("{}", first) : fmt::format("{}–{}", first, last);
  }

  void add_figure(std::string_view label, const std::string& value, const std::string& more = {}) {
    add("<div><dt>{}</dt><dd><b>{}</b>{}</dd></div>\n", escaped(label), escaped(value),
        more.empty() ? "" : "<span>" + escaped(more) + "</span>");
  }
  [[nodiscard]] std::string euros(const LedgerAmounts& amounts, Measure measure) const {
    return value_text(money(amounts, measure), files::ValueKind::euros, 0, w_);
  }
  [[nodiscard]] std::string share(const LedgerAmounts& part) const {
    const files::FieldValue value = fraction(part, view_.summary.total.amounts, Measure::granted);
    return fmt::format("{} {}", value_text(value, files::ValueKind::percent, 0, w_),
                       w_("de l'accordé", "of what is granted"));
  }
  void add_key_figures() {
    const Tally& total = view_.summary.total;
    add("<section id=\"overview\"><h2>{}</h2>\n<dl class=\"key\">\n",
        w_("Chiffres clés", "Key figures"));
    add_figure(w_("Actions", "Actions"), w_.count(static_cast<double>(total.actions)),
               fmt::format("{} {}", w_.count(static_cast<double>(total.retained)),
                           w_("accordées ou versées", "granted or paid")));
    for (const Measure measure : kAllMeasures) {
      const std::int64_t unknown = total.unknown(measure);
      add_figure(measure_label(measure, w_), euros(total.amounts, measure),
                 unknown == 0
                     ? std::string()
                     : fmt::format("{} {}", w_.count(static_cast<double>(unknown)),
                                   w_("lignes sans ce montant", "lines without this amount")));
    }
    add_figure(w_("Transterritorial", "Transterritorial"),
               euros(total.transterritorial, Measure::granted), share(total.transterritorial));
    add_figure(w_("Non attribué", "Unattributed"), euros(total.unattributed, Measure::granted),
               share(total.unattributed));
    add("</dl></section>\n");
  }

  /// A sample of a shade, as the map has it.
  static std::string swatch(const std::string& kind) {
    return fmt::format(
        "<svg class=\"swatch {}\" viewBox=\"0 0 24 14\" aria-hidden=\"true\">"
        "<rect class=\"shape\" x=\"1\" y=\"1\" width=\"22\" height=\"12\"/></svg>",
        kind);
  }

  void add_map() {
    add("<section id=\"map\"><h2>{}</h2>\n", w_("Carte", "Map"));
    if (!map_.svg.empty()) {
      const MapMeasure& measure = map_.measures.front();
      add("<div id=\"map-controls\"></div>\n<div class=\"map-and-list\">"
          "<figure class=\"map-figure\">{}<figcaption><p id=\"legend-title\">{}</p>"
          "<ul class=\"legend\" id=\"legend\">",
          map_.svg, escaped(measure.title));
      for (const MapMeasure::Class& one : measure.classes) {
        add("<li>{}{}</li>", swatch(fmt::format("c{}", one.shade)), escaped(one.range));
      }
      add("<li>{}{}</li></ul><ul class=\"legend\"><li>{}{}</li><li>{}{}</li></ul>", swatch("cu"),
          w_("inconnu", "unknown"), swatch("cu former"), w_("quartier sorti", "quartier that left"),
          "<svg class=\"swatch\" viewBox=\"0 0 24 14\" aria-hidden=\"true\"><circle "
          "class=\"point\" cx=\"12\" cy=\"7\" r=\"5\"/></svg>",
          w_("action, ou plusieurs au même lieu", "action, or several at one place"));
      add("</figcaption></figure>\n<div id=\"list\" class=\"list\" tabindex=\"-1\" "
          "aria-live=\"polite\"></div></div>\n");
    }
    add_targets();
    add_map_notes();
    text_ += table_markup(table_of(tables_, "per_head"), w_);
    add("</section>\n");
  }

  /// Which number is which quartier; what has no quartier is in the list too.
  void add_targets() {
    const MapMeasure& measure = map_.measures.front();
    add("<h3 id=\"h-targets\">{}</h3><ol class=\"targets\" id=\"targets\" "
        "aria-labelledby=\"h-targets\">\n",
        w_("Quartiers de la carte, et ce qui n'y est pas",
           "Quartiers of the map, and what is not on it"));
    for (std::size_t t = 0; t < view_.attribution.targets.size(); ++t) {
      const Target& target = view_.attribution.targets[t];
      add("<li data-target=\"{}\"><span class=\"name\">{}</span> <span "
          "class=\"value\">{}</span></li>\n",
          t, escaped(target_label(target, w_)), escaped(measure.texts[t]));
    }
    add("</ol>\n");
  }

  void add_map_notes() {
    const auto note = [&](std::size_t count, std::string_view french, std::string_view english) {
      if (count == 0) return;
      add("<p class=\"note\">{}</p>\n",
          fmt::format(fmt::runtime(w_(french, english)), w_.count(static_cast<double>(count))));
    };
    note(map_.undrawn, "Quartiers sans contour sur cette carte : {}.",
         "Quartiers without an outline on this map: {}.");
    note(map_.off_map, "Actions dont le lieu est hors de la carte : {}.",
         "Actions whose place is off the map: {}.");
    std::size_t placed = 0;
    for (const Action& action : view_.programme.actions) placed += action.place ? 1 : 0;
    note(view_.programme.actions.size() - placed,
         "Actions sans lieu connu, présentes dans les listes seulement : {}.",
         "Actions without a known place, in the lists alone: {}.");
  }

  [[nodiscard]] std::string prose() const {
    std::string text;
    for (const std::string& sentence : method_sentences(view_, w_)) {
      text += "<p>" + escaped(sentence) + "</p>\n";
    }
    return text;
  }

  /// What a drawing calls itself, as markup.
  static std::string_view title_of(std::string_view svg) {
    const std::size_t start = svg.find('>', svg.find("<title")) + 1;
    return svg.substr(start, svg.find("</title>") - start);
  }

  /// What heads a section is a drawing or prose.
  void add_section(const char* id, std::string_view title, TableSection section,
                   const std::string& head) {
    add("<section id=\"{}\"><h2>{}</h2>\n", id, title);
    if (head.starts_with("<svg")) {
      const std::string_view caption = title_of(head);
      add("<figure class=\"chart scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{0}\">"
          "<figcaption>{0}</figcaption>{1}</figure>\n",
          caption, head);
    } else {
      text_ += head;
    }
    for (const ReportTable& table : tables_) {
      if (table.section != section || table.key == "per_head") continue;
      text_ += table_markup(table, w_);
    }
    add("</section>\n");
  }

  [[nodiscard]] Json labels() const {
    return {{"sort", w_("Trier par", "Sort by")},
            {"filter", w_("Filtrer le tableau", "Filter the table")},
            {"shown", w_("lignes affichées", "rows shown")},
            {"measure", w_("Mesure de la carte", "Measure of the map")},
            {"zoomIn", w_("Agrandir", "Zoom in")},
            {"zoomOut", w_("Réduire", "Zoom out")},
            {"whole", w_("Vue entière", "Whole view")},
            {"close", w_("Fermer la liste", "Close the list")},
            {"actions", w_("actions", "actions")},
            {"unknown", w_("inconnu", "unknown")},
            {"choose", w_("Choisir un quartier ou un point de la carte pour voir ses actions.",
                          "Choose a quartier or a point of the map to see its actions.")},
            {"here", w_("Actions en ce lieu", "Actions at this place")},
            {"part", w_("Part du quartier", "Share of the quartier")},
            {"granted", measure_label(Measure::granted, w_)}};
  }

  [[nodiscard]] Json measures() const {
    Json list = Json::array();
    for (const MapMeasure& measure : map_.measures) {
      Json shades = Json::array();
      for (const auto& shade : measure.shades) shades.push_back(shade ? Json(*shade) : Json());
      Json classes = Json::array();
      for (const MapMeasure::Class& one : measure.classes) {
        classes.push_back({one.shade, one.range});
      }
      list.push_back({{"key", measure.key},
                      {"title", measure.title},
                      {"texts", measure.texts},
                      {"shades", std::move(shades)},
                      {"classes", std::move(classes)}});
    }
    return list;
  }

  /// Each target with its actions and what they bring to it.
  [[nodiscard]] Json targets() const {
    Json list = Json::array();
    for (const Target& target : view_.attribution.targets) {
      list.push_back(
          {{"name", target_label(target, w_)}, {"code", target.code}, {"actions", Json::array()}});
    }
    for (const ActionPart& part : view_.summary.parts) {
      list[part.share.target.position()]["actions"].push_back(
          {part.action.position(), w_.percent(part.share.millionths / double{kWhole}, 1),
           euros(part.amounts, Measure::granted)});
    }
    return list;
  }

  [[nodiscard]] Json actions() const {
    Json list = Json::array();
    for (std::size_t a = 0; a < view_.programme.actions.size(); ++a) {
      const Action& action = view_.programme.actions[a];
      LedgerAmounts amounts;
      for (const ActionPart& part : view_.summary.parts_of(a)) amounts += part.amounts;
      list.push_back({action.reference, action.year, action.title, action.operator_name,
                      status_label(action.status, w_), euros(amounts, Measure::granted)});
    }
    return list;
  }

  void end() {
    const Json data = {{"labels", labels()},
                       {"measures", measures()},
                       {"targets", targets()},
                       {"actions", actions()},
                       {"points", map_.points}};
    add("</main>\n<footer><p>{}</p></footer>\n"
        "<script type=\"application/json\" id=\"data\">{}</script>\n<script>{}</script>\n"
        "</body>\n</html>\n",
        escaped(fmt::format("Carreau {} · {}", version(),
                            w_("Estimations sur données ouvertes et fichiers fournis.",
                               "Estimates on open data and the files given."))),
        script_json(data.dump(-1, ' ', false, Json::error_handler_t::replace)), script_);
  }

  const ActionsView& view_;
  const std::vector<ReportTable>& tables_;
  const Words& w_;
  ActionsMap map_;
  std::string_view css_;
  std::string_view script_;
  std::string text_;
};

}  // namespace

std::string actions_page(const ActionsView& view, const std::vector<ReportTable>& tables,
                         const Words& w) {
  return Page(view, tables, w).text();
}

}  // namespace carreau::report
