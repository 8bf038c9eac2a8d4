// SPDX-License-Identifier: Apache-2.0
/// The types of Arrow columns that the engine reads.
#pragma once

#include "files/arrow/arrow_abi.hpp"

#include <cstdint>
#include <memory>
#include <string>

namespace carreau::files {

/// How the values of an array lie in memory.
enum class ArrowKind : std::uint8_t {
  null,  ///< no value is known
  boolean,
  int8,
  int16,
  int32,
  int64,
  uint8,
  uint16,
  uint32,
  uint64,
  float32,
  float64,
  decimal128,
  text,         ///< utf8, 32-bit offsets
  large_text,   ///< utf8, 64-bit offsets
  text_view,    ///< utf8_view
  bytes,        ///< binary, 32-bit offsets
  large_bytes,  ///< binary, 64-bit offsets
  bytes_view,   ///< binary_view
  other,        ///< lists, dates and whatever else: such a column may be there, but not be read
};

/// The type of a column. Immutable once made.
struct ArrowType {
  ArrowKind kind = ArrowKind::other;
  int scale = 0;     ///< decimals of a decimal128
  std::string name;  ///< as messages show it: "float64", "dictionary<utf8>", or a format string
  /// The type of the values where the column holds indices into a dictionary; otherwise null.
  std::shared_ptr<const ArrowType> dictionary;

  /// The kind of the values, be they in a dictionary.
  [[nodiscard]] ArrowKind value_kind() const { return dictionary ? dictionary->kind : kind; }
};

/// The type that a schema gives one column. A decimal of another width than 128 bits, or with a
/// scale below 0 or above 18, is `other`.
[[nodiscard]] ArrowType arrow_type(const ArrowSchema& schema);

[[nodiscard]] bool is_whole(ArrowKind kind);
/// Whole, real, decimal or boolean.
[[nodiscard]] bool is_number(ArrowKind kind);
[[nodiscard]] bool is_text(ArrowKind kind);
[[nodiscard]] bool is_binary(ArrowKind kind);

}  // namespace carreau::files
