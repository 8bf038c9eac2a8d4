// SPDX-License-Identifier: Apache-2.0
/// The first rows of the tables of a file as they stand, for a user who says what they are.
#pragma once

#include <string>
#include <vector>

namespace carreau::lab {

struct RawTable {
  std::string name;  ///< of the sheet or layer; empty for formats that hold one table
  /// At most files::kMostHeaderRows rows that are not blank, titles and headers among them.
  std::vector<std::vector<std::string>> rows;
};

/// The tables that hold anything. Throws the errors of files::open_tables().
[[nodiscard]] std::vector<RawTable> raw_tables(const std::string& path);

}  // namespace carreau::lab
