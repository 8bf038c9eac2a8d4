// SPDX-License-Identifier: Apache-2.0
/// The columns of `portrait` and its rows: each zone, then what it is set beside.
#pragma once

#include "files/row_stream.hpp"
#include "geometry/polygon_set.hpp"
#include "income/vintage.hpp"
#include "zoning/portrait.hpp"
#include "zoning/zoning.hpp"

#include <vector>

namespace carreau::results {

/// Counts bear INSEE's names, rates `share_` before them (`mean_` for the sum of square metres),
/// incomes the names of `perimeters`.
[[nodiscard]] const std::vector<files::FieldSpec>& portrait_fields();

/// What the rows are made of; references must outlive the call.
struct PortraitTable {
  const Zoning& zones;
  const Portraits& portraits;
  const Vintage& vintage;      ///< whose national medians are published
  const PolygonSet& outlines;  ///< of the zones, feature by feature
};

/// A row for each zone, with its outline, followed by one without for each of its references and
/// one for the nation's published medians.
void add_portrait_rows(const PortraitTable& table, files::RowStream& stream);

}  // namespace carreau::results
