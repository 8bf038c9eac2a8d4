// SPDX-License-Identifier: Apache-2.0
/// The layers of a revision: the record of each row, and its columns. Columns that a delineation or
/// `check` has as well have the same names.
#pragma once

#include "results/columns.hpp"
#include "results/delineation_columns.hpp"
#include "results/revision_codes.hpp"
#include "results/zoning_rows.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carreau::results {

/// A quartier of the map that follows, or one that left it. Figures are those within its limits
/// after; for one that left, those within the limits it had.
struct RevisedRecord {
  CheckRecord figures;  ///< with code and name
  std::string letter;   ///< I, M or N; empty without data
  RevisedStatus status = RevisedStatus::unchanged;
  std::string origin_code;      ///< of the listed quartier; empty for a new one
  std::optional<bool> at_risk;  ///< unknown without data; a new quartier has no rate
  std::vector<ExitRisk> risks;
  std::optional<double> exit_rate;     ///< observed among such quartiers
  std::optional<double> income_ratio;  ///< declared median before over S
  std::optional<Persons> people_before;
  std::optional<Interval> median_declared_before;
  std::size_t extension_cells = 0;
  Persons extension_people;
  std::size_t pieces = 1;
  bool by_hand = false;
  std::string edit_reason;
  std::string edit_date;
};
[[nodiscard]] const ColumnTable<RevisedRecord>& revised_columns();

/// The proposed extension of a quartier.
struct ExtensionRecord {
  std::string code;
  std::string name;
  Persons people;
  std::size_t cells = 0;
  std::int64_t area_m2 = 0;
  std::size_t pieces = 1;
  bool by_hand = false;
};
[[nodiscard]] const ColumnTable<ExtensionRecord>& extension_columns();

/// A cell with what the rule decides on it alone, and what the revision makes of it.
struct RevisedCellRecord {
  CellRecord cell;
  double share_listed = 0.0;  ///< of its area, inside listed quartiers
  CellRole role = CellRole::outside;
  std::string quartier;                 ///< code of the quartier that its role names
  std::optional<Persons> group_people;  ///< whom its group brings; empty outside such groups
  BasisPoints extension_share;          ///< the share required; not written as a column
};
[[nodiscard]] const ColumnTable<RevisedCellRecord>& revised_cell_columns();

}  // namespace carreau::results
