// SPDX-License-Identifier: Apache-2.0
#include "report/indicator_words.hpp"

#include "results/indicator_titles.hpp"
#include "results/zoning_codes.hpp"

#include <fmt/format.h>

namespace carreau::report {

std::string_view indicator_label(const PortraitIndicator& indicator, const Words& w) {
  return results::indicator_title(indicator, w.language());
}

std::string_view theme_label(IndicatorTheme theme, const Words& w) {
  switch (theme) {
    case IndicatorTheme::ages: return w("report_indicator_words_ages");
    case IndicatorTheme::families: return w("report_indicator_words_households");
    case IndicatorTheme::housing: return w("report_indicator_words_housing");
    case IndicatorTheme::poverty: return w("report_indicator_words_incomes");
  }
  return {};
}

std::string rate_text(const PortraitIndicator& indicator, double rate, const Words& w) {
  return indicator.is_part ? w.percent(rate, 1) : w.count(rate) + "\u00A0m²";
}

std::string rate_bounds(const PortraitIndicator& indicator, const Interval& rate, const Words& w) {
  const auto bare = [&](double bound) {
    return indicator.is_part ? w.decimal(100.0 * bound, 1) : w.count(bound);
  };
  const std::string low = bare(rate.low);
  const std::string high = bare(rate.high);
  return low == high ? std::string() : fmt::format("[{} ; {}]", low, high);
}

std::string income_bounds(const Interval& income, const Words& w) {
  return fmt::format("[{} ; {}]", w.count(income.low), w.count(income.high));
}

std::string people_bounds(const Figures& figures, const Words& w) {
  const Interval bounds = figures.people_bounds();
  const std::string low = w.count(bounds.low);
  const std::string high = w.count(bounds.high);
  return low == high ? std::string() : fmt::format("[{} ; {}]", low, high);
}

std::string territory_label(const PortraitTerritory& territory, const Words& w) {
  switch (territory.level) {
    case PortraitLevel::commune: return territory.name.empty() ? territory.code : territory.name;
    case PortraitLevel::epci: return territory.name.empty() ? territory.code : territory.name;
    case PortraitLevel::contract:
      return w.text("report_indicator_words_contract", {{"code", territory.code}});
    case PortraitLevel::urban_unit:
      return w.text("report_indicator_words_urban_unit",
                    {{"name", territory.name.empty() ? territory.code : territory.name}});
    case PortraitLevel::department:
      return w.text("report_indicator_words_department", {{"code", territory.code}});
    case PortraitLevel::grid: return std::string(w("report_indicator_words_grid"));
  }
  return {};
}

std::string_view withheld_text(Withheld withheld, const Words& w) {
  return results::value_text(withheld, w.language());
}

}  // namespace carreau::report
