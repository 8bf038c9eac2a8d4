// SPDX-License-Identifier: Apache-2.0
#include "lab/unpack/unpack.hpp"

#include "support/archives.hpp"
#include "support/faults.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <filesystem>
#include <string>
#include <vector>

namespace carreau::lab {
namespace {

namespace fs = std::filesystem;
using testing::codes_thrown_by;
using ::testing::ElementsAre;
using testing::write_archive;

class Unpack : public ::testing::Test {
 protected:
  std::vector<std::string> codes(const UnpackLimits& limits = {}) {
    return codes_thrown_by([&] { (void)unpack(archive_, folder_ / "out", limits); });
  }
  /// Names below the new folder.
  std::vector<std::string> names() {
    std::vector<std::string> names;
    for (const std::string& path : unpack(archive_, folder_ / "out")) {
      names.push_back(path.substr((folder_ / "out/").size()));
    }
    return names;
  }

  testing::TempFolder folder_;
  std::string archive_ = folder_ / "a.zip";
};

TEST_F(Unpack, ASevenZipWithinAZipAsInseePublishesIt) {
  write_archive(folder_ / "inner.7z", "7zip", {{"met.csv", "a,b\n"}, {"lisez.txt", "x"}});
  write_archive(archive_, "zip",
                {{"dossier/inner.7z", testing::read_file(folder_ / "inner.7z")},
                 {"notice.pdf", "%PDF"},
                 {"__MACOSX/._met.csv", "x"}});
  ASSERT_TRUE(is_archive(archive_));
  EXPECT_THAT(names(), ElementsAre("dossier/inner.7z.d/lisez.txt", "dossier/inner.7z.d/met.csv",
                                   "notice.pdf"));
  EXPECT_EQ(folder_.read("out/dossier/inner.7z.d/met.csv"), "a,b\n");
  EXPECT_FALSE(fs::exists(folder_ / "out/dossier/inner.7z"));
}

TEST_F(Unpack, AWorkbookIsNoArchive) {
  EXPECT_FALSE(is_archive(std::string(CARREAU_SOURCE_DIR) + "/data/sample/actions.xlsx"));
  EXPECT_FALSE(is_archive(folder_.write("a.csv", "a,b\n1,2\n")));
  EXPECT_FALSE(is_archive(folder_ / "none"));
}

TEST_F(Unpack, ABombStopsAtTheLimit) {
  write_archive(archive_, "zip", {{"zeros.csv", std::string(8U << 20U, '0')}});
  ASSERT_LT(fs::file_size(archive_), 64U << 10U);
  EXPECT_THAT(codes({1U << 20U, 10}), ElementsAre("archive_too_large", "unpack_archive"));
  EXPECT_FALSE(fs::exists(folder_ / "out"));
}

TEST_F(Unpack, ABombWithinCountsToo) {
  write_archive(folder_ / "inner.7z", "7zip", {{"zeros.csv", std::string(8U << 20U, '0')}});
  write_archive(archive_, "zip", {{"inner.7z", testing::read_file(folder_ / "inner.7z")}});
  EXPECT_THAT(codes({1U << 20U, 10}), ElementsAre("archive_too_large", "unpack_archive"));
}

TEST_F(Unpack, ManyFilesStopAtTheLimit) {
  write_archive(archive_, "zip", {{"a", ""}, {"b", ""}, {"c", ""}});
  EXPECT_THAT(codes({1U << 20U, 2}), ElementsAre("archive_of_too_many"));
}

TEST_F(Unpack, NothingIsWrittenOutside) {
  for (const char* const name : {"../dehors.csv", "a/../../dehors.csv", "/tmp/dehors.csv"}) {
    write_archive(archive_, "zip", {{"dedans.csv", "x"}, {name, "x"}});
    EXPECT_THAT(codes(), ElementsAre("archive_leads_outside")) << name;
    EXPECT_FALSE(fs::exists(folder_ / "out")) << name;
    EXPECT_FALSE(fs::exists(folder_ / "dehors.csv")) << name;
  }
}

TEST_F(Unpack, LinksAreLeftOut) {
  write_archive(archive_, "zip", {{"lien", "", "/etc"}, {"lien/passwd", "x"}, {"a.csv", "x"}});
  EXPECT_THAT(names(), ElementsAre("a.csv", "lien/passwd"));
  EXPECT_TRUE(fs::is_directory(fs::symlink_status(folder_ / "out/lien")));
}

TEST_F(Unpack, WhatCannotBeRead) {
  folder_.write("a.zip", std::string("PK\x03\x04") + std::string(100, 'x'));
  EXPECT_THAT(codes(), ElementsAre("archive_unreadable", "is_download_complete"));
  write_archive(archive_, "zip", {{"a.csv", "x"}}, "secret");
  EXPECT_THAT(codes(), ElementsAre("archive_locked", "unpack_archive"));
  write_archive(archive_, "zip", {{"a.csv", "x"}});
  fs::create_directory(folder_ / "out");
  EXPECT_THAT(codes(), ElementsAre("cannot_be_created"));
}

/// A limit on the size of files stands in for a disk that is full.
TEST_F(Unpack, ADiskThatIsFullLeavesNothing) {
  write_archive(archive_, "zip", {{"a.csv", std::string(1U << 20U, 'x')}});
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{1U << 16U, before.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
  testing::expect_faults(
      {{folder_ / "out", folder_ / "out/a.csv", {"cannot_be_written", "is_there_room"}}},
      [&](const std::string& out) { (void)unpack(archive_, out); });
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &before), 0);
  std::signal(SIGXFSZ, handler);
  EXPECT_FALSE(fs::exists(folder_ / "out"));
}

TEST_F(Unpack, AMemberIsThereOnce) {
  write_archive(archive_, "zip", {{"a.csv", "x"}, {"a.csv", "y"}});
  EXPECT_THAT(codes(), ElementsAre("archive_member_twice"));
  EXPECT_FALSE(fs::exists(folder_ / "out"));
}

/// What is torn was torn before: the readers say so, and where.
TEST_F(Unpack, BrokenFilesAreKeptAsTheyAre) {
  write_archive(archive_, "zip", {{"a.geojson", "{\"type\": "}, {"empty.csv", ""}});
  EXPECT_THAT(names(), ElementsAre("a.geojson", "empty.csv"));
  EXPECT_TRUE(fs::is_empty(folder_ / "out/empty.csv"));
  EXPECT_EQ(folder_.read("out/a.geojson"), "{\"type\": ");
}

TEST_F(Unpack, AppearsWholeAndLeavesNothingHidden) {
  write_archive(folder_ / "inner.7z", "7zip", {{"met.csv", "a,b\n"}});
  write_archive(archive_, "zip",
                {{"a/inner.7z", testing::read_file(folder_ / "inner.7z")}, {"a/b.csv", "x"}});
  (void)unpack(archive_, folder_ / "out");
  std::vector<std::string> left;
  for (const auto& entry : fs::recursive_directory_iterator(folder_ / "out")) {
    if (entry.is_regular_file()) left.push_back(entry.path().filename().string());
    else if (entry.path().filename().string().front() == '.') left.push_back(entry.path().string());
  }
  EXPECT_THAT(left, ::testing::UnorderedElementsAre("met.csv", "b.csv"));
}

}  // namespace
}  // namespace carreau::lab
