// SPDX-License-Identifier: Apache-2.0
/// The quick half of parse_plain_decimal() in base/text.hpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace carreau {

/// parse_plain_decimal() for one to eight characters, which are looked at together: a nation has
/// ten million of them, whose lengths no processor foresees.
[[nodiscard]] std::optional<std::int64_t> parse_short_decimal(std::string_view field, int decimals);

/// The same for a field of that size which ends before `end`, where the eight bytes before `end`
/// may be read: one load, whatever the size.
[[nodiscard]] std::optional<std::int64_t> parse_short_decimal_before(const char* end,
                                                                     std::size_t size,
                                                                     int decimals);

}  // namespace carreau
