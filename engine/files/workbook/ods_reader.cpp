// SPDX-License-Identifier: Apache-2.0
#include "files/workbook/ods_reader.hpp"

#include "base/error.hpp"
#include "files/workbook/ods_cell.hpp"
#include "files/workbook/xml_parser.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace carreau::files {

namespace {

/// Follows the tables of a document. Rows and columns may be repeated; the empty ones at the end of
/// every sheet, up to a million, are only counted.
class OdsReader final : public XmlHandler {
 public:
  explicit OdsReader(const std::string& file) : file_(file), room_(file) {}

  void start(const XmlName& name, const XmlAttributes& attributes) override {
    ++depth_;
    if (cell_depth_ > 0) return cell_.start(name, attributes);
    if (skipped_depth_ > 0) return;
    if (name.is(XmlSpace::office, "spreadsheet")) spreadsheet_depth_ = depth_;
    if (name.space == XmlSpace::style) start_style(name.local, attributes);
    if (name.space != XmlSpace::table || spreadsheet_depth_ == 0) return;
    // Tables elsewhere are caches of links and data of charts.
    if (name.local == "table" && depth_ == spreadsheet_depth_ + 1) start_table(attributes);
    else if (table_) start_in_table(name.local, attributes);
  }

  void end(const XmlName& name) override {
    if (cell_depth_ == depth_) end_cell();
    else if (cell_depth_ > 0) cell_.end(name);
    else if (skipped_depth_ == depth_) skipped_depth_ = 0;
    else if (skipped_depth_ == 0) end_outside_cell(name);
    --depth_;
  }

  void characters(std::string_view text) override {
    if (cell_depth_ > 0) cell_.characters(text);
  }

  Workbook take() { return std::move(workbook_); }

 private:
  /// A cell of the current row, which may be repeated with its row.
  struct RowCell {
    std::uint64_t column = 0;
    std::uint32_t repeated = 1;
    CellText text;
  };

  void start_style(std::string_view element, const XmlAttributes& attributes) {
    if (element == "style") style_ = attributes.get(XmlSpace::style, "name").value_or("");
    const bool hides =
        element == "table-properties" && attributes.get(XmlSpace::table, "display") == "false";
    if (hides) hiding_styles_.insert(style_);
  }

  void start_table(const XmlAttributes& attributes) {
    const std::string name(attributes.get(XmlSpace::table, "name").value_or(""));
    // Copies of sheets of other files, kept for formulas that refer to them.
    if (name.starts_with("'file:")) {
      skipped_depth_ = depth_;
      return;
    }
    const std::string style(attributes.get(XmlSpace::table, "style-name").value_or(""));
    table_.emplace(name, hiding_styles_.contains(style));
    row_ = 0;
    column_ = 0;
  }

  void start_in_table(std::string_view element, const XmlAttributes& attributes) {
    if (element == "table-column") add_columns(attributes);
    else if (element == "table-row") start_row(attributes);
    else if (element == "table-cell" || element == "covered-table-cell") start_cell(attributes);
    // Drawings above the sheet may hold tables of their own.
    else if (element == "shapes") skipped_depth_ = depth_;
  }

  static bool is_hidden(const XmlAttributes& attributes) {
    const auto visibility = attributes.get(XmlSpace::table, "visibility");
    return visibility == "collapse" || visibility == "filter";
  }

  /// Positions that no sheet has are cut off; only cells there are an error.
  static std::uint32_t clipped(std::uint64_t position) {
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(position, kMostSheetRows));
  }

  void add_columns(const XmlAttributes& attributes) {
    const std::uint32_t count =
        std::max(attributes.number(XmlSpace::table, "number-columns-repeated").value_or(1), 1U);
    if (is_hidden(attributes)) table_->hide_columns(clipped(column_), clipped(column_ + count - 1));
    column_ += count;
  }

