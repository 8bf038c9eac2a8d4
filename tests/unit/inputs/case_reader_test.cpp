// SPDX-License-Identifier: Apache-2.0
/// A catalogue of cases: its paths, and each fault with its place.
#include "inputs/case_reader.hpp"

#include "support/faults.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::TempFolder;

const std::string kLille =
    "[[case]]\nkey = \"lille\"\ntitle = \"Lille, 2017\"\nresult = \"out/lille.gpkg\"\n"
    "reference = \"/official/qpv.geojson\"\ngrid = \"grid.csv\"\n";

TEST(CaseReader, PathsAreRelativeToTheCatalogue) {
  const TempFolder folder;
  const auto cases = read_cases(
      folder.write("cases.toml", kLille + "[[case]]\nkey = \"b\"\nresult = \"b.gpkg\"\nreference = "
                                          "\"r.gpkg\"\ngrid = [\"one.csv\", \"two.csv\"]\n"));
  ASSERT_EQ(cases.size(), 2U);
  EXPECT_EQ(cases[0].title, "Lille, 2017");
  EXPECT_EQ(cases[0].result, folder / "out/lille.gpkg");
  EXPECT_EQ(cases[0].reference, "/official/qpv.geojson");
  EXPECT_EQ(cases[1].title, "b") << "the key";
  EXPECT_THAT(cases[1].grids, ElementsAre(folder / "one.csv", folder / "two.csv"));
}

TEST(CaseReader, EachFaultIsToldWithItsPlace) {
  const TempFolder folder;
  const auto codes = [&](const std::string& text) {
    return testing::codes_thrown_by([&] { (void)read_cases(folder.write("cases.toml", text)); });
  };
  EXPECT_THAT(codes("# none\n"), ElementsAre("no_cases", "write_case_line"));
  EXPECT_THAT(codes("case = []\n"), ElementsAre("no_cases", "write_case_line"));
  EXPECT_THAT(codes(kLille + kLille), ElementsAre("case_key_twice", "give_each_its_own"));
  EXPECT_THAT(codes("[[case]]\nkey = \"a\"\nresult = \"a\"\nreference = \"b\"\ngrid = [1]\n"),
              ::testing::IsSupersetOf({"text_expected", "write_in_quotation_marks"}));
  EXPECT_THAT(codes("[[case]]\nkey = \"a\"\nresult = \"a\"\nreference = \"b\"\n"),
              ::testing::Not(IsEmpty()));
  EXPECT_THAT(codes("[[case]]\nkey = \"a\"\ncolour = \"red\"\n"), ::testing::Not(IsEmpty()));
}

}  // namespace
}  // namespace carreau::inputs
