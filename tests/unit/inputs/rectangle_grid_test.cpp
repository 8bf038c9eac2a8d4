// SPDX-License-Identifier: Apache-2.0
/// The grid of 2010: cells and rectangles in two files, in one archive, or joined.
#include "base/error.hpp"
#include "income/observations.hpp"
#include "inputs/digest.hpp"
#include "inputs/grid_reader.hpp"
#include "support/faults.hpp"
#include "support/gdal_files.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

using carreau::testing::codes_thrown_by;
using carreau::testing::TempFolder;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::SizeIs;

// A rectangle of two cells with 40 and 20.5 people, and one of a single cell.
const std::string kCells =
    "id,idINSPIRE,idk,ind_c,nbcar\n"
    "LAEA200M_N14126E20779,CRS3035RES200mN2825200E4155800,N14126E20779-N14126E20780,40,2\n"
    "LAEA200M_N14126E20780,CRS3035RES200mN2825200E4156000,N14126E20779-N14126E20780,20.5,2\n"
    "LAEA200M_N14127E20779,CRS3035RES200mN2825400E4155800,N14127E20779-N14127E20779,100,1\n";
const std::string kRectangles =
    "idk,men,men_surf,men_coll,men_prop,men_basr,ind_r,ind_age1,ind_age4,ind_age5,ind_srf,nbcar\n"
    "N14126E20779-N14126E20780,25,1800,10,5,7,60.5,6,4,2.5,605000,2\n"
    "N14127E20779-N14127E20779,50,3000,50,10,30,100,10,8,2,900000,1\n";
// The same, joined.
const std::string kJoined =
    "ID,IdInspire,IDK,Ind_C,MEN,MEN_BASR,IND_R,IND_SRF,NBCAR\n"
    "LAEA200M_N14126E20779,CRS3035RES200mN2825200E4155800,R1,40,25,7,60.5,605000,2\n"
    "LAEA200M_N14126E20780,CRS3035RES200mN2825200E4156000,R1,20.5,25,7,60.5,605000,2\n"
    "LAEA200M_N14127E20779,CRS3035RES200mN2825400E4155800,R2,100,50,30,100,900000,1\n";

class RectangleGrid2010 : public ::testing::Test {
 protected:
  LoadedGrid read(const std::vector<std::string>& files, TraitSet traits = {}) {
    findings_ = {};
    return read_grid(files, Headcount::present, findings_, nullptr, traits);
  }
  LoadedGrid read_two(const std::string& cells, const std::string& rectangles,
                      TraitSet traits = {}) {
    return read({folder_.write("cells.csv", cells), folder_.write("rect.csv", rectangles)}, traits);
  }
  LoadedGrid read_joined(const std::string& text) {
    return read({folder_.write("joined.csv", text)});
  }
  std::vector<std::string> refusal_of(const std::string& cells, const std::string& rectangles) {
    return codes_thrown_by([&] { (void)read_two(cells, rectangles); });
  }
  const Finding& finding(const std::string& code) const {
    for (const Finding& f : findings_.list()) {
      if (f.code == code) return f;
    }
    throw std::runtime_error("no finding " + code);
  }

  TempFolder folder_;
  Findings findings_;
};

void replace(std::string& text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  ASSERT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
}

