// SPDX-License-Identifier: Apache-2.0
/// What files are taken for.
#include "study/file_kind.hpp"

#include "base/error.hpp"
#include "support/temp_folder.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>

namespace carreau::study {
namespace {

struct Known {
  const char* file;
  std::optional<FileKind> kind;
};

void expect_kinds(const std::string& folder, std::initializer_list<Known> files) {
  for (const Known& known : files) {
    EXPECT_EQ(kind_of_file(folder + known.file), known.kind) << known.file;
  }
}

TEST(FileKind, OfTheMadeUpTown) {
  expect_kinds(std::string(CARREAU_SOURCE_DIR) + "/data/sample/",
               {{"carreaux_200m_met.csv", FileKind::grid},
                {"uu2020_composition.csv", FileKind::urban_units},
                {"communes.csv", FileKind::communes},
                {"incomes.csv", FileKind::incomes},
                {"quartiers.gpkg", FileKind::quartiers},
                {"quartiers-2015.gpkg", FileKind::quartiers},
                {"actions.xlsx", FileKind::actions}});
}

TEST(FileKind, AsPublished) {
  const std::string data = std::string(CARREAU_SHARED_DIR) + "/data/";
  if (!std::filesystem::exists(data)) GTEST_SKIP() << "no real data: " << data;
  expect_kinds(data, {{"grid/lille_2017/carreaux_200m_lille_2017.csv", FileKind::grid},
                      {"grid/bondy_2019/bondy_carreaux_200m.gpkg", FileKind::grid},
                      {"grid/strasbourg_2010/carreaux_200m_strasbourg_rfl2010.csv", FileKind::grid},
                      {"territory/UU2020_au_01-01-2021.xlsx", FileKind::urban_units},
                      {"territory/communes_population.csv", FileKind::communes},
                      {"territory/populations_legales_2019.csv", FileKind::communes},
                      {"territory/communes-59-nord.geojson", FileKind::communes},
                      {"grid/lille_2017/communes_lille.geojson", FileKind::communes},
                      {"grid/lille_2017/qpv2015_lille.geojson", FileKind::quartiers},
                      {"zones/qpv2015_occitanie.geojson", FileKind::quartiers},
                      {"zones/qpv2024_bondy_clipped.geojson", FileKind::quartiers},
                      {"incomes/FILO2019_DISP_COM.csv", FileKind::incomes},
                      {"incomes/FILO2017_DISP_DEP.csv", FileKind::incomes},
                      {"incomes/RFDU_2008_2011_COM.csv", FileKind::incomes},
                      {"incomes/BASE_TD_FILO_DISP_IRIS_2019.csv", std::nullopt},
                      {"incomes/winsorisation_2019.csv", std::nullopt},
                      {"addresses/adresses93010.csv", std::nullopt},
                      {"streets/streets_bondy_osm.geojson", std::nullopt},
                      {"actions/adulte-relais-2024.json", FileKind::actions},
                      {"actions/workbooks/mayenne_2019.xlsx", FileKind::actions},
                      {"actions/workbooks/montpellier_2014.ods", FileKind::actions}});
}

TEST(FileKind, Others) {
  const testing::TempFolder folder;
  folder.write("mapping.toml", "title = \"x\"\n");
  folder.write("poeme.csv", "rose;violette\n1;2\n");
  folder.write("vide.csv", "");
  expect_kinds(folder.path() + "/", {{"mapping.toml", std::nullopt}, {"poeme.csv", std::nullopt}});
  EXPECT_THROW((void)kind_of_file(folder / "nulle-part.csv"), IoError);
  // A row with a field too many, of what would be a table of actions.
  folder.write("actions.csv", "Référence,Année,Intitulé,Accordé CAF\nA1,2024,Jardin,1,5\n");
  EXPECT_THROW((void)kind_of_file(folder / "actions.csv"), DataError);
}

}  // namespace
}  // namespace carreau::study
