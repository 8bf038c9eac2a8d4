// SPDX-License-Identifier: Apache-2.0
/// Delimited text as French statistical offices write it.
#pragma once

#include "base/findings.hpp"
#include "io/table.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::io {

/// A CSV file held in memory. Accepts `,` `;` or tab (the header decides), quotes (RFC 4180), a
/// BOM, LF or CRLF, and Latin-1, which is found and converted. A row whose number of fields differs
/// from the header's is an error, with its row number: GDAL's driver would pad it in silence.
class CsvTable final : public Table {
 public:
  CsvTable(const std::string& path, const IsHeader& is_header, Findings& findings);

  bool next() override;
  [[nodiscard]] std::string_view field(std::size_t column) const override;
  [[nodiscard]] std::int64_t row() const override { return row_; }

 private:
  void decode(Findings& findings);
  void find_header(const IsHeader& is_header, Findings& findings);
  bool read_record();
  void read_quoted(std::string& into);

  std::string content_;
  std::size_t at_ = 0;
  char separator_ = ',';
  std::int64_t line_ = 1;
  std::int64_t row_ = 0;
  std::vector<std::string_view> fields_;
  std::vector<std::string> unquoted_;  ///< storage of quoted fields of the current record
};

}  // namespace carreau::io
