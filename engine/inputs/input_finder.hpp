// SPDX-License-Identifier: Apache-2.0
/// The inputs of a scenario, found again where they are now and known by their content.
#pragma once

#include "scenario/scenario_record.hpp"

#include <string>
#include <vector>

namespace carreau::inputs {

/// Where inputs are looked for: below the folders named, at the path that the scenario gives, by
/// name in the scenario's folder and in the current one. A database is where it says.
struct InputSearch {
  std::string scenario;              ///< path of what names the inputs
  std::vector<std::string> folders;  ///< searched with all that lies below them
  ChangedContent changed = ChangedContent::refuse;
};

/// Gives an input the paths of files that exist: the first with the content asked for, where its
/// digest is known (that of a grid is of its cells, and held when they are read).
/// Throws IoError where there is no file of that name, DataError where none has that content.
void find_input(InputRecord& input, const InputSearch& search);

}  // namespace carreau::inputs
