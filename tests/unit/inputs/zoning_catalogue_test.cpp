// SPDX-License-Identifier: Apache-2.0
/// Catalogues of zonings: what they say, how a name is understood, what they may not say.
#include "inputs/zoning_catalogue.hpp"

#include "base/error.hpp"
#include "support/faults.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace carreau::inputs {
namespace {

using carreau::testing::TempFolder;
using ::testing::HasSubstr;

class Catalogue : public ::testing::Test {
 protected:
  std::string write(const std::string& text) { return folder_.write("zonings.toml", text); }
  std::string refusal(const std::string& text) {
    try {
      (void)read_catalogue(write(text));
    } catch (const DataError& e) {
      return e.what();
    }
    return "no error";
  }

  TempFolder folder_;
};

constexpr const char* kTwo =
    "[[zoning]]\nkey = \"qpv-2015\"\ntitle = \"QPV de 2015\"\nfile = \"old/qpv.gpkg\"\n"
    "kind = \"polygons\"\ndate = 2015-01-01\nlayer = \"quartiers\"\ncode = \"code_qp\"\n"
    "[[zoning]]\nkey = \"zus\"\nfile = \"zus.csv\"\nkind = \"communes\"\nmembers = \"communes\"\n"
    "date = \"1996\"\n";

TEST_F(Catalogue, HoldsZoningsInTheirOrder) {
  const auto entries = read_catalogue(write(kTwo));
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].key, "qpv-2015");
  EXPECT_EQ(entries[0].title, "QPV de 2015");
  EXPECT_EQ(entries[0].path, folder_ / "old/qpv.gpkg");
  EXPECT_EQ(entries[0].date, "2015-01-01");
  EXPECT_EQ(entries[0].kind, ZoningKind::polygons);
  EXPECT_EQ(entries[0].layer, "quartiers");
  EXPECT_EQ(entries[0].code_column, "code_qp");
  EXPECT_EQ(entries[1].title, "zus") << "the key where there is no title";
  EXPECT_EQ(entries[1].date, "1996");
  EXPECT_EQ(entries[1].members_column, "communes");
}

TEST_F(Catalogue, WhatItMayNotSayIsToldWithItsLine) {
  EXPECT_THAT(refusal("x = 1\n"), HasSubstr("zonings.toml:1: x"));
  EXPECT_THAT(refusal("# nothing\n"), HasSubstr("[[zoning]]"));
  EXPECT_THAT(refusal("[[zoning]]\nkey = \"a\"\n"), HasSubstr("file"));
  EXPECT_THAT(refusal("[[zoning]]\nkey = \"a\"\nfile = \"a\"\nkind = \"lines\"\n"),
              AllOf(HasSubstr("zonings.toml:4: kind"), HasSubstr("\"lines\"")));
  EXPECT_THAT(refusal("[[zoning]]\nkey = \"a\"\nfile = \"a\"\ntitle = 3\n"),
              HasSubstr("zonings.toml:4: title"));
  EXPECT_THAT(refusal("[[zoning]]\nkey = \"a\"\nfile = \"a\"\n[[zoning]]\nkey = \"a\"\nfile = "
                      "\"b\"\n"),
              HasSubstr("\"a\""));
}

TEST_F(Catalogue, ANameIsAKeyBehindAColonOrOfTheCatalogueGiven) {
  const std::string catalogue = write(kTwo);
  EXPECT_EQ(find_zoning(catalogue + ":zus", "").path, folder_ / "zus.csv");
  EXPECT_EQ(find_zoning("qpv-2015", catalogue).layer, "quartiers");
  try {
    (void)find_zoning("qpv-2016", catalogue);
    FAIL();
  } catch (const ArgumentError& e) {
    EXPECT_THAT(std::string(e.what()), AllOf(HasSubstr("qpv-2016"), HasSubstr("qpv-2015")));
  }
}

TEST_F(Catalogue, AFileThatIsThereGoesBeforeAKey) {
  const std::string file = folder_.write("plain.v2.geojson", "{}");
  const ZoningEntry entry = find_zoning(file, write(kTwo));
  EXPECT_EQ(entry.path, file);
  EXPECT_EQ(entry.key, "plain");
}

TEST_F(Catalogue, EachFaultHasItsCode) {
  const std::string entry = "[[zoning]]\nkey = \"a\"\nfile = \"a\"\n";
  testing::expect_faults(
      {{"# nothing\n", "zonings.toml: zoning", {"no_zonings", "write_zoning_line"}},
       {"x = 1\n", "zonings.toml:1: x", {"unknown_key", "leave_out"}},
       {"[[zoning]]\nkey = \"a\"\n", "zonings.toml: file", {"text_missing", "add_line"}},
       {entry + "kind = \"lines\"\n", "zonings.toml:4: kind", {"zoning_kind", "leave_kind_out"}},
       {entry + "title = 3\n",
        "zonings.toml:4: title",
        {"text_expected", "value_itself", "write_in_quotation_marks"}},
       {entry + entry, "zonings.toml:4: key", {"zoning_key_twice", "give_each_its_own"}},
       {"[[zoning]\n", "zonings.toml:1", {"toml_error", "file_is_toml"}}},
      [&](const std::string& text) { (void)read_catalogue(write(text)); });
}

TEST_F(Catalogue, AKeyThatItLacksIsRefusedWithThoseThatItHas) {
  const std::string catalogue = write(kTwo);
  testing::expect_faults({{"qpv-2016", "zonings.toml", {"unknown_zoning", "is_meant"}},
                          {"regions", "zonings.toml", {"unknown_zoning"}}},
                         [&](const std::string& key) { (void)find_zoning(key, catalogue); });
}

}  // namespace
}  // namespace carreau::inputs
