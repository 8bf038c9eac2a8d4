// SPDX-License-Identifier: Apache-2.0
/// Results that were changed by hand, or are of another version: what is said of each fault.
#include "files/table.hpp"
#include "results/crosswalk_file.hpp"
#include "results/record_reader.hpp"
#include "support/faults.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>

namespace carreau::results {
namespace {

using ::testing::ElementsAre;

class RecordFaults : public ::testing::Test {
 protected:
  void SetUp() override {
    table_ = files::open_table(
        folder_.write("rows.csv", "a;b\nx;\n"), [](const auto&) { return true; }, findings_);
    ASSERT_TRUE(table_->next());
  }
  std::vector<std::string> codes_of_field(std::size_t column, files::FieldType type) {
    return testing::codes_thrown_by([&] { refuse_field(*table_, column, type); });
  }
  testing::TempFolder folder_;
  Findings findings_;
  std::unique_ptr<files::Table> table_;
};

TEST_F(RecordFaults, EachFieldIsRefusedByItsType) {
  EXPECT_THAT(testing::codes_thrown_by([&] { (void)require_column(*table_, "c"); }),
              ElementsAre("result_column_missing", "is_this_version"));
  EXPECT_THAT(codes_of_field(0, files::FieldType::integer),
              ElementsAre("result_field_not_whole", "is_unchanged"));
  EXPECT_THAT(codes_of_field(0, files::FieldType::real),
              ElementsAre("result_field_not_number", "is_unchanged"));
  EXPECT_THAT(codes_of_field(0, files::FieldType::text),
              ElementsAre("result_field_unknown", "is_unchanged"));
  EXPECT_THAT(codes_of_field(1, files::FieldType::text),
              ElementsAre("result_field_empty", "is_unchanged"));
}

TEST(WeightsFaults, OfOtherInputsNameThem) {
  CrosswalkFile weights;
  weights.from = {"a.geojson", std::string(64, 'a')};
  weights.to = {"b.gpkg", std::string(64, 'b')};
  weights.from_codes = {"1"};
  CrosswalkFile inputs = weights;
  const auto codes = [&] {
    return testing::codes_thrown_by([&] { check_crosswalk(weights, inputs, "w.json"); });
  };
  EXPECT_THAT(codes(), ElementsAre());
  inputs.from_codes = {"2"};
  EXPECT_THAT(codes(), ElementsAre("weights_of_other_zones", "delete_weights"));
  inputs.from_codes = {"1"};
  inputs.grid = {{"grid.csv", std::string(64, 'c')}};
  EXPECT_THAT(codes(), ElementsAre("weights_of_other_file", "no_file", "delete_weights"));
  weights.grid = {{"grid.csv", std::string(64, 'c')}, {"more.csv", std::string(64, 'd')}};
  EXPECT_THAT(codes(), ElementsAre("weights_of_other_file", "none_given", "delete_weights"));
}

}  // namespace
}  // namespace carreau::results
