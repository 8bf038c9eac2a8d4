// SPDX-License-Identifier: Apache-2.0
#include "coverage_rules.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <regex>
#include <string_view>

namespace carreau::house {

Breaches check_listed(const std::vector<SourceFile>& files,
                      const std::map<std::string, std::string>& lists) {
  Breaches breaches;
  for (const SourceFile& file : files) {
    const std::size_t slash = file.path.rfind('/');
    const std::string folder = file.path.substr(0, slash);
    const std::string name = file.path.substr(slash + 1);
    const auto list = lists.find(folder);
    std::string escaped = std::regex_replace(name, std::regex(R"([.+])"), R"(\$&)");
    const std::regex whole_word(fmt::format(R"((^|[\s(]){}($|[\s)]))", escaped));
    if (list == lists.end() || !std::regex_search(list->second, whole_word)) {
      breaches.push_back(fmt::format("{}: not named in {}/CMakeLists.txt", file.path, folder));
    }
  }
  return breaches;
}

Breaches check_mirror(const std::vector<SourceFile>& sources, const std::set<std::string>& folders,
                      const std::set<std::string>& tests) {
  constexpr std::string_view kEngine = "engine/";
  constexpr std::string_view kEnding = ".cpp";
  Breaches breaches;
  for (const SourceFile& source : sources) {
    if (!source.path.starts_with(kEngine) || !source.path.ends_with(kEnding)) continue;
    const std::string name = source.path.substr(kEngine.size());
    if (!folders.contains(name.substr(0, name.rfind('/')))) continue;
    std::string test = "tests/unit/" + name;
    test.replace(test.size() - kEnding.size(), kEnding.size(), "_test.cpp");
    if (!tests.contains(test)) breaches.push_back(fmt::format("{}: no {}", source.path, test));
  }
  return breaches;
}

}  // namespace carreau::house
