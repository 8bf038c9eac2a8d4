// SPDX-License-Identifier: Apache-2.0
/// Finds out which rows a row of totals adds up.
#pragma once

#include "inputs/programme/amount_grid.hpp"
#include "inputs/programme/total_words.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace carreau::inputs {

/// Rows from `begin` until before `end`; where a column is given, only those whose cell in it has
/// these plain words. Rows that are no data do not count.
struct TotalScope {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::optional<std::size_t> column = {};
  std::string words = {};
};

/// What a row of totals adds up. `is_sum`: each of its amounts is the sum of these rows.
struct FoundScope {
  TotalScope scope;
  std::size_t equal = 0;      ///< amounts of the row that are sums of these rows, and not zero
  std::size_t different = 0;  ///< amounts that are not
  std::vector<std::int64_t> sums = {};  ///< in cents, by TotalScopes::columns()
  [[nodiscard]] bool is_sum() const { return equal > 0 && different == 0; }
};

/// Sums of the rows of a table, from its first row on. Every row must be added in turn; the cost of
/// a total does not grow with the number of rows above it.
class TotalScopes {
 public:
  /// `announced`: for each row whether it seems to be a total, so that it is not part of another.
  TotalScopes(const ActionTable& table, const NumberGrid& numbers,
              const std::vector<bool>& announced);

  /// The columns of the grid that a total adds up: of money, or else of people.
  [[nodiscard]] const std::vector<std::size_t>& columns() const { return columns_; }
  /// The next row holds data.
  void add_data();
  /// The next row is a heading, a total, or anything else that ends what is added up.
  void add_boundary();
  /// What the next row adds up: the rows above it since the last boundary, since an earlier one or
  /// since the first row; rows with the same year, funder or quartier; or the rows below it. Of
  /// several, the first of which all amounts are sums; otherwise the likeliest by its words.
  [[nodiscard]] FoundScope find(const TotalPhrase& phrase, std::size_t phrase_column) const;
  /// The rows below the next row that it adds up as the head of a section: until before one of the
  /// next rows that seem to be totals, or until the last row.
  [[nodiscard]] FoundScope find_below() const;

 private:
  using Sums = std::vector<std::int64_t>;

  void take_groups();
  [[nodiscard]] FoundScope compare(TotalScope scope, const Sums& sums) const;
  [[nodiscard]] FoundScope above(std::size_t begin) const;
  [[nodiscard]] FoundScope below(std::size_t end) const;
  void add_groups(const TotalPhrase& phrase, std::size_t phrase_column,
                  std::vector<FoundScope>& found) const;
  [[nodiscard]] FoundScope likeliest(const TotalPhrase& phrase,
                                     const std::vector<FoundScope>& found) const;

  const ActionTable& table_;
  const NumberGrid& numbers_;
  std::vector<std::size_t> columns_;
  std::size_t row_ = 0;       ///< the next row
  std::vector<Sums> before_;  ///< for each row, the sums of the data before it
  std::vector<Sums> after_;   ///< for each row, the sums from it on, without announced rows
  std::vector<std::size_t> next_announced_;
  std::vector<std::size_t> boundaries_;
  std::vector<std::size_t> group_columns_;
  std::vector<std::unordered_map<std::string, Sums>> groups_;  ///< by words of a column
  bool has_announced_ = false;
};

}  // namespace carreau::inputs
