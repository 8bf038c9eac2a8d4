// SPDX-License-Identifier: Apache-2.0
#include "report/portrait_table.hpp"

#include "base/text.hpp"
#include "report/indicator_words.hpp"
#include "report/template.hpp"
#include "results/heading_list.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <functional>
#include <optional>

namespace carreau::report {

namespace {

namespace h = results::headings;

using Json = nlohmann::ordered_json;

/// The title of a column where it heads a row: "Médiane disponible".
std::string row_title(const results::Heading& heading, const Words& w) {
  return capitalised(heading.title(w.language()));
}

/// How one row reads in a set of figures; nothing where the figure is not known.
using Cell = std::function<std::optional<std::string>(const Figures&)>;

/// The content of the table, for its template.
class TableView {
 public:
  TableView(const PortraitView& view, std::size_t zone, const Words& w)
      : zone_(view.portraits.zones[zone].figures),
        territories_(main_territories(view.portraits, zone)),
        w_(w) {}

  void group(std::string_view label) { rows_.push_back({{"group", label}}); }
  /// `interval` is shown in small type after the value of the zone.
  void row(std::string_view label, const Cell& cell, const Cell& interval = {}) {
    add_row(label, false, cell, interval);
    for (const PortraitTerritory* territory : territories_) {
      add_cell({{"value", text_of(territory->figures, cell)}, {"interval", nullptr}});
    }
  }
  /// A row of estimates, each with its interval below its value.
  void estimate_row(std::string_view label, const Cell& cell, const Cell& interval) {
    add_row(label, true, cell, interval);
    for (const PortraitTerritory* territory : territories_) {
      add_cell({{"value", text_of(territory->figures, cell)},
                {"interval", interval(territory->figures).value_or(std::string())}});
    }
  }
  /// `unknown` is the sentence about what the grid does not publish; it may be null.
  [[nodiscard]] Json json(Json unknown) {
    return {{"caption", w_("report_portrait_table_the_zone_and_its_territories")},
            {"zone", row_title(h::kZoneId, w_)},
            {"columns", territories_.size() + 2},
            {"territories", heads()},
            {"rows", std::move(rows_)},
            {"unknown", std::move(unknown)}};
  }

 private:
  [[nodiscard]] Json heads() const {
    Json list = Json::array();
    for (const PortraitTerritory* territory : territories_) {
      list.push_back({{"label", territory_label(*territory, w_)},
                      {"part", territory->is_partial() ? w_("report_portrait_table_in_part")
                                                       : std::string_view()}});
    }
    return list;
  }
  void add_row(std::string_view label, bool is_estimate, const Cell& cell, const Cell& interval) {
    const auto bounds = interval ? interval(zone_) : std::nullopt;
    rows_.push_back({{"group", nullptr},
                     {"label", label},
                     {"is_estimate", is_estimate},
                     {"value", text_of(zone_, cell)},
                     {"interval", bounds ? Json(*bounds) : Json()},
                     {"cells", Json::array()}});
  }
  void add_cell(Json cell) { rows_.back()["cells"].push_back(std::move(cell)); }
  std::string text_of(const Figures& figures, const Cell& cell) const {
    const auto known = cell(figures);
    if (known) return *known;
    const bool is_withheld = figures.withheld != Withheld::nothing;
    return std::string(is_withheld ? "–" : w_("report_portrait_table_n_a"));
  }

  const Figures& zone_;
  std::vector<const PortraitTerritory*> territories_;
  const Words& w_;
  Json rows_ = Json::array();
};

void add_people(TableView& table, const Words& w) {
  table.row(row_title(h::kPeople, w), [&](const Figures& f) { return w.count(f.people); });
  table.row(row_title(h::kHouseholds, w), [&](const Figures& f) -> std::optional<std::string> {
    if (!f.households) return std::nullopt;
    return w.count(*f.households);
  });
  table.row(row_title(h::kShareImputed, w),
            [&](const Figures& f) { return w.percent(f.share_imputed()); });
}

/// The indicators that the grid publishes.
std::vector<std::size_t> known_indicators(const CellTable& cells, IndicatorTheme theme) {
  std::vector<std::size_t> known;
  const auto list = indicators();
  for (std::size_t k = 0; k < list.size(); ++k) {
    if (list[k].theme == theme && is_known(cells, list[k])) known.push_back(k);
  }
  return known;
}

void add_indicators(TableView& table, const std::vector<std::size_t>& known, const Words& w) {
  const auto list = indicators();
  for (const std::size_t k : known) {
    const PortraitIndicator& indicator = list[k];
    table.row(
        indicator_label(indicator, w),
        [&](const Figures& f) -> std::optional<std::string> {
          if (!f.rates[k]) return std::nullopt;
          return rate_text(indicator, f.rates[k]->value, w);
        },
        [&](const Figures& f) -> std::optional<std::string> {
          if (!f.rates[k]) return std::nullopt;
          return rate_bounds(indicator, *f.rates[k], w);
        });
  }
}

void add_incomes(TableView& table, const Words& w) {
  struct Income {
    const results::Heading& heading;
    Interval IncomeFigures::*figure;
  };
  const std::array<Income, 4> rows = {{{h::kQ1Disposable, &IncomeFigures::first_quartile},
                                       {h::kMedianDisposable, &IncomeFigures::median},
                                       {h::kQ3Disposable, &IncomeFigures::third_quartile},
                                       {h::kMedianDeclared, &IncomeFigures::median_declared}}};
  for (const Income& income : rows) {
    table.estimate_row(
        row_title(income.heading, w),
        [&](const Figures& f) -> std::optional<std::string> {
          if (!f.incomes) return std::nullopt;
          return w.euros(((*f.incomes).*income.figure).value);
        },
        [&](const Figures& f) -> std::optional<std::string> {
          if (!f.incomes) return std::nullopt;
          return income_bounds((*f.incomes).*income.figure, w);
        });
  }
}

/// Lists what the grid does not publish, because a missing row would suggest zero; null where it
/// publishes everything.
Json unknown_text(const CellTable& cells, const Words& w) {
  std::vector<std::string> unknown;
  for (const PortraitIndicator& indicator : indicators()) {
    if (!is_known(cells, indicator)) unknown.emplace_back(indicator_label(indicator, w));
  }
  if (unknown.empty()) return {};
  return fmt::format("{} {}.", w("report_portrait_table_the_grid_given_does_not_publish"),
                     join(unknown, ", "));
}

}  // namespace

std::vector<const PortraitTerritory*> main_territories(const Portraits& portraits,
                                                       std::size_t zone) {
  std::vector<const PortraitTerritory*> list;
  for (const PortraitReference& reference : portraits.zones[zone].references) {
    const PortraitTerritory& territory = portraits.territories[reference.territory];
    // References of one level are in order of decreasing share.
    if (list.empty() || list.back()->level != territory.level) list.push_back(&territory);
  }
  return list;
}

std::string portrait_table(const PortraitView& view, std::size_t zone, const Words& w) {
  TableView table(view, zone, w);
  add_people(table, w);
  for (const IndicatorTheme theme : {IndicatorTheme::ages, IndicatorTheme::families,
                                     IndicatorTheme::housing, IndicatorTheme::poverty}) {
    const auto known = known_indicators(view.cells, theme);
    if (known.empty() && theme != IndicatorTheme::poverty) continue;
    table.group(theme_label(theme, w));
    add_indicators(table, known, w);
  }
  add_incomes(table, w);
  thread_local const Template page("portrait-table");  // reused for the tables of all zones
  return page.render(table.json(unknown_text(view.cells, w)));
}

}  // namespace carreau::report
