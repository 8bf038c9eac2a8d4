// SPDX-License-Identifier: Apache-2.0
#include "files/toml_file.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace carreau::files {

toml::table parse_toml(std::string_view text, const std::string& file) {
  try {
    return toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    throw DataError({file, static_cast<std::int64_t>(error.source().begin.line), {}},
                    Message{"toml_error", {{"reason", error.description()}}},
                    Message{"file_is_toml"});
  }
}

Place place_of(const std::string& file, const toml::node& node, std::string_view key) {
  return {file, static_cast<std::int64_t>(node.source().begin.line), std::string(key)};
}

Message shown(const toml::node& node) {
  if (node.is_array()) return Message{"a_list"};
  if (node.is_table()) return Message{"a_section"};
  if (node.is_string()) return Message{"shown_text", {{"text", value_text(node)}}};
  const std::string value = value_text(node);
  return value.empty() ? Message{"a_date_or_time"} : Message{"value_itself", {{"value", value}}};
}

std::string value_text(const toml::node& node) {
  if (const auto flag = node.value_exact<bool>()) return *flag ? "true" : "false";
  if (const auto whole = node.value_exact<std::int64_t>()) return fmt::to_string(*whole);
  if (const auto number = node.value_exact<double>()) return fmt::format("{}", *number);
  return node.value_exact<std::string>().value_or(std::string());
}

std::string toml_escaped(const std::string& given, bool is_long) {
  const std::string text = is_valid_utf8(given) ? given : latin1_to_utf8(given);
  std::string out;
  int quotes = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    quotes = c == '"' ? quotes + 1 : 0;
    const bool is_control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    if (c == '\\') {
      out += "\\\\";
    } else if (c == '"' && (!is_long || quotes == 3 || i + 1 == text.size())) {
      out += "\\\"";
      quotes = 0;
    } else if (is_control && !(is_long && (c == '\n' || c == '\t'))) {
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out;
}

std::string toml_quoted(const std::string& text) { return "\"" + toml_escaped(text, false) + "\""; }

void check_keys(const toml::table& table, std::span<const std::string_view> known,
                const std::string& file) {
  for (const auto& [key, node] : table) {
    const std::string name(key.str());
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const std::vector<std::string> names(known.begin(), known.end());
    const auto near = nearest_name(name, names);
    throw DataError(place_of(file, node, name),
                    Message{"unknown_key", {{"names", names}, {"name", name}}},
                    near ? Message{"is_meant", {{"name", *near}}} : Message{"leave_out"});
  }
}

std::string required_text(const toml::table& table, std::string_view key, const std::string& file) {
  const auto value = table[key].value<std::string>();
  if (!value) {
    throw DataError({file, {}, std::string(key)}, Message{"text_missing"},
                    Message{"add_line", {{"line", fmt::format("{} = \"…\"", key)}}});
  }
  return *value;
}

double required_number(const toml::table& table, std::string_view key, const std::string& file) {
  const auto value = table[key].value<double>();
  if (!value) {
    throw DataError({file, {}, std::string(key)}, Message{"number_missing"},
                    Message{"add_line", {{"line", fmt::format("{} = …", key)}}});
  }
  return *value;
}

const toml::table& required_section(const toml::table& table, std::string_view key,
                                    const std::string& file) {
  const toml::table* const section = table[key].as_table();
  if (section == nullptr) {
    throw DataError({file, {}, std::string(key)}, Message{"section_missing"},
                    Message{"add_section", {{"line", fmt::format("[{}]", key)}}});
  }
  return *section;
}

}  // namespace carreau::files
