// SPDX-License-Identifier: Apache-2.0
/// INSEE's grid in each of its layouts, with columns in any order and case.
#include "inputs/grid_reader.hpp"

#include "base/error.hpp"
#include "support/faults.hpp"
#include "support/temp_folder.hpp"
#include "support/world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

using carreau::testing::TempFolder;
using carreau::testing::World;
using ::testing::HasSubstr;

const std::string kSmall2019 =
    "idcar_200m,i_est_200,lcog_geo,ind,men,men_pauv,ind_snv\n"
    "CRS3035RES200mN2346200E3842400,1,3000130002,9.5,4.1,1.2,207991.1\n"
    "CRS3035RES200mN2346400E3842400,0,30001,120,50,12,2400000\n";

LoadedGrid read(const std::vector<std::string>& paths, Findings& findings,
                Headcount headcount = Headcount::present) {
  return read_grid(paths, headcount, findings);
}

LoadedGrid read_text(const std::string& name, const std::string& text,
                     Headcount headcount = Headcount::present) {
  const TempFolder folder;
  Findings findings;
  return read({folder.write(name, text)}, findings, headcount);
}

std::string error_of(const std::string& text, const std::string& name = "grid.csv") {
  try {
    (void)read_text(name, text);
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

TEST(GridReader, ReadsEveryColumnThatTheEngineUses) {
  const LoadedGrid reading = read_text("carreaux_200m_met.csv", kSmall2019);
  const CellTable& cells = reading.cells;
  ASSERT_EQ(cells.size(), 2U);
  EXPECT_EQ(cells.grid(), (GridSystem{3035, Metres::whole(200)}));
  EXPECT_EQ(cells.id(CellIndex(0)).text(), "CRS3035RES200mN2346200E3842400");
  EXPECT_EQ(cells.people()[0], Persons::from_tenths(95));
  EXPECT_EQ(cells.households()[0], Households::from_tenths(41));
  EXPECT_EQ(cells.poor_households()[0], Households::from_tenths(12));
  EXPECT_EQ(cells.income_sums()[0], Euros::from_cents(20'799'110));
  EXPECT_EQ(cells.imputations()[0], Imputation::imputed);
  EXPECT_EQ(cells.imputations()[1], Imputation::observed);
  EXPECT_EQ(cells.communes(CellIndex(0)), "3000130002");
  EXPECT_EQ(cells.main_commune(CellIndex(0)), "30001");
}

TEST(GridReader, Knows2019ByItsNamesAndAssumesTheYear) {
  const LoadedGrid reading = read_text("carreaux.csv", kSmall2019);
  EXPECT_EQ(reading.layout, GridLayout::y2019);
  EXPECT_EQ(reading.vintage, 2019);
  EXPECT_TRUE(reading.is_vintage_assumed);
}

TEST(GridReader, Knows2017ByCapitals) {
  const LoadedGrid reading = read_text(
      "carreaux.csv",
      "Idcar_200m,I_est_200,Idcar_1km,I_est_1km,Idcar_nat,Groupe,Ind,Men_1ind,Ind_snv,Men_pauv,Men,"
      "lcog_geo\n"
      "CRS5490RES200mN1592600E728800,1,CRS5490RES1000mN1592000E728000,1,x,174380,6,1,117165.8,0.4,"
      "2.6,97226\n");
  EXPECT_EQ(reading.layout, GridLayout::y2017);
  EXPECT_EQ(reading.vintage, 2017);
  EXPECT_FALSE(reading.is_vintage_assumed);
  EXPECT_EQ(reading.cells.grid().epsg, 5490);
  EXPECT_EQ(reading.cells.households()[0], Households::from_tenths(26));
}

TEST(GridReader, Knows2015ByItsOwnNames) {
  const LoadedGrid reading = read_text(
      "carreaux.csv",
      "IdINSPIRE,Id_carr1km,I_est_cr,Id_carr_n,Groupe,Depcom,I_pauv,Id_car2010,Ind,Men,Men_pauv,"
      "Ind_snv,I_est_1km\n"
      "CRS2975RES200mN7650000E340000,CRS2975RES1000mN7650000E340000,1,x,12,97411,0,y,30,12,3,"
      "450000,0\n");
  EXPECT_EQ(reading.layout, GridLayout::y2015);
  EXPECT_EQ(reading.vintage, 2015);
  EXPECT_EQ(reading.cells.grid().epsg, 2975);
  EXPECT_EQ(reading.cells.imputations()[0], Imputation::imputed);
  EXPECT_EQ(reading.cells.main_commune(CellIndex(0)), "97411");
}

TEST(GridReader, TakesTheYearFromTheFileName) {
  const LoadedGrid reading = read_text("Filosofi2021_carreaux_200m_met.csv", kSmall2019);
  EXPECT_EQ(reading.vintage, 2021);
  EXPECT_FALSE(reading.is_vintage_assumed);
}

TEST(GridReader, AcceptsAnyOrderAndCaseOfColumns) {
  const LoadedGrid reading =
      read_text("g.csv",
                "MEN_PAUV,Ind_Snv,MEN,comment,LCOG_GEO,ind,IDCAR_200M,I_Est_200\n"
                "1.2,207991.1,4.1,free text,3000130002,9.5,CRS3035RES200mN2346200E3842400,1\n");
  EXPECT_EQ(reading.cells.people()[0], Persons::from_tenths(95));
  EXPECT_EQ(reading.cells.poor_households()[0], Households::from_tenths(12));
  EXPECT_EQ(reading.cells.income_sums()[0], Euros::from_cents(20'799'110));
  EXPECT_EQ(reading.cells.communes(CellIndex(0)), "3000130002");
}

TEST(GridReader, ReadsTheKilometreGridWithItsOwnImputation) {
  const LoadedGrid reading =
      read_text("g.csv",
                "idcar_1km,i_est_1km,i_est_200,lcog_geo,ind,men,men_pauv,ind_snv\n"
                "CRS3035RES1000mN2346000E3842000,1,0,30001,9.5,4.1,1.2,207991.1\n");
  EXPECT_EQ(reading.cells.grid().cell_size, Metres::whole(1000));
  EXPECT_EQ(reading.cells.imputations()[0], Imputation::imputed);
}

TEST(GridReader, JoinsSeveralFilesIntoOneGrid) {
  const TempFolder folder;
  World north;
  World south = north;
  const auto half = static_cast<std::ptrdiff_t>(north.rows.size() / 2);
  north.rows.erase(north.rows.begin() + half, north.rows.end());
  south.rows.erase(south.rows.begin(), south.rows.begin() + half);
  Findings findings;
  const LoadedGrid reading = read(
      {folder.write("north.csv", north.grid_csv()), folder.write("south.csv", south.grid_csv())},
      findings);
  EXPECT_EQ(reading.cells.size(), World().rows.size());
}

TEST(GridReader, NamesBothPlacesOfACellGivenTwiceInTwoFiles) {
  const TempFolder folder;
  const std::string first = folder.write("a.csv", kSmall2019);
  const std::string second = folder.write("b.csv", kSmall2019);
  Findings findings;
  try {
    (void)read({first, second}, findings);
    FAIL() << "a duplicate was accepted";
  } catch (const DataError& error) {
    EXPECT_STREQ(error.what(),
                 "b.csv:2: cell CRS3035RES200mN2346200E3842400 was already given at a.csv:2 (is a "
                 "file given twice? keep one of the rows)");
  }
}

TEST(GridReader, RefusesFilesOfTwoYears) {
  const TempFolder folder;
  Findings findings;
  const std::vector<std::string> paths = {folder.write("carreaux_2017.csv", kSmall2019),
                                          folder.write("carreaux_2019.csv", kSmall2019)};
  EXPECT_THROW((void)read(paths, findings), DataError);
}

TEST(GridReader, AReducedGridNeedsNoHouseholds) {
  const std::string reduced =
      "idcar_200m,i_est_200,ind,ind_snv\nCRS3035RES200mN2346200E3842400,1,9.0,207991.1\n";
  EXPECT_THAT(error_of(reduced), HasSubstr("--without-headcount"));
  const LoadedGrid reading = read_text("g.csv", reduced, Headcount::absent);
  EXPECT_EQ(reading.cells.headcount(), Headcount::absent);
  EXPECT_EQ(reading.cells.size(), 1U);
  EXPECT_EQ(reading.cells.communes(CellIndex(0)), "");
}

TEST(GridReader, IgnoresHouseholdsThatItIsToldToIgnore) {
  const LoadedGrid reading = read_text("g.csv", kSmall2019, Headcount::absent);
  EXPECT_TRUE(reading.cells.households()[0].is_zero());
}

const std::string kWithTraits =
    "idcar_200m,i_est_200,lcog_geo,ind,men,men_pauv,ind_snv,Men_prop,men_surf,IND_0_3\n"
    "CRS3035RES200mN2346200E3842400,1,30001,9.5,4.1,1.2,207991.1,2.05,301.5,0\n"
    "CRS3035RES200mN2346400E3842400,0,30001,120,50,12,2400000,50.1,4000,120.2\n";

TEST(GridReader, ReadsTraitsOnlyWhenAsked) {
  const TempFolder folder;
  const std::vector<std::string> paths = {folder.write("g.csv", kWithTraits)};
  Findings findings;
  EXPECT_TRUE(read(paths, findings).cells.traits().known().none());
  EXPECT_FALSE(findings.has("traits_missing"));
  const CellTable cells =
      read_grid(paths, Headcount::present, findings, nullptr, all_traits()).cells;
  EXPECT_EQ(cells.traits().known().count(), 3U);
  EXPECT_EQ(cells.traits().column(Trait::men_prop)[0], 21);  // half away from zero
  EXPECT_EQ(cells.traits().column(Trait::men_surf)[0], 3'015);
  EXPECT_EQ(cells.traits().column(Trait::ind_0_3)[1], 1'202);
  EXPECT_TRUE(findings.has("rounded_to_tenths"));
}

TEST(GridReader, SaysWhichTraitsAreMissingOrTooLarge) {
  const TempFolder folder;
  Findings findings;
  (void)read_grid(std::vector<std::string>{folder.write("g.csv", kWithTraits)}, Headcount::present,
                  findings, nullptr, all_traits());
  std::string missing;
  std::string above;
  for (const Finding& finding : findings.list()) {
    if (finding.code == "traits_missing")
      missing = finding.details.at(0).value.text(Language::english);
    if (finding.code == "part_above_whole")
      above += finding.details.at(0).value.text(Language::english);
  }
  EXPECT_THAT(missing, ::testing::StartsWith("men_1ind, men_5ind, men_fmp, men_coll"));
  EXPECT_THAT(missing, ::testing::Not(HasSubstr("men_prop")));
  // 50.1 owners of 50 households is rounding, 120.2 children of 120 people is not.
  EXPECT_EQ(above, "ind_0_3");
}

TEST(GridReader, RefusesATraitThatIsNoCount) {
  const TempFolder folder;
  for (const auto& [from, to] : {std::pair{"2.05", "-1"}, {"2.05", "n/a"}, {"301.5", "4e8"}}) {
    Findings findings;
    const std::string path =
        folder.write("g.csv", carreau::testing::replaced(kWithTraits, from, to));
    EXPECT_THROW((void)read_grid(std::vector<std::string>{path}, Headcount::present, findings,
                                 nullptr, all_traits()),
                 DataError)
        << to;
  }
}

TEST(GridReader, CountsWhatIsOddButUsable) {
  World world;
  world.at(0, "men") = "0";
  world.at(0, "men_pauv") = "0";
  world.at(1, "ind") = "50.55";
  world.at(2, "lcog_geo") = "1001";
  const TempFolder folder;
  Findings findings;
  const auto reading = read({folder.write("g.csv", world.grid_csv())}, findings);
  EXPECT_EQ(reading.cells.size(), world.rows.size());
  EXPECT_TRUE(findings.has("no_households"));
  EXPECT_TRUE(findings.has("rounded_to_tenths"));
  EXPECT_TRUE(findings.has("leading_zero"));
}

TEST(GridReader, RefusesACornerThatIsNoMultipleOfTheSize) {
  World world;
  world.at(1, "idcar_200m") = "CRS3035RES200mN2346250E3842400";
  EXPECT_THAT(error_of(world.grid_csv()), HasSubstr("grid.csv:3: idcar_200m"));
}

TEST(GridReader, FilesOfTwoYearsAreKeptApart) {
  const testing::TempFolder folder;
  const std::string text =
      "idcar_200m,i_est_200,lcog_geo,ind,men,men_pauv,ind_snv\n"
      "CRS3035RES200mN2346200E3842400,0,30001,10,4,1,200000\n";
  const std::vector<std::string> paths = {folder.write("carreaux_2017.csv", text),
                                          folder.write("carreaux_2019.csv", text)};
  testing::expect_faults({{"", "carreaux_2019.csv", {"grid_years", "years_apart"}}},
                         [&](const std::string&) {
                           Findings findings;
                           (void)read_grid(paths, Headcount::present, findings);
                         });
}

}  // namespace
}  // namespace carreau::inputs
