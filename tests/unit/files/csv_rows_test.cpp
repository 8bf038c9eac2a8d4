// SPDX-License-Identifier: Apache-2.0
/// Drawn delimited texts, read in the table's quick ways and by a reader of one byte after the
/// other: the same rows, under the same numbers, or the same error.
#include "base/error.hpp"
#include "base/text.hpp"
#include "files/csv_table.hpp"
#include "support/temp_folder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carreau::files {
namespace {

using carreau::testing::TempFolder;

/// A row and the line on which it begins; a fault is a row of one field that tells it.
using ReadRow = std::pair<std::int64_t, std::vector<std::string>>;

/// Reads RFC 4180 as CsvTable states it, with no care for speed.
class PlainReader {
 public:
  PlainReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  std::vector<ReadRow> rows(std::size_t columns) {
    std::vector<ReadRow> all;
    for (;;) {
      while (at_ < text_.size() && (peek() == '\n' || peek() == '\r')) take();
      if (at_ == text_.size()) return all;
      ReadRow row{line_, {}};
      const std::int64_t open = take_row(row.second);
      if (open != 0) {
        all.push_back({open, {"open"}});
        return all;
      }
      if (row.second.size() != columns) {
        all.push_back({row.first, {"fields: " + std::to_string(row.second.size())}});
        return all;
      }
      all.push_back(std::move(row));
    }
  }

 private:
  [[nodiscard]] char peek() const { return text_[at_]; }
  [[nodiscard]] bool is_end() const { return at_ == text_.size() || peek() == '\n'; }
  char take() {
    line_ += peek() == '\n' ? 1 : 0;
    return text_[at_++];
  }

  /// The line of a quotation mark that does not close, or 0.
  std::int64_t take_row(std::vector<std::string>& fields) {
    for (;;) {
      std::string field;
      if (!is_end() && peek() == '"') {
        const std::int64_t line = line_;
        if (!take_quoted(field)) return line;
        while (!is_end() && peek() != separator_) take();
      } else {
        while (!is_end() && peek() != separator_) field.push_back(take());
      }
      fields.push_back(field);
      const bool was_last = is_end();
      if (at_ < text_.size()) take();
      if (was_last) return 0;
    }
  }

  bool take_quoted(std::string& field) {
    take();
    while (at_ < text_.size()) {
      const char c = take();
      if (c == '"') {
        if (at_ == text_.size() || peek() != '"') return true;
        take();
      }
      field.push_back(c);
    }
    return false;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::int64_t line_ = 2;
};

std::vector<ReadRow> rows_of(Table& table, std::size_t columns) {
  std::vector<ReadRow> all;
  try {
    while (table.next()) {
      ReadRow row{table.row(), {}};
      for (std::size_t c = 0; c < columns; ++c) row.second.emplace_back(table.field(c));
      all.push_back(std::move(row));
    }
  } catch (const DataError& error) {
    const std::string what = error.what();
    constexpr std::string_view kCount = " in the header, found ";
    const auto found = what.find(kCount);
    const std::string fault =
        found == std::string::npos
            ? "open"
            : "fields: " + std::to_string(std::stoi(what.substr(found + kCount.size())));
    all.push_back({error.place().row.value_or(0), {fault}});
  }
  return all;
}

constexpr std::string_view kHeader = "code;b;c\n";

class CsvRows : public ::testing::Test {
 protected:
  void compare(const std::string& text) {
    Findings findings;
    const auto is_header = [](const std::vector<std::string>& columns) {
      return columns.front() == "code";
    };
    CsvTable table(folder_.write("t.csv", std::string(kHeader) + text), is_header, findings);
    auto expected = PlainReader(text, ';').rows(3);
    for (ReadRow& row : expected) {
      for (std::string& field : row.second) field = std::string(trimmed(field));
    }
    ASSERT_EQ(rows_of(table, 3), expected) << text;

    CsvTable limited(folder_.write("t.csv", std::string(kHeader) + text), is_header, findings);
    limited.limit_to(std::array<std::size_t, 2>{1, 0});
    for (ReadRow& row : expected) row.second.resize(std::min<std::size_t>(row.second.size(), 2));
    ASSERT_EQ(rows_of(limited, 2), expected) << text;
  }

