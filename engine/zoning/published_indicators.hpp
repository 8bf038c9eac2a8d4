// SPDX-License-Identifier: Apache-2.0
/// Indicators that others publish about zones and territories: unemployment, benefits, education…
#pragma once

#include "zoning/portrait_territories.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carreau {

/// What the figures of an indicator are, which decides how they are compared and whether they add
/// up. Only counts do.
enum class IndicatorKind : std::uint8_t { percentage, count, euros, index, unknown };
/// Stable names: "percentage", "count", "euros", "index", "unknown".
[[nodiscard]] std::string_view to_text(IndicatorKind kind);
[[nodiscard]] std::optional<IndicatorKind> parse_indicator_kind(std::string_view text);

/// An indicator, with its titles for readers; both are the name of its column where it is not a
/// known one.
struct PublishedIndicator {
  std::string name;  ///< in lower case, as columns of results are named
  std::string french;
  std::string english;
  IndicatorKind kind = IndicatorKind::unknown;
  int decimals = 0;                  ///< of every value of it
  std::vector<std::string> sources;  ///< files that give it
};

/// Where a row of a table belongs: to a zone (no level), or to a territory of a level.
using IndicatorPlace = std::pair<std::optional<PortraitLevel>, std::string>;

/// Indicators and their values, in units of the last decimal, so that sums are exact. A value that
/// is secret, missing, or of a place that no table has is unknown, never zero.
class PublishedIndicators {
 public:
  [[nodiscard]] std::span<const PublishedIndicator> list() const { return list_; }
  /// Adds an indicator and returns its position.
  std::size_t add(PublishedIndicator indicator);
  [[nodiscard]] PublishedIndicator& at(std::size_t indicator) { return list_[indicator]; }
  [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;
  /// Returns false, and changes nothing, where the place has another value already.
  bool set(std::size_t indicator, const IndicatorPlace& place, std::int64_t units);

  [[nodiscard]] std::optional<double> value(std::size_t indicator,
                                            const IndicatorPlace& place) const;
  /// Of several zones together: the sum of a count known of every one of them. Anything else is
  /// unknown, percentages and medians always.
  [[nodiscard]] std::optional<double> sum(std::size_t indicator,
                                          std::span<const std::string> zones) const;

 private:
  std::vector<PublishedIndicator> list_;
  std::vector<std::map<IndicatorPlace, std::int64_t>> units_;  ///< one for each indicator
};

/// How a zone differs from a territory: the difference of percentages in points, of euros in euros,
/// of indices as such; for a count the share of the territory's in the zone, as a fraction. Unknown
/// where either value or the kind is, and for a share of zero.
[[nodiscard]] std::optional<double> indicator_gap(IndicatorKind kind, std::optional<double> zone,
                                                  std::optional<double> territory);

}  // namespace carreau
