// SPDX-License-Identifier: Apache-2.0
/// A catalogue: zonings by name, so that several generations are at hand at once.
#pragma once

#include "zoning/zoning.hpp"

#include <optional>
#include <string>
#include <vector>

namespace carreau::inputs {

/// Where a zoning is read from, and as what.
struct ZoningEntry {
  std::string key;
  std::string title;
  std::string path;  ///< of a file, or a database
  std::string date;
  std::optional<ZoningKind> kind;  ///< empty: its columns tell
  std::string layer;               ///< empty: the first that has the columns
  std::string code_column;         ///< empty, as below: found by its name
  std::string name_column;
  std::string members_column;  ///< of communes or cells
};

/// The zonings of a catalogue in its order; see docs/zonings.md. Paths are relative to its folder.
/// Throws DataError with the line.
[[nodiscard]] std::vector<ZoningEntry> read_catalogue(const std::string& path);

/// What a zoning without a name of its own is called: its file without folder and extensions, the
/// tables of a database.
[[nodiscard]] std::string zoning_label(const std::string& path);

/// What a name on the command line means: `FILE.toml:KEY`, a key of `catalogue` where one is given,
/// or else a file or a database. Throws ArgumentError for a key that there is not, with those that
/// there are.
[[nodiscard]] ZoningEntry find_zoning(const std::string& name, const std::string& catalogue);

}  // namespace carreau::inputs
