// SPDX-License-Identifier: Apache-2.0
/// Edits by hand as written in a scenario: cells by id or by polygon, with a reason and a date.
#pragma once

#include "base/findings.hpp"
#include "delineation/edits.hpp"
#include "geometry/crs.hpp"
#include "geometry/polygon_set.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau {

/// Rings of longitudes and latitudes in degrees (WGS 84): the outline of a polygon, then its holes.
/// Edges are straight in the plane of longitude and latitude. A ring whose last point differs from
/// its first is closed by an edge.
using EditPolygon = std::vector<std::vector<Point>>;

/// One edit, independent of any grid. It designates cells in one way: by their ids, or by a
/// polygon, which selects the cells whose centres it contains. A release designates none.
struct Edit {
  EditKind kind = EditKind::add;
  std::vector<std::string> cells;  ///< "CRS3035RES200mN2346200E3842400"
  EditPolygon polygon;
  std::string zone;    ///< for lock and release, the name of the lock: "59702-01"
  std::string reason;  ///< free text
  std::string date;    ///< "2026-11-27"
  friend bool operator==(const Edit&, const Edit&) = default;
};

/// Why an edit is invalid on any grid.
struct EditFault {
  std::string key;  ///< the key of the edit that is at fault: "date"
  Message problem;  ///< what was expected, and what was found
  Message remedy;   ///< may be empty
};
/// Whether the text is a date such as "2026-11-27" that exists.
[[nodiscard]] bool is_date(std::string_view text);

/// The first fault of an edit, or nothing. An edit needs a reason and a valid date; cells or a
/// polygon, but not both; ids in the format of cell ids; a polygon that is finite, on the globe and
/// does not cross itself; and a zone where its kind requires one.
[[nodiscard]] std::optional<EditFault> fault_of(const Edit& edit);

/// The first fault of a polygon on its own.
[[nodiscard]] std::optional<EditFault> fault_of(const EditPolygon& polygon);

/// A grid in which cells are searched by polygons. Creating the projections takes tens of
/// milliseconds, far longer than one search, so it is done once, at the first search. The grid must
/// outlive this object, which is not thread-safe. For a single search the grid itself can be
/// passed.
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

/// The cells whose centres lie in a valid polygon or on its limit, in order.
[[nodiscard]] std::vector<CellIndex> cells_in(const CellFinder& finder, const EditPolygon& polygon);

/// Resolves edits to the cells of a grid. Throws DataError with the number and kind of the edit,
/// for a fault and for a cell that the grid does not have. A polygon that contains no cell is
/// reported as a finding.
[[nodiscard]] std::vector<CellEdit> resolve_edits(const CellFinder& finder,
                                                  std::span<const Edit> edits, Findings& findings);

/// The numbers, from 1, of the edits that designate a cell, in their order. The edits are valid;
/// the cell may be of another grid, of which none designates any.
[[nodiscard]] std::vector<std::size_t> edits_on(std::span<const Edit> edits, const CellId& cell);

/// Reports each requirement that an edited or locked zone fails: a criterion, a single piece, a
/// single unit. A remainder is reported with the cells to remove as well.
void note_edited_zones(const CellTable& cells, const Delineation& edited, Findings& findings);

}  // namespace carreau
