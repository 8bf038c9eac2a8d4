// SPDX-License-Identifier: Apache-2.0
/// Which tables are those of the grid of 2010, and their columns.
#include "inputs/rectangle_table.hpp"

#include "support/faults.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

namespace carreau::inputs {
namespace {

using carreau::testing::codes_thrown_by;
using ::testing::Contains;
using ::testing::ElementsAre;

TEST(RectangleKind, IsKnownByItsColumns) {
  using ColumnList = std::vector<std::string>;
  EXPECT_EQ(rectangle_kind(ColumnList{"id", "idinspire", "idk", "ind_c", "nbcar"}),
            RectangleKind::cells);
  EXPECT_EQ(rectangle_kind(ColumnList{"idk", "men", "ind_r", "ind_srf"}),
            RectangleKind::rectangles);
  EXPECT_EQ(rectangle_kind(ColumnList{"id", "ind_c", "men", "ind_r", "ind_srf"}),
            RectangleKind::joined);
  // Filosofi of 2015 has `idinspire` too.
  EXPECT_EQ(rectangle_kind(ColumnList{"idinspire", "ind", "men", "ind_snv"}), RectangleKind::none);
}

class RectangleTables : public ::testing::Test {
 protected:
  RectangleTable table(const std::string& text, RectangleKind kind,
                       Headcount headcount = Headcount::present, TraitSet wanted = {}) {
    table_ = files::open_table(
        folder_.write("t.csv", text), [](const auto&) { return true; }, findings_);
    RectangleTable reader(*table_, kind, headcount, wanted, findings_);
    EXPECT_TRUE(table_->next());
    return reader;
  }

  carreau::testing::TempFolder folder_;
  Findings findings_;
  std::unique_ptr<files::Table> table_;
};

TEST_F(RectangleTables, TheInspireIdWinsOverAnyOther) {
  const RectangleTable cells = table(
      "id,idINSPIRE,idk,ind_c\n17,CRS2973RES200mN1620000E700000,K,5.5\n", RectangleKind::cells);
  const RectangleCell cell = cells.cell();
  EXPECT_EQ(cell.id.grid.epsg, 2973);
  EXPECT_EQ(cell.key, "K");
  EXPECT_EQ(cell.people, Persons::from_tenths(55));
}

TEST_F(RectangleTables, ColumnsThatAreMissingAreNamed) {
  const auto refusal = [&](const std::string& text, RectangleKind kind) {
    return codes_thrown_by([&] { (void)table(text, kind); });
  };
  EXPECT_THAT(refusal("id,ind_c\nx,1\n", RectangleKind::cells),
              Contains("column_rectangle_identifier"));
  EXPECT_THAT(refusal("idk,ind_r,ind_srf\nK,50,500000\n", RectangleKind::rectangles),
              Contains("column_households"));
  EXPECT_THAT(refusal("idk,men,ind_r,ind_srf\nK,20,50,500000\n", RectangleKind::rectangles),
              Contains("column_low_incomes"));
}

TEST_F(RectangleTables, HouseholdsAreNotNeededWithoutAHeadcount) {
  const RectangleTable rectangles =
      table("idk,ind_r,ind_srf\nK,50,500000\n", RectangleKind::rectangles, Headcount::absent);
  EXPECT_TRUE(rectangles.figures().households.is_zero());
  EXPECT_FALSE(rectangles.figures().cells.has_value()) << "without nbcar it is unknown";
}

TEST_F(RectangleTables, TraitsOfLaterGridsAreSumsOfItsColumns) {
  TraitSet wanted = only(Trait::ind_11_17) | only(Trait::log_soc);
  const RectangleTable rectangles =
      table("idk,men,men_basr,ind_r,ind_age4,ind_age5,ind_srf\nK,20,5,50,4,2.5,500000\n",
            RectangleKind::rectangles, Headcount::present, wanted);
  EXPECT_EQ(rectangles.traits(), only(Trait::ind_11_17));
  EXPECT_THAT(rectangles.missing(), ElementsAre("log_soc"));
  EXPECT_EQ(rectangles.figures().traits[static_cast<std::size_t>(Trait::ind_11_17)], 65);
}

}  // namespace
}  // namespace carreau::inputs
