// SPDX-License-Identifier: Apache-2.0
#include "files/arrow/arrow_type.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>
#include <vector>

namespace carreau::files {

namespace {

struct NamedFormat {
  std::string_view format;
  ArrowKind kind;
  std::string_view name;
};
/// The format strings of the C data interface.
constexpr std::array<NamedFormat, 19> kFormats = {{{"n", ArrowKind::null, "null"},
                                                   {"b", ArrowKind::boolean, "bool"},
                                                   {"c", ArrowKind::int8, "int8"},
                                                   {"s", ArrowKind::int16, "int16"},
                                                   {"i", ArrowKind::int32, "int32"},
                                                   {"l", ArrowKind::int64, "int64"},
                                                   {"C", ArrowKind::uint8, "uint8"},
                                                   {"S", ArrowKind::uint16, "uint16"},
                                                   {"I", ArrowKind::uint32, "uint32"},
                                                   {"L", ArrowKind::uint64, "uint64"},
                                                   {"f", ArrowKind::float32, "float32"},
                                                   {"g", ArrowKind::float64, "float64"},
                                                   {"u", ArrowKind::text, "utf8"},
                                                   {"U", ArrowKind::large_text, "large_utf8"},
                                                   {"vu", ArrowKind::text_view, "utf8_view"},
                                                   {"z", ArrowKind::bytes, "binary"},
                                                   {"Z", ArrowKind::large_bytes, "large_binary"},
                                                   {"vz", ArrowKind::bytes_view, "binary_view"},
                                                   {"+s", ArrowKind::other, "struct"}}};

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// `d:precision,scale` or `d:precision,scale,bits`.
ArrowType decimal_type(std::string_view format) {
  ArrowType type{ArrowKind::other, 0, std::string(format), {}};
  const std::vector<std::string> parts = split(format.substr(2), ',');
  const auto scale = parts.size() >= 2 ? whole_number(parts[1]) : std::nullopt;
  const bool is_128 = parts.size() == 2 || (parts.size() == 3 && parts[2] == "128");
  constexpr int kLargestScale = 18;  // the powers of ten of 64 bits
  if (!scale || !is_128 || *scale < 0 || *scale > kLargestScale) return type;
  type.kind = ArrowKind::decimal128;
  type.scale = *scale;
  type.name = "decimal128(" + parts[0] + ", " + parts[1] + ")";
  return type;
}

ArrowType plain_type(std::string_view format) {
  if (format.starts_with("d:")) return decimal_type(format);
  const auto known = std::find_if(kFormats.begin(), kFormats.end(),
                                  [&](const NamedFormat& f) { return f.format == format; });
  if (known == kFormats.end()) return {ArrowKind::other, 0, std::string(format), {}};
  return {known->kind, 0, std::string(known->name), {}};
}

}  // namespace

ArrowType arrow_type(const ArrowSchema& schema) {
  ArrowType type = plain_type(schema.format);
  if (schema.dictionary == nullptr) return type;
  type.dictionary = std::make_shared<const ArrowType>(arrow_type(*schema.dictionary));
  type.name = "dictionary<" + type.dictionary->name + ">";
  return type;
}

bool is_whole(ArrowKind kind) { return kind >= ArrowKind::int8 && kind <= ArrowKind::uint64; }

bool is_number(ArrowKind kind) {
  return kind >= ArrowKind::boolean && kind <= ArrowKind::decimal128;
}

bool is_text(ArrowKind kind) { return kind >= ArrowKind::text && kind <= ArrowKind::text_view; }

bool is_binary(ArrowKind kind) { return kind >= ArrowKind::bytes && kind <= ArrowKind::bytes_view; }

}  // namespace carreau::files
