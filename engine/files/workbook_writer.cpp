// SPDX-License-Identifier: Apache-2.0
#include "files/workbook_writer.hpp"

#include "base/decimal.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "files/file_end.hpp"
#include "files/sheet_layout.hpp"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <variant>

namespace carreau::files {

namespace {

// Limits of the format; a spreadsheet refuses to open a file that exceeds them.
constexpr std::size_t kMostRows = 1'048'576;
constexpr std::size_t kLongestName = 31;
constexpr std::size_t kLongestText = 32'767;
/// Type of 7 points, where a sheet is too wide for one page: percent.
constexpr std::uint16_t kSmallestScale = 65;

/// Characters, not bytes: those that continue a character are not counted.
std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// The first characters of a UTF-8 text.
std::string cut(std::string_view text, std::size_t characters) {
  std::size_t end = 0;
  for (std::size_t count = 0; end < text.size(); ++end) {
    const bool is_first = (static_cast<unsigned char>(text[end]) & 0xC0) != 0x80;
    if (is_first && count++ == characters) break;
  }
  return std::string(text.substr(0, end));
}

/// The text of a cell: valid UTF-8, cut to the length that spreadsheets allow.
std::string cell_text(const std::string& text) {
  if (!is_valid_utf8(text)) return cell_text(latin1_to_utf8(text));
  return length_of(text) <= kLongestText ? text : cut(text, kLongestText - 1) + "…";
}

/// Formats of the file, in the English notation that it requires; programs show them in the user's
/// language.
const char* number_format(ValueKind kind) {
  switch (kind) {
    case ValueKind::euros: return "#,##0.00\\ \"€\"";
    case ValueKind::count: return "#,##0";
    case ValueKind::percent: return "0.0%";
    case ValueKind::decimal: return "#,##0.00";
    case ValueKind::year: return "0";
    default: return "General";
  }
}

/// The number of characters of a value with its separators and its unit.
double number_width(ValueKind kind, double value) {
  const double digits = static_cast<double>(fmt::format("{:.0f}", value).size());
  const double grouped = digits + (digits - 1.0) / 3.0;
  switch (kind) {
    case ValueKind::euros: return grouped + 6.0;
    case ValueKind::percent: return 8.0;
    case ValueKind::plain: return 12.0;
    case ValueKind::decimal: return grouped + 4.0;
    default: return grouped + 2.0;
  }
}

lxw_row_t row_number(std::size_t row) { return static_cast<lxw_row_t>(row); }
lxw_col_t column_number(std::size_t column) { return static_cast<lxw_col_t>(column); }

}  // namespace

struct WorkbookWriter::Impl {
  struct Sheet {
    lxw_worksheet* sheet = nullptr;
    std::string name;
    std::vector<SheetColumn> columns;  ///< of the table in hand
    SheetLayout layout;                ///< of all its tables
    std::size_t rows = 0;
    std::size_t tables = 0;
    std::size_t filtered = 0;  ///< rows of the first table up to the last that is not a total
    std::size_t filtered_columns = 0;
    std::size_t summed_from = 0;     ///< the first plain row since the last total
    std::vector<std::int64_t> sums;  ///< in cents, of the plain rows since then
  };

  enum class Look : std::uint8_t { plain, total, head, note, prose, heading };

  std::string name;
  std::string path;
  lxw_workbook* book = nullptr;
  std::vector<Sheet> sheets;
  std::set<std::string> names;  ///< in lower case
  std::map<std::pair<ValueKind, Look>, lxw_format*> formats;

  lxw_format* format(ValueKind kind, Look look) {
    // Formats are shared between cells: a file may have a limited number of them.
    auto [found, is_new] = formats.try_emplace({kind, look}, nullptr);
    if (!is_new) return found->second;
    lxw_format* const format = found->second = workbook_add_format(book);
    if (kind != ValueKind::text && kind != ValueKind::plain)
      format_set_num_format(format, number_format(kind));
    if (look == Look::total || look == Look::head || look == Look::heading) {
      format_set_bold(format);
    }
    if (look == Look::total) format_set_top(format, LXW_BORDER_THIN);
    if (look == Look::note) format_set_italic(format);
    if (look == Look::head) {
      format_set_text_wrap(format);
      format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
      format_set_bottom(format, LXW_BORDER_THIN);
      format_set_bg_color(format, 0xE3EEF0);
    }
    if (look == Look::prose) format_set_text_wrap(format);
    return format;
  }

