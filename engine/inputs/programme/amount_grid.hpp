// SPDX-License-Identifier: Apache-2.0
/// The numbers of a table, column by column, whether they are read as amounts, as people, or not at
/// all: the basis of totals and of the account of an import.
#pragma once

#include "actions/money_text.hpp"
#include "inputs/programme/action_tables.hpp"
#include "inputs/programme/import_account.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace carreau::inputs {

/// Decides for each column how its texts are written, since "1.234" alone may be thousands or
/// decimals: the other texts of the column say which. Sets ActionTable::notations.
void decide_notations(ActionTable& table);

/// The amount in a cell. A cell that the file types as a number is that number; only texts are
/// interpreted. `in_thousands`: the header says so.
[[nodiscard]] MoneyText amount_in_cell(const ActionTable& table, std::size_t row,
                                       std::size_t column, bool in_thousands);

/// The columns of a table that hold numbers, with all their numbers.
class NumberGrid {
 public:
  explicit NumberGrid(const ActionTable& table);

  /// In the order of the table.
  [[nodiscard]] const std::vector<NumberColumn>& columns() const { return columns_; }
  /// The number in a row and the k-th of these columns; people are whole euros here. Empty where
  /// the cell is empty, unknown or unreadable.
  [[nodiscard]] const std::optional<Euros>& at(std::size_t row, std::size_t k) const {
    return numbers_[k][row];
  }
  /// Whether the row has an amount, of money that is read.
  [[nodiscard]] bool has_money(std::size_t row) const;

 private:
  void add(const ActionTable& table, NumberColumn column);

  std::vector<NumberColumn> columns_;
  std::vector<std::vector<std::optional<Euros>>> numbers_;  ///< by column, then by row
};

}  // namespace carreau::inputs
