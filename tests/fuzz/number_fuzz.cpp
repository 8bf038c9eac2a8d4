// SPDX-License-Identifier: Apache-2.0
/// parse_number: what it reads is finite, and a space or a comma never changes the digits.
#include "base/text.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view field(reinterpret_cast<const char*>(data), size);
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
