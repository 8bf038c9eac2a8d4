// SPDX-License-Identifier: Apache-2.0
// No library is used: the one of Debian, freexl, passes over all results of formulas, and reads a
// failed formula as the number 1.
#include "files/workbook/xls_reader.hpp"

#include "base/error.hpp"
#include "files/workbook/cell_text.hpp"
#include "files/workbook/xls_records.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace carreau::files {

namespace {

/// The kinds of records that are read, by their names in Microsoft's description of the format.
enum XlsKind : std::uint16_t {
  kFormula = 0x06,
  kEof = 0x0A,
  kDateMode = 0x22,
  kFilePass = 0x2F,
  kColInfo = 0x7D,
  kBoundSheet = 0x85,
  kMulRk = 0xBD,
  kRichString = 0xD6,
  kXf = 0xE0,
  kMergeCells = 0xE5,
  kSst = 0xFC,
  kLabelSst = 0xFD,
  kNumber = 0x203,
  kLabel = 0x204,
  kBoolErr = 0x205,
  kString = 0x207,
  kRow = 0x208,
  kRk = 0x27E,
  kFormat = 0x41E,
  kBof = 0x809,
};

struct XlsSheetPlace {
  std::string name;
  bool is_hidden = false;
  std::size_t at = 0;
};

/// What the sheets of a workbook share.
struct XlsBook {
  std::vector<XlsSheetPlace> sheets;
  std::vector<std::string> texts;
  std::map<std::uint16_t, NumberStyle> formats;
  std::vector<std::uint16_t> styles;  ///< the format of each style
  DateEpoch epoch = DateEpoch::year_1900;

  [[nodiscard]] NumberStyle style(std::size_t number) const {
    if (number >= styles.size()) return NumberStyle::plain;
    const auto own = formats.find(styles[number]);
    return own == formats.end() ? style_of_builtin_format(styles[number]) : own->second;
  }
};

/// A number in 30 bits: the upper bits of a real number, or a whole one, with two decimals or none.
double number_of_rk(std::uint32_t rk) {
  const bool is_hundredths = (rk & 1U) != 0;
  const bool is_whole = (rk & 2U) != 0;
  const double value = is_whole ? static_cast<double>(std::bit_cast<std::int32_t>(rk) >> 2)
                                : std::bit_cast<double>(std::uint64_t{rk & 0xFFFFFFFCU} << 32U);
  return is_hundredths ? value / 100.0 : value;
}

std::string error_text(std::uint8_t code) {
  switch (code) {
    case 0x00: return "#NULL!";
    case 0x07: return "#DIV/0!";
    case 0x0F: return "#VALUE!";
    case 0x17: return "#REF!";
    case 0x1D: return "#NAME?";
    case 0x24: return "#NUM!";
    default: return "#N/A";
  }
}

void check_version(XlsRecord record, const std::string& file) {
  constexpr std::uint16_t kExcel97 = 0x0600;
  if (record.kind() == kBof && record.u16() == kExcel97) return;
  throw IoError(file, Message{"workbook_too_old"}, Message{"save_as_new"});
}

void add_shared_texts(XlsRecord& record, std::vector<std::string>& texts) {
  (void)record.u32();  // how often they are used
  const std::uint32_t count = record.u32();
  for (std::uint32_t k = 0; k < count; ++k) {
    const std::size_t size = record.u16();
    texts.push_back(record.text(size));
  }
}

void add_sheet(XlsRecord& record, std::vector<XlsSheetPlace>& sheets) {
  const std::uint32_t at = record.u32();
  const bool is_hidden = record.u8() != 0;
  const bool has_cells = record.u8() == 0;
  const std::size_t size = record.u8();
  // Sheets of charts and macros hold no cells.
  if (has_cells) sheets.push_back({record.text(size), is_hidden, at});
}

void add_format(XlsRecord& record, std::map<std::uint16_t, NumberStyle>& formats) {
  const std::uint16_t id = record.u16();
  const std::size_t size = record.u16();
  formats[id] = style_of_format(record.text(size));
}

XlsBook read_book(XlsRecords records, const std::string& file) {
  XlsBook book;
  check_version(records.next(), file);
  for (;;) {
    XlsRecord record = records.next();
    switch (record.kind()) {
      case kEof: return book;
      case kFilePass: throw IoError(file, Message{"workbook_locked"}, Message{"save_unlocked"});
      case kBoundSheet: add_sheet(record, book.sheets); break;
      case kSst: add_shared_texts(record, book.texts); break;
      case kFormat: add_format(record, book.formats); break;
      case kDateMode:
        if (record.u16() == 1) book.epoch = DateEpoch::year_1904;
        break;
      case kXf:
        (void)record.u16();  // the font
        book.styles.push_back(record.u16());
        break;
      default: break;
    }
  }
}

class XlsSheetReader {
 public:
  XlsSheetReader(const XlsBook& book, Sheet& sheet, WorkbookRoom& room, const std::string& file)
      : book_(book), sheet_(sheet), room_(room), file_(file) {}

  void read(XlsRecords& records) {
    check_version(records.next(), file_);
    // Charts in a sheet are described within it, between a beginning and an end of their own.
    for (int depth = 1; depth > 0;) {
      XlsRecord record = records.next();
      if (record.kind() == kBof) ++depth;
      else if (record.kind() == kEof) --depth;
      else if (depth == 1) add(record);
    }
    sheet_.finish();
  }

