// SPDX-License-Identifier: Apache-2.0
#include "files/toml_file.hpp"

#include "base/text.hpp"
#include "files/content_kind.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace carreau::files {

namespace {

/// The library goes down a level of calls for each level of a document: "a.a.a.…" with some
/// thousands of dots, or as many brackets, ends the program. No file that is read here has ten.
constexpr std::size_t kMostTomlLevels = 64;
/// A scenario with an edit for each cell of a département has some megabytes.
constexpr std::size_t kLargestToml = std::size_t{64} << 20U;

/// The position behind a string that begins at `at`, in one of TOML's four kinds.
std::size_t end_of_toml_string(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const std::string_view three = quote == '"' ? "\"\"\"" : "\'\'\'";
  const bool is_long = text.substr(at).starts_with(three);
  const std::string_view closing = is_long ? three : three.substr(0, 1);
  for (at += closing.size(); at < text.size(); ++at) {
    // An escaped quotation mark does not end the string; literal strings have no escapes.
    if (quote == '"' && text[at] == '\\') ++at;
    else if (text.substr(at).starts_with(closing)) return at + closing.size();
    // The parser reports the string that is not closed in its line.
    else if (!is_long && text[at] == '\n') return at;
  }
  return text.size();
}

/// Counts brackets, and the dots of the key at hand.
class TomlDepth {
 public:
  void add(char c) {
    if (c == '[' || c == '{') ++brackets_;
    if ((c == ']' || c == '}') && brackets_ > 0) --brackets_;
    if (c == '.') ++dots_;
    else if (std::string_view("\n=,[]{}").find(c) != std::string_view::npos) dots_ = 0;
  }
  [[nodiscard]] bool is_too_deep() const { return std::max(brackets_, dots_) > kMostTomlLevels; }

 private:
  std::size_t brackets_ = 0;
  std::size_t dots_ = 0;
};

/// The line in which a document gets too deep, without parsing it.
std::optional<std::int64_t> too_deep_line(std::string_view text) {
  TomlDepth depth;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '"' || c == '\'') {
      at = end_of_toml_string(text, at);
      continue;
    }
    if (c == '#') {
      at = std::min(text.find('\n', at), text.size());
      continue;
    }
    depth.add(c);
    ++at;
    if (!depth.is_too_deep()) continue;
    return 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  }
  return std::nullopt;
}

toml::table parse_own(std::string_view text, const std::string& file) {
  if (text.size() > kLargestToml) {
    throw DataError(
        {file, {}, {}},
        Message{"toml_too_large", {{"size", text.size() >> 20U}, {"most", kLargestToml >> 20U}}},
        Message{"file_is_toml"});
  }
  if (const auto line = too_deep_line(text)) {
    throw DataError({file, *line, {}}, Message{"toml_too_deep", {{"most", kMostTomlLevels}}},
                    Message{"file_is_toml"});
  }
  try {
    return toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    throw DataError({file, static_cast<std::int64_t>(error.source().begin.line), {}},
                    Message{"toml_error", {{"reason", error.description()}}},
                    Message{"file_is_toml"});
  }
}

}  // namespace

toml::table parse_toml(std::string_view text, const std::string& file, Message remedy) {
  try {
    return parse_own(text, file);
  } catch (const DataError&) {
    Message found = content_kind(text);
    // What is wrong with its syntax as TOML helps nobody who gave another kind of file.
    if (found.code.empty()) throw;
    if (remedy.code.empty()) remedy = Message{"file_is_toml"};
    throw DataError({file, {}, {}},
                    Message{"expected_found",
                            {{"expected", Message{"content_toml"}}, {"found", std::move(found)}}},
                    std::move(remedy));
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

namespace {

/// What stands under a key although it is of another kind than expected.
[[noreturn]] void refuse_kind(const toml::node& node, std::string_view key, const std::string& file,
                              Message expected, Message remedy = {}) {
  throw DataError(
      place_of(file, node, key),
      Message{"expected_found", {{"expected", std::move(expected)}, {"found", files::shown(node)}}},
      std::move(remedy));
}

}  // namespace

std::string optional_text(const toml::table& table, std::string_view key, const std::string& file) {
  const toml::node* const node = table.get(key);
  if (node == nullptr) return {};
  if (!node->is_string())
    refuse_kind(*node, key, file, Message{"a_text"}, Message{"write_in_quotes"});
  return value_text(*node);
}

std::string required_text(const toml::table& table, std::string_view key, const std::string& file) {
  if (!table.contains(key)) {
    throw DataError({file, {}, std::string(key)}, Message{"text_missing"},
                    Message{"add_line", {{"line", fmt::format("{} = \"…\"", key)}}});
  }
  return optional_text(table, key, file);
}

double required_number(const toml::table& table, std::string_view key, const std::string& file) {
  const toml::node* const node = table.get(key);
  if (node == nullptr) {
    throw DataError({file, {}, std::string(key)}, Message{"number_missing"},
                    Message{"add_line", {{"line", fmt::format("{} = …", key)}}});
  }
  const auto value = node->value<double>();
  // TOML knows `inf` and `nan`, which no figure of ours may be.
  if (!node->is_number() || !value || !std::isfinite(*value)) {
    refuse_kind(*node, key, file, Message{"a_number"});
  }
  return *value;
}

const toml::table& required_section(const toml::table& table, std::string_view key,
                                    const std::string& file) {
  const toml::node* const node = table.get(key);
  if (node == nullptr) {
    throw DataError({file, {}, std::string(key)}, Message{"section_missing"},
                    Message{"add_section", {{"line", fmt::format("[{}]", key)}}});
  }
  if (!node->is_table()) refuse_kind(*node, key, file, Message{"a_section"});
  return *node->as_table();
}

}  // namespace carreau::files
