// SPDX-License-Identifier: Apache-2.0
/// The year of a date, in the spellings that tables of actions hold.
#pragma once

#include <optional>
#include <string_view>

namespace carreau {

struct YearText {
  std::optional<int> year;  ///< between kFirstYear and kLastYear; nothing where none can be read
  /// "2023-2024", "2023/24", "2024-03-01_2025-02-28": two years, of which the first is given.
  bool is_span = false;
};

inline constexpr int kFirstYear = 1980;
inline constexpr int kLastYear = 2100;

/// Reads a whole field: "2024", "2024.0", "2024-03-01" (also with a time behind it), "01/03/2024",
/// "1.3.24", "1er mars 2024", "mars 2024", "03/2024", "2024-03", "20240301", a day as spreadsheets
/// number it ("45352"), a school year ("2023-2024", "2023/24"), a period ("2024-03-01_2025-02-28").
/// Days come before months; a day that there is not ("31/02/2024") is none.
[[nodiscard]] YearText parse_year(std::string_view field);

}  // namespace carreau
