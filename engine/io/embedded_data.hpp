// SPDX-License-Identifier: Apache-2.0
/// The files of data/ that are built into the library, so that the program needs no data folder.
#pragma once

#include <span>
#include <string_view>

namespace carreau::io {

struct EmbeddedFile {
  /// Path under data/, with its extension: "rules/metropole-2014.toml".
  std::string_view name;
  /// The whole file, byte for byte.
  std::string_view text;
};

/// In the order of data/CMakeLists.txt. Lives as long as the program.
[[nodiscard]] std::span<const EmbeddedFile> embedded_files();

}  // namespace carreau::io
