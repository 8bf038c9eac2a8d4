// SPDX-License-Identifier: Apache-2.0
/// How a member of a record is converted to the value of a column, and back. `to_field` gives null
/// for what is unknown. `from_field` returns false where the member cannot have the value: another
/// type, an unknown code, or null where a value is required. An unknown value never becomes zero.
#pragma once

#include "base/quantity.hpp"
#include "base/text.hpp"
#include "files/layer_writer.hpp"
#include "income/union_income.hpp"
#include "results/coded_values.hpp"
#include "results/row_values.hpp"

#include <cmath>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace carreau::results {

template <class T>
struct OptionalOf {
  using Value = T;
  static constexpr bool kIs = false;
};
template <class T>
struct OptionalOf<std::optional<T>> {
  using Value = T;
  static constexpr bool kIs = true;
};

[[nodiscard]] inline bool is_null(const files::FieldValue& value) {
  return std::holds_alternative<std::monostate>(value);
}

/// How an empty text is written: as null, or as an empty text.
enum class Empty : std::uint8_t { null, text };

template <class T, Empty kEmpty>
struct TextTraits {
  static constexpr files::FieldType kType = files::FieldType::text;
  using Value = typename OptionalOf<T>::Value;

  static files::FieldValue to_field(const T& value) {
    if constexpr (OptionalOf<T>::kIs) {
      return value ? TextTraits<Value, kEmpty>::to_field(*value) : files::FieldValue();
    } else if constexpr (std::is_enum_v<T>) {
      return text_field(std::string(to_text(value)));
    } else {
      return text_field(value);
    }
  }
  static bool from_field(const files::FieldValue& value, T& out) {
    const auto* const text = std::get_if<std::string>(&value);
    if (text == nullptr && !is_null(value)) return false;
    if constexpr (OptionalOf<T>::kIs) {
      out.reset();
      return text == nullptr || TextTraits<Value, kEmpty>::from_field(value, out.emplace());
    } else if constexpr (std::is_enum_v<T>) {
      const auto known = parse_code<T>(text == nullptr ? std::string_view() : *text);
      if (known) out = *known;
      return known.has_value();
    } else {
      out = text == nullptr ? std::string() : *text;
      return true;
    }
  }

 private:
  static files::FieldValue text_field(std::string text) {
    if (kEmpty == Empty::null && text.empty()) return {};
    return text;
  }
};

/// For a list of texts or of enumeration values.
template <class T, char kSeparator, Empty kEmpty>
struct ListTraits {
  static constexpr files::FieldType kType = files::FieldType::text;
  using Item = typename T::value_type;

  static files::FieldValue to_field(const T& list) {
    std::string text;
    for (const Item& item : list) {
      if (&item != &list.front()) text += kSeparator;
      if constexpr (std::is_enum_v<Item>) text += to_text(item);
      else text += item;
    }
    if (kEmpty == Empty::null && list.empty()) return {};
    return text;
  }
  static bool from_field(const files::FieldValue& value, T& out) {
    out.clear();
    if (is_null(value)) return true;
    const auto* const text = std::get_if<std::string>(&value);
    if (text == nullptr) return false;
    if (text->empty()) return true;
    for (const std::string_view part : split(*text, kSeparator)) {
      if constexpr (std::is_enum_v<Item>) {
        const auto known = parse_code<Item>(part);
        if (!known) return false;
        out.push_back(*known);
      } else {
        out.emplace_back(part);
      }
    }
    return true;
  }
};

template <class T>
struct IntegerTraits {
  static constexpr files::FieldType kType = files::FieldType::integer;
  using Value = typename OptionalOf<T>::Value;
  static_assert(std::is_integral_v<Value>);

  static files::FieldValue to_field(const T& value) {
    if constexpr (OptionalOf<T>::kIs) {
      return value ? IntegerTraits<Value>::to_field(*value) : files::FieldValue();
    } else {
      return static_cast<std::int64_t>(value);
    }
  }
  static bool from_field(const files::FieldValue& value, T& out) {
    if constexpr (OptionalOf<T>::kIs) {
      out.reset();
      return is_null(value) || IntegerTraits<Value>::from_field(value, out.emplace());
    } else {
      const auto* const whole = std::get_if<std::int64_t>(&value);
      if (whole == nullptr) return false;
      if constexpr (std::is_same_v<T, bool>) {
        out = *whole == 1;
        return *whole == 0 || *whole == 1;
      } else {
        out = static_cast<T>(*whole);
        return std::in_range<T>(*whole);
      }
    }
  }
};