  TempFolder folder_;
};

/// Fields that are well formed, with whatever may stand in them.
std::string drawn_field(std::mt19937_64& random) {
  constexpr std::array<std::string_view, 10> kFields{
      "",         "1",        "12.5",           "a b",
      "\"\"",     "\"x;y\"",  "\"two\nlines\"", "\"say \"\"so\"\"\"",
      "\"\"\"\"", "\"\r\n;\""};
  if (random() % 40 == 0) return std::string(random() % 200, 'z');
  return std::string(kFields[random() % kFields.size()]);
}

TEST_F(CsvRows, WellFormedTextsOfEveryLength) {
  std::mt19937_64 random(7);
  for (int text = 0; text < 400; ++text) {
    std::string rows;
    for (std::size_t k = random() % 120; k > 0; --k) {
      rows += drawn_field(random) + "1;" + drawn_field(random) + ";" + drawn_field(random);
      rows += random() % 2 == 0 ? "\n" : "\r\n";
      if (random() % 10 == 0) rows += "\n\r\n";
    }
    if (random() % 3 == 0) rows += "4;5;6";
    if (!rows.starts_with('"')) compare(rows);
  }
}

TEST_F(CsvRows, QuotationMarksAnywhere) {
  std::mt19937_64 random(13);
  constexpr std::array<std::string_view, 8> kFields{"a",      "b\"",    "\"c\"", "\"d;e\"",
                                                    "\"f\"g", " \"h\"", "\"\"",  "\"i\nj\""};
  for (int text = 0; text < 300; ++text) {
    std::string rows;
    // Few of them stand where they should not, so that most rows are found by parity.
    const std::size_t kinds = text % 2 == 0 ? kFields.size() : 4;
    for (std::size_t k = 0; k < 60; ++k) {
      for (int field = 0; field < 3; ++field) {
        rows += kFields[random() % 8 == 0 ? random() % kinds : random() % 2 * 2];
        rows += field < 2 ? ";" : "\n";
      }
    }
    compare(rows);
  }
}

TEST_F(CsvRows, AnyBytes) {
  std::mt19937_64 random(11);
  constexpr std::string_view kBytes = "ab1;;;\"\"\n\n\r ,";
  for (int text = 0; text < 1'500; ++text) {
    std::string rows = "x;y;z\n";
    for (std::size_t k = random() % 300; k > 0; --k) rows += kBytes[random() % kBytes.size()];
    // Otherwise returns alone would end its lines.
    if (2 * std::count(rows.begin(), rows.end(), '\n') <
        std::count(rows.begin(), rows.end(), '\r')) {
      continue;
    }
    compare(rows);
  }
}

TEST_F(CsvRows, RowsLongerThanAWindowAndAtItsEnd) {
  for (const std::size_t size : {16'370U, 16'375U, 16'376U, 16'377U, 16'383U, 16'384U, 40'000U}) {
    const std::string field(size, 'y');
    compare("1;" + field + ";3\n4;5;6\n");
    compare("1;2;3\n1;" + field + ";3\n4;\"" + field + ";\n\";6\n7;8;9");
    compare("1;" + field + ";\"open\n");
  }
}

TEST_F(CsvRows, QuotationMarksWithinFields) {
  compare("1;a \"b; c\";3\n4;\"5\" ;6\n7;8\";9\n");
  compare("1;\"a\"b\"c;d\";3\n4;5;6\n");
  compare("1; \"a;b\";3\n");
  compare("1;2;12\"\n4;5;\"6\n7\"\n8;9;\"\"\"\n");
}

}  // namespace
}  // namespace carreau::files
