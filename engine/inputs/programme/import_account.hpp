// SPDX-License-Identifier: Apache-2.0
/// The account of an import: what became of every row and of every euro of its tables.
#pragma once

#include "actions/action.hpp"
#include "base/error.hpp"
#include "base/quantity.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::inputs {

/// What a row of a table is.
enum class RowKind : std::uint8_t {
  data,
  continued,  ///< a further funding line of the row above, whose cells it leaves empty
  header,     ///< the names of the columns once more, as at the top of a printed page
  heading,    ///< the title of the rows below it
  note,       ///< a remark, such as a footnote
  total,      ///< a sum of other rows
  corrected,  ///< given once more, corrected, in a file of refused rows
};
/// A stable name: "total".
[[nodiscard]] std::string_view to_text(RowKind kind);

/// A column that holds numbers.
struct NumberColumn {
  std::size_t column = 0;
  bool is_people = false;          ///< audience: people, in whole numbers
  std::optional<Measure> measure;  ///< the amount as which it is read; none where it is not read
  std::string funder;              ///< where it holds the amounts of one funder
  bool in_thousands = false;
  /// Read, but no money of a funder: a total over the funders, or the cost of the action.
  bool is_noted = false;

  [[nodiscard]] bool is_read() const { return measure || is_people || is_noted; }
  [[nodiscard]] bool is_money() const { return measure.has_value(); }
};

/// An amount of a row, with the name of its column.
struct ColumnAmount {
  std::string column;
  Euros amount;
};

/// A row that is no action, with its amounts, which count nowhere.
struct SetAsideRow {
  Place place;
  RowKind kind = RowKind::note;
  std::string text;  ///< what announces the total; of any other row, its first text
  std::vector<ColumnAmount> amounts;
};

/// A value of a row that was kept although the value could not be used. `euros`: what the action
/// that the row made grants in all, or else requests or was paid; for a row that was joined to an
/// action, only what that row gives. Nothing where no amount is known.
struct UnknownValue {
  Place place;  ///< with the column
  std::string written;
  std::optional<Euros> euros;
};

/// The numbers of a column. The sum is that of every number in the file: read + refused + set
/// aside, for a column that is read. People are whole euros here.
struct ColumnAccount {
  std::string name;
  NumberColumn use;
  std::size_t cells = 0;
  Euros sum;
  Euros read;
  Euros refused;
  Euros set_aside;
};

/// A total that the file states, beside what was read of the rows that it adds up.
struct StatedTotal {
  Place place;  ///< with the column
  std::string text;
  Euros stated;
  Euros read;
  [[nodiscard]] bool differs() const { return stated != read; }
};

/// rows = actions + joined + set aside + refused.
struct TableAccount {
  std::string table;  ///< "actions.xlsx (2024)"
  std::size_t rows = 0;
  std::size_t blank = 0;    ///< rows without any text, not among `rows`
  std::size_t actions = 0;  ///< rows that made an action
  std::size_t joined = 0;   ///< rows that added a funding line or an indicator to an action
  std::size_t refused = 0;
  std::vector<SetAsideRow> set_aside;
  std::vector<UnknownValue> unknown;
  std::vector<ColumnAccount> columns;
  std::vector<StatedTotal> totals;
};

struct ImportAccount {
  std::vector<TableAccount> tables;
};

}  // namespace carreau::inputs
