// SPDX-License-Identifier: Apache-2.0
/// Places of a file to the zones that hold them, block by block: memory does not grow with their
/// number.
#pragma once

#include "files/row_stream.hpp"
#include "inputs/place_source.hpp"
#include "inputs/zones_reader.hpp"
#include "results/assignment_rows.hpp"
#include "study/laid_zones.hpp"
#include "study/watch.hpp"
#include "zoning/assignment.hpp"
#include "zoning/assignment_counts.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace carreau::study {

/// A zoning under the name that its columns bear.
struct ZoningToAssign {
  std::string name;
  ZonesSource zones;
};

struct AssignmentRequest {
  std::string places;  ///< a table with coordinates, a layer of points or of footprints
  inputs::PlaceOptions reading_places;
  std::vector<ZoningToAssign> zonings;  ///< with limits: whole communes are refused
  inputs::ZonesReadOptions reading;
  /// Without bands footprints get those of the conditions of reduced VAT.
  AssignmentOptions options;
};

/// What the rows are, told to whoever makes a stream for them.
struct AssignmentLayer {
  const std::vector<files::FieldSpec>& fields;
  Crs crs;
  files::LayerGeometry geometry = files::LayerGeometry::points;
};
/// Makes the stream that rows go to; it may make none, and then places are only counted.
using OpenRows = std::function<std::unique_ptr<files::RowStream>(const AssignmentLayer&)>;

struct AssignmentResult {
  AssignmentCounts counts{{}, {}};
  std::vector<results::NamedZoning> zonings;
  bool has_footprints = false;
  Findings findings;  ///< places without coordinates or outside France among them
};

/// Reads the zonings, then assigns place after place; rows keep the order of the file. Throws what
/// the readers throw, and DataError for a zoning without limits. A stream that is left unfinished
/// leaves nothing behind.
[[nodiscard]] AssignmentResult assign(const AssignmentRequest& request, const OpenRows& open = {},
                                      const Watch& watch = {});

}  // namespace carreau::study
