// SPDX-License-Identifier: Apache-2.0
/// The columns of `assign`, and the rows of values.
#pragma once

#include "files/row_stream.hpp"
#include "inputs/place_source.hpp"
#include "results/assignment_codes.hpp"
#include "results/columns.hpp"
#include "zoning/assignment.hpp"
#include "zoning/assignment_counts.hpp"
#include "zoning/zoning.hpp"

#include <cstddef>
#include <optional>
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
/// "à moins de 300m", "within 300m".
[[nodiscard]] std::string band_title(double metres, Language language);
/// Gives the column of a band its name, "within_300m", and its titles.
template <class Record>
void name_band(Column<Record>& column, double metres) {
  column.name = "within_" + band_name(metres);
  column.french = band_title(metres, Language::french);
  column.english = band_title(metres, Language::english);
}

/// A place against one zoning. What is not known of it is empty, and all is of a row without a
/// place.
struct ZoneAnswer {
  std::string code;  ///< of the first zone that holds it
  std::string name;
  std::vector<std::string> also_in;  ///< codes of the others
  std::optional<double> distance;    ///< metres
  std::string nearest_code;          ///< of a place outside
  std::optional<double> farthest;    ///< metres, of a footprint
  VatCondition vat_condition = VatCondition::none;
  std::optional<bool> ambiguous;
  Ambiguity ambiguity = Ambiguity::none;
};
/// A place against every zoning.
struct AssignmentRecord {
  std::vector<std::string> kept;  ///< columns of the input
  PlaceStatus problem = PlaceStatus::placed;
  std::vector<ZoneAnswer> zonings;
  std::vector<std::optional<WithinAnswer>> within;  ///< band after band, zoning after zoning
};

/// On what the columns depend.
struct AssignmentLayout {
  std::vector<std::string> kept;     ///< names of the input's columns
  std::vector<std::string> zonings;  ///< their names
  std::vector<double> bands;         ///< metres
  bool has_footprints = false;
};
/// Columns kept from the input, then `problem`, then those of each zoning. With one zoning these
/// bear plain names (`code`, `distance`…), with several each ends in the zoning's (`code_qpv2024`).
/// A column of the input that has one of these names, or one that a GeoPackage needs for itself, is
/// called `input_…`.
[[nodiscard]] ColumnTable<AssignmentRecord> assignment_columns(const AssignmentLayout& layout);

/// Rows one after the other. References must outlive it.
class AssignmentRows {
 public:
  AssignmentRows(const inputs::PlaceSource& source, const std::vector<NamedZoning>& zonings,
                 const std::vector<double>& bands);
  AssignmentRows(const AssignmentRows&) = delete;
  AssignmentRows& operator=(const AssignmentRows&) = delete;

  [[nodiscard]] const std::vector<files::FieldSpec>& fields() const { return columns_.fields(); }
  /// Counts of zero for these zonings and bands.
  [[nodiscard]] AssignmentCounts empty_counts() const;
  [[nodiscard]] files::Row row(const inputs::PlaceBlock& block, std::size_t i,
                               const Assignment& assignment);

 private:
  void fill_zonings(std::size_t i, const Assignment& assignment);

  const std::vector<NamedZoning>& zonings_;
  const std::vector<double>& bands_;
  bool has_footprints_;
  ColumnTable<AssignmentRecord> columns_;
  /// Of the last row: among millions, the next one finds the memory of its texts here.
  AssignmentRecord record_;
};

}  // namespace carreau::results
