// SPDX-License-Identifier: Apache-2.0
#include "io/toml_file.hpp"

#include <fmt/format.h>

#include <cstdint>

namespace carreau::io {

toml::table parse_toml(std::string_view text, const std::string& file) {
  try {
    return toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    throw DataError({file, static_cast<std::int64_t>(error.source().begin.line), {}},
                    std::string(error.description()), "the file is TOML, see data/rules");
  }
}

Place place_of(const std::string& file, const toml::node& node, std::string_view key) {
  return {file, static_cast<std::int64_t>(node.source().begin.line), std::string(key)};
}

std::string required_text(const toml::table& table, std::string_view key, const std::string& file) {
  const auto value = table[key].value<std::string>();
  if (!value) {
    throw DataError({file, {}, std::string(key)}, "expected a text, found none",
                    fmt::format("add a line: {} = \"…\"", key));
  }
  return *value;
}

double required_number(const toml::table& table, std::string_view key, const std::string& file) {
  const auto value = table[key].value<double>();
  if (!value) {
    throw DataError({file, {}, std::string(key)}, "expected a number, found none",
                    fmt::format("add a line: {} = …", key));
  }
  return *value;
}

const toml::table& required_section(const toml::table& table, std::string_view key,
                                    const std::string& file) {
  const toml::table* const section = table[key].as_table();
  if (section == nullptr) {
    throw DataError({file, {}, std::string(key)}, "expected a section, found none",
                    fmt::format("add a section: [{}]", key));
  }
  return *section;
}

}  // namespace carreau::io
