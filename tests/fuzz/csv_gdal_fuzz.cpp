// SPDX-License-Identifier: Apache-2.0
/// A table of any words, written as RFC 4180 says, is read as GDAL's driver reads it and as it was
/// written. The two may differ in what that leaves open, which is not written here: quotation marks
/// within a field or text behind a closing one, rows of unequal length (an error of ours, filled up
/// by GDAL), other encodings than UTF-8, a carriage return within a field, and blank lines. Ours
/// alone takes off the spaces around a field, and what spreadsheets put before text.
#include "base/text.hpp"
#include "files/cell_guard.hpp"
#include "files/csv_table.hpp"
#include "fuzz_input.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <cstdlib>
#include <span>
#include <utility>
#include <vector>

namespace {

using Rows = std::vector<std::vector<std::string>>;
constexpr char kSeparators[] = {',', ';', '\t'};

/// What the first byte says.
struct Form {
  std::size_t width = 2;
  char separator = ',';
  bool quotes_all = false;
  std::string line_end;

  explicit Form(std::uint8_t byte)
      : width(2 + byte % 3U),
        separator(kSeparators[byte / 4U % 3U]),
        quotes_all(byte >= 128),
        line_end((byte & 64U) != 0 ? "\r\n" : "\n") {}
};

/// Words end at zeros; what stands behind the last full row is left out.
Rows rows_from(std::span<const std::uint8_t> bytes, std::size_t width) {
  Rows rows(1);
  std::string word;
  for (const std::uint8_t byte : bytes) {
    if (byte == '\r') continue;
    if (byte != 0) {
      word += byte < 128 ? std::string(1, static_cast<char>(byte)) : "é";
      continue;
    }
    if (rows.back().size() == width) rows.emplace_back();
    rows.back().push_back(std::exchange(word, {}));
  }
  if (rows.back().size() < width) rows.pop_back();
  return rows;
}

std::string table_of(const Rows& rows, const Form& form) {
  std::string text;
  for (std::size_t c = 0; c < form.width; ++c) {
    text += (c == 0 ? "" : std::string(1, form.separator)) + "name" + std::to_string(c);
  }
  text += form.line_end;
  const std::string marks = std::string("\"\n") + form.separator;
  for (const auto& row : rows) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (c > 0) text += form.separator;
      const std::string quoted = carreau::files::csv_quoted(row[c], marks);
      text += form.quotes_all && quoted == row[c] ? '"' + quoted + '"' : quoted;
    }
    text += form.line_end;
  }
  return text;
}

Rows read_by_us(std::size_t width) {
  carreau::Findings findings;
  carreau::files::CsvTable table(
      "input.csv",
      [](const std::vector<std::string>& columns) { return columns.front() == "name0"; }, findings);
  Rows rows;
  while (table.next()) {
    auto& row = rows.emplace_back();
    for (std::size_t c = 0; c < width; ++c) row.emplace_back(table.field(c));
  }
  return rows;
}

/// By its driver of CSV alone. Each of the others would look at the file first, which takes most of
/// the time, and some would take it for theirs: that of VRT wherever the text names its root.
Rows read_by_gdal(std::size_t width) {
  RegisterOGRCSV();
  const char* const drivers[] = {"CSV", nullptr};
  const char* const options[] = {"HEADERS=YES", nullptr};
  const GDALDatasetUniquePtr dataset(
      GDALDataset::Open("input.csv", GDAL_OF_VECTOR, drivers, options));
  if (!dataset) std::abort();
  Rows rows;
  for (const auto& feature : *dataset->GetLayer(0)) {
    auto& row = rows.emplace_back();
    for (int c = 0; c < static_cast<int>(width); ++c) {
      row.emplace_back(feature->GetFieldAsString(c));
    }
  }
  return rows;
}

/// What a field says once what ours takes off is gone.
Rows plain(Rows rows) {
  for (auto& row : rows) {
    for (std::string& field : row) {
      field = std::string(carreau::files::unguarded(carreau::plain_text(field)));
    }
  }
  return rows;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const Form form(*data);
  const Rows rows = rows_from({data + 1, size - 1}, form.width);
  const std::string text = table_of(rows, form);
  carreau::fuzz::written("input.csv", reinterpret_cast<const std::uint8_t*>(text.data()),
                         text.size());
  if (read_by_us(form.width) != plain(rows)) std::abort();
  if (plain(read_by_gdal(form.width)) != plain(rows)) std::abort();
  return 0;
}
