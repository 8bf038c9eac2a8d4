// SPDX-License-Identifier: Apache-2.0
#include "report/portrait_page.hpp"

#include "base/version.hpp"
#include "files/embedded_data.hpp"
#include "files/page_folder.hpp"
#include "inputs/digest.hpp"
#include "report/indicator_words.hpp"
#include "report/markup.hpp"
#include "report/portrait_charts.hpp"
#include "report/portrait_indicators.hpp"
#include "report/portrait_table.hpp"
#include "report/portrait_vintages.hpp"
#include "report/template.hpp"
#include "report/zone_map.hpp"
#include "results/heading_list.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace carreau::report {

namespace {

namespace h = results::headings;

using Json = nlohmann::ordered_json;

/// The content of a page, for its template.
class PageView {
 public:
  PageView(const PortraitView& view, const PortraitSubject& subject, const Words& w)
      : view_(view), subject_(subject), w_(w), portrait_(subject.portrait) {}

  Json json() {
    const auto css = files::embedded_text("styles/portrait.css").value();
    Json page = {{"lang", w_("report_language_code")},
                 {"title", subject_.title},
                 {"kind", w_("report_portrait_page_portrait")},
                 {"css", css},
                 {"style_digest", inputs::policy_digest(css)},
                 {"kicker", w_.text(subject_.is_zone() ? "report_portrait_page_kicker"
                                                       : "report_portrait_page_kicker_of_zones",
                                    {{"year", view_.scenario.vintage.year}})},
                 {"code", subject_.is_zone() ? subject_.code : std::string()},
                 {"members", members()},
                 {"places", places()},
                 {"withheld", figures().withheld != Withheld::nothing
                                  ? Json(withheld_text(figures().withheld, w_))
                                  : Json()},
                 {"key_figures", key_figures()},
                 {"table", portrait_table(view_, subject_, w_)},
                 {"published", published_section(view_, subject_, w_)},
                 {"vintages", vintages_section(view_, subject_, w_)}};
    add_map();
    add_charts();
    page["figures"] = std::move(figures_);
    page["notes"] = notes();
    return page;
  }

 private:
  [[nodiscard]] const Figures& figures() const { return portrait_.figures; }
  /// A map of one zone; several may lie far apart.
  void add_map() {
    if (!subject_.is_zone()) return;
    const std::string title(w_("report_portrait_page_map"));
    add_figure(zone_map(view_.cells, view_.shares, *subject_.zone, title, w_), title);
  }
  /// The names of the zones of a group; null for a zone.
  [[nodiscard]] Json members() const {
    if (subject_.is_zone()) return {};
    std::vector<std::string> names;
    for (const std::size_t zone : subject_.zones) names.push_back(zone_subject(view_, zone).title);
    return w_.text("report_portrait_page_members", {{"zones", names}});
  }

  /// The communes with their shares of the zone's people, then the larger territories.
  [[nodiscard]] Json places() const {
    constexpr std::size_t kMost = 8;  // as many as fit on two lines
    Json list = Json::array();
    const auto add = [&](const std::string& name, const std::string& share) {
      list.push_back({{"is_first", list.empty()}, {"name", name}, {"share", share}});
    };
    std::size_t listed = 0;
    // A group is compared with every territory in which it has anybody, but only those that the
    // reader would look for are named.
    constexpr double kOfNote = 0.01;
    for (const PortraitReference& reference : portrait_.references) {
      const PortraitTerritory& territory = view_.portraits.territories[reference.territory];
      if (territory.level == PortraitLevel::grid || reference.share < kOfNote) continue;
      if (territory.level == PortraitLevel::commune && ++listed > kMost) {
        if (listed == kMost + 1) add("…", {});
        continue;
      }
      const bool is_split = reference.share < 0.995;
      add(territory_label(territory, w_),
          is_split ? " (" + w_.percent(reference.share) + ")" : std::string());
    }
    return list;
  }

  static Json key_figure(std::string_view label, const std::string& value,
                         const std::string& more) {
    return {{"label", label}, {"value", value}, {"more", more}};
  }
  /// Empty where the figures are withheld or one of them is unknown, which the table states.
  [[nodiscard]] Json key_figures() const {
    Json list = Json::array();
    if (figures().withheld != Withheld::nothing) return list;
    list.push_back(people_figure());
    if (const auto held = held_figure()) list.push_back(*held);
    if (figures().incomes) {
      const Interval& median = figures().incomes->median;
      list.push_back(key_figure(view_.scenario.vintage.is_declared()
                                    ? w_("report_portrait_page_estimated_declared_median")
                                    : w_("report_portrait_page_estimated_disposable_median"),
                                w_.euros(median.value), income_bounds(median, w_)));
    }
    for (const char* const column : {"men_pauv", "ind_0_17", "log_soc"}) {
      const std::size_t k = indicator_at(column);
      const PortraitIndicator& indicator = indicators()[k];
      const auto& rate = figures().rates[k];
      if (!rate) continue;
      list.push_back(key_figure(indicator_label(indicator, w_),
                                rate_text(indicator, rate->value, w_),
                                rate_bounds(indicator, *rate, w_)));
    }
    return list;
  }

