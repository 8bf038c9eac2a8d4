// SPDX-License-Identifier: Apache-2.0
#include "structure_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <regex>
#include <sstream>

namespace carreau::house {
namespace {

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  std::istringstream stream{std::string(text)};
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

struct Function {
  std::size_t line = 0;    ///< its first, from 1
  std::size_t length = 0;  ///< in lines
};

/// Whether a line at `indent` opens something else than a function.
bool opens_no_function(std::string_view line) {
  constexpr std::array<std::string_view, 15> kOther{
      "namespace", "struct", "class",  "enum", "union", "extern", "if",    "for",
      "while",     "do",     "switch", "else", "try",   "case",   "return"};
  const std::string_view word = line.substr(0, line.find_first_of(" ({<:"));
  return std::find(kOther.begin(), kOther.end(), word) != kOther.end();
}

/// The line on which the declaration that ends at `last` begins, at the same indentation: those
/// above it that end neither a statement nor a block.
std::size_t first_line(const std::vector<std::string>& lines, std::size_t last,
                       std::size_t indent) {
  std::size_t first = last;
  while (first > 0) {
    const std::string& above = lines[first - 1];
    const std::size_t end = above.find_last_not_of(' ');
    if (end == std::string::npos || above.front() == '#') break;
    if (std::string_view(";{}:").find(above[end]) != std::string_view::npos) break;
    if (above.find_first_not_of(' ') < indent) break;
    --first;
  }
  return first;
}

/// `int f() const { return 1; }` at the indentation of a namespace or class.
bool is_on_one_line(const std::string& line) {
  static const std::regex kWhole(R"(^( {2})?[^\s=(]+ [^=({]*\([^={]*\)[^=({]*\{.*\}\s*$)");
  return line.find('{') != std::string::npos && std::regex_match(line, kWhole) &&
         !opens_no_function(std::string_view(line).substr(line.find_first_not_of(' ')));
}

/// `run_both([&] {`: the brace opens a lambda of a call, not a function.
bool opens_lambda(const std::string& head) {
  static const std::regex kLambda(R"(\[[^\[\]]*\] ?[({])");
  return std::regex_search(head, kLambda);
}

/// Sources are formatted: a function opens on a line that ends in "{", at the indentation of its
/// namespace (0) or class (2), and closes on the next line that begins with "}" there.
std::vector<Function> functions_of(const SourceFile& file) {
  const std::vector<std::string> lines = lines_of(without_comments(file.text, Literals::blank));
  std::vector<Function> functions;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t end = lines[i].find_last_not_of(' ');
    if (end == std::string::npos) continue;
    if (is_on_one_line(lines[i])) functions.push_back({i + 1, 1});
    if (lines[i][end] != '{') continue;
    for (const std::size_t indent : {std::size_t{0}, std::size_t{2}}) {
      const std::size_t first = first_line(lines, i, indent);
      if (lines[first].find_first_not_of(' ') != indent) continue;
      std::string head;
      for (std::size_t k = first; k <= i; ++k) head += lines[k];
      const std::string_view declaration = std::string_view(head).substr(indent);
      const bool is_value =
          declaration.substr(0, declaration.find('(')).find('=') != std::string_view::npos;
      const bool is_function = !opens_no_function(declaration) && !is_value &&
                               !opens_lambda(head) && head.find('(') != std::string::npos;
      if (!is_function) continue;
      const std::string close = std::string(indent, ' ') + "}";
      std::size_t last = i + 1;
      while (last < lines.size() && !lines[last].starts_with(close)) ++last;
      functions.push_back({first + 1, last - first + 1});
      break;
    }
  }
  return functions;
}

/// The words behind DEPENDS in the CMakeLists.txt of a layer.
std::set<std::string> declared_layers(const std::string& list) {
  static const std::regex kDepends(R"(\sDEPENDS\s+([a-z_\s]+))");
  std::set<std::string> layers;
  std::smatch match;
  if (!std::regex_search(list, match, kDepends)) return layers;
  std::istringstream words(match.str(1));
  for (std::string word; words >> word;) layers.insert(word);
  return layers;
}

struct Inclusion {
  std::size_t line;
  std::string path;  ///< from the root of the repository
};

std::vector<Inclusion> own_includes(const SourceFile& file) {
  static const std::regex kInclude(R"re(^\s*#\s*include\s*"([^"]+/[^"]+)")re");
  std::vector<Inclusion> includes;
  const std::vector<std::string> lines = lines_of(without_comments(file.text, Literals::keep));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::smatch match;
    if (lines[i].find("include") == std::string::npos) continue;
    if (!std::regex_search(lines[i], match, kInclude)) continue;
    const std::string name = match.str(1);
    const bool is_at_top = name.starts_with("cli/") || name.starts_with("lab/");
    includes.push_back({i + 1, is_at_top ? name : "engine/" + name});
  }
  return includes;
}

