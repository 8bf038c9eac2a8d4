// SPDX-License-Identifier: Apache-2.0
#include "source_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstddef>

namespace carreau::house {
namespace {

/// The end of the literal or comment that starts at `at`, or `at` itself when none does.
struct Lexeme {
  enum class Kind { code, comment, literal } kind = Kind::code;
  std::size_t end = 0;
};

std::size_t after(std::string_view text, std::string_view mark, std::size_t from) {
  const std::size_t found = text.find(mark, from);
  return found == std::string_view::npos ? text.size() : found + mark.size();
}

std::size_t after_quoted(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      return i + 1;
    } else if (text[i] == '\n') {
      return i;  // not a literal after all, such as the apostrophe of an #error line
    }
  }
  return text.size();
}

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

bool is_digit_separator(std::string_view text, std::size_t at) {
  if (at == 0 || at + 1 >= text.size()) return false;
  const bool between = std::isxdigit(static_cast<unsigned char>(text[at - 1])) != 0 &&
                       std::isxdigit(static_cast<unsigned char>(text[at + 1])) != 0;
  return between && !(at + 2 < text.size() && text[at + 2] == '\'');  // u8'a' is a literal
}

Lexeme lexeme_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("//"))
    return {Lexeme::Kind::comment, std::min(text.find('\n', at), text.size())};
  if (rest.starts_with("/*")) return {Lexeme::Kind::comment, after(text, "*/", at + 2)};
  const bool raw = rest.starts_with("R\"") && (at == 0 || !is_word(text[at - 1]));
  if (raw) {
    const std::size_t open = text.find('(', at);
    if (open == std::string_view::npos) return {Lexeme::Kind::literal, text.size()};
    const std::string close = fmt::format("){}\"", text.substr(at + 2, open - at - 2));
    return {Lexeme::Kind::literal, after(text, close, open)};
  }
  if (rest.front() == '"' || (rest.front() == '\'' && !is_digit_separator(text, at))) {
    return {Lexeme::Kind::literal, after_quoted(text, at)};
  }
  return {Lexeme::Kind::code, at + 1};
}

}  // namespace

std::string without_comments(std::string_view text, Literals literals) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    // Up to what may begin a comment or a literal, text is taken over at once.
    const std::size_t plain = std::min(text.find_first_of("/\"'R", at), text.size());
    result += text.substr(at, plain - at);
    if ((at = plain) == text.size()) break;
    const Lexeme lexeme = lexeme_at(text, at);
    const bool blank = lexeme.kind == Lexeme::Kind::comment ||
                       (lexeme.kind == Lexeme::Kind::literal && literals == Literals::blank);
    for (; at < lexeme.end; ++at) {
      result.push_back(blank && text[at] != '\n' ? ' ' : text[at]);
    }
  }
  return result;
}

}  // namespace carreau::house
