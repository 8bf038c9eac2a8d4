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

TEST(LoadProgramme, WithholdsTheHouseholdsOfQuartiersAsAsked) {
  ProgrammeSources sources = sample_sources();
  const auto shown = load_programme(sources);
  EXPECT_TRUE(shown->quartiers.front().households);
  EXPECT_FALSE(shown->findings.has("secrecy_stricter"));
  sources.fewest_households = 1'000'000;
  const auto withheld = load_programme(sources);
  EXPECT_FALSE(withheld->quartiers.front().households);
  EXPECT_TRUE(withheld->findings.has("secrecy_stricter"));
  sources.fewest_households = 10;
  EXPECT_THAT(testing::codes_thrown_by([&] { (void)load_programme(sources); }),
              ElementsAre("fewest_households_range"));
}

/// The programme of Montélimar in 2007 with its envelopes; "Ville" is its town.
class Montelimar : public ::testing::Test {
 protected:
  Montelimar() {
    sources_ = sample_sources();
    sources_.grids.clear();
    sources_.files = {folder_.write(
        "programme.csv",
        "Référence;Année;Action;Contrat de ville;Thème;Financeur;Accordé;Objectif stratégique\n"
        "M1;2007;Programme de réussite éducative;Montélimar;PRE;Etat;290000;Réussite\n"
        "M2;2007;Cité des métiers;Montélimar;Emploi;Etat;60000;Emploi\n"
        "M3;2007;GUSP centre;Montélimar;Cadre de vie;Ville;50000;Cadre\n"
        "M4;2007;Samu social;Montélimar;Santé;Etat (P147);95000;\n")};
    sources_.envelopes = folder_.write("envelopes.csv",
                                       "contrat;financeur;thème;année;montant\n"
                                       "Montélimar;Etat;;2007;442000\n"
                                       "Montélimar;Etat;PRE;2007;290000\n"
                                       "Montélimar;Ville de Montélimar;;2007;121000\n"
                                       "Montélimar;CAF;;2007;7000\n"
                                       "Montélimar;CAF;;2007;5000\n");
  }
  testing::TempFolder folder_;
  ProgrammeSources sources_;
};

TEST_F(Montelimar, EnvelopesMeetTheirLinesAndThoseWithoutAnyAreReported) {
  const auto programme = load_programme(sources_);
  std::vector<Euros> granted;
  for (const EnvelopeUse& use : programme->summary.envelopes) {
    granted.push_back(use.years.front().granted);
  }
  EXPECT_THAT(granted, ::testing::ElementsAre(Euros::whole(445'000), Euros::whole(290'000),
                                              Euros::whole(50'000), Euros()));
  EXPECT_EQ(programme->import.programme.envelopes[3].amount, Euros::whole(12'000));
  for (const char* code :
       {"envelope_twice", "envelope_within", "envelope_bare_funder", "envelope_without_line"}) {
    EXPECT_TRUE(programme->findings.has(code)) << code;
  }
}

TEST_F(Montelimar, ADirectoryOfTheUserMakesTwoNamesOneFunder) {
  sources_.funders = folder_.write("funders.toml",
                                   "[[funder]]\nname = \"Ville de Montélimar\"\n"
                                   "kind = \"commune\"\naliases = [\"Ville\"]\n");
  const auto programme = load_programme(sources_);
  EXPECT_EQ(programme->import.programme.funders[1].name, "Ville de Montélimar");
  EXPECT_EQ(programme->summary.envelopes[2].years.front().granted, Euros::whole(50'000));
  EXPECT_FALSE(programme->findings.has("envelope_bare_funder"));
  EXPECT_THAT(read_paths(sources_), ::testing::Contains(sources_.funders));
}

TEST_F(Montelimar, ATreeOfObjectivesNamesWhatItLacks) {
  sources_.objectives =
      folder_.write("objectives.csv", "objectif stratégique\n1 Réussite\n2 Emploi\n3 Santé\n");
  const auto programme = load_programme(sources_);
  EXPECT_EQ(programme->summary.objectives.of[0], 0U);
  EXPECT_EQ(programme->summary.objectives.of[1], 1U);
  EXPECT_EQ(programme->summary.objectives.of[2], 3U) << "kept behind those of the tree";
  EXPECT_EQ(programme->summary.objectives.of[3], std::nullopt);
  EXPECT_TRUE(programme->findings.has("objective_unknown"));
  EXPECT_THAT(read_paths(sources_), ::testing::Contains(sources_.objectives));
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
