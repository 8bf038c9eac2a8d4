// SPDX-License-Identifier: Apache-2.0
/// Edits by hand, applied to the perimeters that the rule gives.
#pragma once

#include "delineation/delineate.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau {

/// What an edit does.
enum class EditKind : std::uint8_t {
  add,      ///< cells enter: they join the perimeters that they touch, and those each other
  remove,   ///< cells leave the perimeter that holds them
  lock,     ///< cells become a zone of exactly these, which no parameter changes
  release,  ///< the lock of that name is as if it had never been
};
[[nodiscard]] std::string_view to_text(EditKind kind);
[[nodiscard]] std::optional<EditKind> parse_edit_kind(std::string_view text);

/// An edit on the cells of a grid.
struct CellEdit {
  EditKind kind = EditKind::add;
  std::vector<CellIndex> cells;  ///< ordered, each once; may be empty, then nothing happens
  std::string zone;              ///< of lock and release: the name of the lock
};

/// Applies edits, in their order, to what the rule gives; `rule` stays as it is.
/// - Perimeters that `add` or `remove` touch become the connected pieces of their cells, with those
///   added, without those removed: each is a zone, whatever criteria it meets. Cells that another
///   perimeter holds already change nothing. Positions without a cell that a perimeter crosses or
///   encloses stay with the piece that they touch.
/// - `lock` takes its cells from other perimeters. What remains of a perimeter of the rule is
///   tested again, piece by piece, and dropped where it fails. Neither `add` nor `remove` touches
///   a locked zone.
/// - Near misses of which a zone edited or locked holds a cell are dropped.
/// Ids and names follow the order of perimeters, until identify_zones() gives zones those that they
/// had before. A cell that the rule put in a
/// perimeter keeps its reason as long as it is in one.
///
/// `edited` is overwritten; its memory is used again. Cost: a copy of `rule`, and then only the
/// zones that edits touch are figured. Throws DataError, naming the edit by its number, for a lock
/// whose name or cells are locked already, and for a release without a lock.
void apply_edits(const DelineationInput& input, const Delineation& rule,
                 std::span<const CellEdit> edits, Delineation& edited);

}  // namespace carreau
