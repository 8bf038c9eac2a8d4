// SPDX-License-Identifier: Apache-2.0
#include "zoning/limits.hpp"

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

}  // namespace carreau
