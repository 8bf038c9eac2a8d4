// SPDX-License-Identifier: Apache-2.0
/// Finds rows and fields of delimited text without looking at every byte one by one.
#pragma once

#include "files/text_masks.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace carreau::files {

/// The rows of a text, one after the other: where each ends, how many fields it has, and where
/// these end. Separators and line feeds between quotation marks are none (RFC 4180): they are
/// removed from the masks of a window of text by the parity of quotation marks, as simdjson does.
class RowMarks {
 public:
  /// Keeps the view: the text must outlive this object.
  RowMarks(std::string_view text, char separator) : text_(text), separator_(separator) {}

  /// Goes to the row that begins at `begin`, which must not lie before the end of the last one.
  /// False where parity does not tell its fields, because a quotation mark stands within a field or
  /// does not close, or because the row is longer than a window: then only reading byte by byte
  /// does.
  [[nodiscard]] bool find(std::size_t begin);

  // Of the row that was found:
  /// The position of its line feed; the size of the text where it has none.
  [[nodiscard]] std::size_t end() const { return window_ + ends_[row_].at; }
  [[nodiscard]] std::size_t fields() const { return ends_[row_].separators - before_ + 1; }
  [[nodiscard]] bool has_quotes() const;
  /// The position of the next separator; to be called once for each but the last of the fields.
  std::size_t next_separator() {
    while (bits_ == 0) bits_ = separators_[++word_];
    const auto bit = static_cast<std::size_t>(std::countr_zero(bits_));
    bits_ &= bits_ - 1;
    return window_ + kMaskBytes * word_ + bit;
  }

 private:
  /// What fits into the fastest cache together with its masks.
  static constexpr std::size_t kWindow = 16'384;
  /// One word more, for the end of a text without a final line feed.
  static constexpr std::size_t kWords = kWindow / kMaskBytes + 1;

  void load(std::size_t begin);
  std::size_t mask(std::string_view part);
  bool keep_unquoted(std::size_t words);
  void cut(std::size_t word, std::uint64_t kept);

  std::string_view text_;
  char separator_;
  std::size_t window_ = 0;  ///< the position of the first byte that the masks speak of
  std::vector<std::uint64_t> separators_;
  std::vector<std::uint64_t> feeds_;
  std::vector<std::uint64_t> quotes_;
  bool has_quotes_ = false;  ///< anywhere in the window
  std::vector<LineEnd> ends_;
  std::size_t rows_ = 0;  ///< the number of ends in the window
  std::size_t row_ = 0;
  std::size_t begin_ = 0;     ///< of the row, in the window
  std::uint32_t before_ = 0;  ///< separators of the window before the row
  std::size_t word_ = 0;      ///< of the next separator
  std::uint64_t bits_ = 0;    ///< separators of that word that are still ahead
};

}  // namespace carreau::files
