// SPDX-License-Identifier: Apache-2.0
#include "files/arrow/arrow_values.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstring>
#include <limits>

namespace carreau::files {

namespace {

constexpr std::array<std::int64_t, 19> powers_of_ten() {
  std::array<std::int64_t, 19> powers{};
  std::int64_t power = 1;
  for (std::size_t k = 0; k < powers.size(); ++k) {
    powers[k] = power;
    if (k + 1 < powers.size()) power *= 10;
  }
  return powers;
}
constexpr std::array<std::int64_t, 19> kPowers = powers_of_ten();

/// Whole numbers up to here, and their quotients by a power of ten, are read as their texts are.
constexpr std::int64_t kMostUnits = 1'000'000'000'000'000;

bool is_bit_set(const std::uint8_t* bits, std::int64_t at) {
  return ((bits[at >> 3] >> (at & 7)) & 1) != 0;
}

/// A view of 16 bytes: its length, then either the text itself or a prefix, a block and an offset.
struct TextView {
  std::int32_t length;
  std::array<char, 4> prefix;
  std::int32_t block;
  std::int32_t offset;
};
static_assert(sizeof(TextView) == 16);
constexpr std::int32_t kLongestInView = 12;

/// How many buffers the interface prescribes; views have one for each block and one for their sizes
/// in addition.
std::int64_t buffers_of(ArrowKind kind) {
  switch (kind) {
    case ArrowKind::null: return 0;
    case ArrowKind::text:
    case ArrowKind::large_text:
    case ArrowKind::bytes:
    case ArrowKind::large_bytes: return 3;
    default: return 2;
  }
}

/// The whole number of which the value is the quotient by `power`, if it is one: the value must be
/// the number that a text of that decimal would be read as.
template <class Real>
std::optional<std::int64_t> units_of(Real value, std::int64_t power) {
  const double scaled = static_cast<double>(value) * static_cast<double>(power);
  // Written so that NaN fails too.
  if (!(scaled >= 0.0 && scaled <= static_cast<double>(kMostUnits))) return std::nullopt;
  const std::int64_t units = std::llround(scaled);
  const double quotient = static_cast<double>(units) / static_cast<double>(power);
  if (static_cast<Real>(quotient) != value) return std::nullopt;
  return units;
}

/// units · 10^(to - from), where that is whole and short enough.
std::optional<std::int64_t> with_scale(std::int64_t units, int from, int to) {
  if (units < 0) return std::nullopt;
  if (to < from) {
    const std::int64_t power = kPowers[static_cast<std::size_t>(from - to)];
    if (units % power != 0) return std::nullopt;
    return units / power <= kMostUnits ? std::optional(units / power) : std::nullopt;
  }
  const std::int64_t power = kPowers[static_cast<std::size_t>(to - from)];
  if (units > kMostUnits / power) return std::nullopt;
  return units * power;
}

[[noreturn]] void refuse_array(const std::string& column, const Message& reason) {
  throw DataError({{}, {}, column}, reason, Message{"ask_producer"});
}

}  // namespace

ArrowValues::ArrowValues(const ArrowArray& array, const ArrowType& type, std::int64_t begin,
                         std::int64_t length, const std::string& column)
    : kind_(type.kind), scale_(type.scale), offset_(array.offset + begin), length_(length) {
  // Nothing is read of what is no number and no text.
  if (kind_ == ArrowKind::other) return;
  check_buffers(array, begin, column);
  if (kind_ == ArrowKind::null) return;
  validity_ = static_cast<const std::uint8_t*>(array.buffers[0]);
  values_ = array.buffers[1];
  if (buffers_of(kind_) == 3) bytes_ = static_cast<const char*>(array.buffers[2]);
  blocks_ = array.buffers + 2;
  if (type.dictionary == nullptr) return;
  if (array.dictionary == nullptr || !is_whole(kind_)) {
    refuse_array(column, Message{"arrow_dictionary"});
  }
  dictionary_ = std::make_shared<const ArrowValues>(*array.dictionary, *type.dictionary, 0,
                                                    array.dictionary->length, column);
  check_indices(column);
}

/// A wrong index would read foreign memory.
void ArrowValues::check_indices(const std::string& column) const {
  for (std::int64_t row = 0; row < length_; ++row) {
    if (!has_value(row)) continue;
    const auto at = whole(row);
    if (at && *at >= 0 && *at < dictionary_->length_) continue;
    throw DataError({{}, row + 1, column}, Message{"arrow_index", {{"size", dictionary_->length_}}},
                    Message{"ask_producer"});
  }
}

void ArrowValues::check_buffers(const ArrowArray& array, std::int64_t begin,
                                const std::string& column) const {
  const std::int64_t needed = buffers_of(kind_);
  if (array.n_buffers < needed) {
    refuse_array(column,
                 Message{"arrow_buffers", {{"expected", needed}, {"found", array.n_buffers}}});
  }
  const std::int64_t rows = begin + length_;
  if (array.offset < 0 || begin < 0 || length_ < 0 || array.length < rows) {
    refuse_array(column, Message{"arrow_length", {{"expected", rows}, {"found", array.length}}});
  }
  // An array without values may leave its buffers out.
  if (length_ > 0 && needed > 0 && array.buffers[1] == nullptr) {
    refuse_array(column, Message{"arrow_buffers", {{"expected", needed}, {"found", 1}}});
  }
}

bool ArrowValues::has_value(std::int64_t row) const {
  if (kind_ == ArrowKind::null || kind_ == ArrowKind::other) return false;
  return validity_ == nullptr || is_bit_set(validity_, offset_ + row);
}

bool ArrowValues::is_null(std::int64_t row) const {
  if (kind_ == ArrowKind::other) return false;
  if (!has_value(row)) return true;
  return dictionary_ && dictionary_->is_null(index(row));
}

/// The place of the value in the dictionary.
std::int64_t ArrowValues::index(std::int64_t row) const { return whole(row).value_or(0); }

std::optional<std::int64_t> ArrowValues::whole(std::int64_t row) const {
  switch (kind_) {
    case ArrowKind::boolean:
      return is_bit_set(static_cast<const std::uint8_t*>(values_), offset_ + row) ? 1 : 0;
    case ArrowKind::int8: return value<std::int8_t>(row);
    case ArrowKind::int16: return value<std::int16_t>(row);
    case ArrowKind::int32: return value<std::int32_t>(row);
    case ArrowKind::int64: return value<std::int64_t>(row);
    case ArrowKind::uint8: return value<std::uint8_t>(row);
    case ArrowKind::uint16: return value<std::uint16_t>(row);
    case ArrowKind::uint32: return value<std::uint32_t>(row);
    case ArrowKind::uint64: {
      const auto held = value<std::uint64_t>(row);
      constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
      if (held > kMost) return std::nullopt;
      return static_cast<std::int64_t>(held);
    }
    default: return std::nullopt;
  }
}

double ArrowValues::real(std::int64_t row) const {
  switch (kind_) {
    case ArrowKind::float32: return static_cast<double>(value<float>(row));
    case ArrowKind::float64: return value<double>(row);
    case ArrowKind::uint64: return static_cast<double>(value<std::uint64_t>(row));
    default: return std::numeric_limits<double>::quiet_NaN();
  }
}

/// The whole number of a decimal, where 64 bits hold it: two words of 64 bits, the low one first.
std::optional<std::int64_t> ArrowValues::decimal_units(std::int64_t row) const {
  struct Words {
    std::uint64_t low;
    std::int64_t high;
  };
  const auto words = value<Words>(row);
  const auto low = static_cast<std::int64_t>(words.low);
  if (words.high != (low < 0 ? -1 : 0)) return std::nullopt;
  return low;
}

std::optional<std::int64_t> ArrowValues::plain_decimal(std::int64_t row, int decimals) const {
  if (!has_value(row)) return std::nullopt;
  if (dictionary_) return dictionary_->plain_decimal(index(row), decimals);
  const std::int64_t power = kPowers[static_cast<std::size_t>(decimals)];
  if (kind_ == ArrowKind::float64) return units_of(value<double>(row), power);
  if (kind_ == ArrowKind::float32) return units_of(value<float>(row), power);
  const bool is_decimal = kind_ == ArrowKind::decimal128;
  const auto units = is_decimal ? decimal_units(row) : whole(row);
  return units ? with_scale(*units, is_decimal ? scale_ : 0, decimals) : std::nullopt;
}

std::optional<double> ArrowValues::number(std::int64_t row) const {
  if (!has_value(row) || !is_number(dictionary_ ? dictionary_->kind_ : kind_)) return std::nullopt;
  if (dictionary_) return dictionary_->number(index(row));
  if (kind_ == ArrowKind::decimal128) {
    const auto units = decimal_units(row);
    if (!units) return std::nullopt;
    return static_cast<double>(*units) /
           static_cast<double>(kPowers[static_cast<std::size_t>(scale_)]);
  }
  const auto held = whole(row);
  const double value = held ? static_cast<double>(*held) : real(row);
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::string_view ArrowValues::view(std::int64_t row) const {
  const TextView& held = static_cast<const TextView*>(values_)[offset_ + row];
  const auto length = static_cast<std::size_t>(held.length);
  if (held.length <= kLongestInView) return {held.prefix.data(), length};
  return {static_cast<const char*>(blocks_[held.block]) + held.offset, length};
}

std::string_view ArrowValues::text(std::int64_t row) const {
  if (!has_value(row)) return {};
  if (dictionary_) return dictionary_->text(index(row));
  switch (kind_) {
    case ArrowKind::text:
    case ArrowKind::bytes: {
      const auto begin = value<std::int32_t>(row);
      return {bytes_ + begin, static_cast<std::size_t>(value<std::int32_t>(row + 1) - begin)};
    }
    case ArrowKind::large_text:
    case ArrowKind::large_bytes: {
      const auto begin = value<std::int64_t>(row);
      return {bytes_ + begin, static_cast<std::size_t>(value<std::int64_t>(row + 1) - begin)};
    }
    case ArrowKind::text_view:
    case ArrowKind::bytes_view: return view(row);
    default: return {};
  }
}

std::string ArrowValues::shown(std::int64_t row) const {
  if (!has_value(row)) return {};
  if (dictionary_) return dictionary_->shown(index(row));
  if (is_text(kind_)) return std::string(text(row));
  if (const auto held = whole(row)) return fmt::to_string(*held);
  if (kind_ == ArrowKind::float32) return fmt::format("{}", value<float>(row));
  if (kind_ == ArrowKind::decimal128) {
    const auto held = number(row);
    return held ? fmt::format("{}", *held) : std::string("?");
  }
  return is_number(kind_) ? fmt::format("{}", real(row)) : std::string();
}

}  // namespace carreau::files
