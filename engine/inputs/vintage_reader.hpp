// SPDX-License-Identifier: Apache-2.0
/// The figures of a year of incomes, built in or given.
#pragma once

#include "base/findings.hpp"
#include "income/vintage.hpp"

#include <optional>
#include <string>
#include <vector>

namespace carreau::inputs {

/// Years of incomes built in, increasing.
[[nodiscard]] std::vector<int> vintage_years();
/// Throws ArgumentError for a year that is not built in.
[[nodiscard]] Vintage read_vintage(int year);
/// The national median of disposable income of a year, where it is built in, €/UC.
[[nodiscard]] std::optional<double> national_disposable(int year);

/// A [bridge] section of a TOML file takes the place of the vintage's: `exponent`, or `pairs` of
/// [declared, disposable] that rise in both; `residual` in €. Throws DataError for a bridge that
/// does not rise.
void read_bridge(const std::string& path, Vintage& vintage);
/// A table of départements with their bounds (`departement`, `p05…`, `p95…`, €), as they hold in
/// the grid's year. Throws DataError for bounds that are reversed or not positive.
void read_bounds(const std::string& path, Vintage& vintage, Findings& findings);

}  // namespace carreau::inputs
