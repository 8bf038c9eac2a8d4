// SPDX-License-Identifier: Apache-2.0
/// How much files, functions and folders hold and what layers depend on; then each rule before a
/// file that breaks it.
#include "source_files.hpp"
#include "structure_rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

namespace carreau::house {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::size_t kLongestFile = 400;
constexpr std::size_t kUsualFunction = 20;
constexpr std::size_t kLongestFunction = 40;
constexpr std::size_t kFolderParts = 8;

// The sources as they are.

TEST(HouseStructure, FilesAreShort) {
  EXPECT_THAT(over(sources(), [](const auto& f) { return check_file_length(f, kLongestFile); }),
              IsEmpty());
}

TEST(HouseStructure, NineFunctionsInTenAreShort) {
  std::vector<std::size_t> lengths;
  for (const SourceFile& file : sources()) {
    std::ranges::copy(function_lengths(file), std::back_inserter(lengths));
  }
  ASSERT_GT(lengths.size(), 1'000U);
  const auto ninth = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() * 9 / 10);
  std::ranges::nth_element(lengths, ninth);
  EXPECT_LE(*ninth, kUsualFunction);
}

TEST(HouseStructure, NoFunctionIsLong) {
  EXPECT_THAT(
      over(sources(), [](const auto& f) { return check_function_length(f, kLongestFunction); }),
      IsEmpty());
}

TEST(HouseStructure, NoFolderIsAHouse) {
  EXPECT_THAT(check_folder_share(files_in("engine", {".cpp", ".hpp"}), kFolderParts), IsEmpty());
}

TEST(HouseStructure, LayersSayWhatTheyDependOn) {
  const auto lists = layer_lists();
  EXPECT_THAT(over(sources(), [&](const auto& f) { return check_declared(f, lists); }), IsEmpty());
}

TEST(HouseStructure, NarrowLayersKnowLittle) {
  EXPECT_THAT(over(sources(), check_narrow_layers), IsEmpty());
}

// The rules themselves, shown files that break them.

TEST(HouseStructureRules, LongFile) {
  EXPECT_THAT(check_file_length({"engine/grid/a.cpp", "1\n2\n3\n"}, 2),
              ElementsAre("engine/grid/a.cpp: 3 lines, at most 2"));
  EXPECT_THAT(check_file_length({"engine/grid/a.cpp", "1\n2\n"}, 2), IsEmpty());
}

TEST(HouseStructureRules, LongFunction) {
  const std::string body = "  a();\n  if (b) {\n    c();\n  }\n";
  EXPECT_THAT(check_function_length({"a.cpp", "\nint f(int x) {\n" + body + "}\n"}, 5),
              ElementsAre("a.cpp:2: a function of 6 lines, at most 5"));
  EXPECT_THAT(check_function_length({"a.cpp", "int f(int x,\n      int y) {\n" + body + "}\n"}, 6),
              ElementsAre("a.cpp:1: a function of 7 lines, at most 6"));
  EXPECT_THAT(function_lengths({"a.cpp", "int f(int x) {\n" + body + "}\n\nvoid g() {\n}\n"}),
              ElementsAre(6U, 2U));
}

TEST(HouseStructureRules, LongMethod) {
  EXPECT_THAT(function_lengths({"a.hpp",
                                "class A {\n public:\n  int f() const {\n    return 1;\n  }\n"
                                "  int g() { return 2; }\n};\n"}),
              ElementsAre(3U, 1U));
}

TEST(HouseStructureRules, WhatIsNoFunction) {
  for (const char* const text :
       {"namespace a {\nint b;\n}\n", "struct A {\n  int b;\n};\n",
        "constexpr std::array<int, 2> kA = f({\n  1,\n});\n", "// void f() {\n//\n// }\n",
        "  return std::visit(\n      Overloaded{\n          f,\n      },\n      v);\n",
        "  run_both([&] { f(); },\n           [&] {\n             g();\n           });\n"}) {
    EXPECT_THAT(function_lengths({"a.cpp", text}), IsEmpty()) << text;
  }
}

TEST(HouseStructureRules, LargeFolder) {
  const std::vector<SourceFile> files{{"engine/a/1.cpp", "1\n2\n3\n"}, {"engine/a/b/1.cpp", "1\n"}};
  EXPECT_THAT(check_folder_share(files, 2),
              ElementsAre("engine/a: 3 of 4 lines, at most one in 2"));
  EXPECT_THAT(check_folder_share(files, 1), IsEmpty());
}

TEST(HouseStructureRules, UndeclaredLayer) {
  const std::map<std::string, std::string> lists{
      {"engine/base", ""},
      {"engine/rules", ""},
      {"engine/grid", "carreau_layer(NAME grid\n  SOURCES a.cpp\n  DEPENDS base\n  LIBRARIES x)"},
      {"engine/inputs", "carreau_layer(NAME inputs\n  DEPENDS base\n          files)"},
      {"engine/inputs/programme", "carreau_layer(NAME inputs_programme\n  DEPENDS inputs base)"}};
  EXPECT_THAT(check_declared({"engine/grid/a.cpp", "#include \"base/b.hpp\"\n"}, lists), IsEmpty());
  EXPECT_THAT(check_declared({"engine/grid/a.cpp", "\n#include \"rules/b.hpp\"\n"}, lists),
              ElementsAre("engine/grid/a.cpp:2: rules is not under DEPENDS in "
                          "engine/grid/CMakeLists.txt"));
  EXPECT_THAT(
      check_declared({"engine/inputs/a.cpp", "#include \"inputs/programme/b.hpp\"\n"}, lists),
      ElementsAre(HasSubstr("inputs_programme is not under DEPENDS")));
  EXPECT_THAT(check_declared({"engine/inputs/programme/a.cpp",
                              "#include \"inputs/b.hpp\"\n#include \"inputs/programme/c.hpp\"\n"},
                             lists),
              IsEmpty());
}

TEST(HouseStructureRules, NarrowLayer) {
  EXPECT_THAT(check_narrow_layers({"engine/files/a.cpp", "#include \"grid/cell_id.hpp\"\n"}),
              ElementsAre("engine/files/a.cpp:1: engine/files may not know engine/grid"));
  EXPECT_THAT(
      check_narrow_layers({"engine/reconciliation/a.cpp",
                           "#include \"base/text.hpp\"\n#include \"geometry/crs.hpp\"\n"}),
      ElementsAre(HasSubstr("a.cpp:2: engine/reconciliation may not know engine/geometry")));
  EXPECT_THAT(check_narrow_layers({"engine/zoning/a.cpp", "#include \"grid/cell_id.hpp\"\n"}),
              IsEmpty());
}

}  // namespace
}  // namespace carreau::house
