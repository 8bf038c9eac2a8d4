// SPDX-License-Identifier: Apache-2.0
/// The columns of `crosswalk`, and the rows of values.
#pragma once

#include "files/row_stream.hpp"
#include "results/columns.hpp"
#include "results/zoning_codes.hpp"
#include "zoning/moved_variables.hpp"
#include "zoning/zoning.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::results {

/// Whether a variable may have this name, which must differ from those of the fixed columns.
[[nodiscard]] bool may_name_variable(std::string_view name);

/// A variable in one target zone, rounded to the decimals of its column.
struct MovedFigure {
  std::optional<double> value;
  std::optional<double> low;
  std::optional<double> high;
  std::optional<double> least;  ///< for counts: the sum of the sources wholly within the target
  std::optional<double> most;   ///< for counts: the sum of all sources that touch the target
  MovedState state = MovedState::no_data;
  std::optional<double> share_imputed;
  std::optional<double> share_unknown;
};
/// A target zone; element k of each vector belongs to variable k.
struct CrosswalkRecord {
  std::string code;
  std::string name;
  std::vector<MovedFigure> figures;
};
/// `code` and `name` of each target; then for each variable a column with its value, and columns
/// with the suffixes listed in docs/crosswalk.md for the quality of its data.
[[nodiscard]] ColumnTable<CrosswalkRecord> crosswalk_columns(
    const std::vector<MovedVariable>& variables);
[[nodiscard]] CrosswalkRecord crosswalk_record(const Zoning& zones,
                                               const std::vector<MovedVariable>& variables,
                                               std::size_t zone);

/// The references must outlive this object.
class CrosswalkRows {
 public:
  CrosswalkRows(const Zoning& zones, const std::vector<MovedVariable>& variables);
  CrosswalkRows(const CrosswalkRows&) = delete;
  CrosswalkRows& operator=(const CrosswalkRows&) = delete;

  [[nodiscard]] const std::vector<files::FieldSpec>& fields() const { return columns_.fields(); }
  [[nodiscard]] std::vector<files::Row> rows() const;

 private:
  const Zoning& zones_;
  const std::vector<MovedVariable>& variables_;
  ColumnTable<CrosswalkRecord> columns_;
};

}  // namespace carreau::results
