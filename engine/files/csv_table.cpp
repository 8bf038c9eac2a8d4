// SPDX-License-Identifier: Apache-2.0
#include "files/csv_table.hpp"

#include "base/parallel.hpp"
#include "base/short_decimal.hpp"
#include "base/text.hpp"
#include "files/cell_guard.hpp"
#include "files/delimited_text.hpp"
#include "files/gdal_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace carreau::files {

namespace {

constexpr std::size_t kBlock = std::size_t{4} << 20U;
/// So that a column of numbers of eight bytes fits into a page of 2 MiB where rows are as long as
/// in INSEE's grids: fresh memory takes longer than what is written there.
constexpr std::size_t kBlocksInPart = 12;
/// The number of bytes read before their memory is released.
constexpr std::size_t kPiece = std::size_t{32} << 20U;

bool is_letter_or_digit(char c) {
  return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool is_visible(char c) { return c > ' ' && c < '\x7F'; }

/// Suggests the most likely reason why a row has more or fewer fields than its header.
Message remedy_for_fields(std::size_t found, std::size_t expected, char separator) {
  // One field only: the line is cut, or the separator is another one.
  if (found == 1 && expected > 2) return Message{"is_cut_or_separated"};
  if (found < expected) return Message{"is_file_cut"};
  return Message{separator == ',' ? "quote_commas" : "quote_separators"};
}

}  // namespace

CsvTable::CsvTable(const std::string& path, const FindHeader& find_header, Findings& findings)
    : Table(base_name(path)), text_(std::make_shared<FileText>(path)), content_(text_->view()) {
  decode(findings);
  take_separator_line();
  // The header first: its line number belongs to the messages.
  take_header(find_header, findings);
  if (!content_.empty() && content_.back() != '\n') {
    findings.warn("no_final_newline", {}, {file(), {}, {}});
  }
}

/// A part of a file, with the separator and the columns of the whole.
CsvTable::CsvTable(const CsvTable& whole, const Part& part)
    : Table(whole),
      text_(whole.text_),
      content_(part.text),
      // A last line without a line feed is a row as well.
      most_rows_(static_cast<std::size_t>(part.end_line - part.first_line) +
                 (part.text.ends_with('\n') ? 0 : 1)),
      separator_(whole.separator_),
      // Lines count from the start of the whole file, as an editor shows them.
      line_(part.first_line),
      wanted_(whole.wanted_) {
  move_to(0);
}

TextSurvey CsvTable::take_survey() {
  // Blocks are surveyed in parallel, and each is given back to the system afterwards.
  survey_.assign((content_.size() + kBlock - 1) / kBlock, {});
  parallel_for(
      survey_.size(),
      [&](std::size_t begin, std::size_t end) {
        for (std::size_t k = begin; k < end; ++k) {
          const std::string_view block = content_.substr(k * kBlock, kBlock);
          survey_[k] = survey(block);
          text_->release(block);
        }
      },
      1);
  // The last line may lack its line feed.
  TextSurvey all;
  for (const TextSurvey& block : survey_) all += block;
  most_rows_ = 1 + static_cast<std::size_t>(all.lines);
  return all;
}

void CsvTable::decode(Findings& findings) {
  // The mark is common in files saved by spreadsheets, and would become a part of the first name.
  if (content_.starts_with(kByteOrderMark)) {
    content_.remove_prefix(kByteOrderMark.size());
    findings.notice("byte_order_mark", {}, {file(), 1, {}});
  }
  const TextSurvey all = take_survey();
  // UTF-16 has zero bytes in every ASCII character.
  if (all.has_zero_bytes) {
    throw DataError({file(), {}, {}}, Message{"zero_bytes"}, Message{"save_as_utf8"});
  }
  // Lines of old Macintosh programs, and of Excel for them, end with a carriage return alone; a few
  // line feeds may stand in quoted fields.
  if (all.returns > 2 * all.lines) {
    text_->replace(with_line_feeds(content_));
    content_ = text_->view();
    (void)take_survey();
    findings.notice("return_line_ends", {}, {file(), {}, {}});
  }
  // Pure ASCII needs no check of its encoding.
  if (!all.has_non_ascii || is_utf8()) return;
  // Files that are not UTF-8 are Latin-1: the encoding of older French files.
  text_->replace(latin1_to_utf8(content_));
  content_ = text_->view();
  // The text has become longer, so the positions of blocks have changed.
  (void)take_survey();
  findings.notice("latin1", {}, {file(), {}, {}});
}

/// Checks the file by pieces that end with a line, and releases each after it is read, because a
/// file may be larger than memory.
bool CsvTable::is_utf8() const {
  for (std::size_t at = 0; at < content_.size();) {
    const std::size_t line_end = content_.find('\n', std::min(at + kPiece, content_.size()) - 1);
    const std::string_view piece = content_.substr(
        at, line_end == std::string_view::npos ? std::string_view::npos : line_end + 1 - at);
    if (!is_valid_utf8(piece)) return false;
    text_->release(piece);
    at += piece.size();
  }
  return true;
}

void CsvTable::move_to(std::size_t place) {
  at_ = place;
  marks_ = RowMarks(content_, separator_);
}

/// Excel writes and obeys a first line "sep=;", which says what separates the fields of the others.
void CsvTable::take_separator_line() {
  std::string_view line = content_.substr(0, content_.find('\n'));
  const std::size_t size = std::min(line.size() + 1, content_.size());
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.size() > 1 && line.front() == '"' && line.back() == '"') {
    line = line.substr(1, line.size() - 2);
  }
  constexpr std::string_view kStatement = "sep=";
  if (line.size() != kStatement.size() + 1 || !to_lower(line).starts_with(kStatement)) return;
  // A quotation mark separates nothing.
  if (line.back() == '"') return;
  stated_separator_ = line.back();
  first_ = size;
}

