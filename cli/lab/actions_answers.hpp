// SPDX-License-Identifier: Apache-2.0
/// Funded actions in the lab, as JSON: docs/serve.md has the shapes. Money is in euros, as text
/// with two decimals, because cents count; what no file says is null.
#pragma once

#include "cli/attributed_programme.hpp"
#include "cli/lab/lab_state.hpp"

#include <string>

namespace carreau::cli {

/// Years, themes, funders and totals.
[[nodiscard]] Json programme_answer(const AttributedProgramme& programme);
/// Actions that have a place, with longitude and latitude.
[[nodiscard]] Json action_points_answer(const AttributedProgramme& programme);
/// What goes to each quartier, and to none.
[[nodiscard]] Json action_quartiers_answer(const AttributedProgramme& programme);
/// A quartier by year, theme and funder, and its actions. Throws RequestError 404 for a code that
/// no target has.
[[nodiscard]] Json action_quartier_answer(const AttributedProgramme& programme,
                                          const std::string& code);

}  // namespace carreau::cli
