// SPDX-License-Identifier: Apache-2.0
/// Delimited text, in the variants that French statistical offices publish.
#pragma once

#include "base/findings.hpp"
#include "files/file_text.hpp"
#include "files/row_marks.hpp"
#include "files/table.hpp"
#include "files/text_masks.hpp"

#include <cstdint>
#include <deque>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::files {

/// A memory-mapped CSV file. Reading it row by row keeps only a few pieces of it in memory. Accepts
/// `,`, `;` or tab as separators (the header decides, or a first line `sep=;` as Excel writes it),
/// quotes (RFC 4180), a BOM, lines that end with LF, CRLF or CR, and Latin-1, which is converted
/// and reported. A row with another number of fields than the header is an error with its row
/// number; GDAL's driver would silently fill it up. A quotation mark within a field is an ordinary
/// character, and what stands behind a closing one up to the separator is left out.
class CsvTable final : public Table {
 public:
  CsvTable(const std::string& path, const FindHeader& find_header, Findings& findings);
  CsvTable(const std::string& path, const IsHeader& is_header, Findings& findings)
      : CsvTable(path, header_of_one_row(is_header), findings) {}

  bool next() override;
  [[nodiscard]] std::string_view field(std::size_t column) const override;
  /// Here too, so that reading a number takes one virtual call and not two.
  [[nodiscard]] std::optional<std::int64_t> plain_decimal(std::size_t column,
                                                          int decimals) const override;
  [[nodiscard]] std::int64_t row() const override { return row_; }
  void limit_to(std::span<const std::size_t> columns) override;
  /// Parts of 48 MiB, so that the pages read for one part are large. Empty where the text has
  /// quotation marks, because a quoted field may contain line feeds.
  [[nodiscard]] std::vector<std::unique_ptr<Table>> split() const override;
  [[nodiscard]] std::int64_t bytes() const override {
    return static_cast<std::int64_t>(content_.size());
  }
  /// An upper bound: the number of lines.
  [[nodiscard]] std::size_t most_rows() const override { return most_rows_; }

 private:
  /// A part of the content, with the numbers of the lines where it begins and ends.
  struct Part {
    std::string_view text;
    std::int64_t first_line = 1;
    std::int64_t end_line = 1;  ///< of the line behind the part, or of one without a line feed
  };
  /// One of the first records, which may be a title, a part of the header, or a row.
  struct FirstRecord {
    std::vector<std::string> fields;
    char separator = ',';
    std::int64_t row = 1;
    std::size_t end = 0;  ///< where the next record begins, and the number of its line
    std::int64_t end_line = 1;
  };
  CsvTable(const CsvTable& whole, const Part& part);
  void decode(Findings& findings);
  [[nodiscard]] bool is_utf8() const;
  TextSurvey take_survey();
  void take_separator_line();
  void take_header(const FindHeader& find_header, Findings& findings);
  [[nodiscard]] std::vector<FirstRecord> first_records(std::size_t titles, char separator);
  [[nodiscard]] std::optional<FirstRecord> next_first_record(char separator);
  void release_read();
  bool read_record();
  bool start_row();
  void finish_row(std::size_t end, bool has_quotes);
  std::size_t take_fields();
  std::size_t find_fields();
  [[nodiscard]] std::size_t field_end(std::size_t from) const;
  [[nodiscard]] std::size_t quotation_end(std::size_t from) const;
  [[nodiscard]] std::string_view unquoted(std::string_view field);
  void move_to(std::size_t place);

  std::shared_ptr<FileText> text_;
  std::string_view content_;        ///< the whole text, or for a part of a table only that part
  std::vector<TextSurvey> survey_;  ///< one for each block of 4 MiB; empty in a part
  std::size_t most_rows_ = 0;
  RowMarks marks_{{}, ','};
  std::size_t first_ = 0;  ///< where the first record begins, behind a line "sep=;"
  std::size_t at_ = 0;
  std::size_t released_ = 0;   ///< memory before this position has been released
  char stated_separator_ = 0;  ///< by a line "sep=;"; 0 where there is none
  char separator_ = ',';
  std::int64_t line_ = 1;
  std::int64_t row_ = 0;
  /// Of the current row, without what limit_to() leaves out behind the last column.
  std::vector<std::string_view> fields_;
  std::size_t found_ = 0;  ///< the number of fields in the row
  std::size_t wanted_ = std::numeric_limits<std::size_t>::max();  ///< so many fields at most
  /// The contents of quoted fields of the row that are not as they stand in the text.
  std::deque<std::string> unquoted_;
};

}  // namespace carreau::files