  std::string distinct_name(const std::string& wanted) {
    std::string plain = wanted;
    // Characters that the format forbids in names of sheets.
    std::ranges::replace_if(
        plain, [](char c) { return std::string_view("[]:*?/\\'").find(c) != std::string::npos; },
        ' ');
    std::string result = cut(plain, kLongestName);
    // Names are compared without case by spreadsheets.
    for (int number = 2; !names.insert(to_lower(result)).second; ++number) {
      const std::string end = fmt::format(" {}", number);
      result = cut(plain, kLongestName - end.size()) + end;
    }
    return result;
  }

  Sheet& start(const std::string& wanted) {
    Sheet& sheet = sheets.emplace_back();
    sheet.name = distinct_name(wanted);
    sheet.sheet = workbook_add_worksheet(book, sheet.name.c_str());
    if (sheet.sheet == nullptr) throw IoError(name, Message{"no_more_sheets"});
    worksheet_set_paper(sheet.sheet, 9);  // A4
    worksheet_set_footer(sheet.sheet, "&L&A&R&P / &N");
    return sheet;
  }

  void next_row(Sheet& sheet) const {
    if (++sheet.rows <= kMostRows) return;
    throw DataError({name, static_cast<std::int64_t>(sheet.rows), {}},
                    Message{"sheet_too_long", {{"sheet", sheet.name}, {"most", kMostRows}}},
                    Message{"read_as_csv"});
  }

  /// Whether a total is the sum of the amounts above it.
  static bool is_subtotal(const Sheet& sheet, std::size_t column, const FieldValue& value,
                          ValueKind kind, Look look) {
    const auto* const cents = std::get_if<std::int64_t>(&value);
    return look == Look::total && kind == ValueKind::euros && cents != nullptr &&
           sheet.rows > sheet.summed_from && sheet.sums[column] == *cents;
  }

  static void add_up(Sheet& sheet, std::span<const FieldValue> cells, RowLook look) {
    if (look == RowLook::total) {
      sheet.sums.assign(sheet.columns.size(), 0);
      sheet.summed_from = sheet.rows + 1;
      return;
    }
    for (std::size_t c = 0; c < cells.size(); ++c) {
      if (const auto* const cents = std::get_if<std::int64_t>(&cells[c])) sheet.sums[c] += *cents;
    }
  }

  void write_number(const Sheet& sheet, std::size_t column, double number, bool is_subtotal,
                    lxw_format* format) const {
    const lxw_row_t row = row_number(sheet.rows);
    const lxw_col_t at = column_number(column);
    if (!is_subtotal) {
      worksheet_write_number(sheet.sheet, row, at, number, format);
      return;
    }
    std::array<char, LXW_MAX_CELL_RANGE_LENGTH> range{};
    lxw_rowcol_to_range(range.data(), row_number(sheet.summed_from), at, row_number(sheet.rows - 1),
                        at);
    const std::string formula = fmt::format("=SUBTOTAL(109,{})", range.data());
    worksheet_write_formula_num(sheet.sheet, row, at, formula.c_str(), format, number);
  }

  /// Writes the headings of a table.
  void begin_table(Sheet& sheet, const std::vector<SheetColumn>& columns) {
    sheet.columns = columns;
    sheet.layout.add_columns(columns.size());
    for (std::size_t c = 0; c < columns.size(); ++c) {
      worksheet_write_string(sheet.sheet, row_number(sheet.rows), column_number(c),
                             cell_text(columns[c].title).c_str(),
                             format(ValueKind::text, Look::head));
      // A heading may wrap onto two lines: half its length, plus room for the filter button.
      const std::size_t length = length_of(columns[c].title);
      sheet.layout.widen(c, std::min(static_cast<double>(length) / 2.0 + 5.0, 18.0));
      sheet.layout.fix(c, columns[c].width);
      sheet.layout.wrap(sheet.rows, c, length);
    }
    next_row(sheet);
    ++sheet.tables;
    sheet.sums.assign(columns.size(), 0);
    sheet.summed_from = sheet.rows;
  }

