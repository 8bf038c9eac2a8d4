// SPDX-License-Identifier: Apache-2.0
/// The columns of `crosswalk` and the rows that fill them.
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

/// Whether a variable may bear the name: not one of the columns that every table has.
[[nodiscard]] bool may_name_variable(std::string_view name);

/// A variable in one target zone, to the decimals of its column.
struct MovedFigure {
  std::optional<double> value;
  std::optional<double> low;
  std::optional<double> high;
  std::optional<double> least;  ///< of counts: what the sources wholly within the target hold
  std::optional<double> most;   ///< of counts: what all sources hold that touch it
  MovedState state = MovedState::no_data;
  std::optional<double> share_imputed;
  std::optional<double> share_unknown;
};
/// A target zone; part k is of the variable k.
struct CrosswalkRecord {
  std::string code;
  std::string name;
  std::vector<MovedFigure> figures;
};
/// `code` and `name` of each target, then of each variable its value under its own name and, with
/// the endings that docs/crosswalk.md lists, what it rests on.
[[nodiscard]] ColumnTable<CrosswalkRecord> crosswalk_columns(
    const std::vector<MovedVariable>& variables);
[[nodiscard]] CrosswalkRecord crosswalk_record(const Zoning& zones,
                                               const std::vector<MovedVariable>& variables,
                                               std::size_t zone);

/// References must outlive it.
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
