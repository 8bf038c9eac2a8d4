// SPDX-License-Identifier: Apache-2.0
/// TOML with errors that say where.
#pragma once

#include "base/error.hpp"

#include <toml++/toml.h>

#include <span>
#include <string>
#include <string_view>

namespace carreau::files {

/// Throws DataError with the line of a syntax error. `file` names it in messages.
[[nodiscard]] toml::table parse_toml(std::string_view text, const std::string& file);
[[nodiscard]] Place place_of(const std::string& file, const toml::node& node, std::string_view key);

/// What a node holds, as messages show it: `"text"`, `5`, `a list`, `a section`.
[[nodiscard]] Message shown(const toml::node& node);
/// A value as the text that set_parameter() reads; empty for what is no single value.
[[nodiscard]] std::string value_text(const toml::node& node);
/// The inside of a TOML string; `is_long` leaves line ends and single quotation marks as they are.
[[nodiscard]] std::string toml_escaped(const std::string& given, bool is_long);
/// A text as a TOML string on one line.
[[nodiscard]] std::string toml_quoted(const std::string& text);
/// Throws DataError for a key that is not known, with the nearest of those that are.
void check_keys(const toml::table& table, std::span<const std::string_view> known,
                const std::string& file);

/// The value under a key, or a DataError that says what to add.
[[nodiscard]] std::string required_text(const toml::table& table, std::string_view key,
                                        const std::string& file);
[[nodiscard]] double required_number(const toml::table& table, std::string_view key,
                                     const std::string& file);
[[nodiscard]] const toml::table& required_section(const toml::table& table, std::string_view key,
                                                  const std::string& file);

}  // namespace carreau::files
