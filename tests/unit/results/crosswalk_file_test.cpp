// SPDX-License-Identifier: Apache-2.0
/// Weights as a file: what was written comes back, and nothing else is taken for it.
#include "results/crosswalk_file.hpp"

#include "base/error.hpp"
#include "support/temp_folder.hpp"
#include "support/world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::results {
namespace {

using carreau::testing::replaced;
using carreau::testing::TempFolder;
using ::testing::HasSubstr;

class CrosswalkFiles : public ::testing::Test {
 protected:
  CrosswalkFiles() {
    file_.from = {"a.geojson", std::string(64, 'a')};
    file_.to = {"b.gpkg", std::string(64, 'b')};
    file_.grid = {{"grid.csv", std::string(64, 'c')}};
    file_.from_codes = {"01004", "L'\"Île\""};
    file_.to_codes = {"QP1"};
    file_.weights.from_count = 2;
    file_.weights.to_count = 1;
    file_.weights.has = {true, true, false, true};
    file_.weights.entries = {{0, 0, {{{1, 0, 0}, {9'007'199'254'740'993, 5, 7}, {}, {3, 2, 1}}}},
                             {0, 1, {{{4, 0, 0}, {5, 6, 7}, {}, {}}}},
                             {2, 0, {{{8, 0, 0}, {}, {}, {}}}}};
    file_.weights.targets = {{0, 11, 0, 12}};
    write_crosswalk(file_, folder_ / "w.json");
  }
  std::string error_of(const std::string& text) {
    try {
      (void)read_crosswalk(folder_.write("spoilt.json", text));
    } catch (const DataError& e) {
      return e.what();
    }
    return "no error";
  }
  TempFolder folder_;
  CrosswalkFile file_;
};

TEST_F(CrosswalkFiles, GiveBackWhatWasWritten) {
  const CrosswalkFile read = read_crosswalk(folder_ / "w.json");
  EXPECT_EQ(read.weights, file_.weights);
  EXPECT_EQ(read.from_codes, file_.from_codes);
  EXPECT_EQ(read.to_codes, file_.to_codes);
  EXPECT_EQ(read.from.digest, file_.from.digest);
  EXPECT_EQ(read.grid.front().name, "grid.csv");
  write_crosswalk(read, folder_ / "again.json");
  EXPECT_EQ(folder_.read("again.json"), folder_.read("w.json"));
}

TEST_F(CrosswalkFiles, AreNeverReplaced) {
  EXPECT_THROW(write_crosswalk(file_, folder_ / "w.json"), IoError);
}

TEST_F(CrosswalkFiles, OfAnotherFormOrChangedByHandAreRefused) {
  const std::string text = folder_.read("w.json");
  for (const auto& [spoilt, reason] : std::vector<std::pair<std::string, const char*>>{
           {text.substr(0, text.size() / 2), "is cut short, or was changed by hand"},
           {replaced(text, "crosswalk 1", "crosswalk 9"), "is of another format"},
           {replaced(text, "[0,null,", "[0,7,"), "names a zone that it has not"},
           {replaced(text, "[0,null,4", "[0,null,-4"), "holds a weight that is none"},
           {replaced(text, "[0,null,4", "[0,null,4.5"), "holds a weight that is none"},
           {replaced(text, "[0,null,", "[0,0,"), "has its rows in another order"},
           {replaced(text, "[0,11,0,12]", ""), "lacks some of its targets"},
           {replaced(text, "\"people\"", "\"peuple\""), "names a base that is not known"}}) {
    EXPECT_THAT(error_of(spoilt), HasSubstr(reason));
    EXPECT_THAT(error_of(spoilt), HasSubstr("delete the file to compute the weights again"));
  }
}

TEST_F(CrosswalkFiles, AreHeldAgainstTheInputs) {
  CrosswalkFile inputs = file_;
  EXPECT_NO_THROW(check_crosswalk(file_, inputs, "w.json"));
  inputs.grid.clear();
  EXPECT_NO_THROW(check_crosswalk(file_, inputs, "w.json"));
  inputs.grid = {{"other.csv", std::string(64, 'd')}};
  EXPECT_THROW(check_crosswalk(file_, inputs, "w.json"), DataError);
  inputs.grid = {file_.grid.front(), {"more.csv", std::string(64, 'd')}};
  EXPECT_THROW(check_crosswalk(file_, inputs, "w.json"), DataError);
  inputs.grid = file_.grid;
  inputs.to.digest.front() = 'e';
  EXPECT_THROW(check_crosswalk(file_, inputs, "w.json"), DataError);
}

}  // namespace
}  // namespace carreau::results