  void write(Sheet& sheet, std::size_t column, const FieldValue& value, ValueKind kind, Look look) {
    const lxw_row_t row = row_number(sheet.rows);
    const lxw_col_t at = column_number(column);
    if (const auto* text = std::get_if<std::string>(&value)) {
      const std::string shown = cell_text(*text);
      // A text beyond the widest column wraps, so that it neither hides nor widens the page.
      const bool wraps =
          look == Look::plain && static_cast<double>(length_of(shown)) + 1.0 > SheetLayout::kWidest;
      worksheet_write_string(sheet.sheet, row, at, shown.c_str(),
                             format(ValueKind::text, wraps ? Look::prose : look));
      sheet.layout.widen(column, static_cast<double>(length_of(shown)) + 1.0);
      if (wraps) sheet.layout.wrap(sheet.rows, column, length_of(shown));
      return;
    }
    // A blank cell keeps the line above a row of totals unbroken.
    if (std::holds_alternative<std::monostate>(value)) {
      if (look == Look::total) worksheet_write_blank(sheet.sheet, row, at, format(kind, look));
      return;
    }
    double number = 0.0;
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
      // Amounts in whole cents; the division is only for the display.
      number = decimal_value(*whole, kind == ValueKind::euros ? 2 : 0);
    } else {
      number = std::get<double>(value);
    }
    write_number(sheet, column, number, is_subtotal(sheet, column, value, kind, look),
                 format(kind, look));
    sheet.layout.widen(column, number_width(kind, number));
  }

  static void apply(const SheetLayout& layout, lxw_worksheet* sheet) {
    for (std::size_t c = 0; c < layout.columns(); ++c) {
      worksheet_set_column(sheet, column_number(c), column_number(c), layout.width(c), nullptr);
    }
    for (const auto& [row, height] : layout.heights()) {
      worksheet_set_row(sheet, row_number(row), height, nullptr);
    }
    // One page wide where that is readable; otherwise pages beside each other, each with the first
    // column.
    if (layout.fits_a_page()) {
      worksheet_fit_to_pages(sheet, 1, 0);
      return;
    }
    worksheet_set_print_scale(sheet, kSmallestScale);
    worksheet_repeat_columns(sheet, 0, 0);
  }

  void close_sheet(const Sheet& sheet) const {
    apply(sheet.layout, sheet.sheet);
    if (sheet.tables == 1) {
      worksheet_freeze_panes(sheet.sheet, 1, 0);
      // The heading is repeated on every printed page.
      worksheet_repeat_rows(sheet.sheet, 0, 0);
    }
    // A filter over a heading alone would be refused.
    if (sheet.filtered_columns == 0 || sheet.filtered <= 1) return;
    worksheet_autofilter(sheet.sheet, 0, 0, row_number(sheet.filtered - 1),
                         column_number(sheet.filtered_columns - 1));
  }
};

WorkbookWriter::WorkbookWriter(const std::string& path, std::string name)
    : impl_(std::make_unique<Impl>()) {
  impl_->name = std::move(name);
  impl_->path = path;
  impl_->book = workbook_new(path.c_str());
  if (impl_->book == nullptr)
    throw IoError(impl_->name, Message{"cannot_be_written"}, Message{"is_disk_full"});
  lxw_doc_properties properties = {};
  // 1 January 2025, fixed so that the same run writes the same bytes.
  properties.created = 1'735'689'600;
  workbook_set_properties(impl_->book, &properties);
}

WorkbookWriter::~WorkbookWriter() {
  if (impl_->book != nullptr) lxw_workbook_free(impl_->book);
}

std::size_t WorkbookWriter::add_sheet(const std::string& name,
                                      const std::vector<SheetColumn>& columns) {
  Impl::Sheet& sheet = impl_->start(name);
  worksheet_set_landscape(sheet.sheet);
  impl_->begin_table(sheet, columns);
  sheet.filtered = 1;
  sheet.filtered_columns = columns.size();
  return impl_->sheets.size() - 1;
}

void WorkbookWriter::add_table(std::size_t sheet, const std::string& title,
                               const std::vector<SheetColumn>& columns) {
  Impl::Sheet& at = impl_->sheets[sheet];
  impl_->next_row(at);  // an empty line before the title
  worksheet_write_string(at.sheet, row_number(at.rows), 0, cell_text(title).c_str(),
                         impl_->format(ValueKind::text, Impl::Look::heading));
  impl_->next_row(at);
  impl_->begin_table(at, columns);
}

