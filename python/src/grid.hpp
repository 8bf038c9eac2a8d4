// SPDX-License-Identifier: Apache-2.0
/// A grid as Python holds it: files, or columns in memory, read when a verb needs them.
#pragma once

#include "base/findings.hpp"
#include "inputs/grid_reader.hpp"
#include "study/run_request.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace carreau::python {

/// Reads its cells once for each choice of households and traits, and keeps them for later verbs.
/// Any number of threads may ask at once.
class Grid {
 public:
  /// Reads the cells anew.
  using Source = study::GridReader;

  /// `paths` name the grid in scenarios.
  Grid(std::vector<std::string> paths, Headcount headcount, Source source)
      : paths_(std::move(paths)), headcount_(headcount), source_(std::move(source)) {}

  [[nodiscard]] const std::vector<std::string>& paths() const { return paths_; }
  [[nodiscard]] Headcount headcount() const { return headcount_; }

  /// The cells and their findings.
  struct Read {
    inputs::LoadedGrid grid;
    Findings findings;
  };
  /// Throws the errors of the readers.
  [[nodiscard]] std::shared_ptr<const Read> read(Headcount headcount, TraitSet traits,
                                                 Progress* progress) const;

 private:
  std::vector<std::string> paths_;
  Headcount headcount_;
  Source source_;
  mutable std::mutex mutex_;
  mutable std::map<std::pair<Headcount, unsigned long long>, std::shared_ptr<const Read>> read_;
};

/// The same for requests: copies what the grid has read.
[[nodiscard]] study::GridReader reader_of(std::shared_ptr<const Grid> grid);

}  // namespace carreau::python
