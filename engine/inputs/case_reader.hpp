// SPDX-License-Identifier: Apache-2.0
/// A catalogue of cases: towns whose proposals are held against their references in one run.
#pragma once

#include "files/polygon_layer.hpp"

#include <string>
#include <vector>

namespace carreau::inputs {

/// One town: what was proposed, what is official, and the grid that gives the people.
struct EvaluationCase {
  std::string key;
  std::string title;      ///< the key where the catalogue gives none
  std::string result;     ///< a result of delineate, or any zones
  std::string reference;  ///< any zones; those outside the grid do not count
  std::vector<std::string> grids;
};

/// Reads `[[case]]` sections with `key`, `result`, `reference`, `grid` (a path or a list of them)
/// and optionally `title`; docs/evaluate.md. Paths are relative to the folder of the catalogue.
/// Throws DataError with the line.
[[nodiscard]] std::vector<EvaluationCase> read_cases(const std::string& path);

}  // namespace carreau::inputs
