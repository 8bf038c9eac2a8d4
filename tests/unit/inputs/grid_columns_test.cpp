// SPDX-License-Identifier: Apache-2.0
/// Grids from columns in memory, and under a declared mapping of columns: the same cells and the
/// same errors as from files.
#include "inputs/grid_columns.hpp"

#include "base/error.hpp"
#include "files/arrow/arrow_geometry.hpp"
#include "files/arrow/arrow_metadata.hpp"
#include "files/arrow/arrow_table.hpp"
#include "inputs/digest.hpp"
#include "inputs/grid_reader.hpp"
#include "support/arrow_columns.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

using namespace carreau::testing;  // NOLINT: a dozen makers of columns, each used often
using ::testing::HasSubstr;

const std::string kCsv =
    "idcar_200m,i_est_200,lcog_geo,ind,men,men_pauv,ind_snv\n"
    "CRS3035RES200mN2346200E3842400,1,3000130002,9.5,4.1,1.2,207991.1\n"
    "CRS3035RES200mN2346400E3842400,0,30001,120,50,12,2400000\n"
    "CRS3035RES200mN2346600E3842400,0,,0.3,0.1,0.1,7000.55\n";

/// The columns of kCsv.
ArrowBatchMade columns() {
  return {texts("idcar_200m", {"CRS3035RES200mN2346200E3842400", "CRS3035RES200mN2346400E3842400",
                               "CRS3035RES200mN2346600E3842400"}),
          numbers<std::int8_t>("i_est_200", "c", {1, 0, 0}),
          with_nulls(texts("lcog_geo", {"3000130002", "30001", ""}), {true, true, false}),
          reals("ind", {9.5, 120, 0.3}),
          reals("men", {4.1, 50, 0.1}),
          reals("men_pauv", {1.2, 12, 0.1}),
          reals("ind_snv", {207'991.1, 2'400'000, 7000.55})};
}

/// Finds one of them.
ArrowColumnMade& column(ArrowBatchMade& batch, const std::string& name) {
  for (ArrowColumnMade& made : batch) {
    if (made.name == name) return made;
  }
  throw std::out_of_range(name);
}

LoadedGrid read(ArrowProducer& producer, Findings& findings, Headcount headcount,
                const GridMapping& mapping = {}, const std::string& name = "frame") {
  ArrowArrayStream stream = producer.stream();
  std::vector<std::unique_ptr<files::Table>> tables;
  tables.push_back(std::make_unique<files::ArrowTable>(stream, name));
  return read_grid(std::move(tables), headcount, findings, nullptr, {}, mapping);
}

LoadedGrid read(const ArrowBatchMade& batch, Headcount headcount = Headcount::present) {
  ArrowProducer producer({batch});
  Findings findings;
  return read(producer, findings, headcount);
}

std::string columns_error(const ArrowBatchMade& batch, const GridMapping& mapping = {}) {
  ArrowProducer producer({batch});
  Findings findings;
  std::string error = "no error";
  try {
    (void)read(producer, findings, Headcount::present, mapping);
  } catch (const Error& caught) {
    error = caught.what();
  }
  EXPECT_EQ(producer.counts->given, producer.counts->released) << error;
  return error;
}

std::string csv_digest() {
  const TempFolder folder;
  Findings findings;
  const std::vector<std::string> paths{folder.write("g.csv", kCsv)};
  return grid_digest(read_grid(paths, Headcount::present, findings).cells);
}

TEST(GridOfColumns, IsThatOfTheFile) {
  const LoadedGrid grid = read(columns());
  EXPECT_EQ(grid.cells.size(), 3U);
  EXPECT_EQ(grid.cells.people()[2], Persons::from_tenths(3));
  EXPECT_EQ(grid.cells.income_sums()[2], Euros::from_cents(700'055));
  EXPECT_EQ(grid.cells.communes(CellIndex(2)), "");
  EXPECT_EQ(grid.layout, GridLayout::y2019);
  EXPECT_TRUE(grid.is_vintage_assumed);
  EXPECT_EQ(grid_digest(grid.cells), csv_digest());
}

TEST(GridOfColumns, IsTheSameFromOtherTypes) {
  ArrowBatchMade batch = columns();
  const ArrowColumnMade ids = column(batch, "idcar_200m");
  ArrowColumnMade coded = numbers<std::int16_t>("idcar_200m", "s", {0, 1, 2});
  coded.dictionary = std::make_shared<ArrowColumnMade>(ids);
  column(batch, "idcar_200m") = coded;
  column(batch, "i_est_200") = {"i_est_200", "b", 3, {{}, bits_of({true, false, false})}};
  column(batch, "ind") = numbers<float>("ind", "f", {9.5F, 120.0F, 0.3F});
  column(batch, "lcog_geo") = texts_of<std::int64_t>("lcog_geo", "U", {"3000130002", "30001", ""});
  EXPECT_EQ(grid_digest(read(batch).cells), csv_digest());
}

TEST(GridOfColumns, IsTheSameFromSeveralBatches) {
  ArrowBatchMade first;
  ArrowBatchMade rest;
  for (const ArrowColumnMade& made : columns()) {
    first.push_back(made);
    first.back().length = 1;
    rest.push_back(sliced(made, 1));
  }
  ArrowProducer producer({first, rest});
  Findings findings;
  EXPECT_EQ(grid_digest(read(producer, findings, Headcount::present).cells), csv_digest());
}

TEST(GridOfColumns, TakesTheYearFromTheName) {
  ArrowProducer producer({columns()});
  Findings findings;
  const LoadedGrid grid = read(producer, findings, Headcount::present, {}, "grid of 2021");
  EXPECT_EQ(grid.vintage, 2021);
  EXPECT_FALSE(grid.is_vintage_assumed);
}

TEST(GridOfColumns, RoundsMoreDecimalsAsFilesDo) {
  ArrowBatchMade batch = columns();
  column(batch, "ind") = reals("ind", {9.54, 120, 0.3});
  ArrowProducer producer({batch});
  Findings findings;
  const LoadedGrid grid = read(producer, findings, Headcount::present);
  EXPECT_EQ(grid.cells.people()[0], Persons::from_tenths(95));
  ASSERT_TRUE(findings.has("rounded_to_tenths"));
  EXPECT_EQ(findings.list().front().first.text(), "frame:1: ind");
}

TEST(GridOfColumns, WarnsOfIncomesInSinglePrecision) {
  ArrowBatchMade batch = columns();
  column(batch, "ind_snv") = numbers<float>("ind_snv", "f", {207'991.1F, 2'400'000.0F, 7000.5F});
  ArrowProducer producer({batch});
  Findings findings;
  (void)read(producer, findings, Headcount::present);
  EXPECT_TRUE(findings.has("single_precision"));
}

TEST(GridOfColumns, RefusesMissingColumns) {
  ArrowBatchMade batch = columns();
  column(batch, "ind").name = "inds";
  EXPECT_THAT(columns_error(batch),
              HasSubstr("frame: expected a column \"ind\" (number of people)"));
  EXPECT_THAT(columns_error(batch), HasSubstr("is \"inds\" meant?"));
}

TEST(GridOfColumns, RefusesDuplicatedColumns) {
  ArrowBatchMade batch = columns();
  batch.push_back(reals("IND", {1, 2, 3}));
  EXPECT_THAT(columns_error(batch),
              HasSubstr("frame: ind: expected one column of this name, found 2"));
  EXPECT_THAT(columns_error(batch), HasSubstr("rename the others, or leave them out"));
  // Columns that nobody reads may be called what they like.
  batch = columns();
  batch.push_back(reals("x", {1, 2, 3}));
  batch.push_back(reals("x", {1, 2, 3}));
  EXPECT_EQ(columns_error(batch), "no error");
}

TEST(GridOfColumns, RefusesTextsForNumbersAndNumbersForTexts) {
  ArrowBatchMade batch = columns();
  column(batch, "ind") = texts("ind", {"9.5", "120", "0.3"});
  EXPECT_THAT(columns_error(batch),
              HasSubstr("frame: ind: expected a column of numbers, found the type "
                        "utf8 (convert the column before)"))
      << "type_numbers";
  batch = columns();
  column(batch, "idcar_200m") = reals("idcar_200m", {1, 2, 3});
  EXPECT_THAT(columns_error(batch),
              HasSubstr("idcar_200m: expected a column of texts, found the type "
                        "float64"))
      << "type_texts";
}

TEST(GridOfColumns, RefusesNullsWhereAValueIsNeeded) {
  for (const char* const name : {"ind", "ind_snv", "men", "men_pauv", "i_est_200", "idcar_200m"}) {
    ArrowBatchMade batch = columns();
    column(batch, name) = with_nulls(column(batch, name), {true, false, true});
    EXPECT_THAT(columns_error(batch), HasSubstr("frame:2: " + std::string(name) +
                                                ": expected a value, found none (null) "
                                                "(fill the value in"));
  }
}

TEST(GridOfColumns, RefusesNotANumber) {
  ArrowBatchMade batch = columns();
  column(batch, "ind") = reals("ind", {9.5, NAN, 0.3});
  EXPECT_THAT(columns_error(batch), HasSubstr("frame:2: ind: expected a number, found \"nan\""));
}

TEST(GridOfColumns, RefusesACellTwice) {
  ArrowBatchMade batch = columns();
  const std::string id = "CRS3035RES200mN2346200E3842400";
  column(batch, "idcar_200m") = texts("idcar_200m", {id, id, "CRS3035RES200mN2346600E3842400"});
  EXPECT_THAT(columns_error(batch), HasSubstr("frame:2"));
}

/// The columns with the squares of their cells, said to be in a CRS.
ArrowBatchMade with_geometry(const std::string& metadata_crs, double shift = 0.0) {
  ArrowBatchMade batch = columns();
  std::vector<std::string> shapes;
  for (const double north : {2'346'200.0, 2'346'400.0, 2'346'600.0}) {
    std::string wkb;
    files::append_wkb(Point{3'842'500.0 + shift, north + 100.0}, wkb);
    shapes.push_back(wkb);
  }
  ArrowColumnMade geometry = texts_of<std::int32_t>("geometry", "z", shapes);
  geometry.metadata = files::metadata_bytes(
      {{"ARROW:extension:name", "geoarrow.wkb"},
       {"ARROW:extension:metadata", R"({"crs": ")" + metadata_crs + R"("})"}});
  batch.push_back(geometry);
  return batch;
}

TEST(GridOfColumns, IgnoresGeometriesThatLieWhereTheirIdsSay) {
  EXPECT_EQ(grid_digest(read(with_geometry("EPSG:3035")).cells), csv_digest());
}

TEST(GridOfColumns, RefusesAWrongCrs) {
  EXPECT_THAT(
      columns_error(with_geometry("EPSG:2154")),
      HasSubstr("frame:1: idcar_200m: expected the geometry where the id "
                "CRS3035RES200mN2346200E3842400 says (EPSG:3035), found it elsewhere in its "
                "CRS EPSG:2154"));
  EXPECT_THAT(columns_error(with_geometry("EPSG:4326")),
              HasSubstr("EPSG:4326 (give the geometries their own CRS, or leave them out)"));
  EXPECT_THAT(columns_error(with_geometry("EPSG:3035", 5'000.0)), HasSubstr("found it elsewhere"));
}

TEST(GridOfColumns, NotesGeometriesWithoutACrs) {
  ArrowBatchMade batch = with_geometry("");
  ArrowProducer producer({batch});
  Findings findings;
  (void)read(producer, findings, Headcount::present);
  EXPECT_TRUE(findings.has("undefined_crs"));
}

TEST(GridOfColumns, ReadsTheCrsOfGeoParquet) {
  ArrowBatchMade batch = with_geometry("");
  batch.back().metadata.clear();
  ArrowProducer producer({batch});
  const auto geo = [](const std::string& crs) {
    return files::metadata_bytes(
        {{"geo", R"({"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": )"
                 R"({"encoding": "WKB")" +
                     crs + "}}}"}});
  };
  Findings findings;
  producer.metadata = geo(R"(, "crs": {"id": {"authority": "EPSG", "code": 3035}})");
  EXPECT_EQ(read(producer, findings, Headcount::present).cells.size(), 3U);
  // Without a CRS GeoParquet means longitudes and latitudes.
  producer.metadata = geo("");
  EXPECT_THROW((void)read(producer, findings, Headcount::present), DataError);
}

GridMapping own_names() {
  GridMapping mapping;
  mapping.id = "Cell";
  mapping.people = "inhabitants";
  mapping.incomes = "income";
  mapping.households = "hh";
  mapping.poor_households = "hh_poor";
  mapping.imputed = "flag";
  mapping.communes = "where";
  mapping.year = 2021;
  return mapping;
}

ArrowBatchMade own_columns() {
  ArrowBatchMade batch = columns();
  const std::vector<std::string> names{"cell", "flag",    "where", "INHABITANTS",
                                       "hh",   "hh_poor", "income"};
  for (std::size_t c = 0; c < batch.size(); ++c) batch[c].name = names[c];
  return batch;
}

TEST(GridMappingOfColumns, GivesTheSameCells) {
  ArrowProducer producer({own_columns()});
  Findings findings;
  const LoadedGrid grid = read(producer, findings, Headcount::present, own_names());
  EXPECT_EQ(grid_digest(grid.cells), csv_digest());
  EXPECT_EQ(grid.layout, GridLayout::declared);
  EXPECT_EQ(grid.vintage, 2021);
  EXPECT_FALSE(grid.is_vintage_assumed);
  EXPECT_EQ(to_text(grid.layout), "declared");
}

TEST(GridMappingOfColumns, RefusesAMappedColumnThatIsMissing) {
  GridMapping mapping = own_names();
  mapping.people = "inhabitant";
  EXPECT_THAT(columns_error(own_columns(), mapping), HasSubstr("is \"INHABITANTS\" meant?"));
  mapping = own_names();
  mapping.imputed = "flags";
  EXPECT_THAT(columns_error(own_columns(), mapping),
              HasSubstr("\"flags\" (whether the cell's figures are imputed)"));
  mapping = own_names();
  mapping.communes = "place";
  EXPECT_THAT(columns_error(own_columns(), mapping),
              HasSubstr("\"place\" (codes of the cell's communes)"));
}

TEST(GridMappingOfColumns, NeedsTheYearOfIncomes) {
  GridMapping mapping = own_names();
  mapping.year.reset();
  EXPECT_THAT(columns_error(own_columns(), mapping),
              HasSubstr("frame: expected the year of the incomes, found none in the mapping of "
                        "columns nor in the name (write year = … into the mapping"));
}

TEST(GridMappingOfColumns, SaysThatItHasNoHouseholds) {
  GridMapping mapping = own_names();
  mapping.households.clear();
  mapping.poor_households.clear();
  EXPECT_THAT(columns_error(own_columns(), mapping),
              HasSubstr("expected households, found a mapping of columns that names none"));
}

TEST(GridMappingOfColumns, RefusesColumnsOfTheWrongType) {
  GridMapping mapping = own_names();
  mapping.communes = "flag";
  mapping.imputed = "where";
  EXPECT_THAT(columns_error(own_columns(), mapping), HasSubstr("expected a column of texts"));
}

/// Eurostat's grid of the census of 2021, as version 2 of its file names the columns.
const std::string kEurostat =
    "GRD_ID,T,M,F,Y_LT15,Y_1564,Y_GE65,EMP,NAT,EU_OTH,OTH,SAME,CHG_IN,CHG_OUT\n"
    "CRS3035RES1000mN2689000E4337000,1500,740,760,300,900,300,700,1400,50,50,1300,150,50\n"
    "CRS3035RES1000mN2689000E4338000,900,450,450,150,600,150,400,850,25,25,800,80,20\n"
    "CRS3035RES1000mN2690000E4337000,0,0,0,0,0,0,0,0,0,0,0,0,0\n";

GridMapping eurostat() {
  GridMapping mapping;
  mapping.id = "GRD_ID";
  mapping.people = "T";
  mapping.year = 2021;
  return mapping;
}

TEST(GridMappingOfFiles, ReadsTheCensusGridOfEurope) {
  const TempFolder folder;
  Findings findings;
  const std::vector<std::string> paths{folder.write("census.csv", kEurostat)};
  const CellTable cells =
      read_grid(paths, Headcount::absent, findings, nullptr, {}, eurostat()).cells;
  ASSERT_EQ(cells.size(), 3U);
  EXPECT_EQ(cells.grid(), (GridSystem{3035, Metres::whole(1000)}));
  EXPECT_EQ(cells.incomes(), Incomes::absent);
  EXPECT_EQ(cells.headcount(), Headcount::absent);
  EXPECT_EQ(cells.people()[0], Persons::whole(1500));
  EXPECT_EQ(cells.positions()[0], (CellPosition{2689, 4337}));
  EXPECT_TRUE(findings.has("no_people")) << "a cell of nobody is noted";
}

TEST(GridMappingOfFiles, ReadsTheOlderIdsOfEurope) {
  const TempFolder folder;
  Findings findings;
  const std::vector<std::string> paths{folder.write("2011.csv",
                                                    "TOT_P,GRD_ID,CNTR_CODE\n"
                                                    "1500,1kmN2689E4337,DE\n"
                                                    "900,1kmN2689E4338,DE\n")};
  GridMapping mapping = eurostat();
  mapping.people = "TOT_P";
  const CellTable cells = read_grid(paths, Headcount::absent, findings, nullptr, {}, mapping).cells;
  EXPECT_EQ(cells.id(CellIndex(0)).text(), "CRS3035RES1000mN2689000E4337000");
  EXPECT_EQ(cells.people()[1], Persons::whole(900));
}

TEST(GridMappingOfFiles, ReadsAGridAsWideAsEurope) {
  const TempFolder folder;
  Findings findings;
  const std::vector<std::string> paths{folder.write("wide.csv",
                                                    "GRD_ID,T\n"
                                                    "CRS3035RES1000mN2689000E0943000,1\n"
                                                    "CRS3035RES1000mN1600000E7300000,1\n")};
  EXPECT_EQ(read_grid(paths, Headcount::absent, findings, nullptr, {}, eurostat()).cells.size(),
            2U);
}

}  // namespace
}  // namespace carreau::inputs
