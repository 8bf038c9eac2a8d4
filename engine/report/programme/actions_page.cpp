// SPDX-License-Identifier: Apache-2.0
#include "report/programme/actions_page.hpp"

#include "base/version.hpp"
#include "files/embedded_data.hpp"
#include "inputs/digest.hpp"
#include "report/markup.hpp"
#include "report/programme/action_words.hpp"
#include "report/programme/actions_charts.hpp"
#include "report/programme/actions_map.hpp"
#include "report/programme/actions_method.hpp"
#include "report/programme/actions_tables.hpp"
#include "report/programme/sheet_page.hpp"
#include "report/programme/tally_columns.hpp"
#include "report/table_markup.hpp"
#include "report/template.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>
#include <vector>

namespace carreau::report {

namespace {

using Json = nlohmann::ordered_json;

/// The content of the page, for its template.
class PageView {
 public:
  PageView(const ActionsView& view, const std::vector<ReportTable>& tables, const Words& w)
      : view_(view),
        tables_(tables),
        w_(w),
        map_(actions_map(view, table_of(tables, "per_head"), w)) {}

  [[nodiscard]] Json json() const {
    Json page = head();
    page["links"] = links();
    page["overview"] = w_("report_actions_page_key_figures");
    page["key_figures"] = key_figure_list();
    page["summary_link"] = w_("report_summary_page_subtitle");
    page["account"] = view_.account == nullptr
                          ? ""
                          : table_markup(table_of(tables_, "import"), w_, Paging::by_script);
    add_map(page);
    page["per_head"] = table_markup(table_of(tables_, "per_head"), w_, Paging::by_script);
    page["sections"] = Json::array();
    for (const PageSection& one : sections()) {
      page["sections"].push_back(
          section(one.id, w_(one.title), one.section, chart_of(one.section)));
    }
    page["sections"].back()["sentences"] = method_sentences(view_, w_);
    page["footer"] = w_.text("report_actions_page_footer", {{"version", version()}});
    page["data"] = data({{"labels", labels()}, {"measures", measures()}});
    // Apart, since it is long and only a list needs it.
    page["lists"] = data({{"targets", targets()}, {"actions", actions()}, {"points", map_.points}});
    return page;
  }

 private:
  [[nodiscard]] Json head() const {
    const auto css = files::embedded_text("page/actions.css").value();
    const auto script = files::embedded_text("page/actions.js").value();
    return {{"lang", w_("report_language_code")},
            {"style_digest", inputs::policy_digest(css)},
            {"script_digest", inputs::policy_digest(script)},
            {"title", report_title(view_, w_)},
            {"css", css},
            {"script", script},
            {"skip", w_("report_actions_page_skip_to_content")},
            {"kicker", fmt::format("Carreau {} · {}", version(), period())},
            {"contents", w_("report_actions_page_contents")}};
  }

  [[nodiscard]] Json links() const {
    const auto link = [](std::string_view id, std::string_view title) {
      return Json{{"id", id}, {"title", title}};
    };
    Json list = {link("overview", w_("report_actions_page_key_figures")),
                 link("map", w_("report_actions_page_map"))};
    for (const PageSection& one : sections()) list.push_back(link(one.id, w_(one.title)));
    return list;
  }

  struct PageSection {
    std::string_view id;
    std::string_view title;  ///< code of its words
    TableSection section = TableSection::territory;
  };

  /// The sections that have tables.
  [[nodiscard]] std::vector<PageSection> sections() const {
    using enum TableSection;
    static constexpr std::array<PageSection, 7> kAll{
        {{"territories", "report_actions_page_territories", territory},
         {"themes", "report_actions_page_themes_and_funders", themes},
         {"objectives", "report_actions_page_objectives", objectives},
         {"years", "report_actions_page_over_years", years},
         {"indicators", "report_actions_page_indicators", indicators},
         {"follow-up", "report_actions_page_follow_up", follow_up},
         {"method", "report_actions_page_method_and_findings", method}}};
    std::vector<PageSection> used;
    std::ranges::copy_if(kAll, std::back_inserter(used), [&](const PageSection& one) {
      return std::ranges::any_of(
          tables_, [&](const ReportTable& table) { return table.section == one.section; });
    });
    return used;
  }

  [[nodiscard]] std::string chart_of(TableSection section) const {
    if (section == TableSection::territory)
      return quartier_chart(table_of(tables_, "territory"), w_);
    if (section == TableSection::themes) return theme_chart(table_of(tables_, "theme_kind"), w_);
    if (section == TableSection::follow_up) return year_chart(table_of(tables_, "years"), w_);
    return {};
  }

  [[nodiscard]] std::string period() const {
    if (view_.summary.years.empty()) return {};
    const int first = view_.summary.years.front();
    const int last = view_.summary.years.back();
    return first == last ? fmt::format("{}", first) : fmt::format("{}–{}", first, last);
  }

  [[nodiscard]] std::string euros(const LedgerAmounts& amounts, Measure measure) const {
    return value_text(money(amounts, measure), files::ValueKind::euros, 0, w_);
  }
  [[nodiscard]] Json key_figure_list() const {
    Json list = Json::array();
    for (const KeyFigure& one : programme_figures(view_, w_)) {
      list.push_back({{"label", one.label},
                      {"value", one.value},
                      {"more", one.more.empty() ? Json() : Json(one.more)}});
    }
    return list;
  }

