// SPDX-License-Identifier: Apache-2.0
/// The rows of one table in memory, so that a refused row can be returned whole.
#pragma once

#include "base/error.hpp"
#include "base/findings.hpp"
#include "files/kept_cells.hpp"
#include "files/table.hpp"
#include "geometry/crs.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::inputs {

/// All rows of a table as text, without blank rows.
/// Uses 16 bytes for each field in addition to its text.
class SheetRows {
 public:
  /// Reads the table to its end, and counts what is kept of it. The points of a layer are added as
  /// columns `longitude` and `latitude`, unless it has coordinate columns; `crs` is used for a
  /// layer that declares none.
  SheetRows(files::Table& table, const std::string& crs, files::KeptCells& kept,
            Findings& findings);

  /// Name of the file, followed by that of the sheet or layer where there is one: "actions.xlsx
  /// (Financements)".
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const std::string& file() const { return file_; }
  [[nodiscard]] const std::string& sheet() const { return sheet_; }
  [[nodiscard]] bool is_workbook() const { return is_workbook_; }
  [[nodiscard]] bool is_json() const { return is_json_; }
  [[nodiscard]] const std::vector<std::string>& columns() const { return columns_; }
  [[nodiscard]] std::size_t size() const { return numbers_.size(); }
  [[nodiscard]] std::string_view field(std::size_t row, std::size_t column) const {
    const Field& at = fields_[row * columns_.size() + column];
    return std::string_view(text_).substr(at.begin, at.size);
  }
  /// How the file types the field; see files::Table::type().
  [[nodiscard]] files::CellType type(std::size_t row, std::size_t column) const {
    return fields_[row * columns_.size() + column].type;
  }
  /// Whether fill_down() copied the text from the row above.
  [[nodiscard]] bool is_filled_down(std::size_t row, std::size_t column) const {
    if (row == 0) return false;
    const Field& at = fields_[row * columns_.size() + column];
    return at.size > 0 && at.begin == fields_[(row - 1) * columns_.size() + column].begin;
  }
  /// The rows without any text, which are left out.
  [[nodiscard]] std::size_t blank_rows() const { return blank_rows_; }
  [[nodiscard]] std::vector<std::string> fields(std::size_t row) const;
  /// The row number as an editor shows it.
  [[nodiscard]] std::int64_t number(std::size_t row) const { return numbers_[row]; }
  [[nodiscard]] Place place(std::size_t row, std::string column = {}) const {
    return {name_, numbers_[row], std::move(column)};
  }

  /// The coordinate columns with usual names and their CRS; nothing where there are none.
  struct Coordinates {
    std::size_t x = 0;
    std::size_t y = 0;
    Crs crs;
  };
  [[nodiscard]] const std::optional<Coordinates>& coordinates() const { return coordinates_; }
  /// The possible error of the geocoder in metres; 0 where it is unknown.
  [[nodiscard]] double precision(std::size_t row) const {
    return precision_.empty() ? 0.0 : precision_[row];
  }

  /// Copies the text of merged ranges into the fields of the column that they cover in the rows
  /// below. Returns the number of fields filled.
  std::size_t fill_merged(std::size_t column);
  /// Copies into each empty field of the column the text of the row above. Returns the number of
  /// fields filled.
  std::size_t fill_down(std::size_t column);

 private:
  struct Field {
    std::size_t begin = 0;
    std::uint32_t size = 0;
    files::CellType type = files::CellType::text;
  };
  void take_coordinates(const files::Table& table, const std::string& crs);
  void add_fields(const files::Table& table, std::size_t width);
  void add_field(std::string_view text, files::CellType type);

  std::string name_;
  std::string file_;
  std::string sheet_;
  bool is_workbook_ = false;
  bool is_json_ = false;
  std::vector<std::string> columns_;
  std::string text_;
  std::vector<Field> fields_;
  std::size_t blank_rows_ = 0;
  std::map<std::size_t, std::vector<std::size_t>> merged_;  ///< by column, the rows covered
  std::vector<std::int64_t> numbers_;
  std::vector<double> precision_;
  std::optional<Coordinates> coordinates_;
};

}  // namespace carreau::inputs
