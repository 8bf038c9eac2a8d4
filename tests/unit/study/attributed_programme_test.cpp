// SPDX-License-Identifier: Apache-2.0
/// A programme of actions read and attributed as a whole, or stopped.
#include "study/attributed_programme.hpp"

#include "base/error.hpp"
#include "support/faults.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace carreau::study {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

/// The programme of the bundled town.
ProgrammeSources sample_sources() {
  const std::string folder = CARREAU_SOURCE_DIR "/data/sample/";
  ProgrammeSources sources;
  sources.files = {folder + "actions.xlsx"};
  sources.zones = folder + "quartiers.gpkg";
  sources.grids = {folder + "carreaux_200m_met.csv"};
  return sources;
}

TEST(LoadProgramme, AttributesEveryAction) {
  const auto programme = load_programme(sample_sources());
  ASSERT_FALSE(programme->import.programme.actions.empty());
  EXPECT_EQ(programme->attribution.actions.size(), programme->import.programme.actions.size());
  EXPECT_TRUE(programme->quartiers.front().people) << "the grid says how many live there";
}

TEST(LoadProgramme, StopsWhenAsked) {
  Cancellation stop;
  stop.request();
  EXPECT_THROW((void)load_programme(sample_sources(), {nullptr, &stop}), Cancelled);
}

TEST(LoadProgramme, RefusesSourcesThatMakeNoSense) {
  ProgrammeSources sources = sample_sources();
  sources.former = sources.zones;
  sources.grids.clear();
  try {
    (void)load_programme(sources);
    FAIL() << "nothing says where people of former quartiers live now";
  } catch (const ArgumentError& error) {
    EXPECT_EQ(error.message().code, "former_without_grid");
  }
}

TEST(LoadProgramme, PublishedPeopleGoBeforeThoseOfTheGrid) {
  const carreau::testing::TempFolder folder;
  ProgrammeSources sources = sample_sources();
  sources.populations =
      folder.write("pop.csv", "code_qp,population_municipale_2018\nQN03601M,1400\nQN99901M,5\n");
  const auto programme = load_programme(sources);
  EXPECT_EQ(programme->quartiers.at(0).people, 1'400.0);
  EXPECT_TRUE(programme->findings.has("populations_of_no_quartier"));
}

/// Actions of a made-up town that are somewhere else than in a quartier.
class PlacedProgramme : public ::testing::Test {
 protected:
  ProgrammeSources sources(const std::string& rows) {
    ProgrammeSources sources = sample_sources();
    sources.files = {folder_.write(
        "a.csv",
        "Référence,Année,Intitulé,Quartier,Commune,Longitude,Latitude,Financeur,Accordé\n" + rows)};
    return sources;
  }
  /// Two communes side by side, far from the quartiers of the sample.
  std::string boundaries() {
    return folder_.write("communes.geojson", R"({"type": "FeatureCollection", "features": [
      {"type": "Feature", "properties": {"codgeo": "30037", "nom": "Bessèges"},
       "geometry": {"type": "Polygon", "coordinates":
         [[[4.0, 44.2], [4.1, 44.2], [4.1, 44.3], [4.0, 44.3], [4.0, 44.2]]]}},
      {"type": "Feature", "properties": {"codgeo": "30171", "nom": "Molières-sur-Cèze"},
       "geometry": {"type": "Polygon", "coordinates":
         [[[4.1, 44.2], [4.2, 44.2], [4.2, 44.3], [4.1, 44.3], [4.1, 44.2]]]}}]})");
  }
  /// The targets outside, with the cents granted there.
  static std::vector<std::pair<std::string, std::int64_t>> outside(
      const AttributedProgramme& programme) {
    std::vector<std::pair<std::string, std::int64_t>> places;
    for (std::size_t t = 0; t < programme.attribution.targets.size(); ++t) {
      const Target& target = programme.attribution.targets[t];
      if (target.kind != TargetKind::outside) continue;
      places.emplace_back(target.name, programme.summary.targets[t].tally.cents(Measure::granted));
    }
    return places;
  }
  carreau::testing::TempFolder folder_;
};

TEST_F(PlacedProgramme, APlaceOutsideIsInItsCommune) {
  ProgrammeSources far = sources(
      "1,2024,a,,,4.05,44.25,CAF,100\n2,2024,b,,,4.15,44.25,CAF,50\n"
      "3,2024,c,Hors QPV,Bessèges,,,CAF,7\n");
  EXPECT_THAT(outside(*load_programme(far)), ElementsAre(Pair("", 15'000), Pair("Bessèges", 700)));
  far.communes = {boundaries()};
  EXPECT_THAT(outside(*load_programme(far)),
              ElementsAre(Pair("Bessèges", 10'700), Pair("Molières-sur-Cèze", 5'000)));
  far.grids.clear();
  EXPECT_THAT(outside(*load_programme(far)),
              ElementsAre(Pair("Bessèges", 10'700), Pair("Molières-sur-Cèze", 5'000)))
      << "boundaries place actions without a grid";
}

TEST_F(PlacedProgramme, APocketHasARowOfItsOwn) {
  ProgrammeSources far = sources("1,2024,a,,,4.05,44.25,CAF,100\n2,2024,b,,30037,,,CAF,50\n");
  far.pockets = folder_.write("pockets.csv", "code,name,insee_com\nP1,Haute Cèze,30037\n");
  far.communes = {boundaries()};
  EXPECT_THAT(outside(*load_programme(far)), ElementsAre(Pair("Haute Cèze", 15'000)));
  far.communes.clear();
  far.pockets = boundaries();
  EXPECT_THAT(outside(*load_programme(far)), ElementsAre(Pair("Bessèges", 15'000)));
}

TEST_F(PlacedProgramme, AliasesAreUsedAndMustMeanSomething) {
  ProgrammeSources named = sources("1,2024,a,le bas,,,,CAF,100\n");
  named.aliases = folder_.write("aliases.csv", "texte,quartier\nLe Bas,QN03601M\n");
  const auto programme = load_programme(named);
  ASSERT_EQ(programme->attribution.shares.size(), 1U);
  EXPECT_EQ(programme->attribution.targets[programme->attribution.shares[0].target.position()].code,
            "QN03601M");
  EXPECT_EQ(programme->attribution.readings.at(0).text, "le bas");
  named.aliases = folder_.write("bad.csv", "texte,quartier\nLe Bas,QN03609X\n");
  EXPECT_THAT(carreau::testing::codes_thrown_by([&] { (void)load_programme(named); }),
              ElementsAre("alias_unknown", "alias_meanings"));
}

}  // namespace
}  // namespace carreau::study
