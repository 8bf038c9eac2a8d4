// SPDX-License-Identifier: Apache-2.0
/// What is asked of a table, and what becomes of it: variables with their totals.
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

/// A column that counts something, and the base that it is spread like.
struct CountRequest {
  std::string column;
  Base base = Base::people;
};

/// Numerator over denominator; or a published rate whose denominator is a base.
struct RateRequest {
  std::string name;
  CountRequest numerator;  ///< of a published rate the column itself, with the base
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

/// Where the units of a column went; total = in_zones + elsewhere + not_placed.
struct CountTotals {
  std::int64_t total = 0;       ///< every known figure of the table
  std::int64_t in_zones = 0;    ///< what the targets show
  std::int64_t elsewhere = 0;   ///< outside of all targets, or in withheld ones
  std::int64_t not_placed = 0;  ///< in rows of no source zone
  std::size_t unknown_sources = 0;
  std::size_t fallen_back = 0;  ///< sources moved by another base, having none of this one
};

enum class VariableKind : std::uint8_t { count, rate, median };
[[nodiscard]] std::string_view to_text(VariableKind kind);

struct MovedVariable {
  std::string name;
  VariableKind kind = VariableKind::count;
  std::optional<Base> base;  ///< none where two were used
  int decimals = 0;
  std::vector<MovedValue> zones;
  std::optional<CountTotals> totals;  ///< of counts

  [[nodiscard]] std::size_t count(MovedState state) const;
};

/// A column by source, and what its rows of no source hold.
struct SourceColumn {
  CountColumn values;
  std::int64_t not_placed = 0;
};
using ColumnByName = std::function<const SourceColumn&(const std::string&)>;

/// Counts, then rates, in the order asked for. Every base asked for must be in the weights.
[[nodiscard]] std::vector<MovedVariable> move_variables(const CrosswalkWeights& weights,
                                                        const MoveRequest& request,
                                                        const ColumnByName& column,
                                                        const MoveOptions& options);

}  // namespace carreau
