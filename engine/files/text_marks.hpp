// SPDX-License-Identifier: Apache-2.0
/// Finds the separators, line ends and quotation marks of delimited text, 64 bytes at a time.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace carreau::files {

/// The properties of a piece of text.
struct TextSurvey {
  std::int64_t lines = 0;       ///< number of line feeds
  std::int64_t returns = 0;     ///< number of carriage returns
  bool has_quotes = false;      ///< contains `"`
  bool has_non_ascii = false;   ///< contains bytes from 0x80 on
  bool has_zero_bytes = false;  ///< then it is not text

  TextSurvey& operator+=(const TextSurvey& other);
};

/// About as fast as reading the memory.
[[nodiscard]] TextSurvey survey(std::string_view text);

/// Iterates over separators, line feeds and quotation marks.
class TextMarks {
 public:
  /// Keeps the view: the text must outlive this object.
  TextMarks(std::string_view text, char separator) : text_(text), separator_(separator) {}

  /// The position of the next mark, or the size of the text when no mark follows.
  std::size_t next() {
    while (bits_ == 0) {
      if (block_ >= text_.size()) return text_.size();
      load();
    }
    const auto place = loaded_ + static_cast<std::size_t>(std::countr_zero(bits_));
    bits_ &= bits_ - 1;
    return place;
  }
  /// Continues from a position; a mark at that position is the next one.
  void seek(std::size_t place);

 private:
  void load();

  std::string_view text_;
  char separator_;
  std::size_t block_ = 0;   ///< position of the next block
  std::size_t loaded_ = 0;  ///< position of the loaded block
  std::uint64_t bits_ = 0;  ///< marks of the loaded block that are still ahead
};

}  // namespace carreau::files
