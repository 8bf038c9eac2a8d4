// SPDX-License-Identifier: Apache-2.0
/// The conclusions of an explanation, one for each code of a result, and its sentences about
/// medians.
#pragma once

#include "delineation/cell_criteria.hpp"
#include "delineation/zone.hpp"
#include "report/words.hpp"
#include "results/delineation_columns.hpp"
#include "results/given_quartier.hpp"
#include "scenario/edit.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::report {

/// Whether the terms of S are known: all are, or none.
[[nodiscard]] bool has_terms(const results::UnitRecord& unit);
/// Where the local median of a unit, whose terms are known, comes from, and what S is on the scale
/// of the cells.
[[nodiscard]] std::string local_median_text(const results::UnitRecord& unit, const Words& w);

/// One of three codes.
[[nodiscard]] std::string_view of_decision(const CriterionResult& tested, std::string_view met,
                                           std::string_view not_met, std::string_view undecided);

/// The conclusion on a quartier with given limits, and what the run proposes in its place.
[[nodiscard]] std::vector<std::string> given_lines(const results::GivenQuartier& quartier,
                                                   const Words& w);

/// What sentences about withheld figures say of the rule of secrecy.
[[nodiscard]] std::vector<Detail> secrecy_of(const results::ExplainedRun& run);

/// What a near miss fails; of `none` nothing.
[[nodiscard]] std::string_view conclusion_text(NearMiss failed, const Words& w);
/// Why a cell is in or out.
[[nodiscard]] std::string_view conclusion_text(Reason reason, const Words& w);

/// Who decided on a cell, and why: each edit that designates it, with its date and its reason.
[[nodiscard]] std::vector<std::string> edit_lines(std::span<const Edit> edits,
                                                  const std::string& cell, const Words& w);

}  // namespace carreau::report
