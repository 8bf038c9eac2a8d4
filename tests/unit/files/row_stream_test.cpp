// SPDX-License-Identifier: Apache-2.0
/// Rows as they come: the same text as a whole table, and nothing left behind without an end.
#include "files/row_stream.hpp"

#include "base/error.hpp"
#include "support/gdal_files.hpp"
#include "support/temp_folder.hpp"

#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <cstdint>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

namespace carreau::files {
namespace {

using carreau::testing::TempFolder;

const std::vector<FieldSpec> kPlaceFields = {
    {"code"}, {"n", FieldType::integer}, {"d", FieldType::real}};

RowLayer layer() {
  return {"places", "Lieux", kPlaceFields, Crs::epsg(4326), LayerGeometry::points};
}

const std::vector<Row> kPlaceRows = {
    {std::string("a, \"b\""), std::int64_t{3}, 0.25},
    {FieldValue(), FieldValue(), FieldValue()},
    {std::string("line\nend"), std::int64_t{-1}, 1e6},
};

std::string text_of(TableFormat format, std::size_t rows) {
  std::ostringstream out;
  const auto stream = stream_rows(out, format, layer());
  for (std::size_t i = 0; i < rows; ++i) stream->add(kPlaceRows[i], {});
  stream->finish();
  return out.str();
}

TEST(RowStream, Csv) {
  EXPECT_EQ(text_of(TableFormat::csv, 3),
            "code,n,d\n\"a, \"\"b\"\"\",3,0.25\n,,\n\"line\nend\",-1,1000000\n");
  EXPECT_EQ(text_of(TableFormat::csv, 0), "code,n,d\n");
}

TEST(RowStream, NamesThatAreFormulasAreTextInCsvAlone) {
  const std::vector<FieldSpec> fields = {{"=A1", FieldType::text}, {"n", FieldType::real}};
  for (const auto& [format, expected] :
       {std::pair(TableFormat::csv, "'=A1,n\n\"'=HYPERLINK(1,2)\",-1.5\n'-x,-3\n"),
        std::pair(TableFormat::json,
                  "[\n  {\n    \"=A1\": \"=HYPERLINK(1,2)\",\n    \"n\": -1.5\n  },\n"
                  "  {\n    \"=A1\": \"-x\",\n    \"n\": -3.0\n  }\n]\n")}) {
    std::ostringstream out;
    const auto stream = stream_rows(out, format, {"t", "", fields, {}, LayerGeometry::none});
    stream->add({std::string("=HYPERLINK(1,2)"), -1.5}, {});
    stream->add({std::string("-x"), -3.0}, {});
    stream->finish();
    EXPECT_EQ(out.str(), expected);
  }
}

TEST(RowStream, Json) {
  EXPECT_EQ(text_of(TableFormat::json, 0), "[]\n");
  EXPECT_EQ(text_of(TableFormat::json, 1),
            "[\n  {\n    \"code\": \"a, \\\"b\\\"\",\n    \"n\": 3,\n    \"d\": 0.25\n  }\n]\n");
  EXPECT_NE(text_of(TableFormat::json, 3).find("\"line\\nend\""), std::string::npos);
}

TEST(RowStream, AFileAppearsOnlyOnceFinished) {
  const TempFolder folder;
  for (const auto& [name, format] : {std::pair("a.csv", TableFormat::csv),
                                     {"a.json", TableFormat::json},
                                     {"a.gpkg", TableFormat::geopackage}}) {
    {
      const auto stream = stream_rows(folder / name, format, false, layer());
      stream->add(kPlaceRows[0], {Point{2.5, 48.9}});
    }
    EXPECT_TRUE(folder.content().empty()) << name;
    const auto stream = stream_rows(folder / name, format, false, layer());
    stream->add(kPlaceRows[0], {Point{2.5, 48.9}});
    stream->finish();
    EXPECT_EQ(folder.content().size(), 1U) << name;
    EXPECT_THROW((void)stream_rows(folder / name, format, false, layer()), IoError);
    std::filesystem::remove(folder / name);
  }
}

TEST(RowStream, AGeoPackageKeepsThePoints) {
  const TempFolder folder;
  const auto stream = stream_rows(folder / "a.gpkg", TableFormat::geopackage, false, layer());
  stream->add(kPlaceRows[0], {Point{2.5, 48.9}});
  stream->add(kPlaceRows[1], {});
  stream->finish();
  std::vector<std::string> shapes;
  carreau::testing::for_each_feature(folder / "a.gpkg", "places", [&](OGRFeature& row) {
    const OGRGeometry* const geometry = row.GetGeometryRef();
    shapes.push_back(geometry == nullptr ? "none" : geometry->exportToWkt());
  });
  EXPECT_EQ(shapes, (std::vector<std::string>{"POINT (2.5 48.9)", "none"}));
}

}  // namespace
}  // namespace carreau::files
