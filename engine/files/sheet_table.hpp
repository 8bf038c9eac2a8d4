// SPDX-License-Identifier: Apache-2.0
/// A sheet of a workbook as a table.
#pragma once

#include "files/table.hpp"
#include "files/workbook/sheet.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::files {

/// The rows of a sheet that hold anything, below its header. A merged range has its text in its
/// top-left cell only, except for the rows in which the header is sought.
class SheetTable final : public Table {
 public:
  /// Opens the first sheet with a header. Where none has one, opens the first sheet with its first
  /// row as header. Throws DataError where the workbook has no sheet.
  static std::unique_ptr<Table> open(const std::string& path, const FindHeader& find_header,
                                     Findings& findings);
  /// Opens every sheet with a header, and lists the names of the others that hold anything.
  static FileTables open_all(const std::string& path, const FindHeader& find_header,
                             Findings& findings);
  /// Opens the sheet of that name, in any case, with its first row as header. Throws DataError when
  /// the workbook has none.
  static std::unique_ptr<Table> open_sheet(const std::string& path, const std::string& name,
                                           Findings& findings);
  /// Opens every sheet, with all of its rows, under columns named by letters.
  static std::vector<std::unique_ptr<Table>> open_rows(const std::string& path, Findings& findings);

  bool next() override;
  [[nodiscard]] std::string_view field(std::size_t column) const override;
  [[nodiscard]] CellType type(std::size_t column) const override { return types_[column]; }
  [[nodiscard]] std::string_view merged_text(std::size_t column) const override;
  [[nodiscard]] std::int64_t row() const override { return row_; }
  [[nodiscard]] bool is_hidden_row() const override;
  [[nodiscard]] std::size_t most_rows() const override;
  [[nodiscard]] std::string layer() const override { return sheet_->name(); }
  [[nodiscard]] bool is_sheet() const override { return true; }

 private:
  SheetTable(std::string file, std::shared_ptr<const Workbook> book, const Sheet& sheet);
  /// Where no sheet has the header: the first one that holds anything, with its first row as
  /// header, for the error that follows.
  static std::unique_ptr<Table> without_header(const std::string& file,
                                               const std::shared_ptr<const Workbook>& book);
  bool take_header(const FindHeader& find_header);
  [[nodiscard]] std::vector<std::vector<std::string>> first_rows() const;
  [[nodiscard]] std::string_view text_at(std::uint32_t row, std::uint32_t column) const;
  void clear_row();
  void follow_merged(std::uint32_t row);

  std::shared_ptr<const Workbook> book_;  ///< shared by the tables of the file
  const Sheet* sheet_;
  std::size_t first_of_row_ = 0;  ///< the first cell of the current row
  std::size_t at_ = 0;            ///< the first cell of the next row
  std::int64_t row_ = 0;
  std::vector<std::string_view> fields_;
  std::vector<CellType> types_;
  std::vector<MergedCells> tall_;            ///< merged ranges of several rows, by their first row
  std::size_t next_tall_ = 0;                ///< the first that begins below the current row
  std::map<std::size_t, MergedCells> open_;  ///< those that reach the current row, by column
};

/// "AB" for 27: the letters that spreadsheets name a column by, counted from 0.
[[nodiscard]] std::string column_letters(std::size_t column);

}  // namespace carreau::files
