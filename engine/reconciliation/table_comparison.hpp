// SPDX-License-Identifier: Apache-2.0
/// Figures of one meaning in several tables, held against each other.
#pragma once

#include "base/findings.hpp"
#include "base/quantity.hpp"
#include "reconciliation/reconciliation.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau {

/// What two figures have in common.
enum class MeaningKind : std::uint8_t {
  grand_total,  ///< of one unit
  line,         ///< a row or column of the same name, as a whole
  cell,         ///< a row and a column of the same names
};
[[nodiscard]] std::string_view to_text(MeaningKind kind);

/// A figure of a table: as it states it, or summed from its parts where it states none.
struct TableFigure {
  std::size_t table = 0;
  std::optional<std::size_t> row;  ///< of the cell; where summed the line summed along, if any
  std::optional<std::size_t> column;
  bool is_stated = true;
  std::size_t unread = 0;  ///< cells within that are unknown or no number
  SumUnit unit;
  std::int64_t hundredths = 0;
};

struct FigureComparison {
  MeaningKind meaning = MeaningKind::grand_total;
  std::string name;  ///< of the line in the first table; "row / column" of a cell
  TableFigure first;
  TableFigure second;
  CheckStatus status = CheckStatus::holds;
  std::vector<Slip> slips;  ///< digits, sign, scale

  /// Positive where the second says more.
  [[nodiscard]] std::int64_t difference() const { return second.hundredths - first.hundredths; }
};

/// A figure that stands in two tables under two names, and in each under no other: it may be the
/// same thing.
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

/// Every pair of tables, in their order, but for those whose names tell two years. Names are
/// compared in plain words; a name that a table bears twice on one axis is left out. Where one
/// table names no unit its figures are compared only if they agree. Amounts may differ by
/// `tolerance`.
[[nodiscard]] TablesComparison compare_tables(std::span<const CheckedTable> tables, Euros tolerance,
                                              Findings& findings);

}  // namespace carreau
