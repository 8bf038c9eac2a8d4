// SPDX-License-Identifier: Apache-2.0
#include "zoning/published_indicators.hpp"

#include "base/decimal.hpp"

#include <algorithm>
#include <array>

namespace carreau {

namespace {

constexpr std::array kIndicatorKinds = {
    std::pair{IndicatorKind::percentage, std::string_view("percentage")},
    std::pair{IndicatorKind::count, std::string_view("count")},
    std::pair{IndicatorKind::euros, std::string_view("euros")},
    std::pair{IndicatorKind::index, std::string_view("index")},
    std::pair{IndicatorKind::unknown, std::string_view("unknown")}};

}  // namespace

std::string_view to_text(IndicatorKind kind) {
  return std::ranges::find(kIndicatorKinds, kind, [](const auto& k) { return k.first; })->second;
}

std::optional<IndicatorKind> parse_indicator_kind(std::string_view text) {
  const auto found =
      std::ranges::find(kIndicatorKinds, text, [](const auto& k) { return k.second; });
  if (found == kIndicatorKinds.end()) return std::nullopt;
  return found->first;
}

std::size_t PublishedIndicators::add(PublishedIndicator indicator) {
  list_.push_back(std::move(indicator));
  units_.emplace_back();
  return list_.size() - 1;
}

std::optional<std::size_t> PublishedIndicators::find(std::string_view name) const {
  const auto found = std::ranges::find(list_, name, &PublishedIndicator::name);
  if (found == list_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - list_.begin());
}

bool PublishedIndicators::set(std::size_t indicator, const IndicatorPlace& place,
                              std::int64_t units) {
  const auto [at, is_new] = units_[indicator].try_emplace(place, units);
  return is_new || at->second == units;
}

std::optional<double> PublishedIndicators::value(std::size_t indicator,
                                                 const IndicatorPlace& place) const {
  const auto found = units_[indicator].find(place);
  if (found == units_[indicator].end()) return std::nullopt;
  return decimal_value(found->second, list_[indicator].decimals);
}

std::optional<double> PublishedIndicators::sum(std::size_t indicator,
                                               std::span<const std::string> zones) const {
  if (list_[indicator].kind != IndicatorKind::count) return std::nullopt;
  std::int64_t sum = 0;
  for (const std::string& zone : zones) {
    const auto found = units_[indicator].find({std::nullopt, zone});
    // One unknown value makes the whole unknown: a sum of the others would look complete.
    if (found == units_[indicator].end()) return std::nullopt;
    sum += found->second;
  }
  return decimal_value(sum, list_[indicator].decimals);
}

std::optional<double> indicator_gap(IndicatorKind kind, std::optional<double> zone,
                                    std::optional<double> territory) {
  if (!zone || !territory || kind == IndicatorKind::unknown) return std::nullopt;
  if (kind != IndicatorKind::count) return *zone - *territory;
  if (*territory <= 0.0) return std::nullopt;
  return *zone / *territory;
}

}  // namespace carreau
