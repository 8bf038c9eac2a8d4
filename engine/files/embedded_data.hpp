// SPDX-License-Identifier: Apache-2.0
/// The files of data/ that are compiled into the library, so that the program needs no data folder.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace carreau::files {

struct EmbeddedFile {
  /// Path below data/, with extension: "rules/metropole-2014.toml".
  std::string_view name;
  /// The content of the file, byte for byte.
  std::string_view text;
};

/// All embedded files, in the order of data/CMakeLists.txt. Valid for the lifetime of the program.
[[nodiscard]] std::span<const EmbeddedFile> embedded_files();

[[nodiscard]] inline std::optional<std::string_view> embedded_text(std::string_view name) {
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.name == name) return file.text;
  }
  return std::nullopt;
}

}  // namespace carreau::files
