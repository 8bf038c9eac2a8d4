// SPDX-License-Identifier: Apache-2.0
#include "report/portrait_vintages.hpp"

#include "report/indicator_words.hpp"
#include "report/template.hpp"
#include "report/text_table.hpp"
#include "results/heading_list.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace carreau::report {

namespace {

using Json = nlohmann::ordered_json;

/// The portraits of one year.
struct YearPortraits {
  int year = 0;
  const Portraits* portraits = nullptr;
};

/// Of all vintages, that of the run included, by year.
std::vector<YearPortraits> years_of(const PortraitView& view) {
  std::vector<YearPortraits> years = {{view.scenario.vintage.year, &view.portraits}};
  for (const PortraitVintage& vintage : view.supplements.vintages) {
    years.push_back({vintage.year, &vintage.portraits});
  }
  std::ranges::sort(years, {}, &YearPortraits::year);
  return years;
}

/// Of a fraction, with its sign: "−12,3 %".
std::string signed_percent(double fraction, const Words& w) {
  const std::string size = w.percent(fraction < 0.0 ? -fraction : fraction, 1);
  if (fraction == 0.0) return size;
  return (fraction > 0.0 ? "+" : "−") + size;
}
std::string signed_points(double fraction, const Words& w) {
  const std::string size = w.decimal(100.0 * (fraction < 0.0 ? -fraction : fraction), 1);
  return w.text("report_portrait_indicators_points",
                {{"points", fraction == 0.0 ? size : (fraction > 0.0 ? "+" : "−") + size}});
}

/// A number of a fraction inside an interval, without its unit.
std::string signed_bounds(const Interval& gap, const Words& w) {
  const auto bare = [&](double bound) {
    const std::string size = w.decimal(100.0 * (bound < 0.0 ? -bound : bound), 1);
    return bound < 0.0 ? "−" + size : size;
  };
  return fmt::format("[{} ; {}]", bare(gap.low), bare(gap.high));
}

Json text_cell(const std::string& value) { return {{"value", value}, {"interval", nullptr}}; }

class VintageTable {
 public:
  VintageTable(const PortraitView& view, const PortraitSubject& subject, const Words& w)
      : years_(years_of(view)), subject_(subject), w_(w) {}

  [[nodiscard]] Json json() const {
    Json rows = Json::array();
    for (const YearPortraits& year : years_) rows.push_back(row(year));
    rows.push_back(change_row());
    Json notes = Json::array();
    notes.push_back({{"kind", "warning"}, {"text", w_("report_portrait_vintages_warning")}});
    notes.push_back({{"kind", "note"}, {"text", w_("report_portrait_vintages_note")}});
    return {{"title", w_("report_portrait_vintages_title")},
            {"heads", heads()},
            {"rows", std::move(rows)},
            {"notes", std::move(notes)}};
  }

