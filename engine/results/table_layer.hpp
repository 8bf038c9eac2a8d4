// SPDX-License-Identifier: Apache-2.0
/// Writes records as a layer without geometry.
#pragma once

#include "files/layer_writer.hpp"
#include "results/columns.hpp"

#include <optional>
#include <string>
#include <vector>

namespace carreau::results {

/// Adds a layer to a file or database that is being written.
template <class Record>
void write_table_layer(files::LayerWriter& writer, const std::string& name,
                       const std::string& description, const ColumnTable<Record>& columns,
                       const std::vector<Record>& records) {
  writer.start_layer(name, description, columns.fields(), std::nullopt);
  for (const Record& record : records) writer.add_row(columns.row(record));
}

}  // namespace carreau::results