TEST_F(RectangleGrid2010, SharesARectangleToItsCellsByPeople) {
  const LoadedGrid grid = read_two(kCells, kRectangles);
  EXPECT_EQ(grid.layout, GridLayout::y2010);
  EXPECT_EQ(grid.vintage, 2010);
  EXPECT_FALSE(grid.is_vintage_assumed);
  const CellTable& cells = grid.cells;
  ASSERT_EQ(cells.size(), 3U);
  EXPECT_EQ(cells.id(CellIndex(0)).text(), "CRS3035RES200mN2825200E4155800");
  EXPECT_EQ(cells.people()[1], Persons::from_tenths(205));
  // 605,000 € × 40 / 60.5, and the rest.
  EXPECT_EQ(cells.income_sums()[0], Euros::from_cents(40'000'000));
  EXPECT_EQ(cells.income_sums()[1], Euros::from_cents(20'500'000));
  // 25 households: 16.5 and 8.5; 7 of low income: 4.6 and 2.4.
  EXPECT_EQ(cells.households()[0] + cells.households()[1], Households::from_tenths(250));
  EXPECT_EQ(cells.poor_households()[0], Households::from_tenths(46));
  EXPECT_EQ(cells.poor_households()[1], Households::from_tenths(24));
  EXPECT_EQ(cells.imputations()[0], Imputation::imputed);
  EXPECT_EQ(cells.imputations()[2], Imputation::observed);
  EXPECT_EQ(cells.households()[2], Households::from_tenths(500));
  EXPECT_EQ(cells.income_sums()[2], Euros::whole(900'000));
}

TEST_F(RectangleGrid2010, CellsOfARectangleAreOneObservation) {
  const LoadedGrid grid = read_two(kCells, kRectangles);
  EXPECT_THAT(grid.cells.group_leaders(), ElementsAre(0U, 0U, 2U));
  const Observations seen = observations(grid.cells, HeadcountUse::use);
  EXPECT_THAT(seen.of_cell, ElementsAre(0U, 0U, 1U));
  EXPECT_DOUBLE_EQ(seen.evidence(0).mean, 10'000.0);
  EXPECT_DOUBLE_EQ(seen.evidence(0).households, 25.0);
  EXPECT_DOUBLE_EQ(*seen.evidence(0).poor_share, 7.0 / 25.0);
}

TEST_F(RectangleGrid2010, TwoRectanglesWithTheSameRatiosStayTwo) {
  std::string rectangles = kRectangles;
  // The single cell now has the mean and the share of the two others, exactly.
  replace(rectangles, "50,3000,50,10,30,100,10,8,2,900000,1",
          "50,3000,50,10,14,100,10,8,2,1000000,2");
  const LoadedGrid grid = read_two(kCells, rectangles);
  EXPECT_EQ(grid.cells.imputations()[2], Imputation::imputed);
  EXPECT_THAT(observations(grid.cells, HeadcountUse::use).figures, SizeIs(2));
}

TEST_F(RectangleGrid2010, ReadsTheSameFromEveryForm) {
  const std::string digest = grid_digest(read_two(kCells, kRectangles).cells);
  EXPECT_EQ(grid_digest(read_joined(kJoined).cells), digest);
  // The order of files and rows, and names in the short form alone.
  EXPECT_EQ(grid_digest(read({folder_ / "rect.csv", folder_ / "cells.csv"}).cells), digest);
  std::string short_ids = kCells;
  for (const std::string id : {"CRS3035RES200mN2825200E4155800,", "CRS3035RES200mN2825200E4156000,",
                               "CRS3035RES200mN2825400E4155800,", "idINSPIRE,"}) {
    replace(short_ids, id, "");
  }
  EXPECT_EQ(grid_digest(read_two(short_ids, kRectangles).cells), digest);
}

TEST_F(RectangleGrid2010, ReadsTheFormatsOfInsee) {
  const std::string digest = grid_digest(read_two(kCells, kRectangles).cells);
  const auto write = [&](const std::string& ending, const std::vector<std::string>& options) {
    carreau::testing::convert_typed(folder_ / "cells.csv", folder_ / ("car_m." + ending), options);
    carreau::testing::convert_typed(folder_ / "rect.csv", folder_ / ("rect_m." + ending), options);
  };
  write("dbf", {"-f", "ESRI Shapefile"});
  EXPECT_EQ(grid_digest(read({folder_ / "car_m.dbf", folder_ / "rect_m.dbf"}).cells), digest);
  write("tab", {"-f", "MapInfo File"});
  EXPECT_EQ(grid_digest(read({folder_ / "car_m.tab", folder_ / "rect_m.tab"}).cells), digest);
  // Two layers of one file.
  carreau::testing::convert_typed(folder_ / "cells.csv", folder_ / "both.gpkg", {"-f", "GPKG"});
  carreau::testing::convert_typed(folder_ / "rect.csv", folder_ / "both.gpkg",
                                  {"-f", "GPKG", "-update"});
  EXPECT_EQ(grid_digest(read({folder_ / "both.gpkg"}).cells), digest);
}

TEST_F(RectangleGrid2010, ReadsBothFilesOfOneArchive) {
  const std::string digest = grid_digest(read_two(kCells, kRectangles).cells);
  const std::string archive = folder_ / "200m-carreaux.zip";
  carreau::testing::write_packed("/vsizip/" + archive + "/car_m.csv", kCells);
  carreau::testing::write_packed("/vsizip/" + archive + "/rect_m.csv", kRectangles);
  carreau::testing::write_packed("/vsizip/" + archive + "/licence.txt", "Licence ouverte");
  EXPECT_EQ(grid_digest(read({archive}).cells), digest);
  EXPECT_TRUE(findings_.has("archive_of_cells_and_rectangles"));
}

TEST_F(RectangleGrid2010, AnArchiveOfTwoOtherGridsStillAsksWhich) {
  const std::string archive = folder_ / "two.zip";
  carreau::testing::write_packed("/vsizip/" + archive + "/a.csv", kCells);
  carreau::testing::write_packed("/vsizip/" + archive + "/b.csv", kCells);
  EXPECT_THAT(codes_thrown_by([&] { (void)read({archive}); }), Contains("archive_of_several"));
}

TEST_F(RectangleGrid2010, GroupsAJoinedTableWithoutNamesByItsFigures) {
  std::string unnamed = kJoined;
  for (const auto& [from, to] : {std::pair{"IDK,", ""}, {"R1,", ""}, {"R1,", ""}, {"R2,", ""}}) {
    replace(unnamed, from, to);
  }
  EXPECT_EQ(grid_digest(read_joined(unnamed).cells), grid_digest(read_joined(kJoined).cells));
}

TEST_F(RectangleGrid2010, ReadsTheTraitsThatItHas) {
  const CellTable cells = read_two(kCells, kRectangles, all_traits()).cells;
  const TraitSet known = cells.traits().known();
  EXPECT_TRUE(known.test(static_cast<std::size_t>(Trait::ind_11_17))) << "ages 4 and 5";
  EXPECT_FALSE(known.test(static_cast<std::size_t>(Trait::ind_4_5))) << "not in this file";
  EXPECT_FALSE(known.test(static_cast<std::size_t>(Trait::log_soc))) << "not in the grid of 2010";
  // 6.5 people of 11 to 17 on 60.5: 4.3 and 2.2.
  EXPECT_THAT(cells.traits().column(Trait::ind_11_17), ElementsAre(43, 22, 100));
  EXPECT_TRUE(findings_.has("traits_missing"));
}

TEST_F(RectangleGrid2010, KnowsTheSystemsOfMartiniqueAndLaReunion) {
  const std::string rectangles = "idk,men,men_basr,ind_r,ind_srf\nA,20,5,50,500000\n";
  const auto grid_of = [&](const std::string& id) {
    return read_two("idINSPIRE,idk,ind_c\n" + id + ",A,50\n", rectangles).cells.grid();
  };
  EXPECT_EQ(grid_of("CRS2973RES200mN1620000E700000").epsg, 2973);
  EXPECT_EQ(grid_of("CRS2975RES200mN7650000E340000").epsg, 2975);
  EXPECT_EQ(grid_of("CRS32740RES200mN7650000E340000").epsg, 2975);
}

TEST_F(RectangleGrid2010, CellsWithoutARectangleAreLeftOutAndTold) {
  const LoadedGrid grid = read_two(
      kCells + "LAEA200M_N14128E20779,CRS3035RES200mN2825600E4155800,X,7.5,1\n", kRectangles);
  EXPECT_EQ(grid.cells.size(), 3U);
  const Finding& found = finding("cells_without_rectangle");
  EXPECT_EQ(found.severity, Severity::warning);
  EXPECT_EQ(found.count, 1);
  EXPECT_EQ(found.details[0].value.text(Language::english), "7.5");
}

TEST_F(RectangleGrid2010, AJoinedRowWithoutFiguresHasNoRectangle) {
  const LoadedGrid grid =
      read_joined(kJoined + "LAEA200M_N1E1,CRS3035RES200mN2825600E4155800,R3,7.5,,,,,\n");
  EXPECT_EQ(grid.cells.size(), 3U);
  EXPECT_EQ(finding("cells_without_rectangle").count, 1);
}

TEST_F(RectangleGrid2010, RectanglesWithoutCellsAreLeftOutAndTold) {
  const LoadedGrid grid =
      read_two(kCells, kRectangles + "N1E1-N1E1,20,1000,1,1,1,40,1,1,1,400000,1\n");
  EXPECT_EQ(grid.cells.size(), 3U);
  EXPECT_EQ(finding("rectangles_without_cells").count, 1);
}

TEST_F(RectangleGrid2010, ACutRectangleGivesItsCellsTheirShare) {
  std::string cells = kCells;
  replace(cells,
          "LAEA200M_N14126E20780,CRS3035RES200mN2825200E4156000,N14126E20779-N14126E20780,20.5,2\n",
          "");
  const LoadedGrid grid = read_two(cells, kRectangles);
  ASSERT_EQ(grid.cells.size(), 2U);
  EXPECT_EQ(grid.cells.imputations()[0], Imputation::imputed) << "one cell, of two";
  EXPECT_EQ(grid.cells.income_sums()[0], Euros::whole(400'000));
  EXPECT_EQ(finding("rectangles_cut").count, 1);
}

TEST_F(RectangleGrid2010, AFlagSaysThatARectangleIsCut) {
  std::string flagged = kJoined;
  for (const auto& [from, to] : {std::pair{"NBCAR", "rect_complete"},
                                 {"605000,2", "605000,1"},
                                 {"605000,2", "605000,1"},
                                 {"900000,1", "900000,0"}}) {
    replace(flagged, from, to);
  }
  EXPECT_EQ(read_joined(flagged).cells.imputations()[2], Imputation::imputed);
  EXPECT_EQ(finding("rectangles_cut").count, 1);
}

TEST_F(RectangleGrid2010, PeopleThatDoNotAddUpAreTold) {
  std::string cells = kCells;
  replace(cells, "20.5,2", "30,2");
  const LoadedGrid grid = read_two(cells, kRectangles);
  EXPECT_EQ(grid.cells.people()[1], Persons::whole(30));
  const Finding& found = finding("rectangles_unequal");
  EXPECT_EQ(found.count, 1);
  EXPECT_EQ(found.first.file, "rect.csv");
  EXPECT_EQ(found.first.row, 2);
}

TEST_F(RectangleGrid2010, HalfATableIsRefused) {
  const auto refusal = [&](const std::string& text) {
    return codes_thrown_by([&] { (void)read({folder_.write("one.csv", text)}); });
  };
  EXPECT_THAT(refusal(kCells), ElementsAre("rectangles_missing", "cells_and_rectangles"));
  EXPECT_THAT(refusal(kRectangles), ElementsAre("cells_missing", "cells_and_rectangles"));
}

TEST_F(RectangleGrid2010, FilesThatDoNotBelongTogetherAreRefused) {
  std::string others = kRectangles;
  replace(others, "N14126E20779-N14126E20780", "N1E1-N1E2");
  replace(others, "N14127E20779-N14127E20779", "N2E1-N2E1");
  EXPECT_THAT(refusal_of(kCells, others), ElementsAre("no_rectangle_fits", "cells_and_rectangles"));
}

TEST_F(RectangleGrid2010, WrongRectanglesAreRefusedWithTheirPlace) {
  EXPECT_THAT(refusal_of(kCells, kRectangles + kRectangles.substr(kRectangles.find('\n') + 1)),
              ElementsAre("rectangle_twice", "is_file_twice"));
  std::string nobody = kRectangles;
  replace(nobody, "7,60.5", "7,0");
  EXPECT_THAT(refusal_of(kCells, nobody), ElementsAre("rectangle_of_nobody", "are_people_missing"));
  std::string unnamed = kRectangles;
  replace(unnamed, "N14126E20779-N14126E20780,25", ",25");
  EXPECT_THAT(refusal_of(kCells, unnamed), ElementsAre("rectangle_unnamed", "give_or_leave_out"));
  std::string swapped = kRectangles;
  replace(swapped, "25,1800,10,5,7", "7,1800,10,5,25");
  EXPECT_THAT(refusal_of(kCells, swapped), Contains("poor_above_households"));
  std::string means = kRectangles;
  replace(means, "605000", "10");
  EXPECT_THAT(refusal_of(kCells, means), ElementsAre("income_sum", "income_is_sum"));
  std::string few = kRectangles;
  replace(few, "605000,2", "605000,1");
  EXPECT_THAT(refusal_of(kCells, few), ElementsAre("rectangle_cells", "check_idk"));
}

TEST_F(RectangleGrid2010, AJoinedTableThatContradictsItselfIsRefused) {
  std::string other = kJoined;
  replace(other, "20.5,25,7", "20.5,26,7");
  EXPECT_THAT(codes_thrown_by([&] { (void)read_joined(other); }),
              ElementsAre("rectangle_differs", "one_rectangle_one_figure"));
}

TEST_F(RectangleGrid2010, AFileGivenTwiceIsToldAsSuch) {
  const std::string file = folder_.write("joined.csv", kJoined);
  const std::string copy = folder_.write("copy.csv", kJoined);
  EXPECT_THAT(codes_thrown_by([&] {
                (void)read({file, copy});
              }),
              ElementsAre("cell_twice", "is_file_twice"));
}

TEST_F(RectangleGrid2010, IsNotMixedWithAnotherYear) {
  const std::string filosofi =
      folder_.write("grid.csv",
                    "idcar_200m,i_est_200,lcog_geo,ind,men,men_pauv,ind_snv\n"
                    "CRS3035RES200mN2346200E3842400,1,30001,9.5,4.1,1.2,207991.1\n");
  EXPECT_THAT(codes_thrown_by([&] {
                (void)read({folder_.write("joined.csv", kJoined), filosofi});
              }),
              ElementsAre("grid_years", "years_apart"));
}

}  // namespace
}  // namespace carreau::inputs
