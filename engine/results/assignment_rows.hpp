// SPDX-License-Identifier: Apache-2.0
/// The columns of `assign` and the rows that fill them.
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

/// A zoning under the name that its columns bear.
struct NamedZoning {
  std::string name;
  Zoning zones;
};

/// "300m": a distance as columns name it.
[[nodiscard]] std::string band_name(double metres);

/// A place against every zoning, as it is written: references, since there are millions of them.
struct AssignmentRecord {
  const std::vector<NamedZoning>& zonings;
  const std::vector<double>& bands;
  bool has_footprints;
  const inputs::PlaceBlock& block;
  std::size_t kept;  ///< columns of the input
  std::size_t row;   ///< in the block
  const Assignment& assignment;
};

/// Columns kept from the input, then `problem`, then those of each zoning. With one zoning these
/// bear plain names (`code`, `distance`…), with several each ends in the zoning's (`code_qpv2024`).
/// A column of the input that has one of these names, or one that a GeoPackage needs for itself, is
/// called `input_…`. References must outlive it.
class AssignmentRows {
 public:
  AssignmentRows(const inputs::PlaceSource& source, const std::vector<NamedZoning>& zonings,
                 const std::vector<double>& bands);
  AssignmentRows(const AssignmentRows&) = delete;
  AssignmentRows& operator=(const AssignmentRows&) = delete;

  [[nodiscard]] const ColumnTable<AssignmentRecord>& columns() const { return columns_; }
  [[nodiscard]] const std::vector<files::FieldSpec>& fields() const { return columns_.fields(); }
  /// Counts of nothing yet, for these zonings and bands.
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
