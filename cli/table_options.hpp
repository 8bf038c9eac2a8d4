// SPDX-License-Identifier: Apache-2.0
/// The options for the table of a verb: -o FILE, with a format by extension or --format, or -o
/// "PG:…".
#pragma once

#include "files/table_writer.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace carreau::cli {

class OptionList;

struct TableOptions {
  /// `name` is that of the layer, in formats with layers.
  explicit TableOptions(std::string name) : layer(std::move(name)) {}

  std::string layer;
  std::string output;
  std::string format;
  bool overwrite = false;

  void add_to(OptionList& options);
  /// Refuses, before anything is read, a destination that cannot be written or that is an input.
  void check(const std::vector<std::string>& inputs, bool is_stdout_taken) const;
  /// Opens a stream for rows; `output` must have been given.
  [[nodiscard]] std::unique_ptr<files::RowStream> open(const files::RowLayer& rows) const;
  /// Writes the table where it was requested. Returns the path written, as messages show it, or
  /// nothing.
  std::string write(const files::ResultTable& table) const;
};

}  // namespace carreau::cli
