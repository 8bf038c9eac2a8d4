// SPDX-License-Identifier: Apache-2.0
/// What a scenario file says of the lab that it was made in: the section [lab], which no run reads.
#pragma once

#include <string>
#include <vector>

namespace carreau::inputs {

/// The zonings shown beside the scenarios, and the funded actions with what tells how they are
/// read.
struct LabSection {
  std::vector<std::string> zonings;
  std::vector<std::string> actions;
  std::string mapping;   ///< name of a mapping, or a file; empty: none
  std::string aliases;   ///< what texts about quartiers mean; empty: none
  bool repairs = false;  ///< polygons of zonings that cross themselves are repaired

  [[nodiscard]] bool is_empty() const { return zonings.empty() && actions.empty(); }
  friend bool operator==(const LabSection&, const LabSection&) = default;
};

/// The section as TOML, to stand behind a scenario; paths relative to the folder of `scenario`.
/// Empty where there is nothing to say.
[[nodiscard]] std::string lab_section_text(const LabSection& section, const std::string& scenario);

/// The section of a scenario file; an empty one where it has none, or is no TOML but a result.
/// Relative paths refer to the folder of the file. Throws DataError for what no such section has,
/// IoError for a file that cannot be read.
[[nodiscard]] LabSection read_lab_section(const std::string& scenario);

}  // namespace carreau::inputs