/// "inputs_programme" for the folder "engine/inputs/programme", as targets are named; the nearest
/// folder above that has a CMakeLists.txt counts.
std::string layer_name(std::string folder, const std::map<std::string, std::string>& lists) {
  while (!lists.contains(folder) && folder.find('/') != std::string::npos) {
    folder = folder_of(folder);
  }
  if (folder.starts_with("engine/")) folder.erase(0, std::string_view("engine/").size());
  std::replace(folder.begin(), folder.end(), '/', '_');
  return folder;
}

}  // namespace

std::string folder_of(std::string_view path) {
  return std::string(path.substr(0, path.rfind('/')));
}

Breaches check_file_length(const SourceFile& file, std::size_t most) {
  const auto lines = static_cast<std::size_t>(std::count(file.text.begin(), file.text.end(), '\n'));
  if (lines <= most) return {};
  return {fmt::format("{}: {} lines, at most {}", file.path, lines, most)};
}

Breaches check_function_length(const SourceFile& file, std::size_t most) {
  Breaches breaches;
  for (const Function& function : functions_of(file)) {
    if (function.length <= most) continue;
    breaches.push_back(fmt::format("{}:{}: a function of {} lines, at most {}", file.path,
                                   function.line, function.length, most));
  }
  return breaches;
}

std::vector<std::size_t> function_lengths(const SourceFile& file) {
  std::vector<std::size_t> lengths;
  for (const Function& function : functions_of(file)) lengths.push_back(function.length);
  return lengths;
}

Breaches check_folder_share(const std::vector<SourceFile>& files, std::size_t parts) {
  std::map<std::string, std::size_t> lines;
  std::size_t all = 0;
  for (const SourceFile& file : files) {
    const auto count =
        static_cast<std::size_t>(std::count(file.text.begin(), file.text.end(), '\n'));
    lines[folder_of(file.path)] += count;
    all += count;
  }
  Breaches breaches;
  for (const auto& [folder, count] : lines) {
    if (count * parts <= all) continue;
    breaches.push_back(
        fmt::format("{}: {} of {} lines, at most one in {}", folder, count, all, parts));
  }
  return breaches;
}

Breaches check_declared(const SourceFile& file, const std::map<std::string, std::string>& lists) {
  std::string folder = folder_of(file.path);
  while (!lists.contains(folder) && folder.find('/') != std::string::npos) {
    folder = folder_of(folder);
  }
  const auto list = lists.find(folder);
  if (list == lists.end()) return {fmt::format("{}: no CMakeLists.txt", file.path)};
  const std::set<std::string> declared = declared_layers(list->second);
  const std::string own = layer_name(folder, lists);
  Breaches breaches;
  for (const Inclusion& include : own_includes(file)) {
    const std::string layer = layer_name(folder_of(include.path), lists);
    if (layer == own || declared.contains(layer)) continue;
    breaches.push_back(fmt::format("{}:{}: {} is not under DEPENDS in {}/CMakeLists.txt", file.path,
                                   include.line, layer, folder));
  }
  return breaches;
}

Breaches check_narrow_layers(const SourceFile& file) {
  static const std::map<std::string, std::set<std::string>> kAllowed{
      {"engine/base", {}},
      {"engine/grid", {"engine/base"}},
      {"engine/reconciliation", {"engine/base"}},
      {"engine/files/workbook", {"engine/base"}},
      {"engine/files", {"engine/base", "engine/geometry", "engine/files/workbook"}}};
  const std::string folder = folder_of(file.path);
  const auto allowed = kAllowed.find(folder);
  Breaches breaches;
  if (allowed == kAllowed.end()) return breaches;
  for (const Inclusion& include : own_includes(file)) {
    const std::string target = folder_of(include.path);
    if (target == folder || allowed->second.contains(target)) continue;
    breaches.push_back(
        fmt::format("{}:{}: {} may not know {}", file.path, include.line, folder, target));
  }
  return breaches;
}

}  // namespace carreau::house
