// SPDX-License-Identifier: Apache-2.0
/// The first rows of a table and a small map of it, for notebooks.
#pragma once

#include "files/row_stream.hpp"
#include "geometry/polygon_set.hpp"

#include <nanobind/nanobind.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace carreau::python {

/// Texts are as the table has them: whoever shows them must escape them.
struct Preview {
  std::string description;
  std::vector<std::string> columns;
  std::vector<files::Row> rows;     ///< the first ones
  std::size_t count = 0;            ///< of all rows
  std::vector<std::string> shapes;  ///< of each row with an outline: the path of an SVG
  std::vector<std::string> labels;  ///< of each shape: the first text of its row
  double width = 0.0;               ///< of the map, in units of the paths
  double height = 0.0;
};

/// Gathers a preview from the rows of a table.
class PreviewRows final : public files::RowStream {
 public:
  /// `most` rows are kept.
  explicit PreviewRows(std::size_t most) : most_(most) {}

  files::RowStream& open(const files::RowLayer& layer);
  void add(const files::Row& row, const files::RowPlace& place) override;
  void finish() override {}
  /// Outlines are drawn in the plane that shows them true to shape: latitudes in degrees are
  /// stretched.
  [[nodiscard]] Preview take();

 private:
  std::size_t most_;
  Preview preview_;
  PolygonSet shapes_;
  bool is_plane_ = true;
};

void bind_preview(nanobind::module_& module);

}  // namespace carreau::python
