// SPDX-License-Identifier: Apache-2.0
/// Reads the sources of the project and refuses what breaks the rules of the house; then shows
/// each rule a file that breaks it, because a rule that cannot fail protects nothing.
#include "house_rules.hpp"
#include "source_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::house {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// The sources as they are.

TEST(House, IsFound) { EXPECT_GT(sources().size(), 10U); }
TEST(House, IncludesPointDown) { EXPECT_THAT(over(sources(), check_layers), IsEmpty()); }
TEST(House, LibrariesStayInTheirLayer) {
  EXPECT_THAT(over(sources(), check_third_party), IsEmpty());
}
TEST(House, OnlyCliPrintsOrExits) {
  EXPECT_THAT(over(sources(), check_forbidden_calls), IsEmpty());
}
TEST(House, HeadersHaveNoCycle) { EXPECT_THAT(check_cycles(sources()), IsEmpty()); }
TEST(House, NoTwoFoldersIncludeEachOther) { EXPECT_THAT(check_folder_pairs(sources()), IsEmpty()); }

TEST(House, FilesStartWithTheirLicence) {
  std::vector<SourceFile> files = sources();
  std::ranges::copy(files_in("tests", {".cpp", ".hpp"}), std::back_inserter(files));
  std::ranges::copy(files_in("benchmarks", {".cpp", ".hpp"}), std::back_inserter(files));
  EXPECT_THAT(over(files, check_head), IsEmpty());
}

TEST(House, NoPathOfOneMachine) {
  const std::vector<std::string_view> text{".cpp", ".hpp", ".txt", ".cmake", ".toml",
                                           ".md",  ".js",  ".css", ".html"};
  for (const char* const folder :
       {"engine", "lab", "cli", "tests", "cmake", "data", "benchmarks", "docs"}) {
    EXPECT_THAT(over(files_in(folder, text), check_machine_paths), IsEmpty());
  }
  EXPECT_THAT(over(files_in("scripts", {""}), check_machine_paths), IsEmpty());
}

// The rules themselves, shown files that break them.

TEST(HouseRules, UpwardInclude) {
  EXPECT_THAT(check_layers({"engine/grid/a.cpp", "\n#include \"zoning/b.hpp\"\n"}),
              ElementsAre("engine/grid/a.cpp:2: grid may not include zoning"));
  EXPECT_THAT(check_layers({"engine/report/a.hpp", "#  include \"cli/b.hpp\""}),
              ElementsAre("engine/report/a.hpp:1: report may not include cli"));
}

TEST(HouseRules, DownwardInclude) {
  EXPECT_THAT(
      check_layers({"engine/zoning/a.cpp",
                    "#include \"zoning/a.hpp\"\n#include \"grid/b.hpp\"\n#include <map>\n"}),
      IsEmpty());
  EXPECT_THAT(check_layers({"cli/a.cpp", "#include \"cli/a.hpp\"\n#include \"files/b.hpp\"\n"}),
              IsEmpty());
  EXPECT_THAT(check_layers({"engine/grid/a.cpp", "// #include \"zoning/b.hpp\"\n"}), IsEmpty());
  EXPECT_THAT(check_layers({"engine/grid/a.cpp", "/*\n#include \"zoning/b.hpp\"\n*/"}), IsEmpty());
}

TEST(HouseRules, AFolderInALayerIsALayerOfItsOwn) {
  const std::string incremental = "#include \"delineation/incremental/delineator.hpp\"";
  EXPECT_THAT(check_layers({"engine/delineation/delineate.cpp", incremental}),
              ElementsAre("engine/delineation/delineate.cpp:1: delineation may not include "
                          "delineation/incremental"));
  EXPECT_THAT(check_layers({"engine/scenario/session.cpp", incremental}), IsEmpty());
  EXPECT_THAT(check_layers({"engine/delineation/incremental/delineator.cpp",
                            incremental + "\n#include \"delineation/delineate.hpp\""}),
              IsEmpty());
  EXPECT_EQ(check_layers({"engine/inputs/a.cpp", "#include \"inputs/programme/b.hpp\""}).size(),
            1U);
  EXPECT_EQ(check_layers({"lab/tiles/a.cpp", "#include \"lab/lab.hpp\""}).size(), 1U);
  EXPECT_THAT(check_layers({"engine/grid/odd/a.cpp", ""}),
              ElementsAre(HasSubstr("grid/odd is no layer")));
}