/// Reads the next record as one of the first; nothing at the end of the text.
std::optional<CsvTable::FirstRecord> CsvTable::next_first_record(char separator) {
  separator_ = separator;
  if (!start_row()) return std::nullopt;
  finish_row(find_fields(), true);
  FirstRecord record{{}, separator, row_, at_, line_};
  for (const std::string_view f : fields_) record.fields.emplace_back(trimmed(f));
  return record;
}

/// The first records. The `titles` first ones and, where `separator` is 0, all of them are split by
/// the separator that is most frequent in their own line: titles and table may differ.
std::vector<CsvTable::FirstRecord> CsvTable::first_records(std::size_t titles, char separator) {
  std::vector<FirstRecord> records;
  at_ = first_;
  line_ = first_ == 0 ? 1 : 2;
  while (records.size() < kMostHeaderRows) {
    // Blank lines have no separator: that of the line after them counts.
    const std::size_t begin = std::min(content_.find_first_not_of("\r\n", at_), content_.size());
    const char own = stated_separator_ != 0
                         ? stated_separator_
                         : separator_of(content_.substr(begin, content_.find('\n', begin) - begin));
    try {
      auto record = next_first_record(separator == 0 || records.size() < titles ? own : separator);
      if (!record) break;
      records.push_back(*std::move(record));
    } catch (const DataError&) {
      // A quotation that does not end is reported when that row is read, unless it is the first.
      if (records.empty()) throw;
      break;
    }
  }
  return records;
}

