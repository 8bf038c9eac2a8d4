// SPDX-License-Identifier: Apache-2.0
/// Layers of a result with cells: records as rows, cells as squares.
#pragma once

#include "files/row_stream.hpp"
#include "grid/cell_table.hpp"
#include "result.hpp"
#include "results/columns.hpp"

#include <functional>
#include <span>
#include <vector>

namespace carreau::python {

/// A table without outlines.
template <class Record>
void add_records(const char* layer, const results::ColumnTable<Record>& columns,
                 const std::vector<Record>& records, const OpenTable& open) {
  files::RowStream& stream = open({layer, {}, columns.fields(), Crs(), files::LayerGeometry::none});
  for (const Record& record : records) stream.add(columns.row(record), {});
  stream.finish();
}

/// A table with feature i of `shapes` as the outline of record i.
template <class Record>
void add_features(const char* layer, const results::ColumnTable<Record>& columns,
                  const std::vector<Record>& records, const PolygonSet& shapes,
                  const OpenTable& open) {
  files::RowStream& stream = open({layer, {}, columns.fields(), shapes.crs()});
  for (std::size_t i = 0; i < records.size(); ++i) {
    stream.add(columns.row(records[i]), {{}, &shapes, i});
  }
  stream.finish();
}

/// A table with a square for each chosen cell, prepared in batches. `row` is called from several
/// threads.
void add_cells(const char* layer, const std::vector<files::FieldSpec>& fields,
               const CellTable& cells, std::span<const CellIndex> chosen,
               const std::function<files::Row(CellIndex)>& row, const OpenTable& open);

}  // namespace carreau::python
