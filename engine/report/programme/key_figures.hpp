// SPDX-License-Identifier: Apache-2.0
/// The figures at the head of a report of actions.
#pragma once

#include "report/programme/actions_view.hpp"
#include "report/words.hpp"

#include <string>
#include <vector>

namespace carreau::report {

struct KeyFigure {
  std::string label;
  std::string value;
  std::string more;  ///< a second line; empty where there is nothing to add
};

/// Actions, the three amounts, and what belongs to no quartier. Unknown amounts are said to be.
[[nodiscard]] std::vector<KeyFigure> key_figures(const ActionsView& view, const Words& w);

}  // namespace carreau::report
