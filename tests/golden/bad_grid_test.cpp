// SPDX-License-Identifier: Apache-2.0
/// Grids that cannot be used: exit code 1, the exact message, nothing written.
#include "support/carreau_program.hpp"
#include "support/gdal_files.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace carreau::testing {
namespace {

class BadGrid : public ::testing::TestWithParam<SpoiltWorld> {};

TEST_P(BadGrid, IsRefusedWithoutATrace) { expect_refused_without_a_trace(GetParam()); }

using W = World&;
using F = const TempFolder&;

const SpoiltWorld kColumns[] = {
    {"MissingPeople", [](W w, F) { w.drop("ind"); },
     "grid.csv: expected a column \"ind\" (number of people), found the columns idcar_200m, "
     "i_est_200, lcog_geo, men, men_pauv, ind_snv (add it or rename the one meant)"},
    {"MissingIncome", [](W w, F) { w.rename("ind_snv", "ind_svn"); },
     "grid.csv: expected a column \"ind_snv\" (sum of the people's winsorised incomes), found the "
     "columns idcar_200m, i_est_200, lcog_geo, ind, men, men_pauv, ind_svn (is \"ind_svn\" "
     "meant?)"},
    {"MissingId", [](W w, F) { w.drop("idcar_200m"); },
     "grid.csv: expected a column \"idcar_200m\" (identifier of the cell), found the columns "
     "i_est_200, lcog_geo, ind, men, men_pauv, ind_snv (add it or rename the one meant)"},
    {"ReducedGrid", [](W w, F) { w.drop("men"); },
     "grid.csv: expected a column \"men\" (households), found none: this is a reduced grid, with "
     "people and incomes only (run again with --without-headcount: the estimate then rests on the "
     "means alone and its intervals widen)"},
};
INSTANTIATE_TEST_SUITE_P(Columns, BadGrid, ::testing::ValuesIn(kColumns), name_of);

const SpoiltWorld kIds[] = {
    {"CornerOffTheGrid", [](W w, F) { w.at(1, "idcar_200m") = "CRS3035RES200mN2346250E3842400"; },
     "grid.csv:3: idcar_200m: expected a cell id such as CRS3035RES200mN2346200E3842400, its "
     "corner a multiple of its size, found \"CRS3035RES200mN2346250E3842400\" (correct the id, or "
     "leave the row out)"},
    {"NoId", [](W w, F) { w.at(0, "idcar_200m") = "200mN2346E3842"; },
     "grid.csv:2: idcar_200m: expected a cell id such as CRS3035RES200mN2346200E3842400, its "
     "corner a multiple of its size, found \"200mN2346E3842\" (correct the id, or leave the row "
     "out)"},
    {"AnotherCountry", [](W w, F) { w.at(0, "idcar_200m") = "CRS2154RES200mN6346200E842400"; },
     "grid.csv:2: idcar_200m: expected a grid in EPSG 3035, 5490, 2973 or 2975 with cells of 200 "
     "or "
     "1000 m, found \"CRS2154RES200mN6346200E842400\" (only INSEE's grids are read)"},
    {"GivenTwice", [](W w, F) { w.rows.push_back(w.rows[3]); },
     "grid.csv:42: cell CRS3035RES200mN2347000E3843200 was already given at grid.csv:5 (is a file "
     "given twice? keep one of the rows)"},
    {"TwoSystems", [](W w, F) { w.at(1, "idcar_200m") = "CRS5490RES200mN1592600E728800"; },
     "grid.csv:3: idcar_200m: expected the same grid as the first cell (EPSG 3035, 200 m), found "
     "\"CRS5490RES200mN1592600E728800\" (treat each grid in a run of its own)"},
    {"TwoSizes", [](W w, F) { w.at(1, "idcar_200m") = "CRS3035RES1000mN2346000E3842000"; },
     "grid.csv:3: idcar_200m: expected the same grid as the first cell (EPSG 3035, 200 m), found "
     "\"CRS3035RES1000mN2346000E3842000\" (treat each grid in a run of its own)"},
    {"FarAway", [](W w, F) { w.at(1, "idcar_200m") = "CRS3035RES200mN9346200E3842400"; },
     "grid.csv:3: the cells span 1 × 7000 km: one of their ids is wrong, perhaps "
     "CRS3035RES200mN9346200E3842400 (correct the id)"},
};
INSTANTIATE_TEST_SUITE_P(Ids, BadGrid, ::testing::ValuesIn(kIds), name_of);

const SpoiltWorld kNumbers[] = {
    {"NegativePeople", [](W w, F) { w.at(2, "ind") = "-4"; },
     "grid.csv:4: ind: expected a count of 0 or more, found \"-4\" (correct the value)"},
    {"WordForACount", [](W w, F) { w.at(2, "men") = "douze"; },
     "grid.csv:4: men: expected a number, found \"douze\" (correct the value, or leave the row "
     "out)"},
    {"NotAvailable", [](W w, F) { w.at(2, "ind") = "n/a"; },
     "grid.csv:4: ind: expected a number, found \"n/a\" (correct the value, or leave the row out)"},
    {"EmptyIncome", [](W w, F) { w.at(2, "ind_snv") = ""; },
     "grid.csv:4: ind_snv: expected a number, found \"\" (correct the value, or leave the row "
     "out)"},
    {"MorePoorThanHouseholds", [](W w, F) { w.at(3, "men_pauv") = "900"; },
     "grid.csv:5: men_pauv: expected at most the 40 households of \"men\", found 900 (are the "
     "two "
     "columns swapped?)"},
    {"IncomeWithoutPeople", [](W w, F) { w.at(3, "ind") = "0"; },
     "grid.csv:5: ind_snv: expected no income where \"ind\" is 0, found 1100000 (is the number of "
     "people missing?)"},
    {"IncomeInThousands", [](W w, F) { w.at(3, "ind_snv") = "1262.5"; },
     "grid.csv:5: ind_snv: expected a sum of yearly incomes over 100 people, found \"1262.5\": "
     "13 € each (ind_snv is a sum over people, in euros)"},
    {"ImputationOfTwo", [](W w, F) { w.at(3, "i_est_200") = "2"; },
     "grid.csv:5: i_est_200: expected 0 or 1, found \"2\" (1 is a cell whose figures are imputed)"},
    {"CommuneOfThreeDigits", [](W w, F) { w.at(3, "lcog_geo") = "300"; },
     "grid.csv:5: lcog_geo: expected commune codes of 5 characters, glued, found \"300\" (correct "
     "the codes, or leave the field empty)"},
    {"NoCommuneAtAll", [](W w, F) { w.drop("lcog_geo"); },
     "the grid has no commune codes (lcog_geo): expected a layer of commune boundaries to place "
     "its cells (give one with --communes)"},
};
INSTANTIATE_TEST_SUITE_P(Numbers, BadGrid, ::testing::ValuesIn(kNumbers), name_of);

void with_decimal_commas(World& world) {
  for (auto& row : world.rows) {
    for (std::string& field : row) std::replace(field.begin(), field.end(), '.', ',');
  }
}

std::string utf16(const std::string& text) {
  std::string wide = "\xFF\xFE";
  for (const char c : text) wide += {c, '\0'};
  return wide;
}

const SpoiltWorld kTexts[] = {
    {"DecimalCommasBetweenCommas", [](W w, F) { with_decimal_commas(w); },
     "grid.csv:2: expected 7 fields as in the header, found 10 (quote fields that hold a comma; "
     "numbers with a decimal comma need semicolons between the columns)"},
    {"SemicolonsInTheHeaderOnly",
     [](W w, F) {
       w.files["grid.csv"] = w.grid_csv();
       std::string& text = w.files["grid.csv"];
       const auto end = text.begin() + static_cast<std::ptrdiff_t>(text.find('\n'));
       std::replace(text.begin(), end, ',', ';');
     },
     "grid.csv:2: expected 7 fields as in the header, found 1 (is the file cut short, or are its "
     "rows and its header separated differently?)"},
    {"CutInARow", [](W w, F) { w.files["grid.csv"] = w.grid_csv().substr(0, 1515); },
     "grid.csv:26: expected 7 fields as in the header, found 4 (is the file cut short?)"},
    {"Empty", [](W w, F) { w.files["grid.csv"] = ""; },
     "grid.csv: the file is empty (is the download complete?)"},
    {"BlankLines", [](W w, F) { w.files["grid.csv"] = "\n\n\n"; },
     "grid.csv:1: expected a line of column names, found none (is the download complete?)"},
    {"HeaderAlone", [](W w, F) { w.rows.clear(); },
     "grid.csv: expected cells, found no row (is the download complete?)"},
    {"Utf16", [](W w, F) { w.files["grid.csv"] = utf16(w.grid_csv()); },
     "grid.csv: expected text, found zero bytes (UTF-16, or not a CSV file) (save it as CSV in "
     "UTF-8)"},
    {"Missing", [](W w, F) { w.arguments.grids = {"nowhere.csv"}; },
     "nowhere.csv: no such file (check the path)"},
    {"Folder",
     [](W w, F f) {
       (void)f.write("grids/readme", "");
       w.arguments.grids = {"grids"};
     },
     "grids: is a directory, expected a file (name a file in it)"},
};
INSTANTIATE_TEST_SUITE_P(Texts, BadGrid, ::testing::ValuesIn(kTexts), name_of);

void pack(World& world, const TempFolder& folder, const std::vector<std::string>& members) {
  for (const std::string& member : members) {
    write_packed("/vsizip/" + (folder / "grid.zip") + "/" + member, world.grid_csv());
  }
  world.arguments.grids = {"grid.zip"};
}

/// The grid of 2010 in place of the world's.
void give_rectangles(World& world, const TempFolder& folder, const std::string& cells,
                     const std::string& rectangles) {
  world.arguments.grids.clear();
  if (!cells.empty()) {
    (void)folder.write("car_m.csv", "idINSPIRE,idk,ind_c\n" + cells);
    world.arguments.grids.emplace_back("car_m.csv");
  }
  if (!rectangles.empty()) {
    (void)folder.write("rect_m.csv", "idk,men,men_basr,ind_r,ind_srf,nbcar\n" + rectangles);
    world.arguments.grids.emplace_back("rect_m.csv");
  }
}

const std::string kCellRow = "CRS3035RES200mN2346200E3842400,K,50\n";

const SpoiltWorld kRectangles[] = {
    {"CellsAlone", [](W w, F f) { give_rectangles(w, f, kCellRow, ""); },
     "car_m.csv: expected the rectangles of the grid of 2010 beside its cells, found cells alone, "
     "which hold nothing but people (give both files of the same territory: carreau delineate "
     "CELLS RECTANGLES …)"},
    {"RectanglesAlone", [](W w, F f) { give_rectangles(w, f, "", "K,20,5,50,500000,1\n"); },
     "rect_m.csv: expected the cells of the grid of 2010 beside its rectangles, found rectangles "
     "alone, whose places are not read (give both files of the same territory: carreau delineate "
     "CELLS RECTANGLES …)"},
    {"RectanglesOfElsewhere",
     [](W w, F f) { give_rectangles(w, f, kCellRow, "L,20,5,50,500000,1\n"); },
     "no cell has a rectangle in these files: that of CRS3035RES200mN2346200E3842400 would be "
     "\"K\" (give both files of the same territory: carreau delineate CELLS RECTANGLES …)"},
    {"RectangleTwice",
     [](W w, F f) { give_rectangles(w, f, kCellRow, "K,20,5,50,500000,1\nK,20,5,50,500000,1\n"); },
     "rect_m.csv:3: ind_r: rectangle K was already given at rect_m.csv:2 (is a file given twice? "
     "keep one of the rows)"},
    {"RectangleOfNobody", [](W w, F f) { give_rectangles(w, f, kCellRow, "K,20,5,0,500000,1\n"); },
     "rect_m.csv:2: ind_r: expected people in a rectangle, found \"0\" (is the number of people "
     "missing?)"},
};
INSTANTIATE_TEST_SUITE_P(Rectangles, BadGrid, ::testing::ValuesIn(kRectangles), name_of);

void cut(const TempFolder& folder, const std::string& name, double share) {
  const std::string whole = folder.read(name);
  (void)folder.write(
      name, whole.substr(0, static_cast<std::size_t>(share * static_cast<double>(whole.size()))));
}

const SpoiltWorld kArchives[] = {
    {"ZipOfTwo",
     [](W w, F f) {
       pack(w, f, {"a.csv", "b.csv"});
     },
     "grid.zip: the archive holds several files: a.csv, b.csv (name one of them: grid.zip/a.csv)"},
    {"ZipWithoutTheMember",
     [](W w, F f) {
       pack(w, f, {"a.csv", "b.csv"});
       w.arguments.grids = {"grid.zip/c.csv"};
     },
     "grid.zip: the archive holds no file c.csv (name one of: a.csv, b.csv)"},
    {"ZipOfNoData", [](W w, F f) { pack(w, f, {"readme.md"}); },
     "grid.zip: no data file can be read in this archive (is the download complete? unpack it to "
     "see)"},
    {"ZipCutShort",
     [](W w, F f) {
       pack(w, f, {"a.csv"});
       cut(f, "grid.zip", 0.5);
     },
     "grid.zip: no data file can be read in this archive (is the download complete? unpack it to "
     "see)"},
    {"GzipCutShort",
     [](W w, F f) {
       write_packed("/vsigzip/" + (f / "grid.csv.gz"), w.grid_csv());
       cut(f, "grid.csv.gz", 0.5);
       w.arguments.grids = {"grid.csv.gz"};
     },
     "grid.csv.gz: the archive is damaged or cut short (download it again)"},
    {"GeoPackageCutShort",
     [](W w, F f) {
       convert(f.write("cells.csv", w.grid_csv()), f / "grid.gpkg", {"-f", "GPKG"});
       cut(f, "grid.gpkg", 0.6);
       w.arguments.grids = {"grid.gpkg"};
     },
     "grid.gpkg: cannot be read: database disk image is malformed (is the download complete? CSV, "
     "GeoPackage, Shapefile, GeoJSON, FlatGeobuf, XLSX, ODS, KML and MIF are read)"},
    {"NotWhatItsNameSays",
     [](W w, F f) {
       (void)f.write("grid.gpkg", "<html>404 not found</html>");
       w.arguments.grids = {"grid.gpkg"};
     },
     "grid.gpkg: cannot be read: its content is not what its name says (is the download complete? "
     "CSV, GeoPackage, Shapefile, GeoJSON, FlatGeobuf, XLSX, ODS, KML and MIF are read)"},
};
INSTANTIATE_TEST_SUITE_P(Archives, BadGrid, ::testing::ValuesIn(kArchives), name_of);

}  // namespace
}  // namespace carreau::testing
