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

/// A number, and what stands below it in small type.
struct HeldText {
  std::string value;
  std::string below;
};
/// How a row reads of the part of the subject that lies in a territory.
using HeldCell =
    std::function<std::optional<HeldText>(const PortraitReference&, const PortraitTerritory&)>;

/// The content of the table, for its template.
class TableView {
 public:
  TableView(const PortraitView& view, const PortraitSubject& subject, const Words& w)
      : subject_(subject),
        zone_(subject.portrait.figures),
        references_(main_references(view.portraits, subject)),
        portraits_(view.portraits),
        w_(w) {}

  void group(std::string_view label) { rows_.push_back({{"group", label}}); }
  /// `interval` is shown in small type after the value of the zone.
  void row(std::string_view label, const Cell& cell, const Cell& interval = {}) {
    add_row(label, false, text_of(zone_, cell), interval);
    for (const PortraitReference* reference : references_) {
      add_cell({{"value", text_of(territory(*reference).figures, cell)}, {"interval", nullptr}});
    }
  }
  /// A row of estimates, each with its interval below its value.
  void estimate_row(std::string_view label, const Cell& cell, const Cell& interval) {
    add_row(label, true, text_of(zone_, cell), interval);
    for (const PortraitReference* reference : references_) {
      const Figures& figures = territory(*reference).figures;
      add_cell({{"value", text_of(figures, cell)},
                {"interval", interval(figures).value_or(std::string())}});
    }
  }
  /// A row about each territory with respect to the zone, whose own cell is `of_zone`.
  void held_row(std::string_view label, const std::string& of_zone, const HeldCell& cell) {
    add_row(label, true, of_zone, {});
    for (const PortraitReference* reference : references_) {
      const PortraitTerritory& beside = territory(*reference);
      const auto known = cell(*reference, beside);
      const Cell none = [](const Figures&) { return std::optional<std::string>(); };
      add_cell({{"value", known ? known->value : text_of(beside.figures, none)},
                {"interval", known ? known->below : std::string()}});
    }
  }
  /// `unknown` is the sentence about what the grid does not publish; it may be null.
  [[nodiscard]] Json json(Json unknown) {
    return {{"caption", subject_.is_zone()
                            ? w_("report_portrait_table_the_zone_and_its_territories")
                            : w_("report_portrait_table_the_zones_and_their_territories")},
            {"zone", subject_.is_zone() ? row_title(h::kZoneId, w_)
                                        : std::string(w_("report_portrait_table_together"))},
            {"columns", references_.size() + 2},
            {"territories", heads()},
            {"rows", std::move(rows_)},
            {"unknown", std::move(unknown)}};
  }