  /// Published people where they are known of the zone, with the estimate below; otherwise the
  /// estimate with its bounds.
  [[nodiscard]] Json people_figure() const {
    const std::string bounds = people_bounds(figures(), w_);
    const std::string imputed = w_.text("report_portrait_page_imputed_share",
                                        {{"share", w_.percent(figures().share_imputed())}});
    const auto published = published_population(view_, subject_);
    if (!published) {
      return key_figure(h::kPeople.title(w_.language()), w_.count(figures().people),
                        bounds.empty() ? imputed : bounds + " " + imputed);
    }
    const std::string label =
        published->year ? w_.text("report_portrait_page_published_in", {{"year", *published->year}})
                        : std::string(w_("report_portrait_page_published"));
    return key_figure(label, w_.count(static_cast<double>(published->people)),
                      w_.text("report_portrait_page_estimated_people",
                              {{"people", w_.count(figures().people)}, {"bounds", bounds}}));
  }
  /// "67,5 %", "des habitants : Alès", "21 481 sur 31 810": by published populations where both are
  /// known and the subject lies within the territory, otherwise by those of the grid.
  [[nodiscard]] std::optional<Json> held_figure() const {
    const PortraitReference* const held = held_reference(view_.portraits, subject_);
    if (held == nullptr) return std::nullopt;
    const PortraitTerritory& territory = view_.portraits.territories[held->territory];
    double part = held->people;
    double whole = territory.figures.people;
    const auto published = published_population(view_, subject_);
    if (published && territory.population && held->is_within()) {
      part = static_cast<double>(published->people);
      whole = static_cast<double>(*territory.population);
    }
    return key_figure(
        w_.text("report_portrait_page_held", {{"territory", territory_label(territory, w_)}}),
        w_.percent(part / whole, 1),
        w_.text("report_portrait_page_of", {{"part", w_.count(part)}, {"whole", w_.count(whole)}}));
  }

  void add_figure(const std::string& svg, const std::string& caption) {
    if (!svg.empty()) figures_.push_back({{"caption", caption}, {"svg", svg}});
  }

  [[nodiscard]] std::optional<double> rate_beside(std::size_t k, PortraitLevel level) const {
    for (const PortraitReference* reference : main_references(view_.portraits, subject_)) {
      const PortraitTerritory& territory = view_.portraits.territories[reference->territory];
      if (territory.level != level || !territory.figures.rates[k]) continue;
      return territory.figures.rates[k]->value;
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
        {std::string(w_(subject_.is_zone() ? "report_portrait_page_zone"
                                           : "report_portrait_table_together")),
         figures().incomes->median, true}};
    for (const PortraitReference* reference : main_references(view_.portraits, subject_)) {
      const PortraitTerritory& territory = view_.portraits.territories[reference->territory];
      if (!territory.figures.incomes) continue;
      rows.push_back({short_label(territory), territory.figures.incomes->median});
    }
    const Vintage& vintage = view_.scenario.vintage;
    const double national = vintage.national_median().value();
    rows.push_back(
        {std::string(w_("report_portrait_page_metropole")), {national, national, national}});
    const ChartText text = {
        "incomes",
        std::string(vintage.is_declared() ? w_("report_portrait_page_declared_median")
                                          : w_("report_portrait_page_disposable_median")),
        std::string(w_("report_portrait_page_points_described"))};
    add_figure(point_chart(text, rows, w_), text.title);
  }
  /// A label that fits next to a chart.
  [[nodiscard]] std::string short_label(const PortraitTerritory& territory) const {
    switch (territory.level) {
      case PortraitLevel::commune: return std::string(w_("report_portrait_page_commune"));
      case PortraitLevel::epci: return std::string(w_("report_portrait_page_epci"));
      case PortraitLevel::urban_unit: return std::string(w_("report_portrait_page_urban_unit"));
      default: return territory_label(territory, w_);
    }
  }
  void add_charts() {
    const std::string bars(w_("report_portrait_page_bars_described"));
    add_bars({"ages", std::string(w_("report_portrait_page_ages")), bars},
             {"ind_0_3", "ind_4_5", "ind_6_10", "ind_11_17", "ind_18_24", "ind_25_39", "ind_40_54",
              "ind_55_64", "ind_65_79", "ind_80p"});
    add_bars({"homes", std::string(w_("report_portrait_page_homes")), bars},
             {"men_1ind", "men_5ind", "men_fmp", "men_prop", "log_soc", "men_coll", "men_pauv"});
    add_incomes();
  }

