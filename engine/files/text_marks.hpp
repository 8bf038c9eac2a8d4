// SPDX-License-Identifier: Apache-2.0
/// Where the marks of a delimited text lie, found 64 bytes at a time.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace carreau::files {

/// What a stretch of text holds.
struct TextSurvey {
  std::int64_t lines = 0;       ///< line feeds
  bool has_quotes = false;      ///< `"`
  bool has_non_ascii = false;   ///< bytes from 0x80
  bool has_zero_bytes = false;  ///< no text then

  TextSurvey& operator+=(const TextSurvey& other);
};

/// About as fast as memory is read.
[[nodiscard]] TextSurvey survey(std::string_view text);

/// Goes from one separator, line feed or quotation mark to the next.
class TextMarks {
 public:
  /// Keeps the view.
  TextMarks(std::string_view text, char separator) : text_(text), separator_(separator) {}

  /// The place of the next mark, or the size of the text behind the last.
  std::size_t next() {
    while (bits_ == 0) {
      if (block_ >= text_.size()) return text_.size();
      load();
    }
    const auto place = loaded_ + static_cast<std::size_t>(std::countr_zero(bits_));
    bits_ &= bits_ - 1;
    return place;
  }
  /// Goes on from a place, whose own mark is then the next.
  void seek(std::size_t place);

 private:
  void load();

  std::string_view text_;
  char separator_;
  std::size_t block_ = 0;   ///< where the next block begins
  std::size_t loaded_ = 0;  ///< where the loaded one began
  std::uint64_t bits_ = 0;  ///< its marks that are still ahead
};

}  // namespace carreau::files
