// SPDX-License-Identifier: Apache-2.0
#include "report/programme/quartier_pages.hpp"

#include "base/version.hpp"
#include "files/embedded_data.hpp"
#include "files/page_folder.hpp"
#include "report/map_sheet.hpp"
#include "report/markup.hpp"
#include "report/programme/action_words.hpp"
#include "report/programme/actions_charts.hpp"
#include "report/programme/actions_map.hpp"
#include "report/programme/actions_method.hpp"
#include "report/programme/actions_tables.hpp"
#include "report/programme/key_figures.hpp"
#include "report/programme/quartier_tables.hpp"
#include "report/programme/tally_columns.hpp"
#include "report/table_markup.hpp"
#include "report/template.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace carreau::report {

namespace {

using Json = nlohmann::ordered_json;

constexpr double kMapWidth = 420.0;
constexpr double kMapHeight = 240.0;

bool is_quartier(const Target& target) {
  return target.kind == TargetKind::quartier || target.kind == TargetKind::former_quartier;
}

/// The quartier in the middle, its neighbours around it; empty where it has no outline on a plane.
std::string small_map(const PolygonSet& outlines, std::size_t target, const Words& w) {
  const auto rings = outlines.rings(target);
  if (rings.first == rings.last || !is_plane_in_metres(outlines.crs())) return {};
  const Box ground = outlines.bounds(target);
  const double side = std::max(ground.high.x - ground.low.x, ground.high.y - ground.low.y);
  const MapSheet sheet(ground, 0.4 * side, kMapWidth, kMapHeight);
  std::string svg = fmt::format(
      "<svg class=\"map\" viewBox=\"0 0 {0} {1}\" role=\"img\"><title>{2}</title>"
      "<rect class=\"ground\" width=\"{0}\" height=\"{1}\"/>",
      length(kMapWidth), length(kMapHeight), w("report_quartier_page_map"));
  for (std::size_t t = 0; t < outlines.size(); ++t) {
    const auto own = outlines.rings(t);
    if (own.first == own.last || t == target) continue;
    svg += fmt::format("<path class=\"other\" d=\"{}\"/>", outline_path(outlines, t, sheet));
  }
  svg += fmt::format("<path class=\"own\" d=\"{}\"/>", outline_path(outlines, target, sheet));
  return svg + scale_bar(sheet, w) + "</svg>";
}

/// The content of the page of one target, for its template.
class QuartierPageView {
 public:
  QuartierPageView(const ActionsView& view, std::size_t target, const Words& w)
      : view_(view), target_(view.attribution.targets[target]), position_(target), w_(w) {}

  [[nodiscard]] Json json(const PartsOfTargets& parts, const PolygonSet& outlines) const {
    std::string tables;
    for (const ReportTable& table : quartier_tables(view_, parts, position_, w_)) {
      tables += table_markup(table, w_);
    }
    const std::string map = small_map(outlines, position_, w_);
    return {{"lang", w_("report_language_code")},
            {"css", files::embedded_text("page/quartier.css").value()},
            {"title", target_label(target_, w_)},
            {"code", target_.code},
            {"kicker", report_title(view_, w_)},
            {"places", places()},
            {"key_figures", figures()},
            {"map", map.empty() ? Json() : Json(map)},
            {"tables", tables},
            {"notes", notes()},
            {"footer", w_.text("report_actions_page_footer", {{"version", version()}})}};
  }

 private:
  [[nodiscard]] Json places() const {
    const QuartierFacts* const facts = facts_of(view_, target_);
    if (facts == nullptr) return Json();
    std::string text;
    for (const QuartierCommune& commune : facts->communes) {
      if (!text.empty()) text += " · ";
      text += commune.name.empty() ? commune.code : commune.name;
    }
    if (!facts->contract.empty()) text += (text.empty() ? "" : " · ") + facts->contract;
    return text.empty() ? Json() : Json(text);
  }

  static Json figure(std::string_view label, const std::string& value, const std::string& more) {
    return {{"label", label}, {"value", value}, {"more", more.empty() ? Json() : Json(more)}};
  }

  [[nodiscard]] Json figures() const {
    const TargetSummary& summary = view_.summary.targets[position_];
    Json list = Json::array();
    const QuartierFacts* const facts = facts_of(view_, target_);
    if (facts != nullptr && facts->people) {
      list.push_back(figure(
          w_("report_quartier_page_people"), w_.count(*facts->people),
          w_.text("report_quartier_page_imputed", {{"share", w_.percent(facts->share_imputed)}})));
    }
    list.push_back(figure(
        w_("report_actions_page_actions"), w_.count(static_cast<double>(summary.tally.actions)),
        w_.text("report_actions_page_actions_retained", {{"actions", summary.tally.retained}})));
    for (const Measure measure : kAllMeasures) {
      const auto known = known_sum(summary.tally.amounts, measure);
      if (!known && measure != Measure::granted) continue;
      list.push_back(figure(measure_label(measure, w_),
                            value_text(money(known), files::ValueKind::euros, 0, w_),
                            per_person(measure, facts)));
    }
    return list;
  }

