// SPDX-License-Identifier: Apache-2.0
/// Reads the rows of a result back into the records from which they were written.
///
///   files::LayerTable layer = files::LayerTable::open_layer("out.gpkg", "perimeters");
///   const RecordReader<ZoneRecord> reader(layer, perimeter_columns());
///   while (layer.next()) use(reader.read());
///
/// A record read back equals the one written, rounded like its columns; an unknown value is empty,
/// never zero.
#pragma once

#include "files/layer_table.hpp"
#include "files/table.hpp"
#include "results/columns.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::results {

/// The position of a column that a result must have. Throws DataError where it is missing.
[[nodiscard]] std::size_t require_column(const files::Table& table, const std::string& name);
/// The field of the current row as a value of that column; null where it is empty. Throws DataError
/// with file, row and column for a text that is not such a number.
[[nodiscard]] files::FieldValue field_value(const files::Table& table, std::size_t column,
                                            files::FieldType type);
/// Throws the DataError for a field of the current row that its column cannot hold.
[[noreturn]] void refuse_field(const files::Table& table, std::size_t column,
                               files::FieldType type);

/// The references must outlive this object.
template <class Record>
class RecordReader {
 public:
  /// Throws DataError where a column that can be read back is missing.
  RecordReader(const files::Table& table, const ColumnTable<Record>& columns)
      : table_(table), columns_(columns) {
    for (const Column<Record>& column : columns.columns()) {
      places_.push_back(column.set == nullptr ? 0 : require_column(table, column.name));
    }
  }
  /// Reads the current row of the table. Throws DataError with file, row and column.
  [[nodiscard]] Record read() const {
    Record record;
    for (std::size_t c = 0; c < places_.size(); ++c) {
      const Column<Record>& column = columns_.columns()[c];
      if (column.set == nullptr) continue;
      const files::FieldValue value = field_value(table_, places_[c], column.type);
      if (!column.set(record, column.part, value)) refuse_field(table_, places_[c], column.type);
    }
    return record;
  }

 private:
  const files::Table& table_;
  const ColumnTable<Record>& columns_;
  std::vector<std::size_t> places_;
};

/// The first row of a layer in which the column `key` equals `value`.
template <class Record>
[[nodiscard]] std::optional<Record> find_record(const std::string& path, const std::string& layer,
                                                const ColumnTable<Record>& columns,
                                                const Heading& key, std::string_view value) {
  files::LayerTable table = files::LayerTable::open_layer(path, layer);
  const RecordReader<Record> reader(table, columns);
  const std::size_t place = require_column(table, std::string(key.name));
  while (table.next()) {
    if (table.field(place) == value) return reader.read();
  }
  return std::nullopt;
}

}  // namespace carreau::results
