// SPDX-License-Identifier: Apache-2.0
/// Delimited text as French statistical offices write it.
#pragma once

#include "base/findings.hpp"
#include "files/file_text.hpp"
#include "files/table.hpp"
#include "files/text_marks.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::files {

/// A CSV file, mapped, of which no more than some pieces are in memory at a time when it is read
/// row by row. Accepts `,` `;` or tab (the header decides), quotes (RFC 4180), a BOM, LF or CRLF,
/// and Latin-1, which is found and converted. A row whose number of fields differs from the
/// header's is an error, with its row number: GDAL's driver would pad it in silence.
class CsvTable final : public Table {
 public:
  CsvTable(const std::string& path, const IsHeader& is_header, Findings& findings);

  bool next() override;
  [[nodiscard]] std::string_view field(std::size_t column) const override;
  [[nodiscard]] std::int64_t row() const override { return row_; }
  /// Parts of 64 MiB, so that what is read of one fills large pages. None where there are quotation
  /// marks, which may hold line feeds.
  [[nodiscard]] std::vector<std::unique_ptr<Table>> split() const override;
  [[nodiscard]] std::int64_t bytes() const override {
    return static_cast<std::int64_t>(content_.size());
  }
  /// Its lines.
  [[nodiscard]] std::size_t most_rows() const override { return most_rows_; }

 private:
  /// A part of the content, and where it begins and ends as lines go.
  struct Part {
    std::string_view text;
    std::int64_t first_line = 1;
    std::int64_t end_line = 1;
  };
  CsvTable(const CsvTable& whole, const Part& part);
  void decode(Findings& findings);
  [[nodiscard]] bool is_utf8() const;
  void take_survey();
  void find_header(const IsHeader& is_header, Findings& findings);
  bool read_record();
  std::size_t read_fields();
  std::size_t read_quoted(std::size_t from);
  void move_to(std::size_t place);

  std::shared_ptr<FileText> text_;
  std::string_view content_;        ///< of this table: the whole text, or a part of it
  std::vector<TextSurvey> survey_;  ///< by block of 4 MiB of the content; empty in a part
  std::size_t most_rows_ = 0;
  TextMarks marks_{{}, ','};
  std::size_t at_ = 0;
  std::size_t released_ = 0;  ///< what is before has been given back
  char separator_ = ',';
  std::int64_t line_ = 1;
  std::int64_t row_ = 0;
  std::vector<std::string_view> fields_;
  std::vector<std::string> unquoted_;   ///< storage of quoted fields of the current record
  std::vector<std::size_t> quoted_at_;  ///< the columns that they stand in
};

}  // namespace carreau::files
