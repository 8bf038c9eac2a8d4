// SPDX-License-Identifier: Apache-2.0
/// The variables of `crosswalk`, as typed by the user.
#pragma once

#include "zoning/moved_variables.hpp"

#include <string>
#include <vector>

namespace carreau::cli {

class OptionList;

/// The words typed, before any file is opened.
struct VariableOptions {
  std::vector<std::string> counts;
  std::vector<std::string> rates;
  std::vector<std::string> medians;

  void add_to(OptionList& options);
  [[nodiscard]] bool is_empty() const { return counts.empty() && rates.empty() && medians.empty(); }
  /// Throws ArgumentError for a text that cannot be parsed, for a quantile requested as a count or
  /// a rate, and for two variables with the same name.
  [[nodiscard]] MoveRequest parse() const;
};

/// Whether a name designates a quantile, or a figure derived from quantiles, in INSEE's tables:
/// Q219, D119, DISP_MED19, RD… Such figures cannot be added.
[[nodiscard]] bool is_quantile_name(std::string_view column);

}  // namespace carreau::cli
