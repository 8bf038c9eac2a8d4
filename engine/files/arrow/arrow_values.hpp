// SPDX-License-Identifier: Apache-2.0
/// The values of one Arrow array, read where its producer put them.
#pragma once

#include "files/arrow/arrow_abi.hpp"
#include "files/arrow/arrow_type.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace carreau::files {

/// A view of an array, which must outlive it. Rows count from 0 at the array's own offset.
class ArrowValues {
 public:
  /// The `length` values of `array` from `begin` on, behind the array's own offset. Throws
  /// DataError with the name of the column where the array has other buffers or fewer values than
  /// its type and its length need, and with the row, from 1, of an index outside of its dictionary.
  ArrowValues(const ArrowArray& array, const ArrowType& type, std::int64_t begin,
              std::int64_t length, const std::string& column);

  /// Whether the value is missing: by the validity bitmap, of the null type, or in the dictionary.
  [[nodiscard]] bool is_null(std::int64_t row) const;
  /// The value as a whole number of 10^-decimals (decimals up to 9), exactly: a whole number, a
  /// decimal without further decimals, or the floating-point number that is nearest to such a
  /// decimal, as a text of the decimal would be read. Empty otherwise, for negative values, for
  /// what takes more than 15 digits, and where there is no number.
  [[nodiscard]] std::optional<std::int64_t> plain_decimal(std::int64_t row, int decimals) const;
  /// The nearest double; empty where there is no finite number.
  [[nodiscard]] std::optional<double> number(std::int64_t row) const;
  /// The text or the bytes; empty where there is neither.
  [[nodiscard]] std::string_view text(std::int64_t row) const;
  /// Any value as a text: numbers with the fewest digits that give the same value; null is empty.
  [[nodiscard]] std::string shown(std::int64_t row) const;

 private:
  void check_buffers(const ArrowArray& array, std::int64_t begin, const std::string& column) const;
  void check_indices(const std::string& column) const;
  [[nodiscard]] bool has_value(std::int64_t row) const;
  [[nodiscard]] std::int64_t index(std::int64_t row) const;
  [[nodiscard]] std::optional<std::int64_t> whole(std::int64_t row) const;
  [[nodiscard]] double real(std::int64_t row) const;
  [[nodiscard]] std::optional<std::int64_t> decimal_units(std::int64_t row) const;
  [[nodiscard]] std::string_view view(std::int64_t row) const;
  template <class Value>
  [[nodiscard]] Value value(std::int64_t row) const {
    return static_cast<const Value*>(values_)[offset_ + row];
  }

  ArrowKind kind_;
  int scale_;
  std::int64_t offset_;  ///< of the first value in every buffer
  std::int64_t length_;
  const std::uint8_t* validity_ = nullptr;  ///< null: every value is valid
  const void* values_ = nullptr;            ///< numbers, bits, offsets or views
  const char* bytes_ = nullptr;             ///< what the offsets point into
  const void* const* blocks_ = nullptr;     ///< what views point into
  std::shared_ptr<const ArrowValues> dictionary_;
};

}  // namespace carreau::files
