// SPDX-License-Identifier: Apache-2.0
/// Draws the map that follows from a revision: with the limits of listed quartiers, and in whole
/// cells.
#pragma once

#include "base/findings.hpp"
#include "scenario/run.hpp"
#include "study/laid_zones.hpp"
#include "zoning/revision.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace carreau::study {

struct RevisedMap {
  Zoning zones;  ///< polygons on the plane of the grid; those that left are not among them
  std::vector<std::size_t> places;  ///< of each zone, its place in the revision
  PolygonSet extensions;            ///< one feature for each extended quartier
};

/// What a map is drawn from; references must outlive the call.
struct MapSource {
  const CellTable& cells;
  const LaidZones& listed;
  const Delineation& rule;
  const Revision& revision;
};

/// Listed quartiers keep their own limits. An extension joins them as whole cells without what
/// other listed quartiers hold of these. New quartiers get provisional codes that resemble no
/// official one: "prov-59702-03". An extension that leaves a strip between itself and the quartier
/// is reported.
[[nodiscard]] RevisedMap draw_map(const MapSource& source, Findings& findings);

/// The map in whole cells, and the edits of a scenario that give it.
struct WholeMap {
  std::vector<Edit> edits;
  RunResult result;
};

struct WholeSource {
  const RunInput& run;
  const Scenario& scenario;
  const DelineationInput& input;
  const RunResult& rule;
  const Revision& revision;
  const LaidZones& listed;
  const LaidZones& map;
  std::span<const std::size_t> places;  ///< see RevisedMap
  const std::string& date;
  bool is_rule_alone = true;  ///< no edit acts on the zones of the rule
};

/// Each quartier that the rule did not draw becomes a lock of the cells of which it holds most, and
/// at least `listed_cell_share`; then what the rule draws beside listed quartiers is removed. A
/// quartier that holds no cell to that extent has no lock.
[[nodiscard]] WholeMap lock_map(const WholeSource& source);

}  // namespace carreau::study
