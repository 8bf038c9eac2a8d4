// SPDX-License-Identifier: Apache-2.0
#include "io/csv_table.hpp"

#include "base/text.hpp"
#include "io/gdal_source.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace carreau::io {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr int kMostTitleLines = 20;

/// The separator that the line uses most; a comma when it uses none.
char separator_of(std::string_view line) {
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

/// What most often makes a row longer or shorter than its header.
std::string_view remedy_for_fields(std::size_t found, std::size_t expected, char separator) {
  if (found == 1 && expected > 2)
    return "is the file cut short, or are its rows and its header separated differently?";
  if (found < expected) return "is the file cut short?";
  return separator == ',' ? "quote fields that hold a comma; numbers with a decimal comma need "
                            "semicolons between the columns"
                          : "quote fields that hold the separator";
}

}  // namespace

CsvTable::CsvTable(const std::string& path, const IsHeader& is_header, Findings& findings)
    : Table(base_name(path)), content_(read_whole(path)) {
  decode(findings);
  find_header(is_header, findings);
  if (!content_.empty() && content_.back() != '\n') {
    findings.warn("no_final_newline", {}, {file(), {}, {}});
  }
}

void CsvTable::decode(Findings& findings) {
  if (content_.find('\0') != std::string::npos) {
    throw DataError({file(), {}, {}}, "expected text, found zero bytes (UTF-16, or not a CSV file)",
                    "save it as CSV in UTF-8");
  }
  if (content_.starts_with(kByteOrderMark)) {
    content_.erase(0, kByteOrderMark.size());
    findings.notice("byte_order_mark", {}, {file(), 1, {}});
  }
  if (!is_valid_utf8(content_)) {
    content_ = latin1_to_utf8(content_);
    findings.notice("latin1", {}, {file(), {}, {}});
  }
}

void CsvTable::find_header(const IsHeader& is_header, Findings& findings) {
  const auto restart = [&] {
    at_ = 0;
    line_ = 1;
  };
  bool is_found = false;
  for (int k = 0; k < kMostTitleLines && !is_found && at_ < content_.size(); ++k) {
    const std::size_t end = content_.find('\n', at_);
    separator_ = separator_of(std::string_view(content_).substr(at_, end - at_));
    is_found = read_record() && is_header(lower_names(fields_));
  }
  if (!is_found) {
    restart();
    separator_ = separator_of(std::string_view(content_).substr(0, content_.find('\n')));
    if (!read_record()) {
      throw DataError({file(), 1, {}}, "expected a line of column names, found none",
                      "is the download complete?");
    }
  }
  std::vector<std::string> names;
  for (const std::string_view f : fields_) names.emplace_back(trimmed(f));
  set_columns(std::move(names));
  if (separator_ != ',') {
    findings.notice("separator", {separator_ == ';' ? ";" : "tab"}, {file(), row_, {}});
  }
}

void CsvTable::read_quoted(std::string& into) {
  const std::int64_t start = line_;
  for (++at_; at_ < content_.size(); ++at_) {
    const char c = content_[at_];
    if (c == '"') {
      if (at_ + 1 < content_.size() && content_[at_ + 1] == '"') {
        ++at_;
      } else {
        ++at_;
        return;
      }
    }
    if (c == '\n') ++line_;
    into.push_back(c);
  }
  throw DataError({file(), start, {}}, "a quotation mark opens here and never closes",
                  "is the file cut short?");
}

bool CsvTable::read_record() {
  // Blank lines are no rows.
  while (at_ < content_.size() && (content_[at_] == '\n' || content_[at_] == '\r')) {
    line_ += content_[at_] == '\n' ? 1 : 0;
    ++at_;
  }
  if (at_ >= content_.size()) return false;
  fields_.clear();
  unquoted_.clear();
  unquoted_.reserve(columns().size() + 1);
  row_ = line_;
  std::vector<std::size_t> quoted_at;
  for (;;) {
    if (at_ < content_.size() && content_[at_] == '"') {
      unquoted_.emplace_back();
      read_quoted(unquoted_.back());
      quoted_at.push_back(fields_.size());
      fields_.emplace_back();
    } else {
      std::size_t end = at_;
      while (end < content_.size() && content_[end] != separator_ && content_[end] != '\n') ++end;
      fields_.push_back(std::string_view(content_).substr(at_, end - at_));
      at_ = end;
    }
    while (at_ < content_.size() && content_[at_] != separator_ && content_[at_] != '\n') ++at_;
    if (at_ >= content_.size() || content_[at_] == '\n') break;
    ++at_;
  }
  // Views into the quoted fields only now: the vector may have moved while it grew.
  for (std::size_t k = 0; k < quoted_at.size(); ++k) fields_[quoted_at[k]] = unquoted_[k];
  if (at_ < content_.size()) {
    ++at_;
    ++line_;
  }
  return true;
}

bool CsvTable::next() {
  if (!read_record()) return false;
  if (fields_.size() != columns().size()) {
    throw DataError({file(), row_, {}},
                    fmt::format("expected {} fields as in the header, found {}", columns().size(),
                                fields_.size()),
                    std::string(remedy_for_fields(fields_.size(), columns().size(), separator_)));
  }
  return true;
}

std::string_view CsvTable::field(std::size_t column) const { return trimmed(fields_[column]); }

}  // namespace carreau::io
