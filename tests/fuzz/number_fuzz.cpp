// SPDX-License-Identifier: Apache-2.0
/// parse_number: what it reads is finite, and a space or a comma never changes the digits.
#include "base/short_decimal.hpp"
#include "base/text.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

/// One load of a short field gives what looking at its size gives, whatever stands in front of it.
void check_short_forms(std::string_view field) {
  constexpr std::size_t kShort = 8;
  if (field.empty() || field.size() > kShort) return;
  for (const std::string_view before : {"00000000", "1234.567", ".,;\"\r\n. "}) {
    const std::string text = std::string(before) + std::string(field);
    for (const int decimals : {0, 1, 2}) {
      const auto found =
          carreau::parse_short_decimal_before(text.data() + text.size(), field.size(), decimals);
      if (found != carreau::parse_short_decimal(field, decimals)) std::abort();
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view field(reinterpret_cast<const char*>(data), size);
  check_short_forms(field);
  const auto number = carreau::parse_number(field);
  const bool is_utf8 = carreau::is_valid_utf8(field);
  if (!carreau::is_valid_utf8(carreau::latin1_to_utf8(field))) std::abort();
  if (!number) return 0;
  // A number is made of ASCII and of three kinds of spaces, all valid UTF-8.
  if (!std::isfinite(number->value) || !is_utf8) std::abort();
  const bool has_comma = field.find(',') != std::string_view::npos;
  if (has_comma != (number->mark == carreau::DecimalMark::comma)) std::abort();
  // Spaces around change nothing.
  const auto padded = carreau::parse_number("\xE2\x80\xAF" + std::string(field) + " ");
  if (!padded || padded->value != number->value) std::abort();
  return 0;
}
