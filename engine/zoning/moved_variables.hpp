// SPDX-License-Identifier: Apache-2.0
/// Which columns of a table to move, and the result: variables with their totals.
#pragma once

#include "zoning/moved_statistics.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carreau {

/// A column of counts, and the base by which it is assumed to be spread.
struct CountRequest {
  std::string column;
  Base base = Base::people;
};

/// A numerator over a denominator, or a published rate whose denominator is a base.
struct RateRequest {
  std::string name;
  CountRequest numerator;  ///< for a published rate, the column of the rate and its base
  std::optional<CountRequest> denominator;
};

/// Whether a column is a quantile or made of quantiles by its name in INSEE's tables: Q219, D119,
/// DISP_MED19, RD… Such figures do not add up.
[[nodiscard]] bool is_quantile_name(std::string_view column);

struct MoveRequest {
  std::vector<CountRequest> counts;
  std::vector<RateRequest> rates;

  /// Every column needed, each once, in the order of the request.
  [[nodiscard]] std::vector<std::string> columns() const;
};

/// Where the units of a column went. total = in_zones + elsewhere + not_placed.
struct CountTotals {
  std::int64_t total = 0;       ///< the sum of all known figures of the table
  std::int64_t in_zones = 0;    ///< the sum that the targets show
  std::int64_t elsewhere = 0;   ///< outside all targets, or in withheld targets
  std::int64_t not_placed = 0;  ///< in rows that belong to no source zone
  std::size_t unknown_sources = 0;
  /// Sources moved by another base, because they have nothing of this one.
  std::size_t fallen_back = 0;
};

enum class VariableKind : std::uint8_t { count, rate, median };
[[nodiscard]] std::string_view to_text(VariableKind kind);

struct MovedVariable {
  std::string name;
  VariableKind kind = VariableKind::count;
  std::optional<Base> base;  ///< none where two bases were used
  int decimals = 0;
  std::vector<MovedValue> zones;
  std::optional<CountTotals> totals;  ///< for counts only

  [[nodiscard]] std::size_t count(MovedState state) const;
};

/// A column by source zone, and the sum of its rows that belong to no source zone.
struct SourceColumn {
  CountColumn values;
  std::int64_t not_placed = 0;
};
using ColumnByName = std::function<const SourceColumn&(const std::string&)>;

/// Returns counts, then rates, in the order of the request. The weights must include every
/// requested base.
[[nodiscard]] std::vector<MovedVariable> move_variables(const CrosswalkWeights& weights,
                                                        const MoveRequest& request,
                                                        const ColumnByName& column,
                                                        const MoveOptions& options);

}  // namespace carreau
