// SPDX-License-Identifier: Apache-2.0
/// The cells of a workbook in memory, alike for every format.
#pragma once

#include "files/workbook/cell_type.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carreau::files {

/// Rows and columns from 0, both ends included.
struct MergedCells {
  std::uint32_t first_row = 0;
  std::uint32_t last_row = 0;
  std::uint32_t first_column = 0;
  std::uint32_t last_column = 0;

  friend bool operator==(const MergedCells&, const MergedCells&) = default;
};

/// The cells of a sheet that hold something, row by row. A merged range has its text in its
/// top-left cell only.
class Sheet {
 public:
  /// A cell; its text is given by Sheet::text().
  struct Cell {
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    CellType type = CellType::text;
    std::uint32_t size = 0;
    std::size_t begin = 0;
  };

  explicit Sheet(std::string name, bool is_hidden = false)
      : name_(std::move(name)), is_hidden_(is_hidden) {}

  /// Whether there is a cell to add. A formula without a value is one, although its text is empty.
  [[nodiscard]] static bool is_cell(CellType type, std::string_view text) {
    return !text.empty() || type == CellType::no_value;
  }
  /// In any order; of two cells at one place the later one counts. Nothing where there is no cell.
  void add(std::uint32_t row, std::uint32_t column, CellType type, std::string_view text);
  /// Adds cells with the text of the cell added last, which must exist, without storing it again.
  void add_copy(std::uint32_t row, std::uint32_t column);
  void add_merged(const MergedCells& range) { merged_.push_back(range); }
  void hide_rows(std::uint32_t first, std::uint32_t last) { hidden_rows_.push_back({first, last}); }
  void hide_columns(std::uint32_t first, std::uint32_t last) {
    hidden_columns_.push_back({first, last});
  }
  /// Puts the cells in order; to be called once, after the last of them.
  void finish();

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] bool is_hidden() const { return is_hidden_; }
  /// In the order of rows, then columns.
  [[nodiscard]] std::span<const Cell> cells() const { return cells_; }
  [[nodiscard]] std::string_view text(const Cell& cell) const {
    return std::string_view(texts_).substr(cell.begin, cell.size);
  }
  /// The number of columns up to the last one with a cell.
  [[nodiscard]] std::size_t width() const { return width_; }
  [[nodiscard]] std::span<const MergedCells> merged() const { return merged_; }
  [[nodiscard]] bool is_row_hidden(std::uint32_t row) const;
  [[nodiscard]] bool is_column_hidden(std::uint32_t column) const;

 private:
  struct Span {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
  };
  static bool is_in(const std::vector<Span>& spans, std::uint32_t at);
  static void join(std::vector<Span>& spans);

  std::string name_;
  bool is_hidden_ = false;
  std::string texts_;
  std::vector<Cell> cells_;
  std::vector<MergedCells> merged_;
  std::vector<Span> hidden_rows_;     ///< after finish(): in order, apart from each other
  std::vector<Span> hidden_columns_;  ///< the same
  std::size_t width_ = 0;
};

/// No workbook of a programme has more cells, nor as many bytes of text in them.
inline constexpr std::size_t kMostCells = 20'000'000;
inline constexpr std::size_t kMostText = std::size_t{1} << 30U;
/// What a spreadsheet can hold: the rows and columns of the largest ones.
inline constexpr std::uint32_t kMostSheetRows = 1'048'576;
inline constexpr std::uint32_t kMostSheetColumns = 16'384;

/// What the sheets of one workbook hold together, counted while they are read: a few bytes of a
/// file may stand for any number of cells, and many cells for one long text.
class WorkbookRoom {
 public:
  explicit WorkbookRoom(std::string file) : file_(std::move(file)) {}

  /// To be called before cells, each with that many bytes of text, are added to a sheet. Throws
  /// IoError where they are more than kMostCells or kMostText with those of before.
  void take(const Sheet& sheet, std::size_t cells, std::size_t text_of_each);

 private:
  std::string file_;
  std::size_t cells_ = 0;
  std::size_t text_ = 0;
};

/// The sheets of a workbook, in its order.
struct Workbook {
  std::vector<Sheet> sheets;
};

}  // namespace carreau::files
