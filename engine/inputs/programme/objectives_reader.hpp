// SPDX-License-Identifier: Apache-2.0
/// Reads the tree of objectives of the contracts.
#pragma once

#include "actions/objectives.hpp"
#include "base/findings.hpp"

#include <string>
#include <vector>

namespace carreau::inputs {

/// Reads a tree of objectives, parents before children.
///
/// TOML: `[[priority]]`, below it `[[priority.strategic]]`, below that
/// `[[priority.strategic.operational]]`, each with `code`, `label` (one of them suffices), and
/// optionally `contract` and `quartiers`, which those below inherit. `[[strategic]]` and
/// `[[operational]]` may also stand alone.
///
/// Any table: columns `priority`, `strategic_objective`, `operational_objective`, `contract`,
/// `quartiers`; in French `priorité`, `objectif stratégique`, `objectif opérationnel`, `contrat`,
/// `quartiers`. An empty cell repeats the objective above, as merged cells do.
///
/// Throws DataError for an objective without code and label, for one that its contract has twice,
/// for unknown keys, and for a table without any column of objectives. A row that names no
/// objective is reported.
[[nodiscard]] std::vector<Objective> read_objectives(const std::string& path, Findings& findings);

}  // namespace carreau::inputs
