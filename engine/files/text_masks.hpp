// SPDX-License-Identifier: Apache-2.0
/// What looks at every byte of a text, in the widest instructions of the processor that runs it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
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

/// The number of bytes that one word of a mask speaks of.
inline constexpr std::size_t kMaskBytes = 64;

/// Where marks stand in a text: bit i of word w belongs to byte 64·w + i.
struct TextMasks {
  std::uint64_t* separators;
  std::uint64_t* feeds;
  std::uint64_t* quotes;
};

/// Fills the masks of a text whose size is a multiple of kMaskBytes. Whether it has quotation
/// marks.
[[nodiscard]] bool find_masks(std::string_view text, char separator, const TextMasks& masks);

/// A line feed, and how many separators stand before it, from where the masks begin.
struct LineEnd {
  std::uint32_t at = 0;
  std::uint32_t separators = 0;
};

/// Lists the line feeds in `ends`, which must have room for them. Returns their number.
[[nodiscard]] std::size_t list_ends(std::span<const std::uint64_t> separators,
                                    std::span<const std::uint64_t> feeds, std::span<LineEnd> ends);

}  // namespace carreau::files