  void start_row(const XmlAttributes& attributes) {
    repeated_rows_ =
        std::max(attributes.number(XmlSpace::table, "number-rows-repeated").value_or(1), 1U);
    if (is_hidden(attributes)) table_->hide_rows(clipped(row_), clipped(row_ + repeated_rows_ - 1));
    column_ = 0;
    cells_.clear();
  }

  void start_cell(const XmlAttributes& attributes) {
    cell_depth_ = depth_;
    cell_.begin(attributes);
  }

  void end_cell() {
    cell_depth_ = 0;
    CellText text = cell_.text();
    if (cell_.spanned_columns() > 1 || cell_.spanned_rows() > 1) {
      table_->add_merged({clipped(row_), clipped(row_ + cell_.spanned_rows() - 1), clipped(column_),
                          clipped(column_ + cell_.spanned_columns() - 1)});
    }
    if (Sheet::is_cell(text.type, text.text)) {
      cells_.push_back({column_, cell_.repeated(), std::move(text)});
    }
    column_ += cell_.repeated();
  }

  void end_outside_cell(const XmlName& name) {
    if (depth_ == spreadsheet_depth_) spreadsheet_depth_ = 0;
    if (!table_ || name.space != XmlSpace::table) return;
    if (name.local == "table-row") end_row();
    if (name.local != "table" || depth_ != spreadsheet_depth_ + 1) return;
    table_->finish();
    workbook_.sheets.push_back(*std::move(table_));
    table_.reset();
  }

  void end_row() {
    for (const RowCell& cell : cells_) {
      const bool is_inside = cell.column + cell.repeated <= kMostSheetColumns &&
                             row_ + repeated_rows_ <= kMostSheetRows;
      if (!is_inside) {
        throw IoError(
            file_,
            Message{"cell_place", {{"sheet", table_->name()}, {"place", std::to_string(row_ + 1)}}},
            Message{"save_again"});
      }
      add_cells(cell);
    }
    row_ += repeated_rows_;
  }

  void add_cells(const RowCell& cell) {
    const std::size_t count = std::size_t{cell.repeated} * repeated_rows_;
    room_.take(*table_, count, cell.text.text.size());
    for (std::size_t k = 0; k < count; ++k) {
      const auto row = static_cast<std::uint32_t>(row_ + k / cell.repeated);
      const auto column = static_cast<std::uint32_t>(cell.column + k % cell.repeated);
      if (k == 0) table_->add(row, column, cell.text.type, cell.text.text);
      else table_->add_copy(row, column);
    }
  }

  const std::string& file_;
  WorkbookRoom room_;
  Workbook workbook_;
  std::optional<Sheet> table_;  ///< the sheet that is being read
  OdsCell cell_;
  std::vector<RowCell> cells_;  ///< of the current row
  std::string style_;           ///< the one that is being read
  std::set<std::string> hiding_styles_;
  std::uint64_t row_ = 0;
  std::uint64_t column_ = 0;
  std::uint32_t repeated_rows_ = 1;
  int depth_ = 0;
  int spreadsheet_depth_ = 0;  ///< the depth of these elements while they are open, otherwise 0
  int cell_depth_ = 0;
  int skipped_depth_ = 0;
};

}  // namespace

Workbook read_ods(ZipArchive& archive) {
  const std::string manifest = "META-INF/manifest.xml";
  if (archive.has(manifest) &&
      archive.read_whole(manifest).find("encryption-data") != std::string::npos) {
    throw IoError(archive.file(), Message{"workbook_locked"}, Message{"save_unlocked"});
  }
  OdsReader reader(archive.file());
  parse_part(archive, "content.xml", reader);
  return reader.take();
}

Workbook read_flat_ods(std::string_view bytes, const std::string& file) {
  OdsReader reader(file);
  XmlParser parser(reader, file, file);
  parser.feed(bytes);
  parser.finish();
  return reader.take();
}

}  // namespace carreau::files