 private:
  [[nodiscard]] Json heads() const {
    return {w_("report_portrait_vintages_vintage"),   w_("report_portrait_vintages_unit"),
            w_("report_portrait_vintages_median"),    w_("report_portrait_vintages_unit_median"),
            w_("report_portrait_vintages_gap"),       w_("report_portrait_vintages_poor"),
            w_("report_portrait_vintages_unit_poor"), w_("report_portrait_vintages_gap")};
  }
  [[nodiscard]] Json row(const YearPortraits& year) const {
    const ZonePortrait& zone = subject_.in(*year.portraits);
    const UnitGap gap = gap_to_unit(*year.portraits, zone);
    const PortraitTerritory* const unit =
        gap.territory ? &year.portraits->territories[*gap.territory] : nullptr;
    Json cells = {text_cell(unit == nullptr ? std::string() : territory_label(*unit, w_)),
                  median_cell(&zone.figures),
                  median_cell(unit == nullptr ? nullptr : &unit->figures),
                  gap_cell(gap.median, true),
                  poor_cell(&zone.figures),
                  poor_cell(unit == nullptr ? nullptr : &unit->figures),
                  gap_cell(gap.poor, false)};
    return {{"label", fmt::format("{}", year.year)}, {"is_total", false}, {"cells", cells}};
  }
  [[nodiscard]] Json change_row() const {
    const YearPortraits& first = years_.front();
    const YearPortraits& last = years_.back();
    const GapChange change =
        change_between(gap_to_unit(*first.portraits, subject_.in(*first.portraits)),
                       gap_to_unit(*last.portraits, subject_.in(*last.portraits)));
    const Json none = text_cell({});
    // Both changes are of fractions, hence in points.
    Json cells = {
        none, none, none, gap_cell(change.median, false), none, none, gap_cell(change.poor, false)};
    return {{"label", w_.text("report_portrait_vintages_change",
                              {{"first", first.year}, {"last", last.year}})},
            {"is_total", true},
            {"cells", cells}};
  }
  [[nodiscard]] Json unknown_cell() const {
    return text_cell(std::string(w_("report_portrait_table_n_a")));
  }
  [[nodiscard]] Json median_cell(const Figures* figures) const {
    if (figures == nullptr || !figures->incomes) return unknown_cell();
    const Interval& median = figures->incomes->median;
    return {{"value", w_.euros(median.value)}, {"interval", income_bounds(median, w_)}};
  }
  [[nodiscard]] Json poor_cell(const Figures* figures) const {
    const std::size_t poor = indicator_at("men_pauv");
    if (figures == nullptr || !figures->rates[poor]) return unknown_cell();
    const Interval& rate = *figures->rates[poor];
    return {{"value", rate_text(indicators()[poor], rate.value, w_)},
            {"interval", rate_bounds(indicators()[poor], rate, w_)}};
  }
  [[nodiscard]] Json gap_cell(const std::optional<Interval>& gap, bool is_percent) const {
    if (!gap) return unknown_cell();
    return {{"value", is_percent ? signed_percent(gap->value, w_) : signed_points(gap->value, w_)},
            {"interval", signed_bounds(*gap, w_)}};
  }

  std::vector<YearPortraits> years_;
  const PortraitSubject& subject_;
  const Words& w_;
};

std::vector<std::string> text_row(const PortraitView& view, const PortraitSubject& subject,
                                  const Words& w) {
  const std::vector<YearPortraits> years = years_of(view);
  const UnitGap first = gap_to_unit(*years.front().portraits, subject.in(*years.front().portraits));
  const UnitGap last = gap_to_unit(*years.back().portraits, subject.in(*years.back().portraits));
  const GapChange change = change_between(first, last);
  const auto percent = [&](const std::optional<Interval>& gap) {
    return gap ? signed_percent(gap->value, w) : std::string("–");
  };
  const auto points = [&](const std::optional<Interval>& gap) {
    return gap ? signed_points(gap->value, w) + " " + signed_bounds(*gap, w) : std::string("–");
  };
  return {subject.code,         subject.title,         percent(first.median),
          percent(last.median), points(change.median), points(change.poor)};
}

}  // namespace

std::string vintages_section(const PortraitView& view, const PortraitSubject& subject,
                             const Words& w) {
  if (view.supplements.vintages.empty()) return {};
  return Template("portrait-section").render(VintageTable(view, subject, w).json());
}

std::string vintages_text(const PortraitView& view, const Words& w) {
  if (view.supplements.vintages.empty()) return {};
  const std::vector<YearPortraits> years = years_of(view);
  namespace h = results::headings;
  TextTable table(results::titles({h::kCode, h::kName}, w.language()));
  for (const YearPortraits* const year : {&years.front(), &years.back()}) {
    table.add_column(w.text("report_portrait_vintages_gap_of_year", {{"year", year->year}}));
  }
  table.add_column(w("report_portrait_vintages_median_change"));
  table.add_column(w("report_portrait_vintages_poor_change"));
  for (std::size_t z = 0; z < view.portraits.zones.size(); ++z) {
    table.add_row(text_row(view, zone_subject(view, z), w));
  }
  for (std::size_t g = 0; g < view.portraits.groups.size(); ++g) {
    table.add_row(text_row(view, group_subject(view, g, w), w));
  }
  return fmt::format("\n{}\n{}\n{}\n\n", w("report_portrait_vintages_title"), table.text(),
                     w("report_portrait_vintages_warning"));
}

}  // namespace carreau::report
