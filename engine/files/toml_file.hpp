// SPDX-License-Identifier: Apache-2.0
/// TOML with errors that give file, line and key.
#pragma once

#include "base/error.hpp"

#include <toml++/toml.h>

#include <span>
#include <string>
#include <string_view>

namespace carreau::files {

/// Throws DataError with the line of a syntax error, or with what the text is instead of TOML, and
/// then with `remedy`, where there is one. Messages call the text `file`.
[[nodiscard]] toml::table parse_toml(std::string_view text, const std::string& file,
                                     Message remedy = {});
[[nodiscard]] Place place_of(const std::string& file, const toml::node& node, std::string_view key);

/// A node as messages show it: `"text"`, `5`, `a list`, `a section`.
[[nodiscard]] Message shown(const toml::node& node);
/// A value as the text that set_parameter() accepts; empty for anything but a single value.
[[nodiscard]] std::string value_text(const toml::node& node);
/// Escapes the content of a TOML string; `is_long` keeps line ends and single quotation marks
/// unescaped.
[[nodiscard]] std::string toml_escaped(const std::string& given, bool is_long);
/// A text as a TOML string in one line.
[[nodiscard]] std::string toml_quoted(const std::string& text);
/// Throws DataError for an unknown key, naming the most similar known one.
void check_keys(const toml::table& table, std::span<const std::string_view> known,
                const std::string& file);

/// The text under a key, empty where there is none; throws DataError for anything but a text.
[[nodiscard]] std::string optional_text(const toml::table& table, std::string_view key,
                                        const std::string& file);
/// What is under a key: a text, a finite number, a section. Throws a DataError that says what to
/// add where there is nothing, and what was found where it is something else.
[[nodiscard]] std::string required_text(const toml::table& table, std::string_view key,
                                        const std::string& file);
[[nodiscard]] double required_number(const toml::table& table, std::string_view key,
                                     const std::string& file);
[[nodiscard]] const toml::table& required_section(const toml::table& table, std::string_view key,
                                                  const std::string& file);

}  // namespace carreau::files
