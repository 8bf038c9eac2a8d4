// SPDX-License-Identifier: Apache-2.0
/// Run by the build: reads the catalogues of data/messages, refuses them where the two languages do
/// not say the same things, and writes the table that engine/base/message_catalogue.hpp declares.
///
///   message_catalogue message_catalogue.cpp fr.toml en.toml [report_fr.toml report_en.toml]…
///
/// In a text, {name} is a detail, and {name|cell|cells} the form that goes with a number.
/// A catalogue is TOML of the plainest kind: comments, [sections], and lines `code = "text"`, where
/// \", \\ and \n are the only escapes.
#include <algorithm>
#include <exception>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>

namespace {

using Catalogue = std::map<std::string, std::string, std::less<>>;

[[noreturn]] void fail(const std::string& file, std::size_t line, const std::string& why) {
  throw std::runtime_error(file + ":" + std::to_string(line) + ": " + why);
}

bool is_code(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

/// What stands between the quotation marks, still escaped: it is written to C++ as it is.
std::string quoted_text(std::string_view rest, const std::string& file, std::size_t line) {
  if (rest.size() < 3 || rest.front() != '"' || rest.back() != '"') {
    fail(file, line, "expected one text in quotation marks, not empty");
  }
  const std::string_view text = rest.substr(1, rest.size() - 2);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') fail(file, line, "expected \\\" within the text");
    if (text[i] != '\\') continue;
    ++i;
    if (i == text.size() || (text[i] != '"' && text[i] != '\\' && text[i] != 'n')) {
      fail(file, line, "only \\\", \\\\ and \\n are known here");
    }
  }
  return std::string(text);
}

void read(const std::string& file, Catalogue& catalogue) {
  std::ifstream stream(file);
  if (!stream) throw std::runtime_error(file + ": cannot be read");
  std::string text;
  for (std::size_t line = 1; std::getline(stream, text); ++line) {
    if (text.empty() || text.front() == '#' || text.front() == '[') continue;
    const std::size_t equals = text.find(" = ");
    if (equals == std::string::npos) fail(file, line, "expected code = \"text\"");
    const std::string code = text.substr(0, equals);
    if (!is_code(code)) fail(file, line, "expected a code of small letters, found " + code);
    const std::string words = quoted_text(std::string_view(text).substr(equals + 3), file, line);
    if (!catalogue.emplace(code, words).second) fail(file, line, code + " is here twice");
  }
}

/// Whether what follows a name in braces is nothing, or the two forms of "{number|cell|cells}".
bool are_forms(std::string_view rest) {
  if (rest.empty()) return true;
  const std::size_t between = rest.find('|', 1);
  return between != std::string_view::npos && between > 1 && between + 1 < rest.size() &&
         rest.find('|', between + 1) == std::string_view::npos;
}

/// The names between braces; a brace that opens no name is an error.
std::set<std::string> details_of(const std::string& code, std::string_view text) {
  std::set<std::string> names;
  for (std::size_t open = text.find('{'); open != std::string_view::npos;
       open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    const std::string_view braces = text.substr(open + 1, close - open - 1);
    const std::string name(braces.substr(0, braces.find('|')));
    if (close == std::string_view::npos || !is_code(name) ||
        !are_forms(braces.substr(name.size()))) {
      throw std::runtime_error(code + ": expected {name} or {name|one|many}, found {" +
                               std::string(braces));
    }
    names.insert(name);
  }
  return names;
}

void compare(const Catalogue& french, const Catalogue& english) {
  for (const auto& [code, words] : french) {
    const auto other = english.find(code);
    if (other == english.end()) throw std::runtime_error(code + ": has no English text");
    if (details_of(code, words) != details_of(code, other->second)) {
      throw std::runtime_error(code + ": its texts do not name the same details");
    }
  }
  for (const auto& [code, words] : english) {
    if (!french.contains(code)) throw std::runtime_error(code + ": has no French text");
  }
}

void write(const Catalogue& french, const Catalogue& english, const std::string& file) {
  std::ofstream out(file);
  out << "// Generated from data/messages by cmake/message_catalogue.cpp. Do not edit.\n"
         "#include \"base/message_catalogue.hpp\"\n\n#include <array>\n\n"
         "namespace carreau {\nnamespace {\n\n"
      << "constexpr std::array<MessageTexts, " << french.size() << "> kCatalogue{{\n";
  for (const auto& [code, words] : french) {
    out << "    {\"" << code << "\",\n     \"" << words << "\",\n     \"" << english.at(code)
        << "\"},\n";
  }
  out << "}};\n\n}  // namespace\n\n"
         "std::span<const MessageTexts> message_catalogue() { return kCatalogue; }\n\n"
         "}  // namespace carreau\n";
  if (!out.flush()) throw std::runtime_error(file + ": cannot be written");
}

}  // namespace

int main(int count, char** arguments) {
  try {
    if (count < 4 || count % 2 != 0) throw std::runtime_error("expected OUTPUT FRENCH ENGLISH…");
    Catalogue french;
    Catalogue english;
    for (int i = 2; i < count; i += 2) {
      read(arguments[i], french);
      read(arguments[i + 1], english);
    }
    compare(french, english);
    write(french, english, arguments[1]);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
  return 0;
}
