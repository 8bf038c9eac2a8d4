// SPDX-License-Identifier: Apache-2.0
/// Assigns the places of a file to zones, block by block, so that memory does not grow with their
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

/// A zoning with the name used in its columns.
struct ZoningToAssign {
  std::string name;
  ZonesSource zones;
};

/// The name of a zoning in columns: ASCII letters, digits and `_`, anything else of it as `_`.
[[nodiscard]] std::string zoning_column_name(std::string name);
/// The name of a zoning that was given none: its key in a catalogue (`FILE.toml:KEY`), or the name
/// of its file.
[[nodiscard]] std::string default_zoning_name(const std::string& zoning);

struct AssignmentRequest {
  std::string places;  ///< a table with coordinates, or a layer of points or footprints
  inputs::PlaceOptions reading_places;
  std::vector<ZoningToAssign> zonings;  ///< they need outlines: zonings of communes are refused
  inputs::ZonesReadOptions reading;
  /// Without bands, footprints get the bands of the reduced VAT rate.
  AssignmentOptions options;
};

/// The description of the rows, for the function that opens their stream.
struct AssignmentLayer {
  const std::vector<files::FieldSpec>& fields;
  Crs crs;
  files::LayerGeometry geometry = files::LayerGeometry::points;
};
/// Opens the stream for the rows. It may return null: then places are only counted.
using OpenRows = std::function<std::unique_ptr<files::RowStream>(const AssignmentLayer&)>;

struct AssignmentResult {
  AssignmentCounts counts{{}, {}};
  std::vector<results::NamedZoning> zonings;
  bool has_footprints = false;
  Findings findings;  ///< includes places without coordinates or outside France
};

/// Reads the zonings, then assigns place after place; rows keep the order of the file. Throws the
/// errors of the readers, and DataError for a zoning without outlines. If it throws, the stream is
/// destroyed unfinished and leaves nothing behind.
[[nodiscard]] AssignmentResult assign(const AssignmentRequest& request, const OpenRows& open = {},
                                      const Watch& watch = {});

}  // namespace carreau::study
