// SPDX-License-Identifier: Apache-2.0
/// Finds refused rows that a file of refused rows, read beside the original, gives once more.
#pragma once

#include "inputs/programme/action_tables.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace carreau::inputs {

class CorrectedRows {
 public:
  explicit CorrectedRows(std::span<const ActionTable> tables);

  /// Where a row comes from: the place that a file of refused rows gives, otherwise its own place.
  [[nodiscard]] std::string origin(std::size_t table, std::size_t row) const;
  /// Whether a file of refused rows, or a later one of several, has the row of this origin, of
  /// which at least half of the texts are those of this row: where the original was changed
  /// meanwhile, its numbers of rows mean other rows.
  [[nodiscard]] bool has_later(std::size_t table, std::size_t row) const;

 private:
  struct Copy {
    std::size_t table = 0;
    std::size_t row = 0;
  };
  [[nodiscard]] bool is_alike(std::size_t table, std::size_t row, const Copy& copy) const;

  std::span<const ActionTable> tables_;
  std::vector<std::size_t> origin_columns_;  ///< for each table; its number of columns: none
  std::unordered_map<std::string, std::vector<Copy>> copies_;  ///< by origin
};

}  // namespace carreau::inputs
