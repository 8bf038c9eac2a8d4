// SPDX-License-Identifier: Apache-2.0
/// The texts of typed cells, the same for every format of workbook.
#pragma once

#include "files/workbook/cell_type.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carreau::files {

/// How a number is shown, as far as its meaning depends on it.
enum class NumberStyle : std::uint8_t { plain, percentage, date, time };

/// The day that a workbook counts dates from.
enum class DateEpoch : std::uint8_t {
  year_1900,  ///< day 1 is 1 January 1900, day 60 a 29 February that did not exist
  year_1904,  ///< day 0 is 1 January 1904
};

/// A text and what it is.
struct CellText {
  CellType type = CellType::text;
  std::string text;
};

/// The shortest decimal text that reads back as the same number, never with an exponent: "0.1",
/// "1000000". Empty for infinities and NaN.
[[nodiscard]] std::string number_text(double value);
/// "12.5 %" for 0.125. The point is shifted in the text, because a product could not be exact.
[[nodiscard]] std::string percentage_text(double value);
/// The number as a cell shows it: a number, a percentage, a date, or, for a time of day or a
/// duration, a text such as "14:30:00". A date outside of the years 1900 to 9999 is a number.
[[nodiscard]] CellText styled_number(double value, NumberStyle style, DateEpoch epoch);
/// "2024-03-15" for "2024-03-15T00:00:00", "2024-03-15 14:30:00" for "2024-03-15T14:30:00.000Z";
/// nothing where the text does not begin with such a date.
[[nodiscard]] std::optional<std::string> iso_date_text(std::string_view text);

/// The style that an Excel format code gives to numbers: "dd/mm/yyyy", "0.0%", "[h]:mm".
[[nodiscard]] NumberStyle style_of_format(std::string_view code);
/// The style of a format that Excel names by its number alone, below 164.
[[nodiscard]] NumberStyle style_of_builtin_format(std::uint32_t id);

}  // namespace carreau::files