 private:
  void add(XlsRecord& record) {
    switch (record.kind()) {
      case kRow: return add_row(record);
      case kColInfo: return add_columns(record);
      case kMergeCells: return add_merged(record);
      case kMulRk: return add_numbers(record);
      case kString: return add_result(record);
      case kFormula:
      case kRichString:
      case kLabelSst:
      case kNumber:
      case kLabel:
      case kBoolErr:
      case kRk: return add_cell(record);
      default: return;
    }
  }

  void add_row(XlsRecord& record) {
    const std::uint32_t row = record.u16();
    record.skip(10);
    constexpr std::uint32_t kHidden = 0x20;
    if ((record.u32() & kHidden) != 0) sheet_.hide_rows(row, row);
  }

  void add_columns(XlsRecord& record) {
    const std::uint32_t first = record.u16();
    const std::uint32_t last = record.u16();
    record.skip(4);
    if ((record.u16() & 1U) != 0) sheet_.hide_columns(first, last);
  }

  void add_merged(XlsRecord& record) {
    const std::size_t count = record.u16();
    for (std::size_t k = 0; k < count; ++k) {
      MergedCells range;
      range.first_row = record.u16();
      range.last_row = record.u16();
      range.first_column = record.u16();
      range.last_column = record.u16();
      sheet_.add_merged(range);
    }
  }

  void add_numbers(XlsRecord& record) {
    const std::uint32_t row = record.u16();
    std::uint32_t column = record.u16();
    constexpr std::size_t kNumber30 = 6;
    // The number of the last column stands at the end.
    while (record.left() > kNumber30) {
      const std::size_t style = record.u16();
      add_number(row, column++, style, number_of_rk(record.u32()));
    }
  }

  void add_number(std::uint32_t row, std::uint32_t column, std::size_t style, double value) {
    const CellText cell = styled_number(value, book_.style(style), book_.epoch);
    put(row, column, cell.type, cell.text);
  }

  void put(std::uint32_t row, std::uint32_t column, CellType type, std::string_view text) {
    room_.take(sheet_, 1, text.size());
    sheet_.add(row, column, type, text);
  }

  void add_cell(XlsRecord& record) {
    row_ = record.u16();
    column_ = record.u16();
    const std::size_t style = record.u16();
    switch (record.kind()) {
      case kLabelSst: return add_text(shared_text(record.u32()));
      case kLabel:
      case kRichString: {
        const std::size_t size = record.u16();
        return add_text(record.text(size));
      }
      case kNumber: return add_number(row_, column_, style, record.real());
      case kRk: return add_number(row_, column_, style, number_of_rk(record.u32()));
      case kBoolErr: {
        const std::uint8_t value = record.u8();
        return add_truth_or_error(value, record.u8() != 0);
      }
      default: return add_formula(record, style);
    }
  }

  void add_text(const std::string& text) { put(row_, column_, CellType::text, text); }

  void add_truth_or_error(std::uint8_t value, bool is_error) {
    if (is_error) put(row_, column_, CellType::error, error_text(value));
    else put(row_, column_, CellType::boolean, value != 0 ? "true" : "false");
  }

  /// The stored result of a formula: a number, or marked by its last two bytes as something else.
  void add_formula(XlsRecord& record, std::size_t style) {
    const double value = record.real();
    const auto bits = std::bit_cast<std::uint64_t>(value);
    if (bits >> 48U != 0xFFFFU) return add_number(row_, column_, style, value);
    const auto result = static_cast<std::uint8_t>(bits >> 16U);
    constexpr std::uint64_t kTruth = 1;
    constexpr std::uint64_t kError = 2;
    // A text follows in a record of its own; row_ and column_ still say where it belongs.
    const std::uint64_t kind = bits & 0xFFU;
    if (kind == kTruth || kind == kError) add_truth_or_error(result, kind == kError);
  }

  void add_result(XlsRecord& record) {
    const std::size_t size = record.u16();
    add_text(record.text(size));
  }

  [[nodiscard]] const std::string& shared_text(std::uint32_t number) const {
    if (number < book_.texts.size()) return book_.texts[number];
    throw IoError(file_,
                  Message{"cell_text_missing",
                          {{"sheet", sheet_.name()}, {"text", static_cast<std::int64_t>(number)}}},
                  Message{"save_again"});
  }

  const XlsBook& book_;
  Sheet& sheet_;
  WorkbookRoom& room_;
  const std::string& file_;
  std::uint32_t row_ = 0;  ///< of the last cell
  std::uint32_t column_ = 0;
};

}  // namespace

Workbook read_xls(const CompoundFile& container, const std::string& file) {
  auto stream = container.stream("Workbook");
  if (!stream) throw IoError(file, Message{"workbook_too_old"}, Message{"save_as_new"});
  XlsRecords records(*stream, file);
  const XlsBook book = read_book(records, file);
  Workbook workbook;
  WorkbookRoom room(file);
  std::size_t read = 0;
  for (const XlsSheetPlace& place : book.sheets) {
    Sheet& sheet = workbook.sheets.emplace_back(place.name, place.is_hidden);
    records.seek(place.at);
    XlsSheetReader(book, sheet, room, file).read(records);
    // Sheets lie one beside the other. Many that begin at the same records would cost far more than
    // the file is large.
    read += records.place() - place.at;
    if (read > stream->size()) {
      throw IoError(file, Message{"workbook_damaged"}, Message{"save_again"});
    }
  }
  return workbook;
}

}  // namespace carreau::files
