// SPDX-License-Identifier: Apache-2.0
#include "zoning/limits.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace carreau {

namespace {

constexpr std::array kNames = {std::pair{LimitKind::drawn, std::string_view("drawn")},
                               std::pair{LimitKind::neutral, std::string_view("neutral")},
                               std::pair{LimitKind::cells, std::string_view("cells")}};

}  // namespace

std::string_view to_text(LimitKind kind) { return kNames[static_cast<std::size_t>(kind)].second; }

std::optional<LimitKind> parse_limit_kind(std::string_view text) {
  const auto at = std::ranges::find(kNames, text, &std::pair<LimitKind, std::string_view>::second);
  if (at == kNames.end()) return std::nullopt;
  return at->first;
}

std::optional<ZoneLimits> parse_limits(std::string_view text) {
  const std::size_t colon = text.find(':');
  const auto kind = parse_limit_kind(text.substr(0, colon));
  if (!kind) return std::nullopt;
  if (colon == std::string_view::npos) return ZoneLimits::of(*kind);
  const auto ratio = parse_number(text.substr(colon + 1));
  constexpr double kLeast = 0.01;
  constexpr double kMost = 100.0;
  // Only limits around dwellings separate two densities.
  const bool is_ratio = ratio && ratio->value >= kLeast && ratio->value <= kMost;
  if (*kind != LimitKind::drawn || !is_ratio) return std::nullopt;
  return ZoneLimits{*kind, ratio->value};
}

}  // namespace carreau
