// SPDX-License-Identifier: Apache-2.0
/// Tables that leave and enter through the Arrow C stream interface (PyCapsules).
#pragma once

#include "files/arrow/arrow_rows.hpp"
#include "files/arrow/arrow_table.hpp"
#include "files/row_stream.hpp"

#include <nanobind/nanobind.h>

#include <optional>
#include <string>

namespace carreau::python {

/// Gathers the rows of one table, and hands them over as a capsule.
class ArrowExport {
 public:
  files::RowStream& open(const files::RowLayer& layer) { return rows_.emplace(layer); }
  /// A new capsule `arrow_array_stream`, once. With the lock of the interpreter.
  [[nodiscard]] nanobind::object capsule();

 private:
  std::optional<files::ArrowRows> rows_;
};

/// Takes over the stream of a capsule. Throws DataError where it is no table.
[[nodiscard]] files::ArrowTable table_of(const nanobind::object& capsule, const std::string& name);

}  // namespace carreau::python
