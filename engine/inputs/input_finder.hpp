// SPDX-License-Identifier: Apache-2.0
/// Locates the inputs of a scenario, and identifies them by their content.
#pragma once

#include "scenario/scenario_record.hpp"

#include <string>
#include <vector>

namespace carreau::inputs {

/// Where inputs are searched: in the given folders and their subfolders, at the path in the
/// scenario, and by name in the folder of the scenario and in the current one. A database is used
/// at its address.
struct InputSearch {
  std::string scenario;              ///< path of the file that names the inputs
  std::vector<std::string> folders;  ///< searched with all their subfolders
  ChangedContent changed = ChangedContent::refuse;
};

/// Replaces the paths of an input by those of existing files: the first file whose content has the
/// recorded digest, where there is one. (The digest of a grid is of its cells and is checked when
/// they are read.) Throws IoError where there is no file of that name, DataError where none has
/// that content.
void find_input(InputRecord& input, const InputSearch& search);

}  // namespace carreau::inputs
