// SPDX-License-Identifier: Apache-2.0
/// Shapefiles of which a part was cut, or comes from another one, are never read in part.
#include "files/shapefile_parts.hpp"

#include "files/gdal_source.hpp"
#include "support/faults.hpp"
#include "support/gdal_files.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace carreau::files {
namespace {

using testing::codes_thrown_by;
using ::testing::Contains;
using ::testing::ElementsAre;

class Shapefile : public ::testing::Test {
 protected:
  void SetUp() override { write("q", 3); }
  void write(const std::string& name, int count) {
    std::vector<testing::GeoJsonRing> rings;
    for (int k = 0; k < count; ++k) {
      rings.push_back({R"("code":")" + std::to_string(k) + '"', testing::box(k, 50, k + 1, 51)});
    }
    testing::convert(folder_.write(name + ".geojson", testing::geojson(rings, 0)),
                     folder_ / (name + ".shp"), {"-f", "ESRI Shapefile"});
  }
  std::vector<std::string> codes() {
    return codes_thrown_by([&] { (void)open_dataset(folder_ / "q.shp"); });
  }
  testing::TempFolder folder_;
};

TEST_F(Shapefile, WhereverAPartIsCutItIsRefused) {
  EXPECT_THAT(codes(), ElementsAre());
  for (const char* const part : {"q.shp", "q.shx", "q.dbf"}) {
    const std::string whole = folder_.read(part);
    // The table ends with a mark that may be missing.
    const std::size_t end = whole.size() - (std::string(part) == "q.dbf" ? 1 : 0);
    for (std::size_t size = 1; size < end; size += 7) {
      (void)folder_.write(part, whole.substr(0, size));
      EXPECT_THAT(codes(), Contains("shapefile_part_cut")) << part << " " << size;
    }
    (void)folder_.write(part, whole.substr(0, end - 1));
    EXPECT_THAT(codes(), ElementsAre("shapefile_part_cut", "download_again")) << part;
    (void)folder_.write(part, whole);
  }
}

TEST_F(Shapefile, PartsOfAnotherOneAreRefused) {
  write("r", 2);
  (void)folder_.write("q.dbf", folder_.read("r.dbf"));
  EXPECT_THAT(codes(), ElementsAre("shapefile_parts_differ", "keep_shapefile_together"));
}

}  // namespace
}  // namespace carreau::files
