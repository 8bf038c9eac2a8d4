// SPDX-License-Identifier: Apache-2.0
/// Compares figures of the same meaning in several tables.
#pragma once

#include "base/findings.hpp"
#include "base/quantity.hpp"
#include "reconciliation/reconciliation.hpp"
#include "reconciliation/table_figures.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau {

/// What the two compared figures represent.
enum class MeaningKind : std::uint8_t {
  grand_total,  ///< the grand total of a unit
  line,         ///< the whole of a row or column of the same name
  cell,         ///< a cell whose row and column have the same names
};
[[nodiscard]] std::string_view to_text(MeaningKind kind);

struct FigureComparison {
  MeaningKind meaning = MeaningKind::grand_total;
  std::string name;  ///< name of the line in the first table; "row / column" for a cell
  TableFigure first;
  TableFigure second;
  CheckStatus status = CheckStatus::holds;
  std::vector<Slip> slips;  ///< kinds digit, sign and scale only

  /// Positive where the second figure is larger.
  [[nodiscard]] std::int64_t difference() const { return second.hundredths - first.hundredths; }
};

/// A figure that both tables have under different names, and each only once. Both names may mean
/// the same thing.
struct SharedFigure {
  TableFigure first;
  TableFigure second;
  std::string first_name;
  std::string second_name;
};

struct TablesComparison {
  std::vector<FigureComparison> compared;
  std::vector<SharedFigure> shared;

  [[nodiscard]] std::size_t count(CheckStatus status) const;
};

/// Compares every pair of tables, in their order, except pairs whose names contain two different
/// years, and except totals of different stages, such as requested and granted. Names are compared
/// in plain words; a name that occurs twice on an axis of a table is left out. Where one table
/// gives no unit, its figures are compared only if they agree. Amounts may differ by `tolerance`.
/// More than 100 tables are not compared, which a finding says.
[[nodiscard]] TablesComparison compare_tables(std::span<const CheckedTable> tables, Euros tolerance,
                                              Findings& findings);

}  // namespace carreau
