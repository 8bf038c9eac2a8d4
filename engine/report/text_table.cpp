// SPDX-License-Identifier: Apache-2.0
#include "report/text_table.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace carreau::report {

namespace {

std::size_t width_of(std::string_view text) {
  // Continuation bytes of UTF-8 have no width.
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

}  // namespace

TextTable::TextTable(const std::vector<std::string_view>& header) {
  rows_.emplace_back(header.begin(), header.end());
}

void TextTable::add_row(std::vector<std::string> row) {
  for (std::string& cell : row) cell = printable(cell);
  rows_.push_back(std::move(row));
}

std::string TextTable::text() const {
  std::vector<std::size_t> width(rows_.front().size());
  for (const auto& row : rows_) {
    for (std::size_t c = 0; c < row.size(); ++c) width[c] = std::max(width[c], width_of(row[c]));
  }
  std::string text;
  for (const auto& row : rows_) {
    std::string line = " ";
    for (std::size_t c = 0; c < row.size(); ++c) {
      const std::string padding(width[c] - width_of(row[c]), ' ');
      const bool is_figure = c >= 2;  // the first two columns name the row
      line += " " + (is_figure ? padding + row[c] : row[c] + padding) + " ";
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

}  // namespace carreau::report
