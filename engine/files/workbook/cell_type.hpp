// SPDX-License-Identifier: Apache-2.0
/// What a file says that a cell holds.
#pragma once

#include <cstdint>

namespace carreau::files {

/// Delimited text types nothing: its cells are all texts.
enum class CellType : std::uint8_t {
  text,
  number,      ///< the text is the number with a decimal point and no other mark: "15.375"
  percentage,  ///< the text is the percentage: "12.5 %" for the stored number 0.125
  date,        ///< the text is "2024-03-15", followed by " 14:30:00" where the cell has a time
  boolean,     ///< the text is "true" or "false"
  error,       ///< a formula that failed; the text is what a spreadsheet shows: "#REF!"
  no_value,    ///< a formula whose value the file does not store; the text is empty
};

}  // namespace carreau::files