  [[nodiscard]] Json notes() const {
    Json list = Json::array();
    const auto paragraph = [&](std::string_view text) { list.push_back(text); };
    paragraph(w_.text("report_portrait_page_note_of_source",
                      {{"year", view_.scenario.vintage.year},
                       {"grid", escaped(view_.grid)},
                       {"version", version()},
                       {"name", escaped(view_.scenario.rule.name)}}));
    paragraph(w_("report_portrait_page_note_of_figures"));
    paragraph(w_("report_portrait_page_note_of_people"));
    note_population(list);
    paragraph(w_.text("report_portrait_page_note_of_territories",
                      {{"fewest", view_.portraits.fewest_households.number()}}));
    paragraph(w_("report_portrait_page_note_of_estimate"));
    return list;
  }

  /// Where the published people come from, and how far the estimate may be from them.
  void note_population(Json& list) const {
    if (const auto published = published_population(view_, subject_)) {
      if (published->source.empty()) return;
      list.push_back(w_.text("report_portrait_page_note_of_population",
                             {{"source", escaped(published->source)}}));
    }
  }

  const PortraitView& view_;
  const PortraitSubject& subject_;
  const Words& w_;
  const ZonePortrait& portrait_;
  Json figures_ = Json::array();
};

Json index_heads(bool is_declared, Language language) {
  return {h::kCode.title(language),
          h::kName.title(language),
          h::kPeople.title(language),
          h::kShareImputed.title(language),
          results::interval_title(h::median_of_cells(is_declared), language),
          h::kPoorHouseholds.title(language)};
}

Json index_row(const PortraitSubject& subject, const std::string& file, const Words& w) {
  const Figures& f = subject.portrait.figures;
  const auto& poor = f.rates[indicator_at("men_pauv")];
  const std::string median =
      f.incomes ? w.euros(f.incomes->median.value) + " " + income_bounds(f.incomes->median, w)
                : std::string(withheld_text(f.withheld, w));
  // Zones together may have no code; a link needs a text.
  const bool has_code = !subject.code.empty();
  const bool is_named = has_code && subject.title != subject.code;
  return {{"file", file},
          {"code", has_code ? subject.code : subject.title},
          {"name", is_named ? subject.title : std::string()},
          {"is_together", !subject.is_zone()},
          {"people", f.cells > 0 ? w.count(f.people) : "–"},
          {"imputed", f.cells > 0 ? w.percent(f.share_imputed()) : "–"},
          {"median", median},
          {"poor", poor ? w.percent(poor->value, 1) : "–"}};
}

std::string page_of(const PortraitView& view, const PortraitSubject& subject, const Words& w) {
  thread_local const Template page("portrait");  // reused for the pages of all zones
  return page.render(PageView(view, subject, w).json());
}

}  // namespace

std::string portrait_page(const PortraitView& view, std::size_t zone, const Words& w) {
  return page_of(view, zone_subject(view, zone), w);
}

std::string portrait_group_page(const PortraitView& view, std::size_t group, const Words& w) {
  return page_of(view, group_subject(view, group, w), w);
}

std::vector<std::string> portrait_page_names(const PortraitView& view) {
  std::vector<std::string> codes = view.zones.codes;
  for (const PortraitGroup& group : view.portraits.groups) {
    codes.push_back(group.contract.empty() ? "all_zones" : "contract_" + group.contract);
  }
  return files::page_names(codes);
}

std::string portrait_index(const PortraitView& view, std::span<const std::string> names,
                           const Words& w) {
  Json zones = Json::array();
  const std::size_t zone_count = view.portraits.zones.size();
  // Zones together first: a reader begins with the whole.
  for (std::size_t g = 0; g < view.portraits.groups.size(); ++g) {
    zones.push_back(index_row(group_subject(view, g, w), names[zone_count + g], w));
  }
  for (std::size_t z = 0; z < zone_count; ++z) {
    zones.push_back(index_row(zone_subject(view, z), names[z], w));
  }
  return Template("portrait-index")
      .render({{"lang", w("report_language_code")},
               {"title", w("report_portrait_page_index_title")},
               {"css", files::embedded_text("styles/portrait.css").value()},
               {"kicker", w.text("report_portrait_page_index_kicker",
                                 {{"version", version()}, {"year", view.scenario.vintage.year}})},
               {"heads", index_heads(view.scenario.vintage.is_declared(), w.language())},
               {"zones", std::move(zones)}});
}

}  // namespace carreau::report
