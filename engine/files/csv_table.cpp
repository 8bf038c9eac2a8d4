// SPDX-License-Identifier: Apache-2.0
#include "files/csv_table.hpp"

#include "base/parallel.hpp"
#include "base/text.hpp"
#include "files/cell_guard.hpp"
#include "files/gdal_source.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace carreau::files {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
// INSEE's files have a few lines of title at most.
constexpr int kMostTitleLines = 20;
constexpr std::size_t kBlock = std::size_t{4} << 20U;
constexpr std::size_t kBlocksInPart = 16;
/// The number of bytes read before their memory is released.
constexpr std::size_t kPiece = std::size_t{32} << 20U;

/// The separator that occurs most in the line; a comma when there is none.
char separator_of(std::string_view line) {
  // A comma in numbers is decimal in French files, so the separator is counted in the line of the
  // header.
  char best = ',';
  std::ptrdiff_t most = 0;
  for (const char c : {',', ';', '\t'}) {
    const auto n = std::count(line.begin(), line.end(), c);
    if (n > most) {
      most = n;
      best = c;
    }
  }
  return best;
}

std::vector<std::string> lower_names(const std::vector<std::string_view>& fields) {
  std::vector<std::string> names;
  for (const std::string_view f : fields) names.push_back(to_lower(trimmed(f)));
  return names;
}

/// Suggests the most likely reason why a row has more or fewer fields than its header.
Message remedy_for_fields(std::size_t found, std::size_t expected, char separator) {
  // One field only: the line is cut, or the separator is another one.
  if (found == 1 && expected > 2) return Message{"is_cut_or_separated"};
  if (found < expected) return Message{"is_file_cut"};
  return Message{separator == ',' ? "quote_commas" : "quote_separators"};
}

}  // namespace

CsvTable::CsvTable(const std::string& path, const IsHeader& is_header, Findings& findings)
    : Table(base_name(path)), text_(std::make_shared<FileText>(path)), content_(text_->view()) {
  decode(findings);
  // The header first: its line number belongs to the messages.
  find_header(is_header, findings);
  if (!content_.empty() && content_.back() != '\n') {
    findings.warn("no_final_newline", {}, {file(), {}, {}});
  }
}

/// A part of a file, with the separator and the columns of the whole.
CsvTable::CsvTable(const CsvTable& whole, const Part& part)
    : Table(whole),
      text_(whole.text_),
      content_(part.text),
      most_rows_(static_cast<std::size_t>(part.end_line - part.first_line + 1)),
      separator_(whole.separator_),
      // Lines count from the start of the whole file, as an editor shows them.
      line_(part.first_line) {
  move_to(0);
}

void CsvTable::take_survey() {
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
  most_rows_ = 1;
  for (const TextSurvey& block : survey_) most_rows_ += static_cast<std::size_t>(block.lines);
}

void CsvTable::decode(Findings& findings) {
  // The mark is common in files saved by spreadsheets, and would become a part of the first name.
  if (content_.starts_with(kByteOrderMark)) {
    content_.remove_prefix(kByteOrderMark.size());
    findings.notice("byte_order_mark", {}, {file(), 1, {}});
  }
  take_survey();
  TextSurvey all;
  for (const TextSurvey& part : survey_) all += part;
  // UTF-16 has zero bytes in every ASCII character.
  if (all.has_zero_bytes) {
    throw DataError({file(), {}, {}}, Message{"zero_bytes"}, Message{"save_as_utf8"});
  }
  // Pure ASCII needs no check of its encoding.
  if (!all.has_non_ascii || is_utf8()) return;
  // Files that are not UTF-8 are Latin-1: the encoding of older French files.
  text_->replace(latin1_to_utf8(content_));
  content_ = text_->view();
  // The text has become longer, so the positions of blocks have changed.
  take_survey();
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
  marks_ = TextMarks(content_, separator_);
  marks_.seek(place);
}