  [[nodiscard]] std::string per_person(Measure measure, const QuartierFacts* facts) const {
    const auto known = known_sum(view_.summary.targets[position_].tally.amounts, measure);
    if (measure != Measure::granted || !known || facts == nullptr || !facts->people) return {};
    return w_.text("report_quartier_page_per_person",
                   {{"granted", w_.euros(known->value() / *facts->people, 2)}});
  }

  [[nodiscard]] Json notes() const {
    Json list = Json::array();
    list.push_back(w_("report_quartier_page_note_of_parts"));
    const TargetSummary& summary = view_.summary.targets[position_];
    const auto add = [&](const LedgerAmounts& part, std::string_view code) {
      const auto known = known_sum(part, Measure::granted);
      if (!known || known->cents() == 0) return;
      list.push_back(w_.text(code, {{"granted", w_.euros(known->value(), 0)}}));
    };
    add(summary.by_people, "report_quartier_page_note_of_people");
    add(summary.doubtful, "report_quartier_page_note_of_doubt");
    return list;
  }

  const ActionsView& view_;
  const Target& target_;
  std::size_t position_;
  const Words& w_;
};

/// Some rows and columns of a table, for a page that has no room for the others.
ReportTable part_of(const ReportTable& table, std::initializer_list<std::string_view> keys,
                    std::size_t most) {
  ReportTable part = table;
  part.columns.clear();
  part.rows.clear();
  std::vector<std::size_t> columns;
  for (const std::string_view key : keys) {
    columns.push_back(column_of(table, key));
    part.columns.push_back(table.columns[columns.back()]);
  }
  std::size_t shown = 0;
  for (const TableRow& row : table.rows) {
    if (!row.is_total && ++shown > most) continue;
    TableRow kept{{}, row.is_total, row.kind};
    for (const std::size_t c : columns) kept.cells.push_back(row.cells[c]);
    part.rows.push_back(std::move(kept));
  }
  return part;
}

Json chart(std::string_view title, const std::string& svg) {
  return {{"title", title}, {"svg", svg}};
}

Json charts_of(const std::vector<ReportTable>& tables, const Words& w) {
  Json list = Json::array();
  const auto add = [&](std::string_view title, const std::string& svg) {
    if (!svg.empty()) list.push_back(chart(title, svg));
  };
  add(w("report_quartier_page_by_quartier"), quartier_chart(table_of(tables, "territory"), w));
  add(w("report_quartier_page_by_theme"), theme_chart(table_of(tables, "theme_kind"), w));
  add(w("report_quartier_page_by_year"), year_chart(table_of(tables, "years"), w));
  return list;
}

}  // namespace

std::vector<std::string> quartier_page_names(const ActionsView& view) {
  std::vector<std::string> codes;
  for (const Target& target : view.attribution.targets) {
    if (is_quartier(target)) codes.push_back(target.code);
  }
  const std::vector<std::string> pages = files::page_names(codes);
  std::vector<std::string> names;
  std::size_t k = 0;
  for (std::size_t t = 0; t < view.attribution.targets.size(); ++t) {
    const bool is_one = is_quartier(view.attribution.targets[t]);
    // A quartier without any action has nothing to tell; the main tables have its row.
    const bool has_actions = is_one && view.summary.targets[t].tally.actions > 0;
    names.push_back(has_actions ? "quartiers/" + pages[k] : std::string());
    if (is_one) ++k;
  }
  return names;
}

std::vector<NamedPage> quartier_pages(const ActionsView& view, const Words& w) {
  const PartsOfTargets parts(view);
  const PolygonSet outlines = results::plane_outlines(view);
  const Template page("quartier");
  const auto names = quartier_page_names(view);
  std::vector<NamedPage> pages;
  for (std::size_t t = 0; t < names.size(); ++t) {
    if (names[t].empty()) continue;
    pages.push_back({names[t], page.render(QuartierPageView(view, t, w).json(parts, outlines))});
  }
  return pages;
}

NamedPage summary_page(const ActionsView& view, const std::vector<ReportTable>& tables,
                       const Words& w) {
  constexpr std::size_t kMostOperators = 10;
  const ActionsMap map = actions_map(view, table_of(tables, "per_head"), w);
  Json figures = Json::array();
  for (const KeyFigure& one : key_figures(view, w)) {
    figures.push_back({{"label", one.label},
                       {"value", one.value},
                       {"more", one.more.empty() ? Json() : Json(one.more)}});
  }
  const ReportTable operators =
      part_of(table_of(tables, "operators"), {"operator", "actions", "granted"}, kMostOperators);
  const Json page = {
      {"lang", w("report_language_code")},
      {"css", files::embedded_text("page/quartier.css").value()},
      {"title", report_title(view, w)},
      {"kicker", w("report_quartier_page_summary")},
      {"key_figures", std::move(figures)},
      {"map", map.svg.empty() ? Json() : Json(map.svg)},
      {"charts", charts_of(tables, w)},
      {"tables", operators.rows.empty() ? std::string() : table_markup(operators, w)},
      {"notes", method_sentences(view, w)},
      {"footer", w.text("report_actions_page_footer", {{"version", version()}})}};
  return {"synthese.html", Template("synthese").render(page)};
}

}  // namespace carreau::report
