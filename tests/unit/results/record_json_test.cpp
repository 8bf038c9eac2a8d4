// SPDX-License-Identifier: Apache-2.0
/// Records as JSON: keys are the names of the columns, values have their types.
#include "results/record_json.hpp"

#include "results/heading_list.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace carreau::results {
namespace {

struct Town {
  std::string code;
  std::optional<double> density;
  std::int64_t cells = 0;
};

ColumnTable<Town> town_columns() {
  return ColumnTable<Town>(list_of<Town>(text_column<&Town::code>(headings::kCode),
                                         number_column<&Town::density, 1>(headings::kDensity),
                                         integer_column<&Town::cells>(headings::kCells)));
}

TEST(RecordJson, KeepsOrderTypesAndWhatIsUnknown) {
  const auto columns = town_columns();
  EXPECT_EQ(record_json(columns, {"30007", 12.34, 5}).dump(),
            R"({"code":"30007","density":12.3,"cells":5})");
  EXPECT_EQ(record_json(columns, {}).dump(), R"({"code":null,"density":null,"cells":0})");
}

TEST(RecordJson, GivesAListOfRecords) {
  const auto columns = town_columns();
  EXPECT_EQ(records_json(columns, {}).dump(), "[]");
  const auto list = records_json(columns, {{"A", {}, 1}, {"B", {}, 2}});
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(list[1]["code"], "B");
  EXPECT_EQ(list[1]["cells"], 2);
}

}  // namespace
}  // namespace carreau::results
