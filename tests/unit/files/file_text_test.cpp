// SPDX-License-Identifier: Apache-2.0
/// Files that are changed while they are read.
#include "files/file_text.hpp"

#include "base/findings.hpp"
#include "files/table.hpp"
#include "support/faults.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>

namespace carreau::files {
namespace {

using carreau::testing::TempFolder;
using ::testing::ElementsAre;

constexpr std::size_t kLength = 100'000;

TEST(FileText, ShowsTheContent) {
  const TempFolder folder;
  const FileText text(folder.write("a.txt", "content"));
  EXPECT_EQ(text.view(), "content");
  EXPECT_NO_THROW(text.check_unchanged());
}

TEST(FileText, WhatIsCutOffReadsAsZerosAndIsTold) {
  const TempFolder folder;
  const std::string path = folder.write("a.txt", std::string(kLength, 'x'));
  const FileText text(path);
  const FileText other(folder.write("b.txt", std::string(kLength, 'y')));
  std::filesystem::resize_file(path, 10);
  EXPECT_EQ(text.view()[0], 'x');
  EXPECT_EQ(text.view()[kLength / 2], '\0');
  EXPECT_EQ(text.view().back(), '\0');
  EXPECT_EQ(other.view().back(), 'y');
  EXPECT_THAT(testing::codes_thrown_by([&] { text.check_unchanged(); }),
              ElementsAre("changed_while_read", "run_again"));
  EXPECT_NO_THROW(other.check_unchanged());
}

TEST(FileText, MoreFilesThanAreMappedAreReadAllTheSame) {
  const TempFolder folder;
  const std::string path = folder.write("a.txt", "content");
  std::vector<std::unique_ptr<FileText>> many;
  for (int i = 0; i < 600; ++i) many.push_back(std::make_unique<FileText>(path));
  for (const auto& text : many) EXPECT_EQ(text->view(), "content");
}

TEST(FileText, ATableThatIsCutWhileItIsReadIsAnError) {
  const TempFolder folder;
  std::string rows = "id,n\n";
  while (rows.size() < kLength) rows += "0123456789,1\n";
  for (const std::uintmax_t left : {std::uintmax_t{50'000}, std::uintmax_t{0}}) {
    const std::string path = folder.write("a.csv", rows);
    EXPECT_THAT(testing::codes_thrown_by([&] {
                  Findings findings;
                  const auto table = open_table(
                      path, [](const auto&) { return true; }, findings);
                  (void)table->next();
                  std::filesystem::resize_file(path, left);
                  while (table->next()) {
                  }
                }),
                ElementsAre("changed_while_read", "run_again"));
  }
}

TEST(FileTextDeathTest, AnotherBusErrorEndsTheProgramAsBefore) {
  const TempFolder folder;
  const FileText text(folder.write("a.txt", "content"));
  EXPECT_EXIT(raise(SIGBUS), ::testing::KilledBySignal(SIGBUS), "");
}

}  // namespace
}  // namespace carreau::files
