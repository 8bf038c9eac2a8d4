// SPDX-License-Identifier: Apache-2.0
/// Lists of objects as tables.
#include "files/json_table.hpp"

#include "base/error.hpp"
#include "support/faults.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace carreau::files {
namespace {

using carreau::testing::TempFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class Json : public ::testing::Test {
 protected:
  using Rows = std::vector<std::vector<std::string>>;
  Rows read(const std::string& text) {
    Findings findings;
    const auto table = open_table(
        folder_.write("t.json", text), [](const auto&) { return true; }, findings);
    columns_ = table->columns();
    Rows rows;
    while (table->next()) {
      std::vector<std::string> row;
      for (std::size_t c = 0; c < columns_.size(); ++c) row.emplace_back(table->field(c));
      EXPECT_EQ(table->row(), static_cast<std::int64_t>(rows.size()) + 1);
      rows.push_back(std::move(row));
    }
    return rows;
  }
  std::string error(const std::string& text) {
    try {
      (void)read(text);
    } catch (const DataError& e) {
      return e.what();
    }
    return "no error";
  }
  TempFolder folder_;
  std::vector<std::string> columns_;
};

TEST_F(Json, ColumnsAreTheKeysOfAllObjects) {
  EXPECT_THAT(read(R"([{"a":1,"b":"x"},{"b":"y","c":null},{},{"c":true}])"),
              ElementsAre(ElementsAre("1", "x", ""), ElementsAre("", "y", ""),
                          ElementsAre("", "", ""), ElementsAre("", "", "true")));
  EXPECT_THAT(columns_, ElementsAre("a", "b", "c"));
}

TEST_F(Json, TheKeysAreShownAsTheOnlyRowOfAHeader) {
  Findings findings;
  const FindHeader find = [](std::span<const std::vector<std::string>> rows) {
    EXPECT_THAT(rows, ElementsAre(ElementsAre("a", "b")));
    return std::optional<Header>{{0, 1, {"first", "second"}}};
  };
  const auto table = open_table(folder_.write("t.json", R"([{"a":1,"b":2}])"), find, findings);
  EXPECT_THAT(table->columns(), ElementsAre("first", "second"));
  ASSERT_TRUE(table->next());
  EXPECT_EQ(table->field(1), "2");
}

TEST_F(Json, NumbersKeepTheirDigits) {
  EXPECT_THAT(read(R"([{"a":22810.610,"b":-7,"c":1.5E+3,"d":12345678901234567890}])"),
              ElementsAre(ElementsAre("22810.610", "-7", "1500", "12345678901234567890")));
}

TEST_F(Json, WhatIsNestedBecomesColumnsByPath) {
  EXPECT_THAT(read(R"({"meta":{"x":{"y":1}},"grants":[)"
                   R"({"to":[{"id":"1","name":"A"},{"name":"B"}],"tags":["u","v"],"z":{"k":2}}],)"
                   R"("more":[1,2]})"),
              ElementsAre(ElementsAre("1", "A", "B", "u;v", "2")));
  EXPECT_THAT(columns_, ElementsAre("to/0/id", "to/0/name", "to/1/name", "tags", "z/k"));
}

TEST_F(Json, AListBeginsAnewInEachRow) {
  EXPECT_THAT(read(R"([{"id":1,"q":["A","B"]},{"q":["C"],"id":2},{"q":["D"]},{"q":[[],"E"]}])"),
              ElementsAre(ElementsAre("1", "A;B"), ElementsAre("2", "C"), ElementsAre("", "D"),
                          ElementsAre("", "E")));
  // Of two values under one key the later one counts.
  EXPECT_THAT(read(R"([{"q":"A","q":["B","C"]}])"), ElementsAre(ElementsAre("B;C")));
}

TEST_F(Json, ALongListTakesTimeInProportion) {
  constexpr std::size_t kCount = 1'000'000;
  std::string list = "1";
  for (std::size_t k = 1; k < kCount; ++k) list += ",1";
  const Rows rows = read("[{\"q\":[" + list + "]}]");
  EXPECT_EQ(rows.at(0).at(0).size(), 2 * kCount - 1);
}

TEST_F(Json, AnEmptyListOfObjectsIsNone) {
  EXPECT_THAT(error("[]"), HasSubstr("t.json: expected a list of objects, found none"));
  EXPECT_THAT(error("[1,2]"), HasSubstr("expected a list of objects, found none"));
  EXPECT_THAT(error("3"), HasSubstr("expected a list of objects, found none"));
}

TEST_F(Json, WhatWouldBeLostIsRefused) {
  EXPECT_THAT(error(R"({"a":[{"x":1}],"b":[{"x":2}]})"),
              HasSubstr("expected one list of objects, found two: \"a\" and \"b\""));
  EXPECT_THAT(error(R"([{"x":1},2])"), HasSubstr("objects alone"));
  EXPECT_THAT(error(R"([[1],{"x":1}])"), HasSubstr("objects alone"));
}

TEST_F(Json, ADamagedFileSaysWhere) {
  EXPECT_THAT(error(R"([{"a":1},{"a":)"),
              HasSubstr("t.json: expected JSON, found an error at byte"));
}

TEST_F(Json, GeoJsonStaysALayer) {
  EXPECT_THAT(read(R"({"type":"FeatureCollection","features":[{"type":"Feature",)"
                   R"("properties":{"code":"x"},"geometry":null}]})"),
              ElementsAre(ElementsAre("x")));
  EXPECT_THAT(columns_, ElementsAre("code"));
}

TEST_F(Json, EachFaultHasItsCode) {
  std::string wide = "[{";
  for (int column = 0; column < 4'097; ++column) {
    wide += (column == 0 ? "\"c" : ",\"c") + std::to_string(column) + "\":1";
  }
  testing::expect_faults(
      {{"[]", "t.json", {"json_no_list", "json_table_shape"}},
       {R"({"a":[{"x":1}],"b":[{"x":2}]})", "t.json", {"json_two_lists", "keep_list"}},
       {R"([{"x":1},2])", "t.json", {"json_between_rows"}},
       {R"([{"a":1},{"a":)", "t.json", {"json_error", "is_download_complete"}},
       {std::string(33, '['), "t.json", {"json_too_deep", "flatten"}},
       {wide + "}]", "t.json", {"too_many_columns"}}},
      [&](const std::string& text) { (void)read(text); });
}

}  // namespace
}  // namespace carreau::files
