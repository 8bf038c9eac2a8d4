// SPDX-License-Identifier: Apache-2.0
/// Files that appear whole or not at all.
#include "files/pending_file.hpp"

#include "base/error.hpp"
#include "support/faults.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>

namespace carreau::files {
namespace {

using carreau::testing::TempFolder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using FolderContent = std::map<std::string, std::string>;

void fill(const std::string& path, const std::string& text) { std::ofstream(path) << text; }

TEST(PendingFile, AppearsWhenCommitted) {
  const TempFolder folder;
  PendingFile file(folder / "out.gpkg", false);
  fill(file.temporary(), "whole");
  EXPECT_FALSE(folder.content().contains("out.gpkg"));
  file.commit();
  EXPECT_EQ(folder.content(), (FolderContent{{"out.gpkg", "whole"}}));
}

TEST(PendingFile, LeavesNothingWhenItIsNot) {
  const TempFolder folder;
  {
    const PendingFile file(folder / "out.gpkg", false);
    fill(file.temporary(), "half");
    fill(file.temporary() + "-journal", "of a library");
  }
  EXPECT_THAT(folder.content(), IsEmpty());
}

TEST(PendingFile, KeepsTheOldFileUntilTheNewIsWhole) {
  const TempFolder folder;
  (void)folder.write("out.gpkg", "old");
  {
    const PendingFile file(folder / "out.gpkg", true);
    fill(file.temporary(), "half");
  }
  EXPECT_EQ(folder.content(), (FolderContent{{"out.gpkg", "old"}}));
}

TEST(PendingFile, SaysWhyItCannotBe) {
  const TempFolder folder;
  (void)folder.write("out.gpkg", "old");
  (void)folder.write("sub/file", "");
  const auto begin = [](const std::string& path) { const PendingFile file(path, false); };
  testing::expect_faults(
      {{folder / "out.gpkg", folder / "out.gpkg", {"exists_already", "choose_name_or_overwrite"}},
       {folder / "sub", folder / "sub", {"directory_not_output"}},
       {folder / "missing/out.gpkg", folder / "missing/out.gpkg", {"no_folder", "create_first"}},
       {folder / "out.gpkg/new", folder / "out.gpkg/new", {"no_folder", "create_first"}},
       {"/proc/out.gpkg",
        "/proc/out.gpkg",
        {"folder_not_writable", "check_permissions_or_folder"}}},
      begin);
  ASSERT_EQ(mkfifo((folder / "pipe").c_str(), 0600), 0);
  testing::expect_faults({{folder / "pipe", folder / "pipe", {"special_not_output"}}},
                         [](const std::string& path) { const PendingFile file(path, true); });
}

TEST(PendingFile, OfTwoAtOnceOneWins) {
  const TempFolder folder;
  PendingFile first(folder / "out.csv", false);
  PendingFile second(folder / "out.csv", false);
  first.write("first\n");
  second.write("second\n");
  second.commit();
  testing::expect_faults({{"", folder / "out.csv", {"exists_already", "choose_name_or_overwrite"}}},
                         [&](const std::string&) { first.commit(); });
  EXPECT_EQ(folder.content(), (FolderContent{{"out.csv", "second\n"}}));
}

TEST(PendingFile, WhatTakesItsPlaceMeanwhileStays) {
  const TempFolder folder;
  PendingFile file(folder / "out.gpkg", true);
  fill(file.temporary(), "whole");
  (void)folder.write("out.gpkg/mine", "x");
  testing::expect_faults({{"", folder / "out.gpkg", {"cannot_be_placed"}}},
                         [&](const std::string&) { file.commit(); });
  EXPECT_EQ(folder.content(), (FolderContent{{"out.gpkg", ""}, {"out.gpkg/mine", "x"}}));
}

TEST(PendingFile, AnEndThatIsMissingKeepsTheOldFile) {
  const TempFolder folder;
  (void)folder.write("out.json", "old");
  testing::expect_faults(
      {{"{\n\"features\": [", folder / "out.json", {"written_incompletely", "is_there_room"}}},
      [&](const std::string& text) {
        PendingFile file(folder / "out.json", true);
        fill(file.temporary(), text);
        file.commit();
      });
  EXPECT_EQ(folder.content(), (FolderContent{{"out.json", "old"}}));
}

/// Files of this process may have at most so many bytes while it lives: a disk that is too small.
class SmallDisk {
 public:
  explicit SmallDisk(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~SmallDisk() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int);
};

TEST(PendingFile, ATextThatTheDiskDoesNotTakeIsAnErrorAtTheLatestWhenCommitted) {
  for (const rlim_t bytes : {0U, 1U, 7'000U, 19'999U}) {
    const TempFolder folder;
    (void)folder.write("out.csv", "old");
    testing::expect_faults(
        {{std::string(20'000, 'x'), folder / "out.csv", {"cannot_be_written", "is_there_room"}}},
        [&](const std::string& text) {
          const SmallDisk disk(bytes);
          PendingFile file(folder / "out.csv", true);
          file.stream() << text;
          file.commit();
        });
    EXPECT_EQ(folder.content(), (FolderContent{{"out.csv", "old"}})) << bytes;
  }
}

TEST(PendingFile, KeepsTheModeOfTheFileThatItReplaces) {
  const TempFolder folder;
  const std::string path = folder.write("out.csv", "old");
  ASSERT_EQ(chmod(path.c_str(), 0640), 0);
  PendingFile file(path, true);
  file.write("new");
  file.commit();
  struct stat status = {};
  ASSERT_EQ(stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777U, 0640U);
  EXPECT_EQ(folder.read("out.csv"), "new");
}

TEST(PendingFile, NothingOfAnEarlierResultIsTakenForItsOwn) {
  const TempFolder folder;
  for (const char* const name :
       {"a.gpkg", "a.gpkg-wal", "a.gpkg-shm", "a.gpkg-journal", "a.cells.gpkg"})
    (void)folder.write(name, "old");
  (void)folder.write("kept/file", "mine");
  PendingFile file(folder / "a.gpkg", true);
  file.also_replaces(folder / "a.cells.gpkg");
  file.also_replaces(folder / "kept");
  file.write("new");
  file.commit();
  EXPECT_EQ(folder.content(),
            (FolderContent{{"a.gpkg", "new"}, {"kept", ""}, {"kept/file", "mine"}}));
}

TEST(FileBatch, PutsAllInPlaceOrNone) {
  const TempFolder folder;
  for (const char* const name : {"b", "b-wal", "c/in it"}) (void)folder.write(name, "old");
  const auto before = folder.content();
  const auto write = [&](const std::vector<std::pair<std::string, bool>>& names) {
    FileBatch batch;
    for (const auto& [name, overwrite] : names) {
      PendingFile file(folder / name, overwrite);
      file.write("new");
      file.commit();
      EXPECT_NE(folder.content()[name], "new") << "placed before the batch is";
      if (name == "d") (void)folder.write("d", "of another run");
    }
    batch.commit();
  };
  // The last takes the name of a file that another run has just made.
  testing::expect_faults({{"", folder / "d", {"exists_already", "choose_name_or_overwrite"}}},
                         [&](const std::string&) {
                           write({{"a", false}, {"b", true}, {"new", true}, {"d", false}});
                         });
  std::filesystem::remove(folder / "d");
  EXPECT_EQ(folder.content(), before);
  write({{"a", false}, {"b", true}});
  EXPECT_EQ(folder.content(),
            (FolderContent{{"a", "new"}, {"b", "new"}, {"c", ""}, {"c/in it", "old"}}));
}

TEST(FileBatch, WithinAnotherHandsItsFilesOn) {
  const TempFolder folder;
  {
    FileBatch outer;
    {
      FileBatch inner;
      PendingFile file(folder / "a", false);
      file.write("new");
      file.commit();
      inner.commit();
    }
    EXPECT_FALSE(folder.content().contains("a"));
    outer.commit();
    EXPECT_EQ(folder.content(), (FolderContent{{"a", "new"}}));
  }
  {
    const FileBatch given_up;
    PendingFile file(folder / "b", false);
    file.write("new");
    file.commit();
  }
  EXPECT_EQ(folder.content(), (FolderContent{{"a", "new"}}));
}

TEST(FileBatch, TwoFilesOfOnePlaceAreRefused) {
  const TempFolder folder;
  (void)folder.write("sub/old", "old");
  const auto before = folder.content();
  testing::expect_faults({{"", "", {"outputs_are_one"}}}, [&](const std::string&) {
    const FileBatch batch;
    for (const char* const name : {"a", "sub/../a"}) {
      PendingFile file(folder / name, true);
      file.write("new");
      file.commit();
    }
  });
  EXPECT_EQ(folder.content(), before);
}

TEST(ProtectedInputs, AreReplacedUnderNoName) {
  const TempFolder folder;
  const std::string input = folder.write("in.csv", "input");
  (void)folder.write("a.zip", "archive");
  std::filesystem::create_symlink("in.csv", folder / "symbolic");
  std::filesystem::create_hard_link(input, folder / "hard");
  const auto before = folder.content();
  {
    const ProtectedInputs inputs;
    protect_input(input);
    protect_input(folder / "a.zip/member.csv");
    protect_input(folder / "missing");
    protect_input("");
    for (const char* const name : {"in.csv", "symbolic", "hard", "a.zip", "./in.csv"}) {
      const std::string path = folder / name;
      EXPECT_THAT(testing::codes_thrown_by([&] { const PendingFile file(path, true); }),
                  ElementsAre("output_is_input"))
          << name;
    }
    PendingFile other(folder / "other", true);
    EXPECT_THAT(testing::codes_thrown_by([&] { other.also_replaces(input); }),
                ElementsAre("output_is_input"));
  }
  EXPECT_EQ(folder.content(), before);
  PendingFile file(input, true);
  file.write("of another run");
  file.commit();
  EXPECT_EQ(folder.read("in.csv"), "of another run");
}

TEST(PendingFile, OfOthersMayBeBroken) {
  const TempFolder folder;
  {
    PendingFile made(folder / "out.json", false);
    made.write("{\"type\":");
    EXPECT_THAT(testing::codes_thrown_by([&] { made.commit(); }),
                ElementsAre("written_incompletely", "is_there_room"));
  }
  PendingFile given(folder / "out.json", false, Content::given);
  given.write("{\"type\":");
  given.commit();
  EXPECT_EQ(folder.content(), (FolderContent{{"out.json", "{\"type\":"}}));
}

TEST(PendingFile, OfOthersMayBeEmpty) {
  const TempFolder folder;
  PendingFile(folder / "out.csv", false, Content::given).commit();
  EXPECT_EQ(folder.content(), (FolderContent{{"out.csv", ""}}));
}

TEST(PendingFile, WhatIsMissingOfATextIsNoticed) {
  const TempFolder folder;
  PendingFile file(folder / "out.csv", false, Content::given);
  file.write("whole\n");
  file.stream() << std::flush;
  std::filesystem::resize_file(file.temporary(), 3);
  EXPECT_THAT(testing::codes_thrown_by([&] { file.commit(); }),
              ElementsAre("written_incompletely", "is_there_room"));
}

TEST(PendingFolder, AppearsWhenCommittedWithWhatIsInIt) {
  const TempFolder folder;
  {
    const PendingFolder unfinished(folder / "out");
    fill(unfinished.temporary() + "/a", "half");
  }
  EXPECT_THAT(folder.content(), IsEmpty());
  PendingFolder made(folder / "out");
  fill(made.temporary() + "/a", "whole");
  made.commit();
  EXPECT_EQ(folder.read("out/a"), "whole");
  PendingFolder again(folder / "out");
  EXPECT_THAT(testing::codes_thrown_by([&] { again.commit(); }), ElementsAre("cannot_be_created"));
  EXPECT_EQ(folder.read("out/a"), "whole");
}

TEST(CreateFolder, BelowAFileIsRefused) {
  const TempFolder folder;
  (void)folder.write("file", "x");
  testing::expect_faults({{folder / "file/below",
                           folder / "file/below",
                           {"cannot_be_created", "check_permissions_or_folder"}}},
                         [](const std::string& path) { create_folder(path); });
}

}  // namespace
}  // namespace carreau::files