TEST(HouseRules, IncludeWithoutLayer) {
  EXPECT_THAT(check_layers({"engine/grid/a.cpp", "#include \"lattice.hpp\""}),
              ElementsAre(HasSubstr("write \"layer/file.hpp\"")));
  EXPECT_THAT(check_layers({"engine/grid/a.cpp", "#include \"../base/text.hpp\""}),
              ElementsAre(HasSubstr("write \"layer/file.hpp\"")));
  EXPECT_THAT(check_layers({"engine/misc/a.cpp", ""}), ElementsAre(HasSubstr("misc is no layer")));
}

TEST(HouseRules, LibraryOutsideItsLayer) {
  for (const char* const header : {"gdal_priv.h",
                                   "ogrsf_frmts.h",
                                   "cpl_conv.h",
                                   "proj.h",
                                   "geos_c.h",
                                   "geos/geom/Point.h",
                                   "boost/geometry.hpp",
                                   "Eigen/Sparse",
                                   "unsupported/Eigen/NonLinearOptimization",
                                   "tbb/parallel_for.h",
                                   "oneapi/tbb.h",
                                   "CLI/CLI.hpp",
                                   "toml++/toml.h",
                                   "openssl/evp.h",
                                   "xlsxwriter.h",
                                   "expat.h",
                                   "minizip/unzip.h",
                                   "zlib.h",
                                   "sqlite3.h",
                                   "hwy/highway.h",
                                   "nlohmann/json.hpp",
                                   "protozero/pbf_writer.hpp"}) {
    const std::string line = "#include <" + std::string(header) + ">\n";
    EXPECT_EQ(check_third_party({"engine/rules/a.cpp", line}).size(), 1U) << header;
    EXPECT_EQ(check_third_party({"engine/rules/a.cpp", "// " + line}).size(), 0U) << header;
  }
  EXPECT_THAT(check_third_party({"engine/grid/a.cpp", "#include <Eigen/Core>"}),
              ElementsAre("engine/grid/a.cpp:1: Eigen only in income, zoning"));
  EXPECT_THAT(check_third_party({"engine/grid/a.cpp", "#include \"geos_c.h\""}),
              ElementsAre(HasSubstr("GEOS only in geometry")));
}

TEST(HouseRules, LibraryInItsLayer) {
  EXPECT_THAT(
      check_third_party({"engine/files/a.cpp", "#include <gdal_priv.h>\n#include <ogr_api.h>"}),
      IsEmpty());
  EXPECT_THAT(
      check_third_party({"engine/geometry/a.cpp", "#include <proj.h>\n#include <geos_c.h>"}),
      IsEmpty());
  EXPECT_THAT(check_third_party({"engine/zoning/a.cpp", "#include <Eigen/SparseCore>"}), IsEmpty());
  EXPECT_THAT(check_third_party({"engine/grid/a.cpp", "#include <fmt/format.h>\n#include <map>"}),
              IsEmpty());
}

TEST(HouseRules, PrintingOutsideCli) {
  for (const char* const code :
       {"std::cout << 1;", "std::cerr << 1;", "printf(\"a\");", "  std::printf (\"a\");",
        "fprintf(stderr, \"a\");", "exit(1);", "std::exit(1);", "if (x) abort();",
        "fmt::print(\"a\");", "std::terminate();"}) {
    EXPECT_EQ(check_forbidden_calls({"engine/files/a.cpp", code}).size(), 1U) << code;
    EXPECT_EQ(check_forbidden_calls({"cli/a.cpp", code}).size(), 0U) << code;
  }
}

