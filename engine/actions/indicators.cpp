// SPDX-License-Identifier: Apache-2.0
#include "actions/indicators.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace carreau {

namespace {

constexpr std::array<std::string_view, 8> kPercentWords{
    "pourcent", "pour cent", "pourcentage", "percent", "percentage", "taux", "pct", "part"};

/// The way of adding that all figures of a summary agree on.
IndicatorAdding agreed(std::span<const Indicator* const> figures, std::string_view unit) {
  IndicatorAdding adding = IndicatorAdding::unknown;
  for (const Indicator* figure : figures) {
    if (figure->adding == IndicatorAdding::unknown) continue;
    if (adding != IndicatorAdding::unknown && adding != figure->adding)
      return IndicatorAdding::none;
    adding = figure->adding;
  }
  const bool is_percent = is_percent_unit(unit.empty() ? figures.front()->name : unit);
  if (adding == IndicatorAdding::unknown) {
    return is_percent ? IndicatorAdding::none : IndicatorAdding::sum;
  }
  return is_percent && adding == IndicatorAdding::sum ? IndicatorAdding::none : adding;
}

/// The value that all figures agree on; nothing where they differ.
template <class Value>
std::optional<Value> common(std::span<const Indicator* const> figures,
                            std::optional<Value> Indicator::*member) {
  std::optional<Value> value;
  for (const Indicator* figure : figures) {
    if (!(figure->*member)) continue;
    if (value && *value != *(figure->*member)) return std::nullopt;
    value = figure->*member;
  }
  return value;
}

IndicatorDirection common_direction(std::span<const Indicator* const> figures) {
  IndicatorDirection direction = IndicatorDirection::unknown;
  for (const Indicator* figure : figures) {
    if (figure->direction == IndicatorDirection::unknown) continue;
    if (direction != IndicatorDirection::unknown && direction != figure->direction)
      return IndicatorDirection::unknown;
    direction = figure->direction;
  }
  return direction;
}

struct Mean {
  double sum = 0.0;
  double weight = 0.0;
  [[nodiscard]] std::optional<double> value() const {
    return weight > 0.0 ? std::optional(sum / weight) : std::nullopt;
  }
  void add(double figure, double by) {
    sum += figure * by;
    weight += by;
  }
};

void add_up(std::span<const Indicator* const> figures, IndicatorSummary& summary) {
  for (const Indicator* figure : figures) {
    if (figure->forecast) summary.forecast = summary.forecast.value_or(0.0) + *figure->forecast;
    if (figure->actual) summary.actual = summary.actual.value_or(0.0) + *figure->actual;
    // A rate needs both figures of the same action. Dividing all actual values by all forecasts
    // would mix actions that gave only one of them.
    if (!figure->forecast || !figure->actual) continue;
    summary.forecast_of_both += *figure->forecast;
    summary.actual_of_both += *figure->actual;
  }
}

void take_means(std::span<const Indicator* const> figures, IndicatorSummary& summary) {
  Mean forecast;
  Mean actual;
  Mean forecast_of_both;
  Mean actual_of_both;
  for (const Indicator* figure : figures) {
    if (!figure->weight) {
      ++summary.without_weight;
      continue;
    }
    const double weight = *figure->weight;
    if (figure->forecast) forecast.add(*figure->forecast, weight);
    if (figure->actual) actual.add(*figure->actual, weight);
    if (!figure->forecast || !figure->actual) continue;
    forecast_of_both.add(*figure->forecast, weight);
    actual_of_both.add(*figure->actual, weight);
  }
  summary.forecast = forecast.value();
  summary.actual = actual.value();
  summary.forecast_of_both = forecast_of_both.value().value_or(0.0);
  summary.actual_of_both = actual_of_both.value().value_or(0.0);
}

IndicatorSummary summary_of(std::span<const Indicator* const> figures, std::optional<int> year) {
  IndicatorSummary summary;
  summary.name = figures.front()->name;
  summary.unit = figures.front()->unit;
  summary.year = year;
  std::set<ActionIndex> actions;
  for (const Indicator* figure : figures) {
    // An action may give one indicator twice; it still counts once.
    actions.insert(figure->action);
    if (figure->forecast && figure->actual) ++summary.with_both;
  }
  summary.actions = static_cast<std::int64_t>(actions.size());
  summary.adding = agreed(figures, summary.unit);
  summary.direction = common_direction(figures);
  summary.baseline = common(figures, &Indicator::baseline);
  if (summary.adding == IndicatorAdding::sum) add_up(figures, summary);
  if (summary.adding == IndicatorAdding::weighted_mean) take_means(figures, summary);
  return summary;
}

}  // namespace

bool is_percent_unit(std::string_view unit) {
  if (unit.find('%') != std::string_view::npos) return true;
  const std::string plain = plain_words(unit);
  return std::ranges::any_of(kPercentWords, [&](std::string_view word) {
    return plain == word || plain.starts_with(std::string(word) + ' ');
  });
}

std::optional<double> IndicatorSummary::rate() const {
  if (with_both == 0 || forecast_of_both == 0.0) return std::nullopt;
  return actual_of_both / forecast_of_both;
}

std::vector<IndicatorSummary> indicator_summaries(const Programme& programme,
                                                  std::span<const Indicator> figures,
                                                  bool by_year) {
  using Key = std::tuple<std::string, std::string, int>;
  std::map<Key, std::size_t> positions;
  std::vector<std::vector<const Indicator*>> groups;
  std::vector<std::optional<int>> years;
  for (const Indicator& figure : figures) {
    const std::optional<int> year =
        by_year ? figure.year.value_or(programme.actions[figure.action.position()].year)
                : std::optional<int>();
    // Indicators are typed by many hands: case and accents do not distinguish them.
    const auto [at, is_new] = positions.try_emplace(
        Key{plain_words(figure.name), plain_words(figure.unit), year.value_or(0)}, groups.size());
    if (is_new) {
      groups.emplace_back();
      years.push_back(year);
    }
    groups[at->second].push_back(&figure);
  }
  std::vector<IndicatorSummary> summaries;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    summaries.push_back(summary_of(groups[g], years[g]));
  }
  return summaries;
}

std::vector<Indicator> figures_with_audience(const Programme& programme) {
  std::vector<Indicator> figures;
  for (std::size_t a = 0; a < programme.actions.size(); ++a) {
    const Action& action = programme.actions[a];
    if (!action.audience_forecast && !action.audience_actual) continue;
    const auto real = [](const std::optional<std::int64_t>& people) {
      return people ? std::optional(static_cast<double>(*people)) : std::nullopt;
    };
    Indicator& people = figures.emplace_back();
    people.action = ActionIndex(a);
    people.forecast = real(action.audience_forecast);
    people.actual = real(action.audience_actual);
  }
  figures.insert(figures.end(), programme.indicators.begin(), programme.indicators.end());
  return figures;
}

}  // namespace carreau
