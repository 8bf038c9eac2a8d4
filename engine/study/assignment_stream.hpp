// SPDX-License-Identifier: Apache-2.0
/// Places read, assigned and written block by block: memory does not grow with their number.
#pragma once

#include "base/findings.hpp"
#include "files/row_stream.hpp"
#include "inputs/place_source.hpp"
#include "results/assignment_rows.hpp"
#include "zoning/assignment.hpp"
#include "zoning/assignment_counts.hpp"

namespace carreau::study {

/// Assigns everything that `source` holds. `out` may be null: then places are only counted. Rows
/// keep the order of the file. Findings: places without coordinates, places outside France.
[[nodiscard]] AssignmentCounts assign_places(inputs::PlaceSource& source, const Assigner& assigner,
                                             const results::AssignmentRows& rows,
                                             files::RowStream* out, Findings& findings);

}  // namespace carreau::study
