// SPDX-License-Identifier: Apache-2.0
#include "files/text_marks.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace carreau::files {

namespace {

constexpr std::size_t kMarkBlock = 64;

/// 64 bytes that are compared at once. Bit i of a result belongs to byte i.
class Block {
 public:
  explicit Block(const char* at) : at_(at) {}
  [[nodiscard]] std::uint64_t equal(char c) const;
  [[nodiscard]] std::uint64_t non_ascii() const;

 private:
  /// The results of the comparison, with bit i for byte i.
  template <class Compare>
  [[nodiscard]] std::uint64_t bits(const Compare& compare) const;

  const char* at_;
};

#ifdef __SSE2__

template <class Compare>
std::uint64_t Block::bits(const Compare& compare) const {
  std::uint64_t all = 0;
  for (std::size_t k = 0; k < kMarkBlock; k += 16) {
    const __m128i part = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at_ + k));
    // One bit of each byte, the highest, which the comparison has set.
    const auto sixteen = static_cast<std::uint32_t>(_mm_movemask_epi8(compare(part)));
    all |= std::uint64_t{sixteen} << k;
  }
  return all;
}

std::uint64_t Block::equal(char c) const {
  const __m128i wanted = _mm_set1_epi8(c);
  return bits([&](const __m128i& part) { return _mm_cmpeq_epi8(part, wanted); });
}

std::uint64_t Block::non_ascii() const {
  return bits([](const __m128i& part) { return part; });  // the highest bit of each byte
}

#else

template <class Compare>
std::uint64_t Block::bits(const Compare& compare) const {
  std::uint64_t all = 0;
  for (std::size_t i = 0; i < kMarkBlock; ++i) all |= std::uint64_t{compare(at_[i])} << i;
  return all;
}

std::uint64_t Block::equal(char c) const {
  return bits([c](char byte) { return byte == c; });
}

std::uint64_t Block::non_ascii() const {
  return bits([](char byte) { return static_cast<unsigned char>(byte) >= 0x80; });
}

#endif

/// The last bytes of a text, padded with line feeds; `mask` marks the bytes that belong to the
/// text.
struct Tail {
  std::array<char, kMarkBlock> bytes;
  std::uint64_t mask;

  // Fewer than 64 bytes, so the shift is defined.
  explicit Tail(std::string_view rest) : mask((std::uint64_t{1} << rest.size()) - 1) {
    bytes.fill('\n');
    std::memcpy(bytes.data(), rest.data(), rest.size());
  }
};

void add(const Block& block, std::uint64_t mask, TextSurvey& sum) {
  // Padding consists of line feeds, which only the mask keeps from being counted.
  sum.lines += std::popcount(block.equal('\n') & mask);
  // Padding contains none of these, so they need no mask.
  sum.returns += std::popcount(block.equal('\r'));
  sum.has_quotes = sum.has_quotes || block.equal('"') != 0;
  sum.has_non_ascii = sum.has_non_ascii || block.non_ascii() != 0;
  sum.has_zero_bytes = sum.has_zero_bytes || block.equal('\0') != 0;
}

}  // namespace

TextSurvey& TextSurvey::operator+=(const TextSurvey& other) {
  lines += other.lines;
  returns += other.returns;
  has_quotes = has_quotes || other.has_quotes;
  has_non_ascii = has_non_ascii || other.has_non_ascii;
  has_zero_bytes = has_zero_bytes || other.has_zero_bytes;
  return *this;
}

TextSurvey survey(std::string_view text) {
  TextSurvey sum;
  std::size_t at = 0;
  // Whole blocks first; only the last one needs a copy.
  for (; at + kMarkBlock <= text.size(); at += kMarkBlock) {
    add(Block(text.data() + at), ~std::uint64_t{0}, sum);
  }
  if (at < text.size()) {
    const Tail tail(text.substr(at));
    add(Block(tail.bytes.data()), tail.mask, sum);
  }
  return sum;
}

void TextMarks::load() {
  // Positions of the marks in bits_ count from here.
  loaded_ = block_;
  const auto marks = [&](const Block& block) {
    return block.equal(separator_) | block.equal('\n') | block.equal('"');
  };
  if (block_ + kMarkBlock <= text_.size()) {
    bits_ = marks(Block(text_.data() + block_));
  } else {
    const Tail tail(text_.substr(block_));
    // Marks in the padding are no marks of the text.
    bits_ = marks(Block(tail.bytes.data())) & tail.mask;
  }
  block_ += kMarkBlock;
}

/// Any position may begin a block: reads need no alignment.
void TextMarks::seek(std::size_t place) {
  block_ = place;
  bits_ = 0;
}

}  // namespace carreau::files