 private:
  [[nodiscard]] const PortraitTerritory& territory(const PortraitReference& reference) const {
    return portraits_.territories[reference.territory];
  }
  [[nodiscard]] Json heads() const {
    Json list = Json::array();
    for (const PortraitReference* reference : references_) {
      const PortraitTerritory& beside = territory(*reference);
      list.push_back({{"label", territory_label(beside, w_)},
                      {"part", beside.is_partial() ? w_("report_portrait_table_in_part")
                                                   : std::string_view()}});
    }
    return list;
  }
  void add_row(std::string_view label, bool is_estimate, const std::string& value,
               const Cell& interval) {
    const auto bounds = interval ? interval(zone_) : std::nullopt;
    rows_.push_back({{"group", nullptr},
                     {"label", label},
                     {"is_estimate", is_estimate},
                     {"value", value},
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

  const PortraitSubject& subject_;
  const Figures& zone_;
  std::vector<const PortraitReference*> references_;
  const Portraits& portraits_;
  const Words& w_;
  Json rows_ = Json::array();
};

/// The population that a statistical office publishes, of the zone and of its territories; only
/// where populations of zones were given, so that no column is empty without reason.
void add_published_people(TableView& table, const PortraitView& view,
                          const PortraitSubject& subject, const Words& w) {
  if (view.supplements.populations.empty()) return;
  const auto own = published_population(view, subject);
  std::string text(w("report_portrait_table_n_a"));
  if (own) text = w.count(static_cast<double>(own->people));
  if (own && own->year) text += fmt::format(" ({})", *own->year);
  table.held_row(w("report_portrait_table_published_people"), text,
                 [&](const PortraitReference& reference,
                     const PortraitTerritory& territory) -> std::optional<HeldText> {
                   if (!territory.population) {
                     return HeldText{std::string(w("report_portrait_table_n_a")), {}};
                   }
                   const auto whole = static_cast<double>(*territory.population);
                   const bool has_share = own && reference.is_within() && whole > 0.0;
                   return HeldText{w.count(whole),
                                   has_share
                                       ? w.percent(static_cast<double>(own->people) / whole, 1)
                                       : std::string()};
                 });
}

/// "21 481" above "67,5 %"; only the part where the whole is nobody.
HeldText part_text(double part, double whole, const Words& w) {
  if (whole <= 0.0) return {w.count(part), {}};
  return {w.count(part), w.percent(part / whole, 1)};
}

/// How many of each territory's people the subject holds.
void add_held_people(TableView& table, const PortraitSubject& subject, const Words& w) {
  table.held_row(w(subject.is_zone() ? "report_portrait_table_people_of_zone"
                                     : "report_portrait_table_people_of_zones"),
                 {}, [&](const PortraitReference& reference, const PortraitTerritory& territory) {
                   return std::optional(part_text(reference.people, territory.figures.people, w));
                 });
}

/// How many of its poor households; nothing where the grid counts none.
void add_held_poor(TableView& table, const PortraitView& view, const PortraitSubject& subject,
                   const Words& w) {
  const std::size_t poor = indicator_at("men_pauv");
  if (!is_known(view.cells, indicators()[poor])) return;
  table.held_row(w(subject.is_zone() ? "report_portrait_table_poor_of_zone"
                                     : "report_portrait_table_poor_of_zones"),
                 {},
                 [&](const PortraitReference& reference,
                     const PortraitTerritory& territory) -> std::optional<HeldText> {
                   const auto& whole = territory.figures.counts[poor];
                   if (!reference.poor_households || !whole) return std::nullopt;
                   return part_text(*reference.poor_households, *whole, w);
                 });
}

void add_people(TableView& table, const Words& w) {
  table.row(
      row_title(h::kPeople, w), [&](const Figures& f) { return w.count(f.people); },
      [&](const Figures& f) -> std::optional<std::string> {
        const std::string bounds = people_bounds(f, w);
        if (bounds.empty()) return std::nullopt;
        return bounds;
      });
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

void add_incomes(TableView& table, bool is_declared, const Words& w) {
  struct Income {
    const results::Heading& heading;
    Interval IncomeFigures::*figure;
  };
  const std::array<Income, 4> rows = {{{h::kQ1Disposable, &IncomeFigures::first_quartile},
                                       {h::kMedianDisposable, &IncomeFigures::median},
                                       {h::kQ3Disposable, &IncomeFigures::third_quartile},
                                       {h::kMedianDeclared, &IncomeFigures::median_declared}}};
  for (const Income& income : rows) {
    // Declared incomes of cells are not called disposable.
    if (is_declared && income.figure != &IncomeFigures::median_declared) continue;
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

std::string portrait_table(const PortraitView& view, const PortraitSubject& subject,
                           const Words& w) {
  TableView table(view, subject, w);
  add_published_people(table, view, subject, w);
  add_people(table, w);
  add_held_people(table, subject, w);
  for (const IndicatorTheme theme : {IndicatorTheme::ages, IndicatorTheme::families,
                                     IndicatorTheme::housing, IndicatorTheme::poverty}) {
    const auto known = known_indicators(view.cells, theme);
    if (known.empty() && theme != IndicatorTheme::poverty) continue;
    table.group(theme_label(theme, w));
    add_indicators(table, known, w);
    if (theme == IndicatorTheme::poverty) add_held_poor(table, view, subject, w);
  }
  add_incomes(table, view.scenario.vintage.is_declared(), w);
  thread_local const Template page("portrait-table");  // reused for the tables of all zones
  return page.render(table.json(unknown_text(view.cells, w)));
}

}  // namespace carreau::report
