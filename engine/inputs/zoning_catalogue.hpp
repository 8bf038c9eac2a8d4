// SPDX-License-Identifier: Apache-2.0
/// A catalogue that names zonings, so that several generations can be used together.
#pragma once

#include "zoning/zoning.hpp"

#include <optional>
#include <string>
#include <vector>

namespace carreau::inputs {

/// Where a zoning is read from, and how.
struct ZoningEntry {
  std::string key;
  std::string title;
  std::string path;  ///< of a file, or the address of a database
  std::string date;
  std::optional<ZoningKind> kind;  ///< empty: determined by its columns
  std::string layer;               ///< empty: the first layer that has the columns
  std::string code_column;         ///< empty: found by its usual names
  std::string name_column;
  std::optional<ZoneLimits> limits;  ///< empty: known from the codes
  std::string members_column;  ///< column of communes or cells; empty: found by its usual names
};

/// Reads the zonings of a catalogue in order; see docs/zonings.md. Paths are relative to the folder
/// of the catalogue. Throws DataError with the line.
[[nodiscard]] std::vector<ZoningEntry> read_catalogue(const std::string& path);

/// The default name of a zoning: its file without folder and extensions, or the tables of a
/// database.
[[nodiscard]] std::string zoning_label(const std::string& path);

/// Resolves a name on the command line: `FILE.toml:KEY`, a key of `catalogue` where one is given,
/// or otherwise a file or a database. Throws ArgumentError for an unknown key, with the existing
/// ones.
[[nodiscard]] ZoningEntry find_zoning(const std::string& name, const std::string& catalogue);

}  // namespace carreau::inputs
