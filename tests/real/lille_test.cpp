// SPDX-License-Identifier: Apache-2.0
/// The Lille area against its official quartiers, the agreement computed a second time by GDAL.
#include "grid/cell_id.hpp"
#include "support/gdal_files.hpp"
#include "support/real_data.hpp"

#include <cpl_conv.h>
#include <ogrsf_frmts.h>

#include <cctype>
#include <cmath>
#include <iostream>
#include <map>
#include <memory>
#include <numeric>

namespace carreau::testing {
namespace {

using GeometryPtr = std::unique_ptr<OGRGeometry>;

OGRSpatialReference grid_crs() {
  OGRSpatialReference crs;
  crs.importFromEPSG(3035);
  crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return crs;
}

/// Valid polygons of a layer in the grid's CRS.
std::vector<GeometryPtr> zones_of(const std::string& path, const std::string& layer) {
  OGRSpatialReference crs = grid_crs();
  std::vector<GeometryPtr> zones;
  for_each_feature(path, layer, [&](OGRFeature& feature) {
    GeometryPtr zone(feature.GetGeometryRef()->clone());
    zone->transformTo(&crs);
    if (zone->IsValid() == 0) zone.reset(zone->MakeValid());
    zones.push_back(std::move(zone));
  });
  return zones;
}

double area_of(const OGRGeometry& geometry) {
  const auto type = wkbFlatten(geometry.getGeometryType());
  if (type == wkbPolygon) return geometry.toPolygon()->get_Area();
  if (type != wkbMultiPolygon && type != wkbGeometryCollection) return 0.0;
  double area = 0.0;
  for (const OGRGeometry* part : *geometry.toGeometryCollection()) area += area_of(*part);
  return area;
}

/// The share of a cell's square that lies in zones that do not overlap.
double share_inside(const CellId& cell, const std::vector<GeometryPtr>& zones) {
  const double x = cell.position.column * 200.0;
  const double y = cell.position.row * 200.0;
  OGRLinearRing ring;
  for (const auto& [dx, dy] : {std::pair{0, 0}, {200, 0}, {200, 200}, {0, 200}, {0, 0}}) {
    ring.addPoint(x + dx, y + dy);
  }
  OGRPolygon square;
  square.addRing(&ring);
  OGREnvelope box;
  square.getEnvelope(&box);
  double area = 0.0;
  for (const GeometryPtr& zone : zones) {
    OGREnvelope other;
    zone->getEnvelope(&other);
    if (box.Intersects(other) == 0) continue;
    const GeometryPtr common(zone->Intersection(&square));
    if (common) area += area_of(*common);
  }
  return std::min(1.0, area / 40'000.0);
}

struct Oracle {
  double proposed = 0.0;
  double official = 0.0;
  double both = 0.0;
  [[nodiscard]] double f1() const { return 2.0 * both / (proposed + official); }
};

class Lille : public RealRun {
 protected:
  void SetUp() override {
    RealRun::SetUp();
    if (IsSkipped()) return;
    const ProgramResult result =
        run({"delineate", grid(), "--urban-units", real_file("territory/UU2020_au_01-01-2021.xlsx"),
             "--communes", real_file("territory/communes_population.csv"), "--rule",
             "metropole-2014", "-o", "lille.gpkg", "--quiet"});
    ASSERT_EQ(result.exit_code, 0) << result.err;
  }
  static std::string grid() { return real_file("grid/lille_2017/carreaux_200m_lille_2017.csv"); }
  static std::string official() { return real_file("grid/lille_2017/qpv2015_lille.geojson"); }

  Oracle oracle() const {
    const auto proposed = zones_of(folder_ / "lille.gpkg", "perimeters");
    const auto reference = zones_of(official(), "");
    Oracle sums;
    for_each_feature(grid(), "", [&](OGRFeature& row) {
      const auto cell = CellId::parse(row.GetFieldAsString("Idcar_200m"));
      ASSERT_TRUE(cell.has_value());
      const double people = std::stod(row.GetFieldAsString("Ind"));
      const double p = share_inside(*cell, proposed);
      const double r = share_inside(*cell, reference);
      sums.proposed += people * p;
      sums.official += people * r;
      sums.both += people * std::min(p, r);
    });
    return sums;
  }
};

TEST_F(Lille, AgreesWithTheOfficialQuartiersAsTheIssueAsks) {
  const Oracle sums = oracle();
  std::cout << "people-weighted F1 " << sums.f1() << ", proposed " << sums.proposed << ", official "
            << sums.official << ", both " << sums.both << '\n';
  EXPECT_GE(sums.f1(), 0.75);

  const auto own = json({"evaluate", "lille.gpkg", official(), grid(), "--repair"});
  EXPECT_NEAR(own.at("f1").get<double>(), sums.f1(), 0.002);
  EXPECT_NEAR(own.at("people_proposed").get<double>(), sums.proposed, 1.0);
  EXPECT_NEAR(own.at("people_reference").get<double>(), sums.official, sums.official * 0.001);
  EXPECT_NEAR(own.at("people_both").get<double>(), sums.both, sums.both * 0.002);
  EXPECT_EQ(own.at("reference").size(), 26U);
  EXPECT_NEAR(own.at("ceiling").get<double>(), 0.869, 0.005);
}

TEST_F(Lille, CompactZonesAgreeBetter) {
  const ProgramResult result =
      run({"delineate", grid(), "--urban-units", real_file("territory/UU2020_au_01-01-2021.xlsx"),
           "--communes", real_file("territory/communes_population.csv"), "--rule", "metropole-2014",
           "--method", "compact", "-o", "compact.gpkg", "--quiet"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const auto compact = json({"evaluate", "compact.gpkg", official(), grid(), "--repair"});
  const auto plain = json({"evaluate", "lille.gpkg", official(), grid(), "--repair"});
  std::cout << "compact F1 " << compact.at("f1") << '\n';
  EXPECT_GE(compact.at("f1").get<double>(), 0.765);
  EXPECT_GT(compact.at("f1").get<double>(), plain.at("f1").get<double>());
}

/// The medians that INSEE publishes for the 26 quartiers (REVN_2019, incomes of 2017) against those
/// estimated for the same perimeters. Cells that a perimeter cuts hold richer people of the other
/// side, so estimates lie above; the intervals of `check` allow for it.
TEST_F(Lille, MediansOfTheQuartiersFollowThePublishedOnes) {
  std::map<std::string, double> published;
  for_each_feature(real_file("incomes/REVN_2019.csv"), "", [&](OGRFeature& row) {
    const std::string code = row.GetFieldAsString("CODGEO");
    std::string text = row.GetFieldAsString("DISP_Q2");
    std::erase_if(text, [](unsigned char c) { return std::isdigit(c) == 0; });
    if (!text.empty()) published[code] = std::stod(text);
  });
  const ProgramResult result = run({"check", official(), grid(), "--repair", "--urban-units",
                                    real_file("territory/UU2020_au_01-01-2021.xlsx"), "--communes",
                                    real_file("territory/communes_population.csv"), "--rule",
                                    "metropole-2014", "-o", "check.json", "--quiet"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  std::vector<double> own;
  std::vector<double> theirs;
  int held = 0;
  for (const auto& zone : nlohmann::json::parse(folder_.read("check.json"))) {
    const auto found = published.find(zone.at("code"));
    if (found == published.end()) continue;
    own.push_back(std::log(zone.at("median_disposable").get<double>()));
    theirs.push_back(std::log(found->second));
    held += zone.at("median_disposable_low").get<double>() <= found->second &&
                    found->second <= zone.at("median_disposable_high").get<double>()
                ? 1
                : 0;
  }
  ASSERT_EQ(own.size(), 26U);
  const auto mean = [](const std::vector<double>& v) {
    return std::accumulate(v.begin(), v.end(), 0.0) / static_cast<double>(v.size());
  };
  double covariance = 0.0;
  double variance_own = 0.0;
  double variance_theirs = 0.0;
  for (std::size_t i = 0; i < own.size(); ++i) {
    const double a = own[i] - mean(own);
    const double b = theirs[i] - mean(theirs);
    covariance += a * b;
    variance_own += a * a;
    variance_theirs += b * b;
  }
  const double bias = mean(own) - mean(theirs);
  const double correlation = covariance / std::sqrt(variance_own * variance_theirs);
  std::cout << "bias " << bias << ", correlation " << correlation << ", in the interval " << held
            << " of 26\n";
  EXPECT_GT(bias, 0.0);
  EXPECT_LT(bias, 0.09);
  EXPECT_GT(correlation, 0.75);
  EXPECT_GE(held, 18);
}

/// People inside limits drawn around dwellings against the municipal populations of 2013, and the
/// verdicts on quartiers that were official.
TEST_F(Lille, PeopleOfTheQuartiersAreNearThePublishedOnes) {
  std::map<std::string, double> published;
  for_each_feature(real_file("zones/qpv2015/pop_qp_2013.csv"), "", [&](OGRFeature& row) {
    published[row.GetFieldAsString("qp")] =
        std::stod(row.GetFieldAsString("population_municipale_2013"));
  });
  const ProgramResult result = run({"check", official(), grid(), "--repair", "--urban-units",
                                    real_file("territory/UU2020_au_01-01-2021.xlsx"), "--communes",
                                    real_file("territory/communes_population.csv"), "--rule",
                                    "metropole-2014", "-o", "check.json", "--quiet"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  double error = 0.0;
  int held = 0;
  int met = 0;
  const auto zones = nlohmann::json::parse(folder_.read("check.json"));
  ASSERT_EQ(zones.size(), 26U);
  for (const auto& zone : zones) {
    const double people = published.at(zone.at("code"));
    error += std::abs(std::log(zone.at("people").get<double>() / people)) / 26.0;
    held += zone.at("people_low") <= people && people <= zone.at("people_high") ? 1 : 0;
    met += zone.at("verdict") == "meets" ? 1 : 0;
    EXPECT_NE(zone.at("verdict"), "fails") << zone.at("code");
  }
  std::cout << "error " << error << ", in the interval " << held << ", met " << met << '\n';
  EXPECT_LE(error, 0.15);
  EXPECT_GE(held, 22);
  EXPECT_GE(met, 25);
}

TEST_F(Lille, PeopleAreConserved) {
  double tenths = 0.0;
  for_each_feature(grid(), "", [&](OGRFeature& row) {
    tenths += std::round(std::stod(row.GetFieldAsString("Ind")) * 10.0);
  });
  double in_units = 0.0;
  for (const auto& unit : layer_rows(folder_ / "lille.gpkg", "urban_units")) {
    in_units += std::stod(unit.at("people"));
  }
  EXPECT_NEAR(in_units, tenths / 10.0, 0.05);
}

TEST_F(Lille, ShuffledRowsAndThreadsGiveTheSameBytes) {
  const std::string expected = folder_.read("lille.gpkg");
  std::string text = read_file(grid());
  const std::size_t body = text.find('\n') + 1;
  const std::size_t middle = text.find('\n', text.size() / 2) + 1;
  const std::string end = text.back() == '\n' ? "" : "\n";
  (void)folder_.write(
      "shuffled/carreaux_200m_lille_2017.csv",
      text.substr(0, body) + text.substr(middle) + end + text.substr(body, middle - body));
  for (const char* threads : {"1", "2"}) {
    const ProgramResult result =
        run({"delineate", "shuffled/carreaux_200m_lille_2017.csv", "--urban-units",
             real_file("territory/UU2020_au_01-01-2021.xlsx"), "--communes",
             real_file("territory/communes_population.csv"), "--rule", "metropole-2014", "-o",
             "again.gpkg", "--quiet", "--overwrite", "--threads", threads});
    ASSERT_EQ(result.exit_code, 0) << result.err;
    EXPECT_TRUE(folder_.read("again.gpkg") == expected) << threads << " threads";
  }
}

}  // namespace
}  // namespace carreau::testing
