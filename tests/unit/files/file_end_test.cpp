// SPDX-License-Identifier: Apache-2.0
/// A file that lacks as little as one byte lacks its end.
#include "files/file_end.hpp"

#include "files/layer_writer.hpp"
#include "files/workbook_writer.hpp"
#include "support/temp_folder.hpp"

#include <gtest/gtest.h>

namespace carreau::files {
namespace {

using carreau::testing::TempFolder;

void write_points(const std::string& path, OutputFormat format, int count) {
  LayerWriter writer(path, format);
  writer.start_layer("points", "points", {{"name"}}, Crs::epsg(4326), LayerGeometry::points);
  for (int i = 0; i < count; ++i) {
    writer.add_point({std::string("{ \"type\": \"Feature\", \n{ \"type\": \"Feature\",")},
                     Point{2.0, 48.0});
  }
  writer.finish();
}

TEST(FileEnd, IsMissedInEveryFormat) {
  const TempFolder folder;
  write_points(folder / "a.gpkg", OutputFormat::geopackage, 3);
  write_points(folder / "a.geojson", OutputFormat::geojson, 3);
  WorkbookWriter book(folder / "a.xlsx", "a.xlsx");
  const std::size_t sheet = book.add_sheet("sheet", {{"column"}});
  book.add_row(sheet, std::vector<FieldValue>{std::string("value")});
  book.finish();
  (void)folder.write("a.html", "<html>\n<p>A page</p>\n</html>\n");
  (void)folder.write("a.json", "[\n  {\"a\": 1}\n]\n");
  (void)folder.write("none.json", "[]\n");
  for (const std::string name :
       {"a.gpkg", "a.geojson", "a.xlsx", "a.html", "a.json", "none.json"}) {
    EXPECT_TRUE(has_its_end(folder / name)) << name;
    const std::string whole = folder.read(name);
    // Line ends at the end say nothing.
    const std::size_t end = whole.find_last_not_of('\n');
    for (const std::size_t size : {end, (end + 1) / 2}) {
      EXPECT_FALSE(has_its_end(folder.write("cut", whole.substr(0, size)))) << name << ' ' << size;
    }
  }
  const std::string whole = folder.read("a.xlsx");
  EXPECT_FALSE(has_its_end(folder.write("cut", whole.substr(0, 100) + whole.substr(101))))
      << "a workbook without a byte of its middle";
  EXPECT_TRUE(has_its_end(folder.write("a.csv", "[code,name\n"))) << "a table has no end";
  EXPECT_TRUE(has_its_end(folder.write("a.toml", "[a]\nb = 1\n"))) << "nor have settings";
  EXPECT_TRUE(has_its_end(folder.write("empty", "")));
  EXPECT_FALSE(has_its_end(folder / "missing"));
}

TEST(FileEnd, CountsTheFeaturesOfAGeoJson) {
  const TempFolder folder;
  for (const int count : {0, 1, 7}) {
    const std::string path = folder / (std::to_string(count) + ".geojson");
    write_points(path, OutputFormat::geojson, count);
    EXPECT_EQ(geojson_features(path), count);
  }
}

}  // namespace
}  // namespace carreau::files
