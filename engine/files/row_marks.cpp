// SPDX-License-Identifier: Apache-2.0
#include "files/row_marks.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace carreau::files {

namespace {

/// The bits from `bit` on.
std::uint64_t from_bit(std::size_t bit) { return ~std::uint64_t{0} << bit; }

/// Bit i is the parity of the bits 0 to i: 1 from each opening quotation mark to before its closing
/// one.
std::uint64_t parity(std::uint64_t bits) {
  for (const int shift : {1, 2, 4, 8, 16, 32}) bits ^= bits << shift;
  return bits;
}

}  // namespace

bool RowMarks::find(std::size_t begin) {
  // Ends before it are those of blank lines.
  for (; row_ < rows_ && end() < begin; ++row_) before_ = ends_[row_].separators;
  if (row_ == rows_) load(begin);
  if (rows_ == 0) return false;
  begin_ = begin - window_;
  word_ = begin_ / kMaskBytes;
  bits_ = separators_[word_] & from_bit(begin_ % kMaskBytes);
  return true;
}

bool RowMarks::has_quotes() const {
  if (!has_quotes_) return false;
  const std::size_t end = ends_[row_].at;
  for (std::size_t w = begin_ / kMaskBytes; w * kMaskBytes < end; ++w) {
    std::uint64_t bits = quotes_[w];
    if (w == begin_ / kMaskBytes) bits &= from_bit(begin_ % kMaskBytes);
    if (w == end / kMaskBytes) bits &= ~from_bit(end % kMaskBytes);
    if (bits != 0) return true;
  }
  return false;
}

/// Puts the marks of the next window, which begins with a row, into the masks.
void RowMarks::load(std::size_t begin) {
  window_ = begin;
  row_ = 0;
  before_ = 0;
  const std::string_view part = text_.substr(begin, kWindow);
  const std::size_t words = mask(part);
  const bool is_whole = !has_quotes_ || keep_unquoted(words);
  // A last line without a line feed ends with the text.
  if (is_whole && begin + part.size() == text_.size() && part.back() != '\n') {
    feeds_[part.size() / kMaskBytes] |= std::uint64_t{1} << (part.size() % kMaskBytes);
  }
  rows_ = list_ends(std::span(separators_).first(words), std::span(feeds_).first(words), ends_);
}

/// Fills the masks of some text. Returns the number of words, the last of which goes beyond it.
std::size_t RowMarks::mask(std::string_view part) {
  separators_.resize(kWords);
  feeds_.resize(kWords);
  quotes_.resize(kWords);
  ends_.resize(kWindow + 1);
  const std::size_t whole = part.size() / kMaskBytes;
  has_quotes_ = find_masks(part.substr(0, whole * kMaskBytes), separator_,
                           {separators_.data(), feeds_.data(), quotes_.data()});
  // The rest, and what is not in the text: zero bytes are no marks.
  std::array<char, kMaskBytes> rest{};
  std::memcpy(rest.data(), part.data() + whole * kMaskBytes, part.size() % kMaskBytes);
  has_quotes_ |= find_masks({rest.data(), rest.size()}, separator_,
                            {&separators_[whole], &feeds_[whole], &quotes_[whole]});
  return whole + 1;
}

/// Removes the marks between quotation marks. Whether all of these stand where a field begins or
/// ends, and the last of them closes; otherwise the masks end before the first that does not.
bool RowMarks::keep_unquoted(std::size_t words) {
  std::uint64_t inside = 0;    // all bits where the word before ended between quotation marks
  std::uint64_t boundary = 1;  // the last byte before the word: a mark behind it opens a field
  for (std::size_t w = 0; w < words; ++w) {
    const std::uint64_t within = parity(quotes_[w]) ^ inside;
    separators_[w] &= ~within;
    feeds_[w] &= ~within;
    const std::uint64_t closing = quotes_[w] & ~within;
    // A mark behind a closing one is the second of two, which stand for one in the field.
    const std::uint64_t boundaries = separators_[w] | feeds_[w] | closing;
    const std::uint64_t misplaced = quotes_[w] & within & ~(boundaries << 1U | boundary);
    if (misplaced != 0) {
      cut(w, (misplaced & (~misplaced + 1)) - 1);
      return false;
    }
    boundary = boundaries >> 63U;
    inside = std::uint64_t{0} - (within >> 63U);
  }
  return inside == 0;
}

/// Ends the masks within a word, of which the bits of `kept` stay.
void RowMarks::cut(std::size_t word, std::uint64_t kept) {
  separators_[word] &= kept;
  feeds_[word] &= kept;
  std::fill(feeds_.begin() + static_cast<std::ptrdiff_t>(word) + 1, feeds_.end(), 0);
}

}  // namespace carreau::files
