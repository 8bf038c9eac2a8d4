// SPDX-License-Identifier: Apache-2.0
#include "report/portrait_table.hpp"

#include "base/text.hpp"
#include "report/indicator_words.hpp"
#include "report/markup.hpp"
#include "results/heading_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <optional>

namespace carreau::report {

namespace {

namespace h = results::headings;

/// The title of a column where it heads a row: "Médiane disponible".
std::string row_title(const results::Heading& heading, const Words& w) {
  return capitalised(heading.title(w.language()));
}

/// How one row reads in a set of figures; nothing where the figure is not known.
using Cell = std::function<std::optional<std::string>(const Figures&)>;

class TableText {
 public:
  TableText(const PortraitView& view, std::size_t zone, const Words& w)
      : zone_(view.portraits.zones[zone].figures),
        territories_(main_territories(view.portraits, zone)),
        w_(w) {}

  void begin(const std::string& caption) {
    add("<table><caption>{}</caption><thead><tr><td></td><th scope=\"col\">{}</th>", caption,
        row_title(h::kZoneId, w_));
    for (const PortraitTerritory* territory : territories_) {
      add("<th scope=\"col\">{}<small>{}</small></th>", escaped(territory_label(*territory, w_)),
          territory->is_partial() ? w_("report_portrait_table_in_part") : std::string_view());
    }
    text_ += "</tr></thead><tbody>\n";
  }
  void group(std::string_view label) {
    add("<tr><th scope=\"rowgroup\" colspan=\"{}\">{}</th></tr>\n", territories_.size() + 2,
        escaped(label));
  }
  /// `interval` is shown in small type after the value of the zone.
  void row(std::string_view label, const Cell& cell, const Cell& interval = {}) {
    text_ += "<tr>";
    begin_row(label, cell, interval);
    for (const PortraitTerritory* territory : territories_) {
      add("<td>{}</td>", text_of(territory->figures, cell));
    }
    text_ += "</tr>\n";
  }
  /// A row of estimates, each with its interval below its value.
  void estimate_row(std::string_view label, const Cell& cell, const Cell& interval) {
    text_ += "<tr class=\"estimate\">";
    begin_row(label, cell, interval);
    for (const PortraitTerritory* territory : territories_) {
      add("<td>{}<small>{}</small></td>", text_of(territory->figures, cell),
          interval(territory->figures).value_or(std::string()));
    }
    text_ += "</tr>\n";
  }
  [[nodiscard]] std::string end() { return std::move(text_ += "</tbody></table>\n"); }

 private:
  template <class... Values>
  void add(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(text_), format, std::forward<Values>(values)...);
  }
  void begin_row(std::string_view label, const Cell& cell, const Cell& interval) {
    add("<th scope=\"row\">{}</th><td class=\"zone\">{}", escaped(label), text_of(zone_, cell));
    const auto bounds = interval ? interval(zone_) : std::nullopt;
    if (bounds) add(" <small>{}</small>", *bounds);
    text_ += "</td>";
  }
  std::string text_of(const Figures& figures, const Cell& cell) const {
    const auto known = cell(figures);
    if (known) return *known;
    const bool is_withheld = figures.withheld != Withheld::nothing;
    return std::string(is_withheld ? "–" : w_("report_portrait_table_n_a"));
  }

  const Figures& zone_;
  std::vector<const PortraitTerritory*> territories_;
  const Words& w_;
  std::string text_;
};

void add_people(TableText& table, const Words& w) {
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

void add_indicators(TableText& table, const std::vector<std::size_t>& known, const Words& w) {
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

void add_incomes(TableText& table, const Words& w) {
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

/// Lists what the grid does not publish, because a missing row would suggest zero.
std::string unknown_text(const CellTable& cells, const Words& w) {
  std::vector<std::string> unknown;
  for (const PortraitIndicator& indicator : indicators()) {
    if (!is_known(cells, indicator)) unknown.emplace_back(indicator_label(indicator, w));
  }
  if (unknown.empty()) return {};
  return fmt::format("<p class=\"unknown\">{} {}.</p>\n",
                     w("report_portrait_table_the_grid_given_does_not_publish"),
                     escaped(join(unknown, ", ")));
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
  TableText table(view, zone, w);
  table.begin(std::string(w("report_portrait_table_the_zone_and_its_territories")));
  add_people(table, w);
  for (const IndicatorTheme theme : {IndicatorTheme::ages, IndicatorTheme::families,
                                     IndicatorTheme::housing, IndicatorTheme::poverty}) {
    const auto known = known_indicators(view.cells, theme);
    if (known.empty() && theme != IndicatorTheme::poverty) continue;
    table.group(theme_label(theme, w));
    add_indicators(table, known, w);
  }
  add_incomes(table, w);
  return table.end() + unknown_text(view.cells, w);
}

}  // namespace carreau::report
