// SPDX-License-Identifier: Apache-2.0
#include "files/sheet_table.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/file_text.hpp"
#include "files/gdal_source.hpp"
#include "files/sheet_findings.hpp"
#include "files/workbook/workbook_reader.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace carreau::files {

namespace {

std::shared_ptr<const Workbook> workbook_of(const std::string& path) {
  const FileText text(path);
  auto book =
      std::make_shared<const Workbook>(read_workbook(text.view(), path, extension_of(path)));
  text.check_unchanged();
  if (book->sheets.empty()) {
    throw DataError({base_name(path), {}, {}}, Message{"no_layer"}, Message{"is_it_the_layer"});
  }
  return book;
}

/// Takes the first row for the header, whatever it holds.
FindHeader first_row() {
  return header_of_one_row([](const std::vector<std::string>&) { return true; });
}

}  // namespace

std::string column_letters(std::size_t column) {
  std::string letters;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return letters;
}

SheetTable::SheetTable(std::string file, std::shared_ptr<const Workbook> book, const Sheet& sheet)
    : Table(std::move(file)), book_(std::move(book)), sheet_(&sheet) {
  std::vector<std::string> letters;
  for (std::size_t c = 0; c < sheet.width(); ++c) letters.push_back(column_letters(c));
  set_columns(std::move(letters));
  std::ranges::copy_if(sheet.merged(), std::back_inserter(tall_),
                       [](const MergedCells& range) { return range.last_row > range.first_row; });
  std::ranges::stable_sort(tall_, {}, &MergedCells::first_row);
}

std::unique_ptr<Table> SheetTable::open(const std::string& path, const FindHeader& find_header,
                                        Findings& findings) {
  const auto book = workbook_of(path);
  const std::string file = base_name(path);
  note_hidden_sheets(*book, file, findings);
  for (const Sheet& sheet : book->sheets) {
    std::unique_ptr<SheetTable> table(new SheetTable(file, book, sheet));
    if (!table->take_header(find_header)) continue;
    note_cells(sheet, file, findings);
    return table;
  }
  return without_header(file, book);
}

std::unique_ptr<Table> SheetTable::without_header(const std::string& file,
                                                  const std::shared_ptr<const Workbook>& book) {
  const auto filled =
      std::ranges::find_if(book->sheets, [](const Sheet& sheet) { return !sheet.cells().empty(); });
  const Sheet& shown = filled == book->sheets.end() ? book->sheets.front() : *filled;
  std::unique_ptr<SheetTable> table(new SheetTable(file, book, shown));
  (void)table->take_header(first_row());
  return table;
}

FileTables SheetTable::open_all(const std::string& path, const FindHeader& find_header,
                                Findings& findings) {
  const auto book = workbook_of(path);
  const std::string file = base_name(path);
  FileTables found;
  for (const Sheet& sheet : book->sheets) {
    std::unique_ptr<SheetTable> table(new SheetTable(file, book, sheet));
    if (table->take_header(find_header)) {
      note_cells(sheet, file, findings);
      found.tables.push_back(std::move(table));
      // Other sheets with content are reported, so that nothing is left out silently.
    } else if (!sheet.cells().empty()) {
      found.others.push_back(sheet.name());
    }
  }
  if (found.tables.empty()) found.tables.push_back(without_header(file, book));
  note_hidden_sheets(*book, file, findings);
  return found;
}

std::unique_ptr<Table> SheetTable::open_sheet(const std::string& path, const std::string& name,
                                              Findings& findings) {
  const auto book = workbook_of(path);
  const std::string file = base_name(path);
  std::vector<std::string> names;
  for (const Sheet& sheet : book->sheets) {
    names.push_back(sheet.name());
    if (to_lower(sheet.name()) != to_lower(name)) continue;
    note_cells(sheet, file, findings);
    std::unique_ptr<SheetTable> table(new SheetTable(file, book, sheet));
    (void)table->take_header(first_row());
    return table;
  }
  throw DataError({file, {}, {}}, Message{"sheet_missing", {{"sheet", name}, {"sheets", names}}});
}

std::vector<std::unique_ptr<Table>> SheetTable::open_rows(const std::string& path,
                                                          Findings& findings) {
  const auto book = workbook_of(path);
  const std::string file = base_name(path);
  note_hidden_sheets(*book, file, findings);
  std::vector<std::unique_ptr<Table>> tables;
  for (const Sheet& sheet : book->sheets) {
    note_cells(sheet, file, findings);
    tables.push_back(std::unique_ptr<SheetTable>(new SheetTable(file, book, sheet)));
  }
  return tables;
}

