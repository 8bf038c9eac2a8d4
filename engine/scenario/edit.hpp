// SPDX-License-Identifier: Apache-2.0
/// Edits by hand as a scenario writes them: cells by id or polygon, with a reason and a date.
#pragma once

#include "base/findings.hpp"
#include "delineation/edits.hpp"
#include "geometry/crs.hpp"
#include "geometry/polygon_set.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace carreau {

/// Rings of longitudes and latitudes in degrees (WGS 84): the outline of one polygon, then its
/// holes. Edges are straight on the plane of longitude and latitude. A ring whose last point is not
/// its first is closed between the two.
using EditPolygon = std::vector<std::vector<Point>>;

/// One edit, before the grid that it applies to is known. It names its cells one way: by id or by a
/// polygon, which takes those whose centre it holds; a release names none.
struct Edit {
  EditKind kind = EditKind::add;
  std::vector<std::string> cells;  ///< "CRS3035RES200mN2346200E3842400"
  EditPolygon polygon;
  std::string zone;    ///< of lock and release: the name of the lock, "59702-01"
  std::string reason;  ///< free text
  std::string date;    ///< "2026-11-27"
  friend bool operator==(const Edit&, const Edit&) = default;
};

/// Why an edit makes no sense on any grid.
struct EditFault {
  std::string key;      ///< of the edit: "date"
  std::string problem;  ///< what was expected, what was found
  std::string remedy;   ///< may be empty
};
/// The first fault, or nothing: a reason and a date that is one; cells or a polygon, not both; ids
/// that are ids; a polygon that is finite, on the globe and does not cross itself; a zone where the
/// kind asks for one.
[[nodiscard]] std::optional<EditFault> fault_of(const Edit& edit);

/// The same of a polygon alone.
[[nodiscard]] std::optional<EditFault> fault_of(const EditPolygon& polygon);

/// A grid whose cells are looked up by polygons. Setting the projections up takes far longer than a
/// polygon does (tens of milliseconds): it is done once, for the first. The grid must outlive it.
/// Not to be shared between threads. Where one look-up is all, the grid itself may be given.
class CellFinder {
 public:
  CellFinder(const CellTable& cells) : cells_(cells) {}  // NOLINT: see above
  [[nodiscard]] const CellTable& cells() const { return cells_; }
  [[nodiscard]] const Transform& to_plane() const;
  [[nodiscard]] const Transform& to_degrees() const;

 private:
  const CellTable& cells_;
  mutable std::optional<Transform> to_plane_;
  mutable std::optional<Transform> to_degrees_;
};

/// The cells whose centre a polygon without fault holds, its limit included, in order.
[[nodiscard]] std::vector<CellIndex> cells_in(const CellFinder& finder, const EditPolygon& polygon);

/// The edits on the cells of a grid. Throws DataError, which names the edit by its number and kind,
/// for a fault and for a cell that the grid does not have. A polygon that holds no cell is found.
[[nodiscard]] std::vector<CellEdit> resolve_edits(const CellFinder& finder,
                                                  std::span<const Edit> edits, Findings& findings);

/// A finding for each thing that a zone edited or locked fails: a criterion, one piece, one unit.
void note_edited_zones(const RuleSet& rule, std::span<const UnitThreshold> thresholds,
                       const Delineation& edited, Findings& findings);

}  // namespace carreau
