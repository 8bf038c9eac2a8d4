// SPDX-License-Identifier: Apache-2.0
/// Finds the rows of column names of a table on a sheet, and joins merged headings to names.
#pragma once

#include "reconciliation/printed_sheet.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace carreau {

struct SheetHeader {
  std::vector<std::size_t> rows;  ///< one to three, from top to bottom
  /// No row of words is above the figures, so the first row, which has figures, is taken.
  bool is_of_figures = false;
};

/// The header of the table in an area, which must not be empty. Titles above the header, and rows
/// with figures above it, are no part of it.
[[nodiscard]] SheetHeader find_header(const SheetView& view, const SheetArea& area);

struct ColumnHeading {
  std::string name;    ///< all headings of the column: "Financement Ville"
  std::string lowest;  ///< the last of them: "Ville"
};

/// The names of the columns of an area. A heading of merged cells stands in the first of them only,
/// and holds for the columns to its right up to the next heading in its row or in a row above.
[[nodiscard]] std::vector<ColumnHeading> column_headings(const SheetView& view,
                                                         const SheetArea& area,
                                                         const SheetHeader& header);

/// The title of a table: the last row of a single text above its header; empty where there is none.
[[nodiscard]] std::string caption_of(const SheetView& view, const SheetArea& area,
                                     const SheetHeader& header);

}  // namespace carreau