TEST(HouseRules, WhatOnlyLooksLikePrinting) {
  for (const char* const code :
       {"// std::cout << 1;", "/* exit(1) */", "\"std::cerr, exit(1)\"", "std::snprintf(a, 2, b);",
        "R\"x(\n\" printf( )x\"", "n = 1'000; c = '\"'; // exit(1)", "on_exit(1);", "loop.exit();",
        "std::ostream& out;", "c = '\\''; d = \"exit(1)\";"}) {
    EXPECT_THAT(check_forbidden_calls({"engine/files/a.cpp", code}), IsEmpty()) << code;
  }
  EXPECT_THAT(check_forbidden_calls({"engine/files/a.cpp", "/* a\nb */ c = \"\\\"\";\nexit(1);"}),
              ElementsAre("engine/files/a.cpp:3: exit only in cli"));
}

TEST(HouseRules, FileInALayerThatKnowsNone) {
  EXPECT_THAT(check_forbidden_calls({"engine/rules/a.cpp", "#include <fstream>"}),
              ElementsAre("engine/rules/a.cpp:1: rules knows no file"));
  EXPECT_THAT(check_forbidden_calls({"engine/files/a.cpp", "#include <fstream>"}), IsEmpty());
}

TEST(HouseRules, Head) {
  const std::string spdx = "// SPDX-License-Identifier: Apache-2.0\n";
  EXPECT_THAT(check_head({"engine/files/a.hpp", spdx + "#pragma once\n"}), IsEmpty());
  EXPECT_THAT(check_head({"engine/files/a.cpp", spdx}), IsEmpty());
  EXPECT_EQ(check_head({"engine/files/a.hpp", spdx + "// #pragma once\n"}).size(), 1U);
  EXPECT_EQ(check_head({"engine/files/a.hpp", "\n" + spdx}).size(), 2U);
}

TEST(HouseRules, MachinePath) {
  const std::string home = std::string("/ho") + "me/";
  EXPECT_EQ(check_machine_paths({"a", "x\nopen(\"" + home + "me/grid.csv\")"}).size(), 1U);
  EXPECT_EQ(check_machine_paths({"a", home}).size(), 1U);
  EXPECT_THAT(check_machine_paths({"a", "https://example.org" + home + " ${folder}" + home}),
              IsEmpty());
}

TEST(HouseRules, Cycle) {
  const SourceFile a{"engine/grid/a.hpp", "#include \"grid/b.hpp\"\n"};
  const SourceFile b{"engine/grid/b.hpp", "#include \"grid/c.hpp\"\n"};
  const SourceFile c{"engine/grid/c.hpp", "#include \"grid/a.hpp\"\n"};
  EXPECT_THAT(check_cycles({a, b, c}),
              ElementsAre("engine/grid/a.hpp -> engine/grid/b.hpp -> engine/grid/c.hpp -> "
                          "engine/grid/a.hpp: a circle"));
  EXPECT_THAT(check_cycles({a, b, {"engine/grid/c.hpp", ""}}), IsEmpty());
  EXPECT_EQ(check_cycles({{"cli/a.hpp", "#include \"cli/a.hpp\"\n"}}).size(), 1U);
}

TEST(HouseRules, FolderPair) {
  // No cycle of files, and yet neither folder can be understood or built without the other.
  const SourceFile a{"engine/grid/a.cpp", "#include \"grid/a.hpp\"\n#include \"zoning/b.hpp\"\n"};
  const SourceFile b{"engine/zoning/b.cpp", "#include \"grid/a.hpp\"\n"};
  EXPECT_THAT(check_folder_pairs({a, b}),
              ElementsAre("grid and zoning include each other: engine/grid/a.cpp:2, "
                          "engine/zoning/b.cpp:1"));
  EXPECT_THAT(check_folder_pairs({a, {"engine/zoning/b.cpp", "#include \"base/a.hpp\"\n"}}),
              IsEmpty());
  EXPECT_EQ(check_folder_pairs({{"lab/a.cpp", "#include \"lab/tiles/b.hpp\"\n"},
                                {"lab/tiles/b.cpp", "#include \"lab/a.hpp\"\n"}})
                .size(),
            1U)
      << "a folder inside another is a folder too";
}

}  // namespace
}  // namespace carreau::house
