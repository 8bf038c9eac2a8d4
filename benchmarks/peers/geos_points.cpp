// SPDX-License-Identifier: Apache-2.0
/// GEOS: which zone holds each point, by an STR tree over the zones and prepared geometries.
/// Timed: the tree, the preparation and the look-up of every point.
#include "peer.hpp"

#include <geos_c.h>

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace {

using namespace carreau::peers;

constexpr std::size_t kVertices = 200;

std::vector<double> read_doubles(const std::string& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  if (!file) return {};
  std::vector<double> values(static_cast<std::size_t>(file.tellg()) / sizeof(double));
  file.seekg(0);
  file.read(reinterpret_cast<char*>(values.data()),
            static_cast<std::streamsize>(values.size() * sizeof(double)));
  return values;
}

std::vector<GEOSGeometry*> read_zones(GEOSContextHandle_t geos, const std::string& path) {
  const std::vector<double> xy = read_doubles(path);
  std::vector<GEOSGeometry*> zones;
  for (std::size_t start = 0; start < xy.size(); start += 2 * kVertices) {
    GEOSCoordSequence* ring = GEOSCoordSeq_create_r(geos, kVertices + 1, 2);
    for (unsigned i = 0; i <= kVertices; ++i) {
      const std::size_t at = start + 2 * (i % kVertices);
      GEOSCoordSeq_setXY_r(geos, ring, i, xy[at], xy[at + 1]);
    }
    zones.push_back(
        GEOSGeom_createPolygon_r(geos, GEOSGeom_createLinearRing_r(geos, ring), nullptr, 0));
  }
  return zones;
}

/// Prepared zones behind a tree.
class Index {
 public:
  Index(GEOSContextHandle_t geos, const std::vector<GEOSGeometry*>& zones) : geos_(geos) {
    tree_ = GEOSSTRtree_create_r(geos, 10);
    for (const GEOSGeometry* zone : zones) prepared_.push_back(GEOSPrepare_r(geos, zone));
    for (std::size_t i = 0; i < zones.size(); ++i) {
      GEOSSTRtree_insert_r(geos, tree_, zones[i], &prepared_[i]);
    }
  }
  Index(const Index&) = delete;
  Index& operator=(const Index&) = delete;
  ~Index() {
    GEOSSTRtree_destroy_r(geos_, tree_);
    for (const GEOSPreparedGeometry* zone : prepared_) GEOSPreparedGeom_destroy_r(geos_, zone);
  }

  /// The zone that holds the point, -1 for none.
  std::ptrdiff_t locate(double x, double y) {
    GEOSGeometry* point = GEOSGeom_createPointFromXY_r(geos_, x, y);
    Query query{geos_, point, nullptr};
    GEOSSTRtree_query_r(geos_, tree_, point, test, &query);
    GEOSGeom_destroy_r(geos_, point);
    return query.found == nullptr ? -1 : query.found - prepared_.data();
  }

 private:
  using Prepared = const GEOSPreparedGeometry*;
  struct Query {
    GEOSContextHandle_t geos;
    const GEOSGeometry* point;
    const Prepared* found;
  };

  static void test(void* item, void* user) {
    auto& query = *static_cast<Query*>(user);
    const auto* zone = static_cast<const Prepared*>(item);
    if (query.found != nullptr) return;
    if (GEOSPreparedContains_r(query.geos, *zone, query.point) == 1) query.found = zone;
  }

  GEOSContextHandle_t geos_;
  GEOSSTRtree* tree_ = nullptr;
  std::vector<Prepared> prepared_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: geos_points FOLDER clustered|sorted\n";
    return 2;
  }
  const std::string folder = argv[1];
  const std::string order = argv[2];
  GEOSContextHandle_t geos = GEOS_init_r();
  const std::vector<GEOSGeometry*> zones = read_zones(geos, folder + "/zones.f64");
  const std::vector<double> points = read_doubles(folder + "/points_" + order + ".f64");
  const std::size_t count = points.size() / 2;
  if (zones.empty() || count == 0) return 1;
  std::vector<std::ptrdiff_t> zone_of(count);
  Result result{0.0, static_cast<std::int64_t>(count), {}};
  {
    const Stopwatch watch;
    Index index(geos, zones);
    for (std::size_t i = 0; i < count; ++i) {
      zone_of[i] = index.locate(points[2 * i], points[2 * i + 1]);
    }
    result.seconds = watch.seconds();
  }
  result.check = std::count_if(zone_of.begin(), zone_of.end(), [](auto zone) { return zone >= 0; });
  report("points_" + order, "GEOS prepared", result);
  for (GEOSGeometry* zone : zones) GEOSGeom_destroy_r(geos, zone);
  GEOS_finish_r(geos);
  return 0;
}
