// SPDX-License-Identifier: Apache-2.0
/// Sections and lists of TOML files.
#pragma once

#include "base/message.hpp"
#include "files/toml_file.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::inputs {

/// Calls `visit` for every `[[key]]` of a table, in order. Throws DataError where the key holds
/// anything else.
void for_each_toml_section(const toml::table& table, std::string_view key, const std::string& file,
                           const std::function<void(const toml::table&)>& visit);

/// The texts of a list; none where the key is missing. Throws DataError where it holds anything
/// but texts.
[[nodiscard]] std::vector<std::string> texts_under(const toml::table& table, std::string_view key,
                                                   const std::string& file);

/// Names the most similar of the known texts, if one is similar.
[[nodiscard]] Message near_remedy(std::string_view written, std::span<const std::string> known);

}  // namespace carreau::inputs
