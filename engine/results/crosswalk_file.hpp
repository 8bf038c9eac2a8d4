// SPDX-License-Identifier: Apache-2.0
/// The weights of a crosswalk as a file, with what they were computed from.
#pragma once

#include "zoning/crosswalk.hpp"

#include <string>
#include <vector>

namespace carreau::results {

/// A file by name and content.
struct CrosswalkSource {
  std::string name;    ///< without its folder
  std::string digest;  ///< SHA-256
};

/// What weights rest on, and between which zones they are.
struct CrosswalkFile {
  CrosswalkSource from;
  CrosswalkSource to;
  std::vector<CrosswalkSource> grid;
  std::vector<std::string> from_codes;
  std::vector<std::string> to_codes;
  CrosswalkWeights weights;
};

/// The digests of the inputs, read; codes and weights are left empty.
[[nodiscard]] CrosswalkFile crosswalk_sources(const std::string& from, const std::string& to,
                                              const std::vector<std::string>& grid);

/// Format and columns: docs/crosswalk.md. The same weights give the same bytes. Throws IoError when
/// the file exists.
void write_crosswalk(const CrosswalkFile& file, const std::string& path);

/// Throws DataError for what no run can have written.
[[nodiscard]] CrosswalkFile read_crosswalk(const std::string& path);

/// Throws DataError when weights read from `path` were computed from other content than the inputs
/// of this run, or between other zones; without a grid in this run that of the weights is taken on
/// trust.
void check_crosswalk(const CrosswalkFile& weights, const CrosswalkFile& inputs,
                     const std::string& path);

}  // namespace carreau::results
