// SPDX-License-Identifier: Apache-2.0
/// Funded actions in the lab, as JSON: docs/serve.md has the shapes. Quartiers, actions and sums
/// have the names and values of the columns of files (docs/formats.md); what no file says is null.
#pragma once

#include "lab/lab_state.hpp"
#include "study/attributed_programme.hpp"

#include <string>

namespace carreau::lab {

/// Years, themes, funders and totals.
[[nodiscard]] Json programme_answer(const study::AttributedProgramme& programme);
/// Actions with a place, given as longitude and latitude.
[[nodiscard]] Json action_points_answer(const study::AttributedProgramme& programme);
/// The amounts of each quartier, and those without quartier.
[[nodiscard]] Json action_quartiers_answer(const study::AttributedProgramme& programme);
/// One quartier by year, theme and funder, and its actions. Throws RequestError 404 for a code that
/// no target has.
[[nodiscard]] Json action_quartier_answer(const study::AttributedProgramme& programme,
                                          const std::string& code);

}  // namespace carreau::lab