void CsvTable::take_header(const FindHeader& find_header, Findings& findings) {
  const auto texts_of = [](const std::vector<FirstRecord>& records) {
    std::vector<std::vector<std::string>> texts;
    for (const FirstRecord& record : records) texts.push_back(record.fields);
    return texts;
  };
  std::vector<FirstRecord> records = first_records(0, 0);
  if (records.empty())
    throw DataError({file(), 1, {}}, Message{"no_header"}, Message{"is_download_complete"});
  auto header = find_header(texts_of(records));
  if (header) {
    // The separator of the table is known now. The rows below are split by it, and the question is
    // asked again, because these rows may have led to another header.
    auto again = first_records(header->first, records.at(header->first).separator);
    if (auto found = find_header(texts_of(again))) {
      header = std::move(found);
      records = std::move(again);
    }
  }
  // Where no line is the header, the first one is shown in the error about the columns.
  if (!header) header = Header{0, 1, records.front().fields};
  const FirstRecord& last = records.at(header->first + header->count - 1);
  separator_ = last.separator;
  row_ = records.at(header->first).row;
  line_ = last.end_line;
  move_to(last.end);
  set_columns(std::move(header->columns));
  if (separator_ != ',') {
    findings.notice("separator",
                    {{"separator", separator_ == '\t' ? "tab" : std::string(1, separator_)}},
                    {file(), row_, {}});
  }
}

std::vector<std::unique_ptr<Table>> CsvTable::split() const {
  std::vector<std::unique_ptr<Table>> parts;
  const bool has_quotes = std::any_of(survey_.begin(), survey_.end(),
                                      [](const TextSurvey& part) { return part.has_quotes; });
  // A quoted field may contain line feeds, so parts cannot be found without reading from the start.
  if (has_quotes) return parts;
  std::size_t begin = at_;
  std::int64_t line = line_;
  std::int64_t lines_before = 1;  // number of the first line of the next block
  for (std::size_t k = 0; k < survey_.size(); ++k) {
    lines_before += survey_[k].lines;
    if ((k + 1) % kBlocksInPart != 0 && k + 1 < survey_.size()) continue;
    // A part ends with the row that contains the last byte of the block.
    const std::size_t block_end = std::min((k + 1) * kBlock, content_.size());
    const std::size_t feed = content_.find('\n', block_end - 1);
    const std::size_t end = feed == std::string_view::npos ? content_.size() : feed + 1;
    if (end <= begin) continue;
    const std::int64_t end_line = lines_before + (end > block_end ? 1 : 0);
    parts.push_back(std::unique_ptr<CsvTable>(
        new CsvTable(*this, {content_.substr(begin, end - begin), line, end_line})));
    begin = end;
    line = end_line;
  }
  return parts;
}

/// The next separator or line feed; the size of the text where none follows.
std::size_t CsvTable::field_end(std::size_t from) const {
  while (from < content_.size() && content_[from] != separator_ && content_[from] != '\n') ++from;
  return from;
}

/// The position behind the mark that closes the quotation opened at `from`.
std::size_t CsvTable::quotation_end(std::size_t from) const {
  for (std::size_t at = from + 1; at < content_.size(); ++at) {
    if (content_[at] != '"') continue;
    if (at + 1 >= content_.size() || content_[at + 1] != '"') return at + 1;
    ++at;
  }
  const auto before = line_feeds(content_.substr(at_, from - at_));
  throw DataError({file(), line_ + before, {}}, Message{"quotation_open"}, Message{"is_file_cut"});
}

/// Finds the fields of the row byte by byte; returns the position of its end.
std::size_t CsvTable::find_fields() {
  fields_.clear();
  found_ = 0;
  for (std::size_t begin = at_;;) {
    // Inside a field, and behind a closing quotation mark, another is an ordinary character.
    const bool is_quoted = begin < content_.size() && content_[begin] == '"';
    const std::size_t end = field_end(is_quoted ? quotation_end(begin) : begin);
    if (++found_ <= wanted_) fields_.push_back(content_.substr(begin, end - begin));
    if (end >= content_.size() || content_[end] == '\n') return end;
    begin = end + 1;
  }
}

/// Takes the fields of the row that the marks have found; returns the position of its end.
std::size_t CsvTable::take_fields() {
  const std::size_t end = marks_.end();
  found_ = marks_.fields();
  fields_.resize(std::min(found_, wanted_));
  std::size_t begin = at_;
  for (std::size_t k = 0; k < fields_.size(); ++k) {
    const std::size_t mark = k + 1 == found_ ? end : marks_.next_separator();
    fields_[k] = {content_.data() + begin, mark - begin};
    begin = mark + 1;
  }
  return end;
}

