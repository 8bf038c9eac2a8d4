// SPDX-License-Identifier: Apache-2.0
/// Results as columns in memory, for any consumer of the Arrow C stream interface.
#pragma once

#include "files/arrow/arrow_abi.hpp"
#include "files/row_stream.hpp"
#include "files/table_writer.hpp"

#include <memory>

namespace carreau::files {

/// Gathers rows in record batches of at most 65,536 rows and 1 GiB of text a column, and hands them
/// over without a copy. Integers become int64, reals float64, texts utf8, null a cleared bit of
/// validity. Polygons and points become a last column `geometry` of the extension type
/// `geoarrow.wkb` with the CRS as PROJJSON: little-endian WKB, every polygon as a multipolygon,
/// rings as the other writers have them. A row without a place has null there.
class ArrowRows final : public RowStream {
 public:
  /// Nothing of the layer need outlive this call. Throws ArgumentError for an unknown CRS.
  explicit ArrowRows(const RowLayer& layer);
  ~ArrowRows() override;

  void add(const Row& row, const RowPlace& place) override;
  void finish() override;
  /// Hands all rows over to `out`, which must own nothing, and which its consumer releases. Call it
  /// once, after finish().
  void move_to(ArrowArrayStream& out);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The rows of a table of results, with their outlines. `out` must own nothing; its consumer
/// releases it. Rows are freed while they are turned into columns.
void export_table(ResultTable table, ArrowArrayStream& out);

}  // namespace carreau::files
