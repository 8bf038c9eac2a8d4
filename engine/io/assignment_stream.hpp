// SPDX-License-Identifier: Apache-2.0
/// Places read, assigned and written block by block: memory does not grow with their number.
#pragma once

#include "base/findings.hpp"
#include "io/assignment_rows.hpp"
#include "io/place_source.hpp"
#include "io/row_stream.hpp"
#include "zoning/assignment.hpp"
#include "zoning/assignment_counts.hpp"

namespace carreau::io {

/// Assigns everything that `source` holds. `out` may be null: then places are only counted. Rows
/// keep the order of the file. Findings: places without coordinates, places outside France.
[[nodiscard]] AssignmentCounts assign_places(PlaceSource& source, const Assigner& assigner,
                                             const AssignmentRows& rows, RowStream* out,
                                             Findings& findings);

}  // namespace carreau::io
