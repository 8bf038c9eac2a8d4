// SPDX-License-Identifier: Apache-2.0
/// Columns in memory as a table: any producer of the Arrow C stream interface.
#pragma once

#include "files/arrow/arrow_abi.hpp"
#include "files/table.hpp"
#include "geometry/polygon_set.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::files {

/// The record batches of a stream as one table, read where the producer put them: nothing is
/// copied, and numbers are never turned into texts on the way. Rows count from 1, without a header.
/// Copies share the batches, which are released with the last one, each exactly once.
class ArrowTable final : public Table {
 public:
  /// Takes over the stream, which is marked as released, and all its batches. Messages call the
  /// table `name`. Throws DataError where the stream is no table of columns, and IoError with the
  /// producer's reason where it fails; whatever was taken over is released then too.
  ArrowTable(ArrowArrayStream& stream, std::string name);

  bool next() override;
  /// Numbers are written with the fewest digits that give the same value; null is empty.
  [[nodiscard]] std::string_view field(std::size_t column) const override;
  [[nodiscard]] std::int64_t row() const override { return row_; }
  [[nodiscard]] std::vector<std::unique_ptr<Table>> split() const override;
  [[nodiscard]] std::size_t most_rows() const override;
  [[nodiscard]] std::optional<ColumnType> column_type(std::size_t column) const override;
  [[nodiscard]] bool is_null(std::size_t column) const override;
  [[nodiscard]] std::optional<std::int64_t> plain_decimal(std::size_t column,
                                                          int decimals) const override;

  /// Whether a column holds geometries as WKB: by the extension type `geoarrow.wkb` of a field or
  /// by the metadata `geo` of GeoParquet.
  [[nodiscard]] bool has_geometry() const;
  /// The CRS that the metadata give the geometries; unknown where they give none.
  [[nodiscard]] const Crs& crs() const;
  /// The middle of the bounds of the current row's geometry; empty where it has none.
  [[nodiscard]] std::optional<Point> middle() const;

 protected:
  [[nodiscard]] std::optional<ParsedNumber> parsed_number(std::size_t column) const override;

 private:
  struct Data;
  ArrowTable(const ArrowTable& whole, std::int64_t begin, std::int64_t end);

  std::shared_ptr<const Data> data_;
  std::int64_t row_ = 0;       ///< of the table, from 1; 0 before the first call of next()
  std::int64_t end_ = 0;       ///< the last row of this part
  std::size_t batch_ = 0;      ///< that holds the current row
  std::int64_t in_batch_ = 0;  ///< the current row in its batch, from 0
  mutable std::vector<std::string> shown_;  ///< numbers as texts, by column
};

}  // namespace carreau::files