void WorkbookWriter::add_row(std::size_t sheet, std::span<const FieldValue> cells, RowLook look,
                             const ValueKind* kind) {
  Impl::Sheet& at = impl_->sheets[sheet];
  // next_row() throws; a row beyond the last one is not written.
  if (at.rows >= kMostRows) impl_->next_row(at);
  for (std::size_t c = 0; c < cells.size(); ++c) {
    const ValueKind own = at.columns[c].kind;
    const bool is_other = kind != nullptr && own != ValueKind::text;
    impl_->write(at, c, cells[c], is_other ? *kind : own,
                 look == RowLook::total ? Impl::Look::total : Impl::Look::plain);
  }
  Impl::add_up(at, cells, look);
  impl_->next_row(at);
  // Totals at the end are not filtered with the rows that they sum.
  if (look == RowLook::plain && at.tables == 1) at.filtered = at.rows;
}

void WorkbookWriter::add_note(std::size_t sheet, const std::string& text) {
  Impl::Sheet& at = impl_->sheets[sheet];
  // An empty line ends what is filtered.
  if (at.tables == 1 && at.rows == at.filtered) impl_->next_row(at);
  worksheet_write_string(at.sheet, row_number(at.rows), 0, cell_text(text).c_str(),
                         impl_->format(ValueKind::text, Impl::Look::note));
  impl_->next_row(at);
}

void WorkbookWriter::add_chart(std::size_t sheet, const SheetChart& chart) {
  const Impl::Sheet& at = impl_->sheets[sheet];
  lxw_chart* const drawn =
      workbook_add_chart(impl_->book, chart.is_stacked ? LXW_CHART_BAR_STACKED : LXW_CHART_BAR);
  for (const SheetChart::Series& series : chart.series) {
    lxw_chart_series* const added = chart_add_series(drawn, nullptr, nullptr);
    const auto range = [&](const CellRange& cells, auto set) {
      set(added, at.name.c_str(), row_number(cells.first_row), column_number(cells.first_column),
          row_number(cells.last_row), column_number(cells.last_column));
    };
    range(chart.categories, chart_series_set_categories);
    range(series.values, chart_series_set_values);
    chart_series_set_name_range(added, at.name.c_str(), row_number(series.name.first_row),
                                column_number(series.name.first_column));
  }
  chart_title_set_name(drawn, chart.title.c_str());
  chart_axis_set_reverse(drawn->y_axis);  // puts the first row at the top, as in the table
  chart_axis_set_num_format(drawn->x_axis, "#,##0");
  // A single series has its name in the title.
  if (chart.series.size() == 1) chart_legend_set_position(drawn, LXW_CHART_LEGEND_NONE);
  const std::size_t bars = chart.categories.last_row - chart.categories.first_row +
                           chart.categories.last_column - chart.categories.first_column + 1;
  lxw_chart_options options = {};
  options.x_scale = 1.8;
  // Higher with the number of bars, within bounds.
  options.y_scale = std::clamp(0.25 + 0.075 * static_cast<double>(bars), 1.0, 6.0);
  worksheet_insert_chart_opt(at.sheet, row_number(chart.row), column_number(chart.column), drawn,
                             &options);
}

void WorkbookWriter::add_text_sheet(const std::string& name, std::span<const TextLine> lines) {
  Impl::Sheet& sheet = impl_->start(name);
  sheet.layout.add_columns(1);
  sheet.layout.fix(0, 120.0);
  for (const TextLine& line : lines) {
    worksheet_write_string(
        sheet.sheet, row_number(sheet.rows), 0, cell_text(line.text).c_str(),
        impl_->format(ValueKind::text, line.is_heading ? Impl::Look::heading : Impl::Look::prose));
    sheet.layout.wrap(sheet.rows, 0, length_of(line.text));
    impl_->next_row(sheet);
  }
}

std::size_t WorkbookWriter::rows(std::size_t sheet) const { return impl_->sheets[sheet].rows; }

void WorkbookWriter::finish() {
  for (const Impl::Sheet& sheet : impl_->sheets) impl_->close_sheet(sheet);
  // Freed by the library, whether it succeeds or not.
  lxw_workbook* const book = std::exchange(impl_->book, nullptr);
  if (workbook_close(book) != LXW_NO_ERROR || !has_its_end(impl_->path)) {
    throw IoError(impl_->name, Message{"cannot_be_written"}, Message{"is_there_room"});
  }
}

}  // namespace carreau::files
