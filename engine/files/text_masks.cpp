// SPDX-License-Identifier: Apache-2.0
#include "files/text_masks.hpp"

#include <bit>

// Highway compiles what stands between BEFORE and AFTER once for each instruction set, by including
// this file again; the processor decides at run time.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "files/text_masks.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace carreau::files::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// At most as many bytes as a word of a mask has bits.
using Bytes = hn::CappedTag<std::uint8_t, kMaskBytes>;

// The bytes of a mask are those of a word.
static_assert(std::endian::native == std::endian::little);

inline hn::Vec<Bytes> all_of(char c) { return hn::Set(Bytes(), static_cast<std::uint8_t>(c)); }

/// Stores what is true of the bytes from `at` on.
inline void store_bits(hn::Mask<Bytes> is_true, std::size_t at, std::uint8_t* mask) {
#if HWY_TARGET == HWY_SCALAR  // a processor without vectors: one byte at a time
  if (at % 8 == 0) mask[at / 8] = 0;
  mask[at / 8] |= static_cast<std::uint8_t>(hn::CountTrue(Bytes(), is_true) << (at % 8));
#else
  (void)hn::StoreMaskBits(Bytes(), is_true, mask + at / 8);
#endif
}

TextSurvey survey_vectors(const std::uint8_t* text, std::size_t size) {
  const Bytes tag;
  const auto feed = all_of('\n');
  const auto carriage_return = all_of('\r');
  const auto quote = all_of('"');
  const auto zero = hn::Zero(tag);
  TextSurvey sum;
  auto quotes = zero;
  auto bits = zero;
  auto least = all_of('\x7F');
  for (std::size_t at = 0; at < size; at += hn::Lanes(tag)) {
    const auto bytes = hn::LoadU(tag, text + at);
    sum.lines += static_cast<std::int64_t>(hn::CountTrue(tag, hn::Eq(bytes, feed)));
    sum.returns += static_cast<std::int64_t>(hn::CountTrue(tag, hn::Eq(bytes, carriage_return)));
    quotes = hn::Or(quotes, hn::VecFromMask(tag, hn::Eq(bytes, quote)));
    bits = hn::Or(bits, bytes);
    least = hn::Min(least, bytes);
  }
  sum.has_quotes = !hn::AllFalse(tag, hn::Ne(quotes, zero));
  sum.has_non_ascii = !hn::AllFalse(tag, hn::Gt(bits, all_of('\x7F')));
  sum.has_zero_bytes = !hn::AllFalse(tag, hn::Eq(least, zero));
  return sum;
}

bool mask_vectors(const std::uint8_t* text, std::size_t size, char separator,
                  const TextMasks& masks) {
  const Bytes tag;
  const auto separators = all_of(separator);
  const auto feed = all_of('\n');
  const auto quote = all_of('"');
  auto* const at_separators = reinterpret_cast<std::uint8_t*>(masks.separators);
  auto* const at_feeds = reinterpret_cast<std::uint8_t*>(masks.feeds);
  auto* const at_quotes = reinterpret_cast<std::uint8_t*>(masks.quotes);
  auto quotes_seen = hn::Zero(tag);
  for (std::size_t at = 0; at < size; at += hn::Lanes(tag)) {
    const auto bytes = hn::LoadU(tag, text + at);
    const auto quotes = hn::Eq(bytes, quote);
    store_bits(hn::Eq(bytes, separators), at, at_separators);
    store_bits(hn::Eq(bytes, feed), at, at_feeds);
    store_bits(quotes, at, at_quotes);
    quotes_seen = hn::Or(quotes_seen, hn::VecFromMask(tag, quotes));
  }
  return !hn::AllFalse(tag, hn::Ne(quotes_seen, hn::Zero(tag)));
}

/// Here for its counting of bits, which is one instruction where the processor has it.
std::size_t ends_of_words(std::span<const std::uint64_t> separators,
                          std::span<const std::uint64_t> feeds, LineEnd* ends) {
  LineEnd* next = ends;
  std::uint32_t before = 0;
  for (std::size_t w = 0; w < feeds.size(); ++w) {
    for (std::uint64_t bits = feeds[w]; bits != 0; bits &= bits - 1) {
      const int bit = std::countr_zero(bits);
      const std::uint64_t ahead = separators[w] & ((std::uint64_t{1} << bit) - 1);
      *next++ = {static_cast<std::uint32_t>(kMaskBytes * w) + static_cast<std::uint32_t>(bit),
                 before + static_cast<std::uint32_t>(std::popcount(ahead))};
    }
    before += static_cast<std::uint32_t>(std::popcount(separators[w]));
  }
  return static_cast<std::size_t>(next - ends);
}

}  // namespace carreau::files::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

namespace carreau::files {

HWY_EXPORT(survey_vectors);
HWY_EXPORT(mask_vectors);
HWY_EXPORT(ends_of_words);

namespace {

const std::uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
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
  const std::size_t whole = text.size() / kMaskBytes * kMaskBytes;
  TextSurvey sum = HWY_DYNAMIC_DISPATCH(survey_vectors)(bytes_of(text), whole);
  for (const char c : text.substr(whole)) {
    sum += {c == '\n' ? 1 : 0, c == '\r' ? 1 : 0, c == '"', static_cast<unsigned char>(c) >= 0x80,
            c == '\0'};
  }
  return sum;
}

bool find_masks(std::string_view text, char separator, const TextMasks& masks) {
  return HWY_DYNAMIC_DISPATCH(mask_vectors)(bytes_of(text), text.size(), separator, masks);
}

std::size_t list_ends(std::span<const std::uint64_t> separators,
                      std::span<const std::uint64_t> feeds, std::span<LineEnd> ends) {
  return HWY_DYNAMIC_DISPATCH(ends_of_words)(separators, feeds, ends.data());
}

}  // namespace carreau::files

#endif  // HWY_ONCE
