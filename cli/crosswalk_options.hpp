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
  /// Throws ArgumentError for what cannot be read.
  [[nodiscard]] MoveRequest parse() const;
};

}  // namespace carreau::cli