  void add_map(Json& page) const {
    const MapMeasure& measure = map_.measures.front();
    page["map"] = w_("report_actions_page_map");
    page["has_map"] = !map_.svg.empty();
    page["map_svg"] = map_.svg;
    page["legend_title"] = measure.title;
    page["legend"] = Json::array();
    for (const MapMeasure::Class& one : measure.classes) {
      page["legend"].push_back({{"kind", fmt::format("c{}", one.shade)}, {"label", one.range}});
    }
    // The legend names only what is on the map.
    if (has_drawn([&](std::size_t t) { return !measure.shades[t]; })) {
      page["legend"].push_back({{"kind", "cu"}, {"label", w_("report_actions_page_unknown")}});
    }
    const bool has_former = has_drawn([&](std::size_t t) {
      return view_.attribution.targets[t].kind == TargetKind::former_quartier;
    });
    page["legend_former"] =
        has_former ? Json(w_("report_actions_page_quartier_that_left")) : Json();
    page["legend_point"] =
        map_.points.empty() ? Json() : Json(w_("report_actions_page_legend_of_points"));
    page["targets_title"] = w_("report_actions_page_list_of_map");
    page["targets"] = target_list();
    page["map_notes"] = map_notes();
  }

  /// Whether a quartier on the map, given by its target, is such.
  template <class Is>
  [[nodiscard]] bool has_drawn(const Is& is) const {
    for (std::size_t t = 0; t < map_.is_drawn.size(); ++t) {
      if (map_.is_drawn[t] && is(t)) return true;
    }
    return false;
  }

  /// Lists which number stands for which quartier, and the targets without quartier.
  [[nodiscard]] Json target_list() const {
    Json list = Json::array();
    const auto pages = quartier_page_names(view_);
    for (std::size_t t = 0; t < view_.attribution.targets.size(); ++t) {
      list.push_back({{"number", t},
                      {"name", label_on_map(view_, t, w_)},
                      {"value", map_.measures.front().texts[t]},
                      {"page", t < pages.size() ? Json(pages[t]) : Json()},
                      {"page_title", w_("report_actions_page_link_to_page")}});
    }
    return list;
  }

  [[nodiscard]] Json map_notes() const {
    Json list = Json::array();
    const auto note = [&](std::size_t count, std::string_view code) {
      if (count == 0) return;
      list.push_back(w_.text(code, {{"count", w_.count(static_cast<double>(count))}}));
    };
    note(map_.undrawn, "report_actions_page_without_outline");
    note(map_.off_map, "report_actions_page_off_the_map");
    std::size_t placed = 0;
    for (const Action& action : view_.programme.actions) placed += action.place ? 1 : 0;
    note(view_.programme.actions.size() - placed, "report_actions_page_without_place");
    return list;
  }

  /// The title of a drawing, as markup.
  static std::string_view title_of(std::string_view svg) {
    const std::size_t start = svg.find('>', svg.find("<title")) + 1;
    return svg.substr(start, svg.find("</title>") - start);
  }

  [[nodiscard]] Json section(std::string_view id, std::string_view title, TableSection section,
                             const std::string& chart) const {
    std::string tables;
    for (const ReportTable& table : tables_) {
      if (table.section != section || table.key == "per_head" || table.key == "import") continue;
      tables += table_markup(table, w_, Paging::by_script);
    }
    return {{"id", id},
            {"title", title},
            {"has_chart", !chart.empty()},
            {"chart_title", chart.empty() ? std::string_view() : title_of(chart)},
            {"chart", chart},
            {"sentences", Json::array()},
            {"tables", tables}};
  }

  [[nodiscard]] Json labels() const {
    return {{"sort", w_("report_actions_page_sort_by")},
            {"filter", w_("report_actions_page_filter_the_table")},
            {"shown", w_("report_actions_page_rows_shown")},
            {"more", w_("report_actions_page_more_rows")},
            {"all", w_("report_actions_page_all_rows")},
            {"measure", w_("report_actions_page_measure_of_the_map")},
            {"zoomIn", w_("report_actions_page_zoom_in")},
            {"zoomOut", w_("report_actions_page_zoom_out")},
            {"whole", w_("report_actions_page_whole_view")},
            {"close", w_("report_actions_page_close_the_list")},
            {"actions", w_("report_actions_page_actions_counted")},
            {"unknown", w_("report_actions_page_unknown")},
            {"choose", w_("report_actions_page_how_to_choose")},
            {"here", w_("report_actions_page_actions_at_this_place")},
            {"part", w_("report_actions_page_share_of_the_quartier")},
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

  /// The targets with their actions and the amounts of each.
  [[nodiscard]] Json targets() const {
    Json list = Json::array();
    for (std::size_t t = 0; t < view_.attribution.targets.size(); ++t) {
      list.push_back({{"name", label_on_map(view_, t, w_)},
                      {"code", view_.attribution.targets[t].code},
                      {"actions", Json::array()}});
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

  static std::string data(const Json& data) {
    return script_json(data.dump(-1, ' ', false, Json::error_handler_t::replace));
  }

  const ActionsView& view_;
  const std::vector<ReportTable>& tables_;
  const Words& w_;
  ActionsMap map_;
};

}  // namespace

std::string actions_page(const ActionsView& view, const std::vector<ReportTable>& tables,
                         const Words& w) {
  return Template("actions").render(PageView(view, tables, w).json());
}

}  // namespace carreau::report
