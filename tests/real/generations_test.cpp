// SPDX-License-Identifier: Apache-2.0
/// One generation of real quartiers against another: Lille's against themselves, and the Gard's of
/// 2015 against a made-up list of 2024 in which everything happens.
#include "support/gdal_files.hpp"
#include "support/real_data.hpp"

#include <cpl_conv.h>
#include <gmock/gmock.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <map>
#include <memory>

namespace carreau::testing {
namespace {

using GeometryPtr = std::unique_ptr<OGRGeometry>;

/// Features of a made-up layer in Lambert 93, by code.
class MadeUpLayer {
 public:
  void add(const std::string& code, const OGRGeometry& geometry) {
    char* json = geometry.exportToJson();
    features_ += (features_.empty() ? "" : ",\n") +
                 std::string(R"({"type":"Feature","properties":)") + R"({"code_qp":")" + code +
                 R"("},"geometry":)" + json + "}";
    CPLFree(json);
  }
  [[nodiscard]] std::string text() const {
    return R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":)"
           R"("urn:ogc:def:crs:EPSG::2154"}},"features":[)" +
           features_ + "]}\n";
  }

 private:
  std::string features_;
};

/// The Gard's quartiers of 2015, valid, in Lambert 93.
std::map<std::string, GeometryPtr> gard_2015() {
  OGRSpatialReference lambert;
  lambert.importFromEPSG(2154);
  lambert.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  std::map<std::string, GeometryPtr> zones;
  for_each_feature(real_file("zones/qpv2015_occitanie.geojson"), "", [&](OGRFeature& feature) {
    const std::string code = feature.GetFieldAsString("code_qp");
    if (!code.starts_with("QP030")) return;
    GeometryPtr zone(feature.GetGeometryRef()->clone());
    zone->transformTo(&lambert);
    if (zone->IsValid() == 0) zone.reset(zone->MakeValid());
    zones[code] = std::move(zone);
  });
  return zones;
}

