// SPDX-License-Identifier: Apache-2.0
/// A table read row by row, whatever its format: CSV, spreadsheet, or the attributes of a layer.
#pragma once

#include "base/error.hpp"
#include "base/findings.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::files {

/// Columns in lower case -> whether this row of names is the header that is sought.
using IsHeader = std::function<bool(const std::vector<std::string>&)>;

/// Rows of text fields under named columns. `next()` first, then the fields.
class Table {
 public:
  virtual ~Table() = default;

  /// Moves to the next row; false at the end. Throws DataError on a malformed row.
  virtual bool next() = 0;
  /// The text of a field of the current row, trimmed; valid until the next call of next().
  [[nodiscard]] virtual std::string_view field(std::size_t column) const = 0;
  /// The current row as an editor numbers it (the header line counts).
  [[nodiscard]] virtual std::int64_t row() const = 0;

  /// The rows that have not been read yet as tables of their own, in order, each for any thread;
  /// they keep what they need of this one. None where rows can only be read in order.
  [[nodiscard]] virtual std::vector<std::unique_ptr<Table>> split() const { return {}; }

  /// The size of the text that this table stands on, where it is text; else 0.
  [[nodiscard]] virtual std::int64_t bytes() const { return 0; }
  /// How many rows there may be at the most, where that is known without reading them; else 0.
  [[nodiscard]] virtual std::size_t most_rows() const { return 0; }

  [[nodiscard]] const std::string& file() const { return file_; }
  /// Column names as written.
  [[nodiscard]] const std::vector<std::string>& columns() const { return columns_; }
  /// The first column that bears one of the names, without regard to case.
  [[nodiscard]] std::optional<std::size_t> find(std::span<const std::string_view> names) const;
  [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;
  /// As find, or a DataError that says what the column is for and which columns there are.
  [[nodiscard]] std::size_t require(std::span<const std::string_view> names,
                                    const Message& meaning) const;

  [[nodiscard]] Place place(std::size_t column) const;
  /// A number, or a DataError. A decimal comma is accepted, and found.
  [[nodiscard]] double number(std::size_t column, Findings& findings) const;
  /// As number; empty where the field is empty or `s`, `ns`, `nd`, `NA` (statistical secrecy).
  [[nodiscard]] std::optional<double> optional_number(std::size_t column, Findings& findings) const;

 protected:
  explicit Table(std::string file) : file_(std::move(file)) {}
  Table(const Table&) = default;
  Table(Table&&) noexcept = default;
  Table& operator=(const Table&) = default;
  Table& operator=(Table&&) noexcept = default;
  void set_columns(std::vector<std::string> columns);

 private:
  std::string file_;
  std::vector<std::string> columns_;
  std::vector<std::string> lower_columns_;
};

/// Opens the table of a file in which `is_header` recognises the names: in a CSV or spreadsheet
/// the header may come after some lines of title, in a file of several layers or sheets the first
/// that fits is taken. Where none fits the first layer and row are, so that require() can tell.
[[nodiscard]] std::unique_ptr<Table> open_table(const std::string& path, const IsHeader& is_header,
                                                Findings& findings);

/// The tables of one file.
struct FileTables {
  std::vector<std::unique_ptr<Table>> tables;  ///< those whose header is recognised
  std::vector<std::string> others;             ///< layers or sheets that hold something else
};
/// Opens every layer or sheet of a file in which `is_header` recognises the names. Where none fits
/// there is one table, as open_table() gives it.
[[nodiscard]] FileTables open_tables(const std::string& path, const IsHeader& is_header,
                                     Findings& findings);
/// Whether a path is that of delimited text, by its extension: csv, txt, tsv.
[[nodiscard]] bool is_delimited_text(const std::string& path);

/// Whether a field says that the figure is secret or not known: empty, `s`, `ns`, `nd`, `NA`, `c`.
[[nodiscard]] bool is_secret(std::string_view field);

/// Whether every one of `names` is among the columns.
[[nodiscard]] bool has_all(const std::vector<std::string>& columns,
                           std::span<const std::string_view> names);
[[nodiscard]] bool has_any(const std::vector<std::string>& columns,
                           std::span<const std::string_view> names);

}  // namespace carreau::files
