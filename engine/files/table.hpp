// SPDX-License-Identifier: Apache-2.0
/// A table read row by row in any format: CSV, spreadsheet, or the attributes of a layer.
#pragma once

#include "base/error.hpp"
#include "base/findings.hpp"
#include "base/text.hpp"
#include "files/workbook/cell_type.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::files {

/// Given column names in lower case, says whether this row is the header that is sought.
using IsHeader = std::function<bool(const std::vector<std::string>&)>;

/// The rows of a table that name its columns, and the names that they give together.
struct Header {
  std::size_t first = 0;  ///< the first of these rows, among the rows that were shown
  std::size_t count = 1;
  std::vector<std::string> columns;  ///< one name for each column, as it should be shown
};
/// Given the first rows of a table as texts, says which of them are the header; nothing where there
/// is none. Rows above it are titles, rows below it data. In these rows, and only here, each cell
/// of a merged range has the text of the range. A layer or a list of JSON objects has one such row,
/// its names; a sheet or delimited text shows at most kMostHeaderRows rows that are not blank.
using FindHeader =
    std::function<std::optional<Header>(std::span<const std::vector<std::string>> rows)>;
inline constexpr std::size_t kMostHeaderRows = 25;
/// Finds headers of one row: the first that `is_header` recognises.
[[nodiscard]] FindHeader header_of_one_row(IsHeader is_header);

/// What a column holds, in a table that types whole columns, such as one of columns in memory.
struct ColumnType {
  std::string name;  ///< as messages show it: "float64"
  bool has_numbers = false;
  bool has_texts = false;
  /// Whether it keeps only 24 bits of a number, some seven digits.
  bool is_single = false;
};

/// Rows of text fields under named columns. Call next() first, then read fields.
class Table {
 public:
  virtual ~Table() = default;

  /// Moves to the next row; false at the end. Throws DataError on a malformed row.
  virtual bool next() = 0;
  /// The text of a field of the current row, without surrounding blanks; valid until the next call
  /// of next().
  [[nodiscard]] virtual std::string_view field(std::size_t column) const = 0;
  /// How the file types the field of the current row; an empty field is a text.
  [[nodiscard]] virtual CellType type(std::size_t /*column*/) const { return CellType::text; }
  /// The type of a whole column; empty for formats in which each field speaks for itself.
  [[nodiscard]] virtual std::optional<ColumnType> column_type(std::size_t /*column*/) const {
    return std::nullopt;
  }
  /// Whether the field of the current row is null, in a table that knows null; field() is empty
  /// then. Delimited text does not tell null from empty.
  [[nodiscard]] virtual bool is_null(std::size_t /*column*/) const { return false; }
  /// The field of the current row as parse_plain_decimal() reads it. A table that holds numbers
  /// gives them without a text in between.
  [[nodiscard]] virtual std::optional<std::int64_t> plain_decimal(std::size_t column,
                                                                  int decimals) const {
    return parse_plain_decimal(field(column), decimals);
  }
  /// Where a merged range that begins in a row above covers the field: the text of the range, which
  /// field() does not repeat, because an amount merged over two rows is no two amounts.
  [[nodiscard]] virtual std::string_view merged_text(std::size_t /*column*/) const { return {}; }
  /// Whether a spreadsheet hides the current row, as a filter does.
  [[nodiscard]] virtual bool is_hidden_row() const { return false; }
  /// The number of the current row as an editor shows it (the header line counts).
  [[nodiscard]] virtual std::int64_t row() const = 0;

  /// Splits the rows that have not been read yet into tables, in order, each of which any thread
  /// may read; they share ownership of the data they need. Empty where rows can only be read in
  /// order.
  [[nodiscard]] virtual std::vector<std::unique_ptr<Table>> split() const { return {}; }

  /// The name of the sheet or layer; empty for formats that hold one table.
  [[nodiscard]] virtual std::string layer() const { return {}; }
  /// Whether it is a sheet of a workbook.
  [[nodiscard]] virtual bool is_sheet() const { return false; }

