// SPDX-License-Identifier: Apache-2.0
/// Bondy's GeoPackage, whose CRS is stored as undefined: cells are placed by their id. Bondy's
/// geocoded addresses among the communes of its département, each held against GDAL.
#include "support/gdal_files.hpp"
#include "support/real_data.hpp"

#include <ogrsf_frmts.h>

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace carreau::testing {
namespace {

class Bondy : public RealRun {
 protected:
  static std::string grid() { return real_file("grid/bondy_2019/bondy_carreaux_200m.gpkg"); }
};

TEST_F(Bondy, IsReadByIdWithAFinding) {
  std::int64_t cells = 0;
  double people = 0.0;
  for_each_feature(grid(), "bondy", [&](OGRFeature& row) {
    ++cells;
    people += std::round(row.GetFieldAsDouble("ind") * 10.0) / 10.0;
  });
  const auto summary =
      json({"delineate", grid(), "--urban-units", real_file("territory/UU2020_au_01-01-2021.xlsx"),
            "--communes", real_file("territory/communes_population.csv"), "--rule",
            "metropole-2023", "-o", "bondy.gpkg", "--cells", "all"});
  EXPECT_EQ(count_of(summary, "undefined_crs"), 1);
  EXPECT_EQ(summary.at("cells"), cells);
  EXPECT_NEAR(summary.at("people").get<double>(), people, 0.05);
  EXPECT_EQ(summary.at("urban_units").at(0).at("code"), "00851");
  // Whole squares come out, though the file's own are clipped to the commune.
  for_each_feature(folder_ / "bondy.gpkg", "cells", [&](OGRFeature& cell) {
    ASSERT_DOUBLE_EQ(cell.GetGeometryRef()->toMultiPolygon()->get_Area(), 40'000.0);
    ASSERT_STREQ(cell.GetGeometryRef()->getSpatialReference()->GetAuthorityCode(nullptr), "3035");
  });
}

TEST_F(Bondy, AddressesLieInTheCommunesThatGdalFinds) {
  const std::string communes = real_file("territory/communes-93-seine-saint-denis.geojson");
  const auto summary = json({"assign", real_file("addresses/adresses93010.csv"), communes, "-o",
                             "addresses.gpkg", "--within", "300m"});
  EXPECT_EQ(summary.at("rows"), 5698);
  EXPECT_EQ(summary.at("placed"), 5698);
  EXPECT_TRUE(summary.at("findings").empty());
  std::vector<std::pair<std::string, std::unique_ptr<OGRGeometry>>> shapes;
  for_each_feature(communes, "", [&](OGRFeature& row) {
    shapes.emplace_back(row.GetFieldAsString("code"), row.GetGeometryRef()->clone());
  });
  ASSERT_EQ(shapes.size(), 40U);
  std::map<std::string, int> by_commune;
  int doubtful_elsewhere = 0;
  for_each_feature(folder_ / "addresses.gpkg", "assignment", [&](OGRFeature& row) {
    std::string expected;
    for (const auto& [code, shape] : shapes) {
      if (expected.empty() && shape->Intersects(row.GetGeometryRef()) != 0) expected = code;
    }
    ASSERT_EQ(row.GetFieldAsString("code"), expected);
    ++by_commune[expected];
    if (expected != "93010") doubtful_elsewhere += row.GetFieldAsInteger("ambiguous");
  });
  // All are Bondy's: the boundaries are simplified, and the flag is there to say so.
  EXPECT_EQ(by_commune["93010"], 5573);
  EXPECT_GT(doubtful_elsewhere, 60);
}

}  // namespace
}  // namespace carreau::testing
