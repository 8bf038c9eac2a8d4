// SPDX-License-Identifier: Apache-2.0
/// TOML with errors that say where.
#pragma once

#include "base/error.hpp"

#include <toml++/toml.h>

#include <string>
#include <string_view>

namespace carreau::io {

/// Throws DataError with the line of a syntax error. `file` names it in messages.
[[nodiscard]] toml::table parse_toml(std::string_view text, const std::string& file);
[[nodiscard]] Place place_of(const std::string& file, const toml::node& node, std::string_view key);

/// The value under a key, or a DataError that says what to add.
[[nodiscard]] std::string required_text(const toml::table& table, std::string_view key,
                                        const std::string& file);
[[nodiscard]] double required_number(const toml::table& table, std::string_view key,
                                     const std::string& file);
[[nodiscard]] const toml::table& required_section(const toml::table& table, std::string_view key,
                                                  const std::string& file);

}  // namespace carreau::io
