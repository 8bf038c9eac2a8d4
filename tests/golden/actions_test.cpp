// SPDX-License-Identifier: Apache-2.0
/// `carreau actions`: the bundled programme from its files to a report, bytes that stay the same,
/// rows that are refused and come back, and requests that make no sense.
#include "support/carreau_program.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>

namespace carreau::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string bundled(const std::string& name) {
  return std::string(CARREAU_SOURCE_DIR) + "/data/sample/" + name;
}

const std::string kActions =
    "Référence;Année;Intitulé;Porteur;Quartiers;Thème;Financeur;Demandé;Accordé\n"
    "A1;2024;Jardin partagé;Régie;A;3.1;État P147;1 028,50 €;1 000,00 €\n"
    "A2;2024;=1+1;Club;A;4.3;CAF;500;400\n"
    "A3;2024;Café des parents;Centre social;B;2.2;CAF;300;\n"
    "A4;2O24;Chantier;Régie;A;3.1;Commune;200;30\n"
    "A5;2024;Fête;Comité;Transterritorial;3.3;Commune;150;150\n";

class Actions : public ::testing::Test {
 protected:
  void SetUp() override {
    (void)folder_.write("actions.csv", kActions);
    (void)folder_.write("zones.geojson", R"({"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"code":"A","name":"Les Fleurs"},"geometry":{"type":"Polygon",
       "coordinates":[[[4.0,44.0],[4.01,44.0],[4.01,44.01],[4.0,44.01],[4.0,44.0]]]}},
      {"type":"Feature","properties":{"code":"C","name":"Le Stade"},"geometry":{"type":"Polygon",
       "coordinates":[[[4.1,44.0],[4.11,44.0],[4.11,44.01],[4.1,44.01],[4.1,44.0]]]}}]})");
  }
  ProgramResult actions(std::vector<std::string> more, const std::string& file = "actions.csv") {
    std::vector<std::string> words{"actions", file, "--zones", "zones.geojson"};
    words.insert(words.end(), more.begin(), more.end());
    return carreau(folder_, words);
  }
  /// What the program says of a request that it refuses; nothing may be left behind.
  std::string error(std::vector<std::string> more, int code,
                    const std::string& file = "actions.csv") {
    more.insert(more.end(), {"--report", "report"});
    const ProgramResult result = actions(std::move(more), file);
    EXPECT_EQ(result.exit_code, code) << result.err;
    EXPECT_EQ(result.out, "");
    EXPECT_FALSE(std::filesystem::exists(folder_ / "report"));
    return result.err;
  }
  TempFolder folder_;
};

std::map<std::string, std::string> files_of(const std::filesystem::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    files[std::filesystem::relative(entry.path(), folder)] = read_file(entry.path());
  }
  return files;
}

