// SPDX-License-Identifier: Apache-2.0
/// Archives as publishers, Macs and Windows make them.
#include "files/archive.hpp"

#include "files/gdal_source.hpp"
#include "support/faults.hpp"
#include "support/gdal_files.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau::files {
namespace {

using testing::codes_thrown_by;
using ::testing::ElementsAre;
using testing::expect_faults;
using testing::TempFolder;

class Zip : public ::testing::Test {
 protected:
  /// Adds a member to the archive of the test.
  void add(const std::string& member, const std::string& content = "code\n1\n") const {
    testing::write_packed("/vsizip/" + path_ + "/" + member, content);
  }
  [[nodiscard]] std::string member() const {
    return only_member(path_).substr(("/vsizip/" + path_ + "/").size());
  }
  TempFolder folder_;
  std::string path_ = folder_ / "a.zip";
};

TEST_F(Zip, WhatProgramsAddByThemselvesIsNoData) {
  for (const char* name :
       {"__MACOSX/q/._q.csv", "q/.DS_Store", "q/._q.csv", "q/Thumbs.db", "desktop.ini",
        "q/~$q.xlsx", "q/.~lock.q.ods#", "q/licence.txt", "q/lisezmoi.pdf", "q/q.csv"}) {
    add(name);
  }
  EXPECT_EQ(member(), "q/q.csv");
}

TEST_F(Zip, ATextIsDataWhereNothingElseIs) {
  add("a/b/c/carreaux.TXT");
  add(".DS_Store");
  EXPECT_EQ(member(), "a/b/c/carreaux.TXT");
}

TEST_F(Zip, SeveralAreNamedAndNoneIsGuessed) {
  add("b.csv");
  add("a/a.gpkg");
  add("__MACOSX/._b.csv");
  try {
    (void)only_member(path_);
    FAIL();
  } catch (const Error& error) {
    const std::string text = error.what();
    EXPECT_NE(text.find("several files: a/a.gpkg, b.csv"), std::string::npos) << text;
    EXPECT_NE(text.find("a.zip/a/a.gpkg"), std::string::npos) << text;
  }
  EXPECT_EQ(read_whole(path_ + "/b.csv"), "code\n1\n");
}

TEST_F(Zip, AnArchiveInsideHasToBeUnpacked) {
  add("Filosofi2019_carreaux_200m_csv.7z");
  add("__MACOSX/._Filosofi2019_carreaux_200m_csv.7z");
  expect_faults({{path_, path_, {"archive_holds_archives", "unpack_archives"}},
                 {path_ + "/Filosofi2019_carreaux_200m_csv.7z",
                  path_,
                  {"archive_holds_archives", "unpack_archives"}}},
                [](const std::string& path) { (void)read_whole(path); });
  add("communes.csv");
  EXPECT_THAT(codes_thrown_by([&] { (void)read_whole(path_); }),
              ElementsAre("archive_of_several", "name_one_of_them"))
      << "either may be meant";
}

TEST_F(Zip, AShapefileInItNeedsItsParts) {
  add("q.shp", "x");
  add("q.SHX", "x");
  EXPECT_THAT(codes_thrown_by([&] { (void)gdal_path(path_); }),
              ElementsAre("shapefile_part_missing", "keep_shapefile_together"));
  add("q.DBF", "x");
  EXPECT_EQ(gdal_path(path_), "/vsizip/" + path_ + "/q.shp");
}

TEST(OtherArchives, AreNamedByTheirEndingOrByTheirContent) {
  const TempFolder folder;
  const std::string seven("7z\xBC\xAF\x27\x1C\0\4", 8);
  const std::vector<std::string> refused = {"archive_kind_not_read", "unpack_archive"};
  const std::string tar = std::string(257, 'a') + "ustar" + std::string(40, '0');
  std::vector<testing::Fault> faults;
  const auto add = [&](const std::string& name, const std::string& content) {
    faults.push_back({folder.write(name, content), folder / name, refused});
  };
  add("a.7z", "x");
  add("grid.csv", seven);
  add("grid.zip", seven);
  add("a.rar", "Rar!\x1A\x07\x01");
  add("a.tar.gz", "\x1F\x8B\x08xxx");
  add("a.tgz", "\x1F\x8B\x08xxx");
  add("tables.csv", tar);
  add("a.csv.xz",
      "\xFD"
      "7zXZ");
  add("a.bz2", "BZh91AY&SYxx");
  add("a.gpkg", "\x1F\x8B\x08xxx");
  add("a.zst", "\x28\xB5\x2F\xFDxx");
  expect_faults(faults, [](const std::string& path) { (void)read_whole(path); });
}

TEST(OtherArchives, AZipIsCalledSo) {
  const TempFolder folder;
  for (const std::string name : {"a.gpkg", "a.geojson", "a"}) {
    const std::string path = folder.write(name, "PK\x03\x04xxxx");
    EXPECT_THAT(codes_thrown_by([&] { check_archive_kind(path); }),
                ElementsAre("zip_of_other_name", "name_by_content"));
  }
  // A workbook under the name of a text is read; the reader of workbooks says what else it may be.
  for (const std::string name : {"a.zip", "a.XLSX", "a.ods", "a.csv"}) {
    EXPECT_NO_THROW(check_archive_kind(folder.write(name, "PK\x03\x04xxxx")));
  }
  EXPECT_NO_THROW(check_archive_kind(folder.write("a.csv", "7z;PK\n")));
}

TEST(OtherArchives, OneWithAPasswordIsCalledSo) {
  const TempFolder folder;
  const std::string path = folder.write("a.zip", std::string("PK\x03\x04\x14\0\x01\0", 8));
  EXPECT_THAT(codes_thrown_by([&] { (void)gdal_path(path); }),
              ElementsAre("archive_locked", "unpack_archive"));
}

}  // namespace
}  // namespace carreau::files
