// SPDX-License-Identifier: Apache-2.0
#include "message_uses.hpp"

#include "house_rules.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace carreau::house {

namespace {

constexpr std::string_view kSpace = " \n";

bool is_code(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

/// The end of the literal that opens at `at`: the place of its closing quotation mark.
std::size_t end_of_literal(std::string_view text, std::size_t at) {
  const char mark = text[at];
  for (++at; at < text.size() && text[at] != mark; ++at) {
    if (text[at] == '\\') ++at;
  }
  return at;
}

struct Literal {
  std::size_t begin = 0;  ///< of the text between the quotation marks
  std::size_t end = 0;
};

std::vector<Literal> literals_in(std::string_view text) {
  std::vector<Literal> found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_digit_mark =
        text[at] == '\'' && at > 0 && std::isalnum(static_cast<unsigned char>(text[at - 1])) != 0;
    if (is_digit_mark || (text[at] != '"' && text[at] != '\'')) continue;
    const std::size_t end = end_of_literal(text, at);
    if (text[at] == '"') found.push_back({at + 1, end});
    at = end;
  }
  return found;
}

std::string_view before(std::string_view text, std::size_t at) {
  const std::string_view head = text.substr(0, at);
  return head.substr(0, head.find_last_not_of(kSpace) + 1);
}

/// Whether what stands before a literal makes a message of it.
bool makes_message(std::string_view head) {
  constexpr std::array<std::string_view, 7> kMakers{"Message{", "text_of({", "notice(",    "warn(",
                                                    "Refused{", "Refused{{", "as_finding("};
  return !head.ends_with("kMessage{") &&  // the heading of a column, no message
         std::ranges::any_of(kMakers,
                             [&](std::string_view maker) { return head.ends_with(maker); });
}

/// Whether the literal is a branch of `Message{condition ? "a" : "b"`.
bool is_branch(std::string_view head) {
  if (!head.ends_with('?') && !head.ends_with(':')) return false;
  const std::size_t maker = head.rfind("Message{");
  if (maker == std::string_view::npos) return false;
  const std::string_view condition = head.substr(maker + 8);
  return condition.find_first_of("{};") == std::string_view::npos;
}

/// The names of `{{"a", …}, {"b", …}}`, which opens at `at`.
std::set<std::string> names_in(std::string_view text, std::size_t at) {
  std::set<std::string> names;
  int depth = 0;
  for (; at < text.size(); ++at) {
    if (text[at] == '{') ++depth;
    if (text[at] == '}' && --depth == 0) break;
    if (text[at] != '"' && text[at] != '\'') continue;
    const std::size_t end = end_of_literal(text, at);
    const bool is_name = depth == 2 && before(text, at).ends_with('{');
    if (is_name) names.emplace(text.substr(at + 1, end - at - 1));
    at = end;
  }
  return names;
}

/// What follows the code, at the place behind its closing quotation mark.
std::optional<std::set<std::string>> details_after(std::string_view text, std::size_t at) {
  at = text.find_first_not_of(kSpace, at);
  if (at == std::string_view::npos) return std::nullopt;
  if (text[at] == ':') {  // the other branch of a condition has its own code, then the details
    const std::size_t other = text.find('"', at);
    return details_after(text, end_of_literal(text, other) + 1);
  }
  if (text[at] == '}' || text[at] == ')') return std::set<std::string>{};
  if (text[at] != ',') return std::nullopt;
  at = text.find_first_not_of(kSpace, at + 1);
  if (at == std::string_view::npos || text[at] != '{') return std::nullopt;
  return names_in(text, at);
}

}  // namespace

std::vector<MessageUse> message_uses(std::string_view source) {
  const std::string text = without_comments(source, Literals::keep);
  std::vector<MessageUse> uses;
  for (const Literal& literal : literals_in(text)) {
    const std::string_view code =
        std::string_view(text).substr(literal.begin, literal.end - literal.begin);
    if (!is_code(code)) continue;
    const std::string_view head = before(text, literal.begin - 1);
    if (!makes_message(head) && !is_branch(head)) continue;
    const std::size_t next = text.find_first_not_of(kSpace, literal.end + 1);
    if (next != std::string::npos && text[next] == '+') continue;  // the beginning of several codes
    const auto line =
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(literal.begin), '\n');
    uses.push_back(
        {std::string(code), static_cast<int>(line) + 1, details_after(text, literal.end + 1)});
  }
  return uses;
}

std::set<std::string> possible_codes(std::string_view source) {
  const std::string text = without_comments(source, Literals::keep);
  std::set<std::string> codes;
  for (const Literal& literal : literals_in(text)) {
    const std::string_view code =
        std::string_view(text).substr(literal.begin, literal.end - literal.begin);
    if (is_code(code)) codes.emplace(code);
  }
  return codes;
}

std::set<std::string> details_of(std::string_view text) {
  std::set<std::string> names;
  for (std::size_t open = text.find('{'); open != std::string_view::npos;
       open = text.find('{', open + 1)) {
    // Up to the first bar, behind which the forms of the singular and of the plural stand.
    names.emplace(text.substr(open + 1, text.find_first_of("}|", open) - open - 1));
  }
  return names;
}

}  // namespace carreau::house
