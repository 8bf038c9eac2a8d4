// SPDX-License-Identifier: Apache-2.0
/// Where a verb puts its table: -o FILE, by extension or --format, or -o "PG:…".
#pragma once

#include "files/table_writer.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace carreau::cli {

class OptionList;

struct TableOptions {
  /// `name` is that of the layer, where the table becomes one.
  explicit TableOptions(std::string name) : layer(std::move(name)) {}

  std::string layer;
  std::string output;
  std::string format;
  bool overwrite = false;

  void add_to(OptionList& options);
  /// Refuses, before anything is read, a place that cannot be written or that is an input.
  void check(const std::vector<std::string>& inputs, bool is_stdout_taken) const;
  /// Where rows go as they come: `output` must have been given.
  [[nodiscard]] std::unique_ptr<files::RowStream> open(const files::RowLayer& rows) const;
  /// Writes the table where it was asked for, if it was. Returns the path written, as messages tell
  /// it, or nothing.
  std::string write(const files::ResultTable& table) const;
};

}  // namespace carreau::cli