/// The first rows that hold anything, each as wide as the sheet; every cell of a merged range has
/// the text of the range.
std::vector<std::vector<std::string>> SheetTable::first_rows() const {
  std::map<std::uint32_t, std::vector<std::string>> rows;
  for (const Sheet::Cell& cell : sheet_->cells()) {
    if (!rows.contains(cell.row) && rows.size() == kMostHeaderRows) break;
    auto& texts = rows.try_emplace(cell.row, sheet_->width()).first->second;
    texts[cell.column] = plain_text(sheet_->text(cell));
  }
  // Ranges do not overlap in a sheet: together they cover each cell once at most.
  std::size_t uncovered = rows.size() * sheet_->width();
  for (const MergedCells& range : sheet_->merged()) {
    const auto top = rows.find(range.first_row);
    if (top == rows.end() || range.first_column >= sheet_->width()) continue;
    const std::string text = top->second[range.first_column];
    const std::size_t end = std::min<std::size_t>(range.last_column + 1U, sheet_->width());
    for (auto at = top; at != rows.end() && at->first <= range.last_row; ++at) {
      for (std::size_t c = range.first_column; c < end && uncovered > 0; ++c, --uncovered) {
        if (at->second[c].empty()) at->second[c] = text;
      }
    }
  }
  std::vector<std::vector<std::string>> texts;
  for (auto& [number, row] : rows) texts.push_back(std::move(row));
  return texts;
}

bool SheetTable::take_header(const FindHeader& find_header) {
  auto header = find_header(first_rows());
  if (!header) return false;
  // Columns without a name may hold money: they stay, so that they are reported.
  if (header->columns.size() < sheet_->width()) header->columns.resize(sheet_->width());
  set_columns(std::move(header->columns));
  for (std::size_t k = 0; k < header->first + header->count; ++k) (void)next();
  return true;
}

bool SheetTable::next() {
  const auto cells = sheet_->cells();
  if (at_ == cells.size()) return false;
  clear_row();
  const std::uint32_t row = cells[at_].row;
  first_of_row_ = at_;
  for (; at_ < cells.size() && cells[at_].row == row; ++at_) {
    fields_[cells[at_].column] = plain_text(sheet_->text(cells[at_]));
    types_[cells[at_].column] = cells[at_].type;
  }
  follow_merged(row);
  // As spreadsheets number rows.
  row_ = std::int64_t{row} + 1;
  return true;
}

/// Clears no more than the row before filled: a sheet may have a million rows of one cell and, by
/// one cell far to the right, thousands of columns.
void SheetTable::clear_row() {
  const auto cells = sheet_->cells();
  for (std::size_t i = first_of_row_; i < at_; ++i) {
    fields_[cells[i].column] = {};
    types_[cells[i].column] = CellType::text;
  }
  fields_.resize(columns().size());
  types_.resize(columns().size(), CellType::text);
}

void SheetTable::follow_merged(std::uint32_t row) {
  for (; next_tall_ < tall_.size() && tall_[next_tall_].first_row < row; ++next_tall_) {
    open_.insert_or_assign(tall_[next_tall_].first_column, tall_[next_tall_]);
  }
  std::erase_if(open_, [&](const auto& range) { return range.second.last_row < row; });
}

std::string_view SheetTable::text_at(std::uint32_t row, std::uint32_t column) const {
  const auto cells = sheet_->cells();
  const auto place = [](const Sheet::Cell& cell) { return std::pair(cell.row, cell.column); };
  const auto found = std::ranges::lower_bound(cells, std::pair(row, column), {}, place);
  const bool is_there = found != cells.end() && place(*found) == std::pair(row, column);
  return is_there ? plain_text(sheet_->text(*found)) : std::string_view();
}

std::string_view SheetTable::merged_text(std::size_t column) const {
  const auto range = open_.find(column);
  if (range == open_.end() || !fields_[column].empty()) return {};
  return text_at(range->second.first_row, range->second.first_column);
}

std::string_view SheetTable::field(std::size_t column) const { return fields_[column]; }

bool SheetTable::is_hidden_row() const {
  // Rows of sheets are numbered from 1 for readers.
  return sheet_->is_row_hidden(static_cast<std::uint32_t>(row_ - 1));
}

std::size_t SheetTable::most_rows() const {
  const auto cells = sheet_->cells();
  return cells.empty() ? 0 : cells.back().row - cells.front().row + 1;
}

}  // namespace carreau::files
