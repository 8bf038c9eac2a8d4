// SPDX-License-Identifier: Apache-2.0
#include "grid/cell_id.hpp"

#include "base/short_decimal.hpp"

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <cstring>

namespace carreau {

namespace {

/// Consumes the digits behind the first `skipped` characters; empty when there are none.
std::optional<std::int64_t> take_digits(std::string_view& text, std::size_t skipped) {
  constexpr std::int64_t kMost = 1'000'000'000'000'000'000;  // far beyond any part of an id
  std::size_t at = skipped;
  std::int64_t value = 0;
  for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
    if (value >= kMost / 10) return std::nullopt;
    value = value * 10 + (text[at] - '0');
  }
  if (at == skipped) return std::nullopt;
  text.remove_prefix(at);
  return value;
}

/// Consumes `prefix` and the digits behind it; empty when either is missing. Short, so that the
/// compiler places it where the prefix is known and compares that as one number: a nation has
/// millions of ids.
inline std::optional<std::int64_t> take_number(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return std::nullopt;
  return take_digits(text, prefix.size());
}

// A corner beyond 100,000 km is no place on Earth; the bound also keeps rows within 32 bits.
constexpr std::int64_t kFarthest = 100'000'000;

/// The short forms name the corner in units of the cell, and no CRS: that of Europe.
struct ShortForm {
  std::string_view prefix;
  std::int64_t size;
};
/// `LAEA200M_N11731E19212` of INSEE's grid of 2010, `1kmN2689E4337` of Eurostat's of 1 km.
constexpr std::array<ShortForm, 2> kShortForms = {{{"LAEA200M_N", 200}, {"1kmN", 1000}}};

std::optional<CellId> parse_short(std::string_view text) {
  for (const ShortForm& form : kShortForms) {
    const auto north = take_number(text, form.prefix);
    if (!north) continue;
    const auto east = take_number(text, "E");
    if (!east || !text.empty()) return std::nullopt;
    if (*north > kFarthest / form.size || *east > kFarthest / form.size) return std::nullopt;
    return CellId{{3035, Metres::whole(form.size)},
                  {static_cast<std::int32_t>(*north), static_cast<std::int32_t>(*east)}};
  }
  return std::nullopt;
}

/// The form of métropole, which all ids but those of two départements have: both numbers are read
/// at once. Empty for any other text, which may still be an id.
std::optional<CellId> parse_usual(std::string_view text) {
  constexpr std::string_view kPrefix = "CRS3035RES200mN";
  constexpr std::size_t kDigits = 7;
  constexpr std::size_t kEast = kPrefix.size() + kDigits;
  if (text.size() != kEast + 1 + kDigits || text[kEast] != 'E') return std::nullopt;
  if (std::memcmp(text.data(), kPrefix.data(), kPrefix.size()) != 0) return std::nullopt;
  const auto north = parse_short_decimal_before(text.data() + kEast, kDigits, 0);
  const auto east = parse_short_decimal_before(text.data() + text.size(), kDigits, 0);
  constexpr std::int64_t kSize = 200;
  if (!north || !east || *north % kSize != 0 || *east % kSize != 0) return std::nullopt;
  return CellId{
      {3035, Metres::whole(kSize)},
      {static_cast<std::int32_t>(*north / kSize), static_cast<std::int32_t>(*east / kSize)}};
}

/// La Réunion in WGS 84 (32740) is La Réunion in RGR92 (2975).
int plane_of(std::int64_t epsg) { return epsg == 32740 ? 2975 : static_cast<int>(epsg); }

}  // namespace

std::optional<CellId> CellId::parse(std::string_view text) {
  if (const auto usual = parse_usual(text)) return usual;
  if (!text.starts_with("CRS")) return parse_short(text);
  const auto epsg = take_number(text, "CRS");
  const auto size = epsg ? take_number(text, "RES") : std::nullopt;
  const auto north = size ? take_number(text, "mN") : std::nullopt;
  const auto east = north ? take_number(text, "E") : std::nullopt;
  if (!east || !text.empty()) return std::nullopt;
  if (*epsg < 1024 || *epsg > 999'999 || *size < 1 || *size > 1'000'000) return std::nullopt;
  if (*north > kFarthest || *east > kFarthest) return std::nullopt;
  if (*north % *size != 0 || *east % *size != 0) return std::nullopt;
  return CellId{
      {plane_of(*epsg), Metres::whole(*size)},
      {static_cast<std::int32_t>(*north / *size), static_cast<std::int32_t>(*east / *size)}};
}

std::string CellId::text() const {
  const std::int64_t size = grid.cell_size.count();
  return fmt::format("CRS{}RES{}mN{}E{}", grid.epsg, size, position.row * size,
                     position.column * size);
}

bool is_supported(const GridSystem& grid) {
  const bool known_crs =
      grid.epsg == 3035 || grid.epsg == 5490 || grid.epsg == 2973 || grid.epsg == 2975;
  return known_crs &&
         (grid.cell_size == Metres::whole(200) || grid.cell_size == Metres::whole(1000));
}

}  // namespace carreau