OGRPolygon rectangle(double west, double south, double east, double north) {
  OGRLinearRing ring;
  for (const auto& [x, y] :
       {std::pair{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}) {
    ring.addPoint(x, y);
  }
  OGRPolygon polygon;
  polygon.addRing(&ring);
  return polygon;
}

class Generations : public RealRun {
 protected:
  static std::string lille() { return real_file("grid/lille_2017/qpv2015_lille.geojson"); }
  static std::string lille_grid() {
    return real_file("grid/lille_2017/carreaux_200m_lille_2017.csv");
  }
  static std::string ales_grid() { return real_file("grid/ales_2019/carreaux_200m_ales_2019.csv"); }

  std::vector<std::string> gard(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words{"compare", "qpv2015.geojson", "qpv2024.geojson", ales_grid(),
                                   "--without-headcount"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }
};

TEST_F(Generations, LilleAgainstItselfIsUnchangedAndClosesOnTheGrid) {
  const auto summary = json({"compare", lille(), lille(), lille_grid(), "--repair", "--tolerance",
                             "0", "--matrix", "moved.json"});
  EXPECT_EQ(summary.at("unchanged"), 26);
  EXPECT_EQ(summary.at("before").at("people"), summary.at("both").at("people"));
  double people = 0.0;
  for_each_feature(lille_grid(), "", [&](OGRFeature& row) {
    people += std::round(std::stod(row.GetFieldAsString("Ind")) * 10.0);
  });
  std::map<std::string, double> sums;
  for (const auto& row : nlohmann::json::parse(folder_.read("moved.json"))) {
    sums[row.at("entry")] += std::round(row.at("people").get<double>() * 10.0);
    if (row.at("entry") != "part") continue;
    EXPECT_EQ(row.at("before"), row.at("after"));
  }
  for (const char* entry : {"part", "total_before", "total_after", "total"}) {
    EXPECT_EQ(sums.at(entry), people) << entry;
  }
}

TEST_F(Generations, TheGardWithEveryKindOfChange) {
  const auto zones = gard_2015();
  ASSERT_GE(zones.size(), 8U);
  MadeUpLayer before;
  MadeUpLayer after;
  for (const auto& [code, zone] : zones) before.add(code, *zone);

  const auto middle_of = [](const OGRGeometry& zone) {
    OGREnvelope box;
    zone.getEnvelope(&box);
    return (box.MinX + box.MaxX) / 2.0;
  };
  const OGRGeometry& ales = *zones.at("QP030001");
  const double cut = middle_of(ales);
  const OGRPolygon west = rectangle(cut - 50'000, 6'300'000, cut, 6'400'000);
  const OGRPolygon east = rectangle(cut, 6'300'000, cut + 50'000, 6'400'000);
  after.add("QN03001M", *GeometryPtr(ales.Intersection(&west)));
  after.add("QN03018M", *GeometryPtr(ales.Intersection(&east)));
  after.add("QN03014M", *GeometryPtr(zones.at("QP030014")->Buffer(80.0)));
  after.add("QN03016I", *zones.at("QP030016"));
  // QP030017 leaves. The two before it in the list become one; nobody of the grid lives there.
  after.add("QN03002M", *GeometryPtr(zones.at("QP030002")->Union(zones.at("QP030003").get())));
  OGREnvelope ecusson;
  zones.at("QP030014")->getEnvelope(&ecusson);
  // Beside the Écusson, and with a letter that is wrong.
  after.add("QN03030M",
            rectangle(ecusson.MaxX + 300, ecusson.MinY, ecusson.MaxX + 900, ecusson.MaxY));
  std::size_t kept = 0;
  for (const auto& [code, zone] : zones) {
    const bool is_printed = code == "QP030001" || code == "QP030014" || code == "QP030016" ||
                            code == "QP030017" || code == "QP030002" || code == "QP030003";
    if (is_printed) continue;
    after.add("QN" + code.substr(2, 3) + code.substr(6, 2) + "I", *zone);
    ++kept;
  }
  (void)folder_.write("qpv2015.geojson", before.text());
  (void)folder_.write("qpv2024.geojson", after.text());

  const auto summary = json(gard({"-o", "changes.json"}));
  EXPECT_EQ(summary.at("unchanged"), kept + 1);
  EXPECT_EQ(summary.at("redrawn"), 1);
  EXPECT_EQ(summary.at("split"), 1);
  EXPECT_EQ(summary.at("merged"), 1);
  EXPECT_EQ(summary.at("entered"), 1);
  EXPECT_EQ(summary.at("left"), 1);
  EXPECT_EQ(count_of(summary, "code_not_borne_out"), 1);
  std::map<std::string, nlohmann::json> rows;
  for (auto& row : nlohmann::json::parse(folder_.read("changes.json"))) rows[row.at("code")] = row;
  EXPECT_EQ(rows.at("QP030001").at("change"), "split");
  EXPECT_EQ(rows.at("QP030001").at("linked"), "QN03001M;QN03018M");
  EXPECT_EQ(rows.at("QP030001").at("people_lost"), 0.0);
  EXPECT_EQ(rows.at("QP030002").at("change"), "merged");
  EXPECT_EQ(rows.at("QP030014").at("change"), "redrawn");
  EXPECT_GT(rows.at("QP030014").at("people_gained"), 100.0);
  EXPECT_EQ(rows.at("QP030017").at("change"), "left");
  EXPECT_EQ(rows.at("QP030017").at("people_lost"), rows.at("QP030017").at("people"));
  EXPECT_EQ(rows.at("QN03030M").at("change"), "entered");
  EXPECT_TRUE(rows.at("QP030017").at("poor_households").is_null()) << "the grid has none";

  std::vector<std::string> back = gard();
  std::swap(back[1], back[2]);
  const auto mirror = json(back);
  EXPECT_EQ(mirror.at("split"), summary.at("merged"));
  EXPECT_EQ(mirror.at("entered"), summary.at("left"));
  EXPECT_EQ(mirror.at("redrawn"), summary.at("redrawn"));
  EXPECT_EQ(mirror.at("both"), summary.at("both"));
  EXPECT_EQ(mirror.at("before").at("people"), summary.at("after").at("people"));
}

}  // namespace
}  // namespace carreau::testing
