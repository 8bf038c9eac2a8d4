// SPDX-License-Identifier: Apache-2.0
#include "inputs/lab_section.hpp"

#include "support/faults.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace carreau::inputs {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(LabSection, ComesBackWhereverTheFolderGoes) {
  const testing::TempFolder folder;
  const LabSection section{{folder.write("fichiers/q.gpkg", "x"), "official"},
                           {folder.write("fichiers/a \"1\".xlsx", "x")},
                           "osiris",
                           folder.write("alias.csv", "x"),
                           true};
  const std::string text = lab_section_text(section, folder / "projet.carreau.toml");
  EXPECT_THAT(text, Not(HasSubstr(folder.path())));
  EXPECT_EQ(read_lab_section(folder.write("projet.carreau.toml", "format = 1\n" + text)), section);
}

TEST(LabSection, IsNotInEveryScenario) {
  const testing::TempFolder folder;
  EXPECT_EQ(lab_section_text({}, "a.toml"), "");
  EXPECT_EQ(read_lab_section(folder.write("a.toml", "format = 1\n")), LabSection());
  EXPECT_EQ(read_lab_section(folder / "result.gpkg"), LabSection());
}

TEST(LabSection, SaysWhatItDoesNotKnow) {
  const testing::TempFolder folder;
  testing::expect_faults(
      {{"[lab]\nzoning = [\"a\"]\n", "a.toml:2: zoning", {"unknown_key", "is_meant"}}},
      [&](const std::string& text) { (void)read_lab_section(folder.write("a.toml", text)); });
}

}  // namespace
}  // namespace carreau::inputs
