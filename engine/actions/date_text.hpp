// SPDX-License-Identifier: Apache-2.0
/// Reads the year from a date, in the spellings that occur in tables of actions.
#pragma once

#include <optional>
#include <string_view>

namespace carreau {

struct YearText {
  std::optional<int> year;  ///< between kFirstYear and kLastYear; empty where no year can be read
  /// "2023-2024", "2023/24", "2024-03-01_2025-02-28": two years, of which `year` is the first.
  bool is_span = false;
};

inline constexpr int kFirstYear = 1980;
inline constexpr int kLastYear = 2100;

/// Parses a whole field: "2024", "2024.0", "2024-03-01" (also followed by a time), "01/03/2024",
/// "1.3.24", "1er mars 2024", "mars 2024", "03/2024", "2024-03", "20240301", the day number of a
/// spreadsheet ("45352"), a school year ("2023-2024", "2023/24"), a period
/// ("2024-03-01_2025-02-28"). The day comes before the month; a day that does not exist
/// ("31/02/2024") gives no year.
[[nodiscard]] YearText parse_year(std::string_view field);

}  // namespace carreau