/// Converts between a quantity and its number in the unit of the column.
template <class T>
struct QuantityNumber;
template <>
struct QuantityNumber<double> {
  static double number(double value) { return value; }
  static double quantity(double number) { return number; }
};
template <class Tag>
struct QuantityNumber<Tenths<Tag>> {
  static double number(Tenths<Tag> value) { return value.value(); }
  static Tenths<Tag> quantity(double number) { return Tenths<Tag>::from_value(number); }
};
template <>
struct QuantityNumber<Euros> {
  static double number(Euros value) { return value.value(); }
  static Euros quantity(double number) { return Euros::from_value(number); }
};
template <>
struct QuantityNumber<Share> {
  static double number(Share value) { return value.fraction(); }
  static Share quantity(double number) { return Share::from_fraction(number); }
};
template <>
struct QuantityNumber<BasisPoints> {
  static double number(BasisPoints value) { return value.fraction(); }
  static BasisPoints quantity(double number) {
    return BasisPoints::from_points(std::llround(number * 1e4));
  }
};

inline constexpr int kAllDecimals = -1;

/// Rounds to a number of decimals; with none, gives a whole number.
template <int kDecimals>
[[nodiscard]] files::FieldValue rounded_field(double value) {
  static_assert(kDecimals >= kAllDecimals && kDecimals <= 4 && kDecimals != 3);
  if constexpr (kDecimals == 0) return whole(value);
  else if constexpr (kDecimals == 1) return one_decimal(value);
  else if constexpr (kDecimals == 2) return two_decimals(value);
  else if constexpr (kDecimals == 4) return four_decimals(value);
  else return value;
}

[[nodiscard]] constexpr files::FieldType number_type(int decimals) {
  return decimals == 0 ? files::FieldType::integer : files::FieldType::real;
}

/// The number in a value, if it holds one.
[[nodiscard]] inline std::optional<double> number_of(const files::FieldValue& value) {
  if (const auto* const real = std::get_if<double>(&value)) return *real;
  if (const auto* const whole = std::get_if<std::int64_t>(&value)) {
    return static_cast<double>(*whole);
  }
  return std::nullopt;
}

template <class T, int kDecimals>
struct NumberTraits {
  static constexpr files::FieldType kType = number_type(kDecimals);
  using Value = typename OptionalOf<T>::Value;

  static files::FieldValue to_field(const T& value) {
    if constexpr (OptionalOf<T>::kIs) {
      return value ? NumberTraits<Value, kDecimals>::to_field(*value) : files::FieldValue();
    } else {
      return rounded_field<kDecimals>(QuantityNumber<T>::number(value));
    }
  }
  static bool from_field(const files::FieldValue& value, T& out) {
    if constexpr (OptionalOf<T>::kIs) {
      out.reset();
      return is_null(value) || NumberTraits<Value, kDecimals>::from_field(value, out.emplace());
    } else {
      const auto number = number_of(value);
      if (number) out = QuantityNumber<T>::quantity(*number);
      return number.has_value();
    }
  }
};

/// Which of the three numbers of an interval a column holds.
enum class IntervalEnd : std::uint8_t { value, low, high };
/// The suffix of the column's name: "", "_low", "_high".
[[nodiscard]] std::string_view end_of_name(IntervalEnd end);
/// The suffix of the column's title.
[[nodiscard]] std::string_view end_of_title(IntervalEnd end, Language language);

/// A figure that is either estimated, with an interval, or published, without one.
struct FigureInterval {
  std::optional<double> value;
  std::optional<double> low;
  std::optional<double> high;

  FigureInterval() = default;
  explicit FigureInterval(const Interval& estimate)
      : value(estimate.value), low(estimate.low), high(estimate.high) {}
  /// A published figure, which has no uncertainty.
  explicit FigureInterval(double published) : value(published) {}
};

/// For an Interval, a FigureInterval, or an optional Interval, whose three numbers are known
/// together or not at all.
template <class T, IntervalEnd kEnd, int kDecimals>
struct IntervalTraits {
  static constexpr files::FieldType kType = number_type(kDecimals);
  using Number =
      std::conditional_t<std::is_same_v<T, FigureInterval>, std::optional<double>, double>;
  using Traits = NumberTraits<Number, kDecimals>;

  static files::FieldValue to_field(const T& value) {
    if constexpr (OptionalOf<T>::kIs) {
      return value ? Traits::to_field(number(*value)) : files::FieldValue();
    } else {
      return Traits::to_field(number(value));
    }
  }
  static bool from_field(const files::FieldValue& value, T& out) {
    if constexpr (OptionalOf<T>::kIs) {
      if (kEnd == IntervalEnd::value) out.reset();
      if (is_null(value)) return !out.has_value();
      if (kEnd == IntervalEnd::value) out.emplace();
      return out.has_value() && Traits::from_field(value, number(*out));
    } else {
      return Traits::from_field(value, number(out));
    }
  }

 private:
  template <class AnyInterval>
  static auto& number(AnyInterval& interval) {
    if constexpr (kEnd == IntervalEnd::value) return interval.value;
    else if constexpr (kEnd == IntervalEnd::low) return interval.low;
    else return interval.high;
  }
};

}  // namespace carreau::results
