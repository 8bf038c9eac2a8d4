// SPDX-License-Identifier: Apache-2.0
/// The file of the weights of a crosswalk, with the inputs from which they were computed.
#pragma once

#include "zoning/crosswalk.hpp"

#include <string>
#include <vector>

namespace carreau::results {

/// An input file, by name and content.
struct CrosswalkSource {
  std::string name;    ///< without folders
  std::string digest;  ///< SHA-256
};

/// Weights, the zones they connect, and the inputs from which they were computed.
struct CrosswalkFile {
  CrosswalkSource from;
  CrosswalkSource to;
  std::vector<CrosswalkSource> grid;
  std::vector<std::string> from_codes;
  std::vector<std::string> to_codes;
  CrosswalkWeights weights;
};

/// Only the digests of the inputs; codes and weights are left empty.
[[nodiscard]] CrosswalkFile crosswalk_sources(const std::string& from, const std::string& to,
                                              const std::vector<std::string>& grid);

/// Writes the weights; docs/crosswalk.md describes format and columns. Equal weights give equal
/// bytes. Throws IoError when the file exists.
void write_crosswalk(const CrosswalkFile& file, const std::string& path);

/// Throws DataError for content that write_crosswalk() cannot have written.
[[nodiscard]] CrosswalkFile read_crosswalk(const std::string& path);

/// Throws DataError when the weights read from `path` were computed from inputs with another
/// content, or between other zones. Where this run has no grid, that of the weights is not checked.
void check_crosswalk(const CrosswalkFile& weights, const CrosswalkFile& inputs,
                     const std::string& path);

}  // namespace carreau::results
