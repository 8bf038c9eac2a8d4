// SPDX-License-Identifier: Apache-2.0
/// Every reader has a fuzzer, and every fuzzer is described.
#include "source_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <string>

namespace carreau::house {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

/// What all fuzzers include.
std::string included_by_fuzzers() {
  std::string text;
  for (const SourceFile& file : files_in("tests/fuzz", {"_fuzz.cpp"})) text += file.text;
  return text;
}

/// Readers whose input is built into the program.
const std::set<std::string> kOfBuiltInFiles = {"inputs/exit_rates_reader.hpp"};
/// Parts of the reader of scenarios, which their fuzzer reaches through it.
const std::set<std::string> kWithinScenarios = {"inputs/edit_reader.hpp"};

TEST(HouseFuzzing, EveryReaderIsIncludedByAFuzzer) {
  const std::string fuzzers = included_by_fuzzers();
  int readers = 0;
  for (const SourceFile& file : files_in(
           "engine/inputs", {"_reader.hpp", "_catalogue.hpp", "_section.hpp", "_mapping.hpp"})) {
    const std::string header = fs::path(file.path).lexically_relative("engine");
    if (kOfBuiltInFiles.contains(header) || kWithinScenarios.contains(header)) continue;
    ++readers;
    EXPECT_THAT(fuzzers, HasSubstr("#include \"" + header + "\""))
        << "give it a fuzzer in tests/fuzz, or add it to the one of its kind";
  }
  EXPECT_GT(readers, 15);
}

TEST(HouseFuzzing, EveryFuzzerIsDescribed) {
  const std::string page = read(fs::path(CARREAU_SOURCE_DIR) / "docs/fuzzing.md");
  for (const SourceFile& file : files_in("tests/fuzz", {"_fuzz.cpp"})) {
    EXPECT_THAT(page, HasSubstr("| `" + fs::path(file.path).stem().string() + "` |"));
  }
}

}  // namespace
}  // namespace carreau::house