void CsvTable::find_header(const IsHeader& is_header, Findings& findings) {
  const auto read_line_at = [&](std::size_t place) {
    // The separator may differ between titles and the table.
    separator_ = separator_of(content_.substr(place, content_.find('\n', place) - place));
    move_to(place);
    return read_record();
  };
  bool is_found = false;
  for (int k = 0; k < kMostTitleLines && !is_found && at_ < content_.size(); ++k) {
    is_found = read_line_at(at_) && is_header(lower_names(fields_));
  }
  // No line is the header: the first one is shown in the error about the columns.
  if (!is_found) {
    line_ = 1;
    if (!read_line_at(0)) {
      throw DataError({file(), 1, {}}, Message{"no_header"}, Message{"is_download_complete"});
    }
  }
  std::vector<std::string> names;
  for (const std::string_view f : fields_) names.emplace_back(trimmed(f));
  set_columns(std::move(names));
  if (separator_ != ',') {
    findings.notice("separator", {{"separator", separator_ == ';' ? ";" : "tab"}},
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

/// Reads the quoted field that begins at `from`; returns the position after its end.
std::size_t CsvTable::read_quoted(std::size_t from) {
  const std::int64_t start = line_;
  // A quoted field may contain doubled marks, so its text must be built.
  std::string& into = unquoted_.emplace_back();
  for (std::size_t at = from + 1; at < content_.size(); ++at) {
    const char c = content_[at];
    if (c == '"') {
      if (at + 1 >= content_.size() || content_[at + 1] != '"') return at + 1;
      ++at;
    }
    // Line numbers in messages count lines of the file, also within fields.
    if (c == '\n') ++line_;
    into.push_back(c);
  }
  throw DataError({file(), start, {}}, Message{"quotation_open"}, Message{"is_file_cut"});
}

/// Reads the fields up to the end of the line; returns the position of that end.
std::size_t CsvTable::read_fields() {
  std::size_t begin = at_;
  bool is_quoted = false;
  for (;;) {
    // Only separators, line feeds and quotation marks are visited, not every byte.
    const std::size_t mark = marks_.next();
    const bool is_inside = mark < content_.size();
    if (is_inside && content_[mark] == '"') {
      // Inside a field, a quotation mark is an ordinary character.
      if (mark != begin || is_quoted) continue;
      is_quoted = true;
      quoted_at_.push_back(fields_.size());
      marks_.seek(read_quoted(mark));
      continue;
    }
    // The content of a quoted field is kept in unquoted_ instead.
    fields_.push_back(is_quoted ? std::string_view() : content_.substr(begin, mark - begin));
    if (!is_inside || content_[mark] == '\n') return mark;
    begin = mark + 1;
    is_quoted = false;
  }
}

bool CsvTable::read_record() {
  // Blank lines are skipped.
  const std::size_t blank = at_;
  while (at_ < content_.size() && (content_[at_] == '\n' || content_[at_] == '\r')) {
    line_ += content_[at_] == '\n' ? 1 : 0;
    ++at_;
  }
  if (at_ >= content_.size()) return false;
  if (at_ != blank) marks_.seek(at_);
  fields_.clear();
  unquoted_.clear();
  quoted_at_.clear();
  // The row is named by the line where it begins.
  row_ = line_;
  const std::size_t end = read_fields();
  // The views are set last, because the vector may have moved its strings while it grew.
  for (std::size_t k = 0; k < quoted_at_.size(); ++k) fields_[quoted_at_[k]] = unquoted_[k];
  at_ = std::min(end + 1, content_.size());
  line_ += end < content_.size() ? 1 : 0;
  return true;
}

bool CsvTable::next() {
  // Pages of the file are given back behind the reading position.
  if (at_ - released_ >= kPiece) {
    text_->release(content_.substr(released_, at_ - released_));
    released_ = at_;
  }
  if (!read_record()) return false;
  // Even one row of another length means that columns are shifted.
  if (fields_.size() != columns().size()) {
    throw DataError(
        {file(), row_, {}},
        Message{"field_count", {{"expected", columns().size()}, {"found", fields_.size()}}},
        remedy_for_fields(fields_.size(), columns().size(), separator_));
  }
  return true;
}

std::string_view CsvTable::field(std::size_t column) const {
  return unguarded(plain_text(fields_[column]));
}

}  // namespace carreau::files