/// The content of a field between quotation marks, without what stands behind the closing one.
std::string_view CsvTable::unquoted(std::string_view field) {
  const std::size_t second = field.find('"', 1);
  if (second + 1 == field.size() || field[second + 1] != '"') return field.substr(1, second - 1);
  // Two marks stand for one, so the text must be built.
  std::string& content = unquoted_.emplace_back();
  for (std::size_t at = 1; at < field.size(); ++at) {
    if (field[at] == '"' && (++at == field.size() || field[at] != '"')) break;
    content.push_back(field[at]);
  }
  return content;
}

/// Skips blank lines. False at the end of the text.
bool CsvTable::start_row() {
  while (at_ < content_.size() && (content_[at_] == '\n' || content_[at_] == '\r')) {
    line_ += content_[at_] == '\n' ? 1 : 0;
    ++at_;
  }
  // The row is named by the line where it begins.
  row_ = line_;
  return at_ < content_.size();
}

void CsvTable::finish_row(std::size_t end, bool has_quotes) {
  if (has_quotes) {
    // Line numbers in messages count lines of the file, also within fields.
    line_ += line_feeds(content_.substr(at_, end - at_));
    unquoted_.clear();
    for (std::string_view& field : fields_) {
      if (field.starts_with('"')) field = unquoted(field);
    }
  }
  line_ += end < content_.size() ? 1 : 0;
  at_ = std::min(end + 1, content_.size());
}

bool CsvTable::read_record() {
  if (!start_row()) return false;
  // Only a row with unusual quotation marks is read byte by byte.
  if (marks_.find(at_)) {
    finish_row(take_fields(), marks_.has_quotes());
  } else {
    finish_row(find_fields(), true);
  }
  return true;
}

/// Pages of the file are given back behind the reading position.
void CsvTable::release_read() {
  text_->release(content_.substr(released_, at_ - released_));
  released_ = at_;
}

bool CsvTable::next() {
  if (at_ - released_ >= kPiece) release_read();
  if (!read_record()) {
    // The parts of a file end at different times, and would hold most of it together.
    release_read();
    text_->check_unchanged();
    return false;
  }
  // Even one row of another length means that columns are shifted.
  if (found_ != columns().size()) {
    text_->check_unchanged();
    throw DataError({file(), row_, {}},
                    Message{"field_count", {{"expected", columns().size()}, {"found", found_}}},
                    remedy_for_fields(found_, columns().size(), separator_));
  }
  return true;
}

void CsvTable::limit_to(std::span<const std::size_t> columns) {
  // A row is cut from left to right, up to the last column that is read; nothing behind it is.
  wanted_ = columns.empty() ? 0 : *std::max_element(columns.begin(), columns.end()) + 1;
}

std::optional<std::int64_t> CsvTable::plain_decimal(std::size_t column, int decimals) const {
  constexpr std::size_t kShort = 8;
  const std::string_view text = CsvTable::field(column);
  // Behind the first bytes of the text the ones in front of a field may be read with it; not of a
  // quoted field that was built anew.
  const bool is_in_text = std::less<>()(content_.data() + kShort, text.data()) &&
                          std::less<>()(text.data(), content_.data() + content_.size());
  if (is_in_text && !text.empty() && text.size() <= kShort) {
    return parse_short_decimal_before(text.data() + text.size(), text.size(), decimals);
  }
  return parse_plain_decimal(text, decimals);
}

std::string_view CsvTable::field(std::size_t column) const {
  const std::string_view text = fields_.at(column);
  // Most fields begin with a letter or a digit and end with no space: nothing is to be taken off.
  if (!text.empty() && is_letter_or_digit(text.front()) && is_visible(text.back())) return text;
  return unguarded(plain_text(text));
}

}  // namespace carreau::files
