// SPDX-License-Identifier: Apache-2.0
/// Sweeps in the lab, as JSON: docs/serve.md has the shapes. Rows have the names and values of the
/// columns in files (docs/formats.md).
#pragma once

#include "lab/lab_sweep.hpp"

#include <string>

namespace carreau::lab {

/// What was asked for, and how far it has come.
[[nodiscard]] Json sweep_answer(const LabSweep& sweep);
/// What a sweep gives. Throws RequestError 409 while it is not done.
[[nodiscard]] std::shared_ptr<const KeptSweep> result_of(const LabSweep& sweep);
/// Its curves, zones and effects.
[[nodiscard]] Json sweep_result_answer(const KeptSweep& sweep);
/// How steady a cell or a zone is. Throws RequestError 404 for what is neither a cell of the grid
/// nor a zone of the sweep.
[[nodiscard]] Json sweep_explain_answer(const Lab& lab, const KeptSweep& sweep,
                                        const std::string& id);

}  // namespace carreau::lab
