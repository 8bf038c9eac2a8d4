// SPDX-License-Identifier: Apache-2.0
/// The columns of `assign` and the rows that fill them.
#pragma once

#include "files/row_stream.hpp"
#include "inputs/place_source.hpp"
#include "zoning/assignment.hpp"
#include "zoning/assignment_counts.hpp"
#include "zoning/zoning.hpp"

#include <cstddef>
#include <deque>
#include <span>
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

  [[nodiscard]] const std::vector<files::FieldSpec>& fields() const { return fields_; }
  /// Counts of nothing yet, for these zonings and bands.
  [[nodiscard]] AssignmentCounts empty_counts() const;
  [[nodiscard]] files::Row row(const inputs::PlaceBlock& block, std::size_t i,
                               const Assignment& assignment) const;

 private:
  void add_field(std::string name, files::FieldType type);
  void add_zoning_fields(const std::string& ending);
  void append_place(const NamedZoning& zoning, const ZonePlace& place,
                    std::span<const ZoneIndex> others, files::Row& row) const;

  const std::vector<NamedZoning>& zonings_;
  const std::vector<double>& bands_;
  bool has_footprints_;
  std::size_t kept_;
  std::deque<std::string> names_;  ///< fields_ points into it
  std::vector<files::FieldSpec> fields_;
};

}  // namespace carreau::results
