// SPDX-License-Identifier: Apache-2.0
/// What a file is, as the readers themselves recognise it: for users who hand over a heap of files.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carreau::study {

enum class FileKind : std::uint8_t {
  grid,         ///< INSEE's grid, of any year that is read
  urban_units,  ///< a composition of urban units
  communes,     ///< communes with populations, or their boundaries
  incomes,      ///< published medians
  quartiers,    ///< polygons with codes of zones
  actions,      ///< funded actions, their money or their indicators
  scenario,     ///< a scenario, or a result that contains one
};
inline constexpr std::size_t kFileKinds = 7;
/// A stable name: "urban_units".
[[nodiscard]] std::string_view to_text(FileKind kind);

/// The kind of a file, by its columns; nothing for a file that can be read and is none of these.
/// Opens the file, and reads of it no more than its first rows, but for workbooks of actions.
/// Throws IoError or DataError for a file that cannot be opened.
[[nodiscard]] std::optional<FileKind> kind_of_file(const std::string& path);

}  // namespace carreau::study
