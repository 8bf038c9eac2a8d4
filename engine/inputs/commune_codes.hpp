// SPDX-License-Identifier: Apache-2.0
/// Commune codes as tables hold them: without their leading zero, or several in one field.
#pragma once

#include "base/findings.hpp"
#include "files/table.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::inputs {

/// Names of the columns that hold a commune's code.
inline constexpr std::array<std::string_view, 7> kCommuneColumns = {
    "codgeo", "insee_com", "code_commune", "code_insee", "depcom", "com", "insee"};

/// The code in a field, its leading zero put back with a finding, or a DataError.
[[nodiscard]] std::string commune_code_in(const files::Table& table, std::size_t column,
                                          Findings& findings);
/// As commune_code_in, for a field that may hold several codes joined by `;`; none for an empty
/// field.
[[nodiscard]] std::vector<std::string> commune_codes_in(const files::Table& table,
                                                        std::size_t column, Findings& findings);

}  // namespace carreau::inputs
