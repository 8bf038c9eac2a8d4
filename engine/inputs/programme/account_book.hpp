// SPDX-License-Identifier: Apache-2.0
/// Keeps the account of an import while its rows are read.
#pragma once

#include "base/findings.hpp"
#include "inputs/programme/amount_grid.hpp"
#include "inputs/programme/import_account.hpp"
#include "inputs/programme/row_kinds.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace carreau::inputs {

/// Each row must be reported once: set aside, refused, or used.
class AccountBook {
 public:
  explicit AccountBook(std::span<const ActionTable> tables);

  [[nodiscard]] RowKind kind(std::size_t table, std::size_t row) const {
    return kinds_[table].kinds[row];
  }
  void set_aside(std::size_t table, std::size_t row, RowKind kind);
  void refused(std::size_t table, std::size_t row);
  /// The row made an action, or was joined to one, and these funding lines came of it. A row that
  /// equals an earlier one in every cell is a warning.
  void used(std::size_t table, std::size_t row, bool is_action, std::span<const FundingLine> lines,
            Findings& findings);
  /// Returns the position of the value in TableAccount::unknown.
  std::size_t unknown(std::size_t table, UnknownValue value);

  /// Warns of each stated total that differs from what was read, and where the funding lines are
  /// not what the columns hold, which is a fault of this program.
  [[nodiscard]] ImportAccount finish(Findings& findings);

 private:
  void warn_if_repeated(std::size_t table, std::size_t row, Findings& findings);
  void add_totals(std::size_t table);
  void check(std::size_t table, Findings& findings) const;
  [[nodiscard]] bool is_in(std::size_t table, std::size_t row, const TotalScope& scope) const;

  std::span<const ActionTable> tables_;
  std::vector<NumberGrid> numbers_;
  std::vector<RowKinds> kinds_;
  std::vector<std::vector<std::size_t>> refused_rows_;  ///< by table, those with amounts
  std::vector<std::array<Euros, kMeasures>> attributed_;
  std::vector<std::unordered_map<std::string, std::size_t>> seen_;  ///< rows by all their texts
  ImportAccount account_;
};

}  // namespace carreau::inputs
