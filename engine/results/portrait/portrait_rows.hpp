// SPDX-License-Identifier: Apache-2.0
/// The rows of `portrait`: each zone and all zones together, each followed by what it is compared
/// with.
#pragma once

#include "files/row_stream.hpp"
#include "geometry/polygon_set.hpp"
#include "income/vintage.hpp"
#include "results/portrait/portrait_columns.hpp"
#include "results/portrait/portrait_supplements.hpp"
#include "zoning/zoning.hpp"

namespace carreau::results {

/// The data for the rows. The references must outlive the call.
struct PortraitTable {
  const Zoning& zones;
  const Portraits& portraits;
  const Vintage& vintage;      ///< its national medians are published
  const PolygonSet& outlines;  ///< of the zones, one feature for each
  const PortraitSupplements& supplements;
};

/// Adds a row with its outline for each zone, then without outlines one for each of its references
/// and one for the published medians of the nation; the same for all zones together and those of
/// each contract; then, for each other vintage, a row of each zone and one of its unit. The columns
/// are those of `portrait_columns()` for the published indicators.
void add_portrait_rows(const PortraitTable& table, const ColumnTable<PortraitRecord>& columns,
                       files::RowStream& stream);

}  // namespace carreau::results
