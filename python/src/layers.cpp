// SPDX-License-Identifier: Apache-2.0
#include "layers.hpp"

#include "base/parallel.hpp"
#include "geometry/dissolve.hpp"

#include <algorithm>

namespace carreau::python {

void add_cells(const char* layer, const std::vector<files::FieldSpec>& fields,
               const CellTable& cells, std::span<const CellIndex> chosen,
               const std::function<files::Row(CellIndex)>& row, const OpenTable& open) {
  constexpr std::size_t kBatch = 16'384;  // limits the memory of rows and squares
  const Crs crs = Crs::epsg(cells.grid().epsg);
  files::RowStream& stream = open({layer, {}, fields, crs});
  for (std::size_t begin = 0; begin < chosen.size(); begin += kBatch) {
    const auto batch = chosen.subspan(begin, std::min(kBatch, chosen.size() - begin));
    std::vector<files::Row> rows(batch.size());
    parallel_for(
        batch.size(),
        [&](std::size_t first, std::size_t last) {
          for (std::size_t i = first; i < last; ++i) rows[i] = row(batch[i]);
        },
        256);
    PolygonSet squares(crs);
    for (std::size_t i = 0; i < batch.size(); ++i) {
      dissolve(cells.positions().subspan(batch[i].position(), 1), cells.grid().cell_size, squares);
      stream.add(rows[i], {{}, &squares, i});
    }
  }
  stream.finish();
}

}  // namespace carreau::python
