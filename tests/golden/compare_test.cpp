// SPDX-License-Identifier: Apache-2.0
/// benchmarks/compare and its peers, as far as they can be tested without what they measure.
#include "support/program.hpp"
#include "support/temp_folder.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace carreau::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::MatchesRegex;

const std::filesystem::path kRoot = CARREAU_SOURCE_DIR;

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(Compare, HelpNamesEveryOptionAndJob) {
  const TempFolder folder;
  const ProgramResult result = run_program(kRoot / "benchmarks/compare", {"--help"}, folder.path());
  EXPECT_EQ(result.exit_code, 0) << result.err;
  for (const char* word :
       {"--people", "--runs", "--only", "--keep", "labelling", "crosswalk", "scaling"}) {
    EXPECT_THAT(result.out, HasSubstr(word));
  }
}

TEST(Compare, AnUnknownJobIsRefused) {
  const TempFolder folder;
  const ProgramResult result =
      run_program(kRoot / "benchmarks/compare", {"--only", "nothing"}, folder.path());
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("invalid choice: 'nothing'"));
}

TEST(Compare, ThePageHasThePlaceOfItsTable) {
  const std::string page = text_of(kRoot / "docs/performance.md");
  const std::size_t begin = page.find("<!-- written by benchmarks/compare: begin -->");
  const std::size_t end = page.find("<!-- written by benchmarks/compare: end -->");
  ASSERT_NE(begin, std::string::npos);
  ASSERT_NE(end, std::string::npos);
  EXPECT_LT(begin, end);
}

TEST(Compare, EveryPeerHasItsVersion) {
  std::istringstream lines(text_of(kRoot / "benchmarks/peers/requirements.txt"));
  std::size_t peers = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    EXPECT_THAT(line, MatchesRegex("[a-z-]+==[0-9.]+"));
    ++peers;
  }
  EXPECT_GT(peers, 5U);
}

TEST(Compare, EveryScriptIsValidPython) {
  std::vector<std::string> words = {
      "-c", "import sys\nfor path in sys.argv[1:]: compile(open(path).read(), path, 'exec')"};
  for (const char* folder : {"benchmarks/comparison", "benchmarks/peers"}) {
    for (const auto& entry : std::filesystem::directory_iterator(kRoot / folder)) {
      if (entry.path().extension() == ".py") words.push_back(entry.path());
    }
  }
  ASSERT_GT(words.size(), 10U);
  const TempFolder folder;
  const ProgramResult result = run_program("/usr/bin/python3", words, folder.path());
  EXPECT_EQ(result.exit_code, 0) << result.err;
}

}  // namespace
}  // namespace carreau::testing