TEST_F(Actions, RefusesRowsAloudAndKeepsThemAll) {
  const ProgramResult result = actions({"--refused", "refused.csv", "--lang", "fr"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out,
              HasSubstr("actions.csv : lignes 5 = actions 4 + jointes 0 + mises à part 0 + "
                        "refusées 1\n"));
  EXPECT_THAT(result.out, HasSubstr("actions.csv:5 : Année"));
  EXPECT_THAT(actions({}).out, HasSubstr("to have them, to be corrected and read again: "
                                         "--refused FILE.csv"));
  const std::string refused = folder_.read("refused.csv");
  EXPECT_THAT(refused, HasSubstr("2O24"));
  EXPECT_THAT(refused, Not(HasSubstr("Jardin")));
}

TEST_F(Actions, CorrectedRowsAreReadBeside) {
  ASSERT_EQ(actions({"--refused", "refused.csv", "--quiet"}).exit_code, 0);
  (void)folder_.write("corrected.csv", replaced(folder_.read("refused.csv"), "2O24", "2024"));
  const ProgramResult result = carreau(
      folder_, {"actions", "actions.csv", "corrected.csv", "--zones", "zones.geojson", "--json"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const auto summary = nlohmann::json::parse(result.out);
  EXPECT_EQ(summary.at("actions"), 5);
  EXPECT_EQ(summary.at("refused_rows"), 0) << "the original row is replaced";
}

const std::string kEverything =
    "Programmation 2024;;;;;;;\n"
    "Référence;Intitulé;Porteur;Quartiers;Statut;Financeur;Demandé;Accordé;Divers\n"
    "Axe 1 : emploi;;;;;;;;\n"
    "A1;Jardin;Régie;A;Attribué;CAF;1 000;500,50;7\n"
    ";;;;;Ville;;200;\n"
    "A2;Total respect;Club;A;Bilan attendu;CAF;300;3 + FPH;\n"
    ";Sous-total Axe 1;;;;;1 300;700,50;\n"
    "Référence;Intitulé;Porteur;Quartiers;Statut;Financeur;Demandé;Accordé;Divers\n"
    "Axe 2 : culture;;;;;;;;\n"
    "A3;Fête;Comité;A;Peut-être;CAF;50;40;\n"
    "A3;Fête;Comité;A;Peut-être;CAF;50;40;\n"
    "TOTAL GÉNÉRAL;;;;;;1 400;800,50;\n"
    "* hors investissement;;;;;;;;\n";

TEST_F(Actions, TheAccountHoldsEveryRowAndEveryEuro) {
  (void)folder_.write("programme 2024.csv", kEverything);
  const ProgramResult told = actions({"--lang", "en", "--report", "report"}, "programme 2024.csv");
  ASSERT_EQ(told.exit_code, 0) << told.err;
  for (const char* const line :
       {"rows 11 = actions 3 + joined 2 + set aside 6 + refused 0\n",
        "  Accordé (Granted): €2,281.50, cells 6; read €780.50, refused €0, set aside €1,501\n",
        "  your \"Sous-total Axe 1\", Accordé: €700.50; read €700.50\n",
        "  ! your \"TOTAL GÉNÉRAL\", Accordé: €800.50; read €780.50; a gap of €20\n",
        "  set aside (heading) programme 2024.csv:3: Axe 1 : emploi\n",
        "  set aside (repeated header) programme 2024.csv:8: Référence\n",
        "  set aside (note) programme 2024.csv:13: * hors investissement\n",
        "  unknown, row kept: Accordé \"3 + FPH\", rows 1, €300\n",
        "  unknown, row kept: Statut \"Peut-être\", rows 1, €80\n",
        "programme 2024.csv: columns\n"}) {
    EXPECT_THAT(told.out, HasSubstr(line));
  }
  EXPECT_THAT(folder_.read("report/tables/import.csv"), HasSubstr("Accordé"));
  EXPECT_THAT(folder_.read("report/rapport.html"), HasSubstr("Account of the import"));
  const ProgramResult json = actions({"--json", "--quiet"}, "programme 2024.csv");
  const auto account = nlohmann::json::parse(json.out).at("account").at("tables").at(0);
  EXPECT_EQ(account.at("set_aside").size(), 6U);
  EXPECT_EQ(account.at("totals").size(), 4U);
}

TEST_F(Actions, StrictEndsWithWhatIsToBeChecked) {
  (void)folder_.write("programme 2024.csv", kEverything);
  const ProgramResult strict = actions({"--strict", "--report", "report"}, "programme 2024.csv");
  EXPECT_EQ(strict.exit_code, 1);
  EXPECT_THAT(strict.err, HasSubstr("expected nothing to check, found: "));
  EXPECT_THAT(strict.err, HasSubstr("rows equal to another in every cell"));
  EXPECT_THAT(strict.err, HasSubstr("\"TOTAL GÉNÉRAL\" says €800.50"));
  EXPECT_TRUE(std::filesystem::exists(folder_ / "report")) << "it is written all the same";
  (void)folder_.write("clean.csv",
                      "Référence;Année;Intitulé;Financeur;Accordé\nA1;2024;x;CAF;5\n"
                      "TOTAL;;;;5\n");
  EXPECT_EQ(actions({"--strict"}, "clean.csv").exit_code, 0);
}

TEST_F(Actions, EveryCentIsInTheTable) {
  const ProgramResult result = actions({"--report", "report", "--quiet"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const std::string table = folder_.read("report/tables/territory.csv");
  EXPECT_THAT(table, HasSubstr("1400"));  // Les Fleurs: 1,000 + 400
  EXPECT_THAT(table, HasSubstr("1550"));  // and the transterritorial 150
  EXPECT_THAT(folder_.read("report/tables/actions.csv"), HasSubstr("'=1+1"));
}

TEST_F(Actions, AnUnknownQuartierIsNamedWithTheNearest) {
  const ProgramResult result = actions({"--lang", "fr"});
  EXPECT_THAT(result.out, HasSubstr("« B » ne désigne aucun quartier du zonage"));
}

TEST_F(Actions, TheMappingIsKeptAndUsedAgain) {
  ASSERT_EQ(actions({"--save-mapping", "columns.toml", "--json"}).exit_code, 0);
  const ProgramResult again = actions({"--mapping", "columns.toml", "--json"});
  ASSERT_EQ(again.exit_code, 0) << again.err;
  EXPECT_EQ(nlohmann::json::parse(again.out).at("actions"), 4);
}

TEST_F(Actions, TheSameRunLeavesTheSameBytesOnAnyThreads) {
  const auto run = [&](const std::string& folder, const std::string& threads) {
    const ProgramResult result = carreau(
        folder_, {"actions", bundled("actions.xlsx"), "--zones", bundled("quartiers.gpkg"),
                  "--grid", bundled("carreaux_200m_met.csv"), "--communes", bundled("communes.csv"),
                  "--report", folder, "--threads", threads, "--quiet"});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return files_of(folder_ / folder);
  };
  const auto one = run("one", "1");
  const auto two = run("two", "2");
  ASSERT_GT(one.size(), 20U);
  for (const auto& [name, bytes] : one) {
    ASSERT_TRUE(two.contains(name)) << name;
    EXPECT_TRUE(bytes == two.at(name)) << name;
  }
}

TEST_F(Actions, MadeUpInGivenQuartiers) {
  const ProgramResult sample = carreau(
      folder_, {"sample", "made", "--quartiers", bundled("quartiers.gpkg"), "--actions", "50"});
  ASSERT_EQ(sample.exit_code, 0) << sample.err;
  EXPECT_THAT(sample.err, HasSubstr("quartiers: all made up."));
  const ProgramResult result = carreau(
      folder_, {"actions", "made/actions.xlsx", "--zones", bundled("quartiers.gpkg"), "--json"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(nlohmann::json::parse(result.out).at("actions"), 50);
}

TEST_F(Actions, RequestsThatMakeNoSense) {
  EXPECT_THAT(error({"--former", "zones.geojson"}, 2), HasSubstr("give it with --grid"));
  EXPECT_THAT(error({"--constant", "an=2024"}, 2), HasSubstr("expected FIELD=VALUE"));
  EXPECT_THAT(error({"--themes", "p147-1999"}, 2), HasSubstr("expected one of p147-2020"));
  EXPECT_THAT(error({"--refused", "actions.csv"}, 2), HasSubstr("is also an input"));
  EXPECT_THAT(error({"--mapping", "columns.toml"}, 1), HasSubstr("columns.toml"));
  EXPECT_THAT(error({"--sheet", "Feuille 9"}, 2), HasSubstr("Feuille 9"));
  EXPECT_THAT(error({}, 1, "nothing.csv"), HasSubstr("no such file"));
  (void)folder_.write("prose.csv", "a;b\n1;2\n");
  EXPECT_THAT(error({}, 1, "prose.csv"), HasSubstr("prose.csv"));
}

TEST_F(Actions, AReportIsNotWrittenOverWithoutLeave) {
  ASSERT_EQ(actions({"--report", "report", "--quiet"}).exit_code, 0);
  const auto before = files_of(folder_ / "report");
  const ProgramResult again = actions({"--report", "report", "--quiet"});
  EXPECT_EQ(again.exit_code, 1);
  EXPECT_THAT(again.err, HasSubstr("--overwrite"));
  EXPECT_EQ(files_of(folder_ / "report"), before);
  EXPECT_EQ(actions({"--report", "report", "--quiet", "--overwrite"}).exit_code, 0);
}

}  // namespace
}  // namespace carreau::testing
