// SPDX-License-Identifier: Apache-2.0
/// Reads the figures of a year of incomes, built in or given by the user.
#pragma once

#include "base/findings.hpp"
#include "income/vintage.hpp"

#include <optional>
#include <string>
#include <vector>

namespace carreau::inputs {

/// The built-in years of incomes, ascending.
[[nodiscard]] std::vector<int> vintage_years();
/// Throws ArgumentError for a year that is not built in.
[[nodiscard]] Vintage read_vintage(int year);
/// The national median in €/UC, where it is built in: for more years than there are vintages.
[[nodiscard]] std::optional<double> national_median(int year, IncomeConcept incomes);

/// Replaces the bridge of the vintage by the section [bridge] of a TOML file: `exponent`, or
/// `pairs` of [declared, disposable], ascending in both; `residual` in €. Throws DataError for a
/// bridge that does not ascend, ArgumentError for a vintage of declared incomes, which has none.
void read_bridge(const std::string& path, Vintage& vintage);
/// Reads a table of the bounds by département (`departement`, `p05…`, `p95…`, in €) for the year of
/// the grid. Throws DataError for bounds that are reversed or not positive.
void read_bounds(const std::string& path, Vintage& vintage, Findings& findings);

}  // namespace carreau::inputs
