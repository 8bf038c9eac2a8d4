// SPDX-License-Identifier: Apache-2.0
#include "base/short_decimal.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstring>

namespace carreau {

namespace {

/// Eight characters as one number, the first of them lowest.
constexpr std::uint64_t eight_of(char c) {
  return 0x0101'0101'0101'0101U * static_cast<unsigned char>(c);
}

/// Up to eight characters, one a byte, the last of them highest; '0' in front of the first.
std::uint64_t load_short(std::string_view text) {
  const std::size_t size = text.size();
  const auto byte = [&](std::size_t i) {
    return std::uint64_t{static_cast<unsigned char>(text[i])};
  };
  // Four bytes in this order are one load.
  const auto four = [&](std::size_t i) {
    return byte(i) | byte(i + 1) << 8U | byte(i + 2) << 16U | byte(i + 3) << 24U;
  };
  // Bytes that are taken twice are the same, so there is no loop whose end is hard to foresee.
  const std::uint64_t characters =
      size < 4 ? byte(0) | byte(size / 2) << (8 * (size / 2)) | byte(size - 1) << (8 * (size - 1))
               : four(0) | four(size - 4) << (8 * (size - 4));
  const std::size_t missing = 8 * (8 - size);
  const std::uint64_t zeros = ~(~std::uint64_t{0} << missing) & eight_of('0');
  return characters << missing | zeros;
}

/// The number in eight digits.
std::int64_t value_of(std::uint64_t digits) {
  // Pairs, then fours, then all: each sum stands in the highest bytes of its parts.
  digits -= eight_of('0');
  digits = digits * 10 + (digits >> 8U);
  constexpr std::uint64_t kPairs = 0x0000'00FF'0000'00FFU;
  const std::uint64_t first = (digits & kPairs) * (100 + (std::uint64_t{1'000'000} << 32U));
  const std::uint64_t second = ((digits >> 16U) & kPairs) * (1 + (std::uint64_t{10'000} << 32U));
  return static_cast<std::int64_t>((first + second) >> 32U);
}

bool are_digits(std::uint64_t characters) {
  constexpr std::uint64_t kHigh = 0xF0F0'F0F0'F0F0'F0F0U;
  // Six above '9' leaves the sixteen that begin with '0'; no byte that began there carries over.
  return (characters & kHigh) == eight_of('0') &&
         ((characters + eight_of(6)) & kHigh) == eight_of('0');
}

constexpr std::array<std::int64_t, 10> kPowersOfTen = {
    1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000, 1'000'000'000};

/// The number in up to eight characters as load_short() gives them. Without a branch that depends
/// on where the point is, or whether there is one: half of the figures of a grid have one.
std::optional<std::int64_t> value_of_short(std::uint64_t characters, std::size_t size,
                                           int decimals) {
  const std::uint64_t unlike = characters ^ eight_of('.');
  // The lowest of these bits is that of the first point.
  const std::uint64_t points = (unlike - eight_of(1)) & ~unlike & eight_of('\x80');
  const bool has_point = points != 0;
  // Without a point, as if it stood behind the last character.
  const int at = std::countr_zero(points | std::uint64_t{1} << 63U) / 8;
  const int part = 7 - at;
  // One digit at least on both sides.
  if (part > decimals || (has_point && (part == 0 || part + 1 == static_cast<int>(size)))) {
    return std::nullopt;
  }
  // What stands before the point moves into its place.
  const std::uint64_t moves = std::uint64_t{0} - std::uint64_t{has_point};
  const std::uint64_t before = ~(~std::uint64_t{0} << (8 * at));
  characters = (characters & ~((before << 8U | 0xFFU) & moves)) |
               (((characters & before) << 8U | '0') & moves);
  if (!are_digits(characters)) return std::nullopt;
  return value_of(characters) * kPowersOfTen[static_cast<std::size_t>(decimals - part)];
}

}  // namespace

std::optional<std::int64_t> parse_short_decimal(std::string_view field, int decimals) {
  return value_of_short(load_short(field), field.size(), decimals);
}

std::optional<std::int64_t> parse_short_decimal_before(const char* end, std::size_t size,
                                                       int decimals) {
  std::uint64_t characters = 0;
  static_assert(std::endian::native == std::endian::little);
  std::memcpy(&characters, end - sizeof characters, sizeof characters);
  // What stands in front of the field becomes zeros.
  const std::uint64_t in_front = ~(~std::uint64_t{0} << (8 * (8 - size)));
  return value_of_short((characters & ~in_front) | (eight_of('0') & in_front), size, decimals);
}

}  // namespace carreau