  /// The size of the underlying text in bytes; 0 for other formats.
  [[nodiscard]] virtual std::int64_t bytes() const { return 0; }
  /// An upper bound of the number of rows, where it is known without reading them; otherwise 0.
  [[nodiscard]] virtual std::size_t most_rows() const { return 0; }

  /// Says that field() is asked for no other columns than these from now on, so that the others
  /// need not be cut or decoded. Rows are checked as before.
  virtual void limit_to(std::span<const std::size_t> /*columns*/) {}

  [[nodiscard]] const std::string& file() const { return file_; }
  /// Column names as written in the file.
  [[nodiscard]] const std::vector<std::string>& columns() const { return columns_; }
  /// The first column with one of these names; case is ignored.
  [[nodiscard]] std::optional<std::size_t> find(std::span<const std::string_view> names) const;
  [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;
  /// Like find(), but throws a DataError that says what the column is for and which columns exist.
  [[nodiscard]] std::size_t require(std::span<const std::string_view> names,
                                    const Message& meaning) const;

  [[nodiscard]] Place place(std::size_t column) const;
  /// Throws DataError where the field is null. Null is unknown: neither zero nor an empty text.
  void refuse_null(std::size_t column) const;
  /// The value of a number, or throws DataError. A decimal comma is accepted and reported.
  [[nodiscard]] double number(std::size_t column, Findings& findings) const;
  /// Like number(), but empty where is_secret() says so.
  [[nodiscard]] std::optional<double> optional_number(std::size_t column, Findings& findings) const;

 protected:
  explicit Table(std::string file) : file_(std::move(file)) {}
  Table(const Table&) = default;
  Table(Table&&) noexcept = default;
  Table& operator=(const Table&) = default;
  Table& operator=(Table&&) noexcept = default;
  void set_columns(std::vector<std::string> columns);
  /// The field of the current row as parse_number() reads it.
  [[nodiscard]] virtual std::optional<ParsedNumber> parsed_number(std::size_t column) const {
    return parse_number(field(column));
  }

 private:
  std::string file_;
  std::vector<std::string> columns_;
  std::vector<std::string> lower_columns_;
};

/// Opens the table of a file in which `is_header` recognises the column names. In a CSV or
/// spreadsheet the header may follow some title lines; of several layers or sheets the first that
/// fits is opened. Where none fits, opens the first layer with its first row as header, so that
/// require() reports what is missing.
[[nodiscard]] std::unique_ptr<Table> open_table(const std::string& path, const IsHeader& is_header,
                                                Findings& findings);

/// The same for a header that may have several rows.
[[nodiscard]] std::unique_ptr<Table> open_table(const std::string& path,
                                                const FindHeader& find_header, Findings& findings);

/// The tables of one file.
struct FileTables {
  std::vector<std::unique_ptr<Table>> tables;  ///< those whose header is recognised
  std::vector<std::string> others;  ///< names of the layers or sheets with another content
};
/// Opens every layer or sheet of a file in which `is_header` recognises the names. Where none fits,
/// returns the single table that open_table() would open.
[[nodiscard]] FileTables open_tables(const std::string& path, const IsHeader& is_header,
                                     Findings& findings);
[[nodiscard]] FileTables open_tables(const std::string& path, const FindHeader& find_header,
                                     Findings& findings);
/// How the tables of a file are read.
enum class TableKind : std::uint8_t { delimited_text, json, workbook, layers };
/// By the name of the file; a workbook is also recognised under the name of delimited text.
[[nodiscard]] TableKind table_kind(const std::string& path);

/// Whether a field marks a figure as secret or unknown: empty, `s`, `ns`, `nd`, `NA`, `n/a`, `c`,
/// in any case.
[[nodiscard]] bool is_secret(std::string_view field);

/// Whether all of `names` are among the columns.
[[nodiscard]] bool has_all(const std::vector<std::string>& columns,
                           std::span<const std::string_view> names);
[[nodiscard]] bool has_any(const std::vector<std::string>& columns,
                           std::span<const std::string_view> names);

}  // namespace carreau::files
