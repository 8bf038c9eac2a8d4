// SPDX-License-Identifier: Apache-2.0
/// Which cells the rows of a table usually fill, and which rows differ from that.
#pragma once

#include "inputs/programme/amount_grid.hpp"
#include "inputs/programme/row_kinds.hpp"

#include <cstddef>
#include <string>
#include <unordered_set>
#include <vector>

namespace carreau::inputs {

class RowLayout {
 public:
  RowLayout(const ActionTable& table, const NumberGrid& numbers);

  /// Whether the row repeats the names of the columns.
  [[nodiscard]] bool is_header(std::size_t row) const;
  /// Whether a repeated header has the name of a column in the place of another.
  [[nodiscard]] bool names_other_places(std::size_t row) const;
  /// Whether the row only gives a funder of the action in the row `base` above it: it leaves the
  /// reference empty, or without such a column the title, and says nothing else of its own.
  [[nodiscard]] bool continues(std::size_t row, std::size_t base) const;
  /// Whether the row has amounts and a single text beside them, where actions have several.
  [[nodiscard]] bool is_labelled_sum(std::size_t row) const;
  /// Heading, note or data: a row of one or two texts without amounts is no data where the other
  /// rows have more.
  [[nodiscard]] RowKind kind_of_text(std::size_t row) const;

  /// Whether the cell of the field is filled by the row itself, in another column than `except`.
  [[nodiscard]] bool has(std::size_t row, ActionField field, std::size_t except) const;
  /// Whether the column is that of the field.
  [[nodiscard]] bool is_of(std::size_t column, ActionField field) const;
  /// The number of cells that only an action has: reference, operator, title, quartier ….
  [[nodiscard]] std::size_t evidence(std::size_t row, std::size_t except) const;
  /// Whether the rows of this table usually have such a cell in another column than `except`.
  [[nodiscard]] bool expects_evidence(std::size_t except) const;
  /// Whether the row has no such cell, and no funder and no theme either.
  [[nodiscard]] bool is_unnamed(std::size_t row) const;
  /// The plain words of all cells that rows have in common: funders, quartiers, themes, headings ….
  [[nodiscard]] std::unordered_set<std::string> words_of_groups() const;

 private:
  void measure_rows();
  [[nodiscard]] bool is_like_a_reference(std::size_t row) const;
  [[nodiscard]] bool is_text_of_action(std::size_t row) const;

  const ActionTable& table_;
  const NumberGrid& numbers_;
  std::vector<std::size_t> filled_;  ///< for each row, its distinct texts
  std::size_t usual_ = 0;            ///< what nine of ten rows with amounts have at most
  std::size_t last_data_ = 0;        ///< the last row that has amounts or the usual texts
  std::unordered_set<std::string> reference_shapes_;
  std::vector<bool> is_expected_;  ///< by evidence field
};

}  // namespace carreau::inputs
