// SPDX-License-Identifier: Apache-2.0
/// The columns of `assign`, and the rows of values.
#pragma once

#include "files/row_stream.hpp"
#include "inputs/place_source.hpp"
#include "results/columns.hpp"
#include "zoning/assignment.hpp"
#include "zoning/assignment_counts.hpp"
#include "zoning/zoning.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace carreau::results {

/// A zoning with the name used in its columns.
struct NamedZoning {
  std::string name;
  Zoning zones;
};

/// The name of a distance in columns: "300m".
[[nodiscard]] std::string band_name(double metres);

/// A place compared with every zoning, ready to be written. Holds references, because there are
/// millions of places.
struct AssignmentRecord {
  const std::vector<NamedZoning>& zonings;
  const std::vector<double>& bands;
  bool has_footprints;
  const inputs::PlaceBlock& block;
  std::size_t kept;  ///< number of columns kept from the input
  std::size_t row;   ///< row within the block
  const Assignment& assignment;
};

/// The columns kept from the input, then `problem`, then those of each zoning. With one zoning
/// their names are plain (`code`, `distance`…); with several, each has the zoning as suffix
/// (`code_qpv2024`). A column of the input with one of these names, or with a name that GeoPackage
/// reserves, is renamed to `input_…`. The references must outlive this object.
class AssignmentRows {
 public:
  AssignmentRows(const inputs::PlaceSource& source, const std::vector<NamedZoning>& zonings,
                 const std::vector<double>& bands);
  AssignmentRows(const AssignmentRows&) = delete;
  AssignmentRows& operator=(const AssignmentRows&) = delete;

  [[nodiscard]] const ColumnTable<AssignmentRecord>& columns() const { return columns_; }
  [[nodiscard]] const std::vector<files::FieldSpec>& fields() const { return columns_.fields(); }
  /// Counts of zero for these zonings and bands.
  [[nodiscard]] AssignmentCounts empty_counts() const;
  [[nodiscard]] files::Row row(const inputs::PlaceBlock& block, std::size_t i,
                               const Assignment& assignment) const;

 private:
  const std::vector<NamedZoning>& zonings_;
  const std::vector<double>& bands_;
  bool has_footprints_;
  std::size_t kept_;
  ColumnTable<AssignmentRecord> columns_;
};

}  // namespace carreau::results
