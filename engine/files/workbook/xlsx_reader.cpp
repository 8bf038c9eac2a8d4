// SPDX-License-Identifier: Apache-2.0
#include "files/workbook/xlsx_reader.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/workbook/xlsx_book.hpp"

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace carreau::files {

namespace {

struct CellPlace {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
};

/// The place that "AB12" names; nothing where the text names none, or one that no sheet has.
std::optional<CellPlace> place_of(std::string_view name) {
  std::uint32_t column = 0;
  std::size_t letters = 0;
  while (letters < name.size() && name[letters] >= 'A' && name[letters] <= 'Z' && letters < 4) {
    column = column * 26 + static_cast<std::uint32_t>(name[letters] - 'A') + 1;
    ++letters;
  }
  std::uint32_t row = 0;
  const char* const last = name.data() + name.size();
  const auto [end, error] = std::from_chars(name.data() + letters, last, row);
  const bool is_read = letters > 0 && error == std::errc{} && end == last;
  if (!is_read || row == 0 || row > kMostSheetRows || column > kMostSheetColumns) {
    return std::nullopt;
  }
  return CellPlace{row - 1, column - 1};
}

/// "A1:C2", or "A1" for a single cell.
std::optional<MergedCells> range_of(std::string_view name) {
  const std::size_t colon = name.find(':');
  const auto first = place_of(name.substr(0, colon));
  const auto last = colon == std::string_view::npos ? first : place_of(name.substr(colon + 1));
  if (!first || !last || last->row < first->row || last->column < first->column) return {};
  return MergedCells{first->row, last->row, first->column, last->column};
}

std::optional<double> number_of(std::string_view text) {
  text = trimmed(text);
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

class XlsxSheetReader final : public XmlHandler {
 public:
  XlsxSheetReader(const XlsxBook& book, Sheet& sheet, WorkbookRoom& room, const std::string& file)
      : book_(book), sheet_(sheet), room_(room), file_(file) {}

  void start(const XmlName& name, const XmlAttributes& attributes) override {
    if (!is_excel(name)) return;
    if (name.local == "row") start_row(attributes);
    else if (name.local == "c") start_cell(attributes);
    else if (name.local == "mergeCell") add_merged(attributes);
    else if (name.local == "col") add_column(attributes);
    else if (is_in_cell_) start_in_cell(name.local);
  }
  void end(const XmlName& name) override {
    if (!is_excel(name) || !is_in_cell_) return;
    if (name.local == "c") end_cell();
    else if (name.local == "v") is_in_value_ = false;
    else rich_.end(name.local);
  }
  void characters(std::string_view text) override {
    if (is_in_value_) value_ += text;
    else if (is_in_cell_) rich_.characters(text);
  }

 private:
  [[noreturn]] void fail(std::string_view place) const {
    throw IoError(file_, Message{"cell_place", {{"sheet", sheet_.name()}, {"place", place}}},
                  Message{"save_again"});
  }

  void start_row(const XmlAttributes& attributes) {
    // Without a number, rows and cells follow each other.
    const auto number = attributes.number(XmlSpace::none, "r");
    next_row_ = number.value_or(next_row_ + 1);
    if (next_row_ == 0 || next_row_ > kMostSheetRows) fail(std::to_string(next_row_));
    next_column_ = 0;
    if (attributes.is_set("hidden")) sheet_.hide_rows(next_row_ - 1, next_row_ - 1);
  }

  void start_cell(const XmlAttributes& attributes) {
    is_in_cell_ = true;
    has_formula_ = false;
    has_value_ = false;
    value_.clear();
    rich_.clear();
    type_ = attributes.get("t").value_or("n");
    style_ = attributes.number(XmlSpace::none, "s").value_or(0);
    const auto name = attributes.get("r");
    place_ = {next_row_ == 0 ? 0 : next_row_ - 1, next_column_};
    if (name) {
      const auto place = place_of(*name);
      if (!place) fail(*name);
      place_ = *place;
    }
    if (place_.column >= kMostSheetColumns) fail(std::to_string(place_.column + 1));
    next_column_ = place_.column + 1;
  }

  void start_in_cell(std::string_view element) {
    if (element == "f") has_formula_ = true;
    if (element == "v") {
      has_value_ = true;
      is_in_value_ = true;
    }
    rich_.start(element);
  }

  void end_cell() {
    is_in_cell_ = false;
    // Programs that compute nothing write formulas with an empty value, or with none.
    const bool is_open = has_formula_ && (!has_value_ || (value_.empty() && type_ != "str"));
    const CellText cell = is_open ? CellText{CellType::no_value, {}} : cell_text();
    if (!Sheet::is_cell(cell.type, cell.text)) return;
    room_.take(sheet_, 1, cell.text.size());
    sheet_.add(place_.row, place_.column, cell.type, cell.text);
  }

  [[nodiscard]] CellText cell_text() const {
    if (type_ == "inlineStr") return {CellType::text, rich_.text()};
    if (value_.empty()) return {};
    if (type_ == "s") return {CellType::text, shared_text()};
    if (type_ == "str") return {CellType::text, unescaped(value_)};
    if (type_ == "e") return {CellType::error, value_};
    if (type_ == "b") return {CellType::boolean, trimmed(value_) == "0" ? "false" : "true"};
    if (type_ == "d") {
      const auto date = iso_date_text(value_);
      return date ? CellText{CellType::date, *date} : CellText{CellType::text, value_};
    }
    const auto number = number_of(value_);
    // What is no number, although it should be one, stays readable as a text.
    return number ? styled_number(*number, book_.style(style_), book_.epoch)
                  : CellText{CellType::text, value_};
  }

  [[nodiscard]] const std::string& shared_text() const {
    const auto number = number_of(value_);
    const auto count = static_cast<double>(book_.texts.size());
    if (!number || !(*number >= 0.0 && *number < count)) {
      throw IoError(file_,
                    Message{"cell_text_missing", {{"sheet", sheet_.name()}, {"text", value_}}},
                    Message{"save_again"});
    }
    return book_.texts[static_cast<std::size_t>(*number)];
  }

  void add_merged(const XmlAttributes& attributes) {
    const auto name = attributes.get("ref").value_or("");
    const auto range = range_of(name);
    if (!range) fail(name);
    sheet_.add_merged(*range);
  }

  void add_column(const XmlAttributes& attributes) {
    const auto first = attributes.number(XmlSpace::none, "min");
    const auto last = attributes.number(XmlSpace::none, "max");
    if (!attributes.is_set("hidden") || !first || !last || *first == 0) return;
    sheet_.hide_columns(*first - 1, *last - 1);
  }

  const XlsxBook& book_;
  Sheet& sheet_;
  WorkbookRoom& room_;
  const std::string& file_;
  std::uint32_t next_row_ = 0;  ///< from 1; 0 before the first row
  std::uint32_t next_column_ = 0;
  CellPlace place_;
  std::string type_;
  std::uint32_t style_ = 0;
  std::string value_;
  RichText rich_;
  bool is_in_cell_ = false;
  bool is_in_value_ = false;
  bool has_value_ = false;
  bool has_formula_ = false;
};

}  // namespace

Workbook read_xlsx(ZipArchive& archive) {
  const XlsxBook book = read_xlsx_book(archive);
  Workbook workbook;
  WorkbookRoom room(archive.file());
  for (const XlsxBook::SheetPart& part : book.sheets) {
    Sheet& sheet = workbook.sheets.emplace_back(part.name, part.is_hidden);
    XlsxSheetReader reader(book, sheet, room, archive.file());
    parse_part(archive, part.part, reader);
    sheet.finish();
  }
  return workbook;
}

}  // namespace carreau::files
