// SPDX-License-Identifier: Apache-2.0
/// Codes of words and the sources that use them: none without words, no words without use. That
/// both languages have the same codes and details is checked by the build.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

namespace carreau::house {
namespace {

namespace fs = std::filesystem;
using ::testing::IsEmpty;
using Codes = std::set<std::string>;

std::string text_of_file(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// The first group of every match.
Codes all_of(const std::string& text, const std::regex& pattern) {
  Codes codes;
  for (std::sregex_iterator at(text.begin(), text.end(), pattern), end; at != end; ++at) {
    codes.insert((*at)[1].str());
  }
  return codes;
}

Codes catalogue() {
  const std::regex entry("(?:^|\n)([a-z0-9_]+) = ");
  Codes codes;
  const fs::path folder = fs::path(CARREAU_SOURCE_DIR) / "data/messages";
  for (const char* const file : {"command_line_fr.toml", "report_fr.toml"}) {
    codes.merge(all_of(text_of_file(folder / file), entry));
  }
  return codes;
}

Codes used(const std::string& source) {
  return all_of(source, std::regex("\"((?:report|help|usage)_[a-z0-9_]*[a-z0-9])\""));
}

Codes used_in_sources() {
  Codes codes;
  for (const char* const folder : {"engine/report", "engine/study", "lab", "cli"}) {
    const fs::path root = fs::path(CARREAU_SOURCE_DIR) / folder;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      const auto ending = entry.path().extension();
      if (ending == ".cpp" || ending == ".hpp") codes.merge(used(text_of_file(entry.path())));
    }
  }
  return codes;
}

Codes without(const Codes& codes, const Codes& others) {
  Codes rest;
  for (const std::string& code : codes) {
    if (!others.contains(code)) rest.insert(code);
  }
  return rest;
}

TEST(WordsOfTheCatalogue, EveryCodeInTheSourcesIsThere) {
  EXPECT_THAT(without(used_in_sources(), catalogue()), IsEmpty());
  EXPECT_THAT(without(used("w(\"report_no_such_words\")"), catalogue()),
              ::testing::ElementsAre("report_no_such_words"));
}

TEST(WordsOfTheCatalogue, EveryCodeIsUsed) {
  Codes unused;
  const Codes in_sources = used_in_sources();
  for (const std::string& code : without(catalogue(), in_sources)) {
    if (code.starts_with("report_") || code.starts_with("usage_")) unused.insert(code);
  }
  EXPECT_THAT(unused, IsEmpty());
}

}  // namespace
}  // namespace carreau::house
