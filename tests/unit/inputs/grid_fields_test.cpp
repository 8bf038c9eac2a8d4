// SPDX-License-Identifier: Apache-2.0
/// Fields that the files of every grid have, and what is refused in them.
#include "inputs/grid_fields.hpp"

#include "support/faults.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <memory>

namespace carreau::inputs {
namespace {

using carreau::testing::codes_thrown_by;
using ::testing::ElementsAre;

class GridFields : public ::testing::Test {
 protected:
  /// A table of one row, which stands on it.
  files::Table& row(const std::string& fields) {
    const std::string path = folder_.write("g.csv", "id,a,b,communes\n" + fields + "\n");
    table_ = files::open_table(
        path, [](const auto&) { return true; }, findings_);
    EXPECT_TRUE(table_->next());
    return *table_;
  }

  carreau::testing::TempFolder folder_;
  Findings findings_;
  std::unique_ptr<files::Table> table_;
};

TEST_F(GridFields, IdsOfGridsOfInseeAlone) {
  EXPECT_EQ(cell_id_of(row("LAEA200M_N14126E20779,1,1,"), 0).text(),
            "CRS3035RES200mN2825200E4155800");
  EXPECT_THAT(codes_thrown_by([&] { (void)cell_id_of(row("cell 7,1,1,"), 0); }),
              ElementsAre("grid_cell_id", "correct_id_or_leave_row_out"));
  EXPECT_THAT(codes_thrown_by([&] { (void)cell_id_of(row("CRS2154RES200mN0E0,1,1,"), 0); }),
              ElementsAre("grid_unknown", "only_insee_grids"));
}

TEST_F(GridFields, CellsOfOneGridAlone) {
  const CellId martinique = *CellId::parse("CRS2973RES200mN1620000E700000");
  check_same_grid(std::nullopt, martinique, {});
  check_same_grid(martinique.grid, martinique, {});
  // The grid of 2017 has other corners than that of 2010.
  EXPECT_THAT(codes_thrown_by([&] {
                check_same_grid(GridSystem{5490, Metres::whole(200)}, martinique, {});
              }),
              ElementsAre("row_of_another_grid", "grids_apart"));
}

TEST_F(GridFields, CountsInTenths) {
  EXPECT_EQ(rounded_count<Persons>(row("x,20.5,1,"), 1, findings_), Persons::from_tenths(205));
  EXPECT_FALSE(findings_.has("rounded_to_tenths"));
  EXPECT_EQ(rounded_count<Persons>(row("x,23.619,1,"), 1, findings_), Persons::from_tenths(236));
  EXPECT_TRUE(findings_.has("rounded_to_tenths"));
  EXPECT_THAT(codes_thrown_by([&] { (void)count_of(row("x,-1,1,"), 1, findings_); }),
              ElementsAre("count_negative", "correct_value"));
}

TEST_F(GridFields, ATraitIsASumOfColumns) {
  constexpr std::array<std::size_t, 2> kBoth = {1, 2};
  EXPECT_EQ(trait_tenths(row("x,4,2.5,"), kBoth, findings_), 65);
  EXPECT_THAT(
      codes_thrown_by([&] { (void)trait_tenths(row("x,200000000,200000000,"), kBoth, findings_); }),
      ElementsAre("count_too_large", "correct_value"));
}

TEST_F(GridFields, MoneyInCents) {
  EXPECT_EQ(euros_of(row("x,605000.5,1,"), 1, findings_), Euros::from_cents(60'500'050));
  files::Table& table = row("x,50,10,");
  check_mean(table, 1, 2, 12'000.0);
  EXPECT_THAT(codes_thrown_by([&] { check_mean(table, 1, 2, 12.0); }),
              ElementsAre("income_sum", "income_is_sum"));
}

TEST_F(GridFields, CommunesGlued) {
  std::string codes;
  read_communes(row("x,1,1,6748267043"), 3, findings_, codes);
  EXPECT_EQ(codes, "6748267043");
  read_communes(row("x,1,1,1053"), 3, findings_, codes);
  EXPECT_EQ(codes, "01053");
  EXPECT_TRUE(findings_.has("leading_zero"));
  EXPECT_THAT(codes_thrown_by([&] { read_communes(row("x,1,1,67"), 3, findings_, codes); }),
              ElementsAre("commune_codes", "correct_codes"));
}

}  // namespace
}  // namespace carreau::inputs
