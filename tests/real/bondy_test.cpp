// SPDX-License-Identifier: Apache-2.0
/// Bondy's GeoPackage, whose CRS is stored as undefined: cells are placed by their id.
#include "support/gdal_files.hpp"
#include "support/real_data.hpp"

#include <ogrsf_frmts.h>

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

}  // namespace
}  // namespace carreau::testing
