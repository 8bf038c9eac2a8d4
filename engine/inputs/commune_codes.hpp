// SPDX-License-Identifier: Apache-2.0
/// Reads commune codes from tables, including codes that lost their leading zero, and several codes
/// in one field.
#pragma once

#include "base/findings.hpp"
#include "files/table.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::inputs {

/// Usual names of the column with the code of a commune.
inline constexpr std::array<std::string_view, 7> kCommuneColumns = {
    "codgeo", "insee_com", "code_commune", "code_insee", "depcom", "com", "insee"};

/// The code in a field. A missing leading zero is restored and reported; anything else throws
/// DataError.
[[nodiscard]] std::string commune_code_in(const files::Table& table, std::size_t column,
                                          Findings& findings);
/// The code whose département and rest stand in two columns, as in INSEE's legal populations: 30
/// and 007 give 30007. Overseas the département has three characters, the last of which the rest
/// repeats: 972 and 209 give 97209. Missing leading zeros are restored and reported.
[[nodiscard]] std::string joined_commune_code(const files::Table& table, std::size_t department,
                                              std::size_t rest, Findings& findings);
/// Like commune_code_in(), for a field that may hold several codes separated by `;`. Empty for an
/// empty field.
[[nodiscard]] std::vector<std::string> commune_codes_in(const files::Table& table,
                                                        std::size_t column, Findings& findings);

}  // namespace carreau::inputs
