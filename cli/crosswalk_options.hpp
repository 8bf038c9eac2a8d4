// SPDX-License-Identifier: Apache-2.0
/// The variables of `crosswalk`, as typed.
#pragma once

#include "zoning/moved_variables.hpp"

#include <string>
#include <vector>

namespace carreau::cli {

class OptionList;

/// As typed, before anything is opened.
struct VariableOptions {
  std::vector<std::string> counts;
  std::vector<std::string> rates;
  std::vector<std::string> medians;

  void add_to(OptionList& options);
  [[nodiscard]] bool is_empty() const { return counts.empty() && rates.empty() && medians.empty(); }
  /// Throws ArgumentError for what cannot be read, for a quantile asked for as a count or a rate,
  /// and for two variables of one name.
  [[nodiscard]] MoveRequest parse() const;
};

/// Whether a column is a quantile or made of quantiles by its name in INSEE's tables: Q219, D119,
/// DISP_MED19, RD… Such figures do not add up.
[[nodiscard]] bool is_quantile_name(std::string_view column);

}  // namespace carreau::cli
