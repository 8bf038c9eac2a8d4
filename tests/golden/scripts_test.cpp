// SPDX-License-Identifier: Apache-2.0
/// The scripts that refit figures, on tables small enough to fit by hand.
#include "support/program.hpp"
#include "support/temp_folder.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace carreau::testing {
namespace {

using ::testing::HasSubstr;

class Scripts : public ::testing::Test {
 protected:
  ProgramResult script(const std::string& name, const std::vector<std::string>& words) const {
    return run_program(fmt::format("{}/scripts/{}", CARREAU_SOURCE_DIR, name), words,
                       folder_.path());
  }
  ProgramResult bridge(const std::string& table) const {
    (void)folder_.write("REVN.csv", table);
    return script("refit-bridge", {"REVN.csv", "--declared", "20000", "--disposable", "20000"});
  }
  TempFolder folder_;
};

TEST_F(Scripts, TheBridgeOfAnExactLawIsFound) {
  // disposable / 20,000 = (declared / 20,000)^0.5: 5,000 -> 10,000 and so on; a thin space, a BOM.
  const ProgramResult result = bridge(
      "\xEF\xBB\xBF"
      "CODGEO;DECUC_Q2;DISP_Q2\nEnsemble;9000;13000\nQP059001;5\u202F000;10000\n"
      "QP059002;9800;14000\nQP059003;12800;16000\nQP059004;;12000\nQP972001;1000;9000\n");
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("exponent = 2.0000\n"));
  EXPECT_THAT(result.out, HasSubstr("residual = 0  #"));
  EXPECT_THAT(result.out, HasSubstr("# 3 areas"));
}

TEST_F(Scripts, LevelsAreFittedTogether) {
  (void)folder_.write("REVN.csv", "CODGEO;DECUC_Q2;DISP_Q2\nQP059001;5000;10000\n");
  (void)folder_.write("FILO2017_DEC_COM.csv", "CODGEO;Q217\n59001;9800\n59002;12800\n59003;s\n");
  (void)folder_.write("FILO2017_DISP_COM.csv", "CODGEO;Q217\n59001;14000\n59002;16000\n");
  const std::vector<std::string> anchors = {"--declared", "20000", "--disposable", "20000"};
  std::vector<std::string> words = {"REVN.csv", "FILO2017_DEC_COM.csv", "FILO2017_DISP_COM.csv"};
  words.insert(words.end(), anchors.begin(), anchors.end());
  const ProgramResult together = script("refit-bridge", words);
  EXPECT_EQ(together.exit_code, 0) << together.err;
  EXPECT_THAT(together.out, HasSubstr("exponent = 2.0000\n"));
  EXPECT_THAT(together.out, HasSubstr("3 zones de métropole, REVN.csv, FILO2017_DEC_COM.csv, "));
  std::swap(words[1], words[2]);
  const ProgramResult swapped = script("refit-bridge", words);
  EXPECT_EQ(swapped.exit_code, 1);
  EXPECT_THAT(swapped.err, HasSubstr("FILO2017_DISP_COM.csv: expected a column DECUC_Q2"));
}

TEST_F(Scripts, ABridgeThatFallsIsRefused) {
  const ProgramResult result = bridge(
      "CODGEO;DECUC_Q2;DISP_Q2\nQP059001;5000;30000\nQP059002;9800;26000\nQP059003;12800;24000\n");
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.err, HasSubstr("the bridge would not rise"));
}

TEST_F(Scripts, WrongTablesAreToldByFileRowAndColumn) {
  EXPECT_THAT(bridge("CODGEO;DECUC_Q2;DISP_Q2\nQP059001;5000;abc\n").err,
              HasSubstr("REVN.csv, row 2, column DISP_Q2: expected a number, found \"abc\""));
  EXPECT_THAT(bridge("CODGEO;DECUC_Q2\nQP059001;5000\n").err,
              HasSubstr("expected a column DISP_Q2 or DISP_MED"));
  EXPECT_THAT(bridge("").err, HasSubstr("expected a header row, found an empty file"));
  EXPECT_THAT(script("refit-bridge", {"none.csv", "--declared", "1", "--disposable", "1"}).err,
              HasSubstr("error: none.csv: No such file"));
  EXPECT_EQ(script("refit-bridge", {"REVN.csv"}).exit_code, 2);
}

TEST_F(Scripts, SpreadsAreMeansOverSmallAreas) {
  (void)folder_.write("BASE_TD_FILO_DISP_IRIS_2019.csv",
                      "IRIS;DISP_Q119;DISP_MED19;DISP_Q319\n"
                      "590010101;11000;15000;20000\n590010102;11000;15000;20000\n"
                      "590010103;11000;15000;20000\n590010104;11000;15000;20000\n"
                      "590010105;11000;15000;20000\n590010106;11000;30000;20000\n");
  const ProgramResult result = script("refit-spread", {"BASE_TD_FILO_DISP_IRIS_2019.csv"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("national = 0.443  # 5 areas"));  // ln(20/11) / 1.349
  EXPECT_THAT(result.out, HasSubstr("\"59\" = 0.443"));
}

TEST_F(Scripts, ASpreadOfTooFewAreasIsRefused) {
  (void)folder_.write("iris.csv",
                      "IRIS;DISP_Q119;DISP_MED19;DISP_Q319\n590010101;11000;15000;20000\n");
  const ProgramResult result = script("refit-spread", {"iris.csv"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.err, HasSubstr("expected a département of five areas or more"));
}

TEST_F(Scripts, DeclaredFiguresOfWrongTablesAreRefused) {
  const auto refusal = [&](const std::string& iris, const std::string& grid) {
    (void)folder_.write("iris.csv", "CodeIris,RFUCQ210,RFUCIQ10\n" + iris);
    (void)folder_.write("grid.csv", "idk,men,men_basr,ind_r,ind_srf,rect_complete\n" + grid);
    const ProgramResult result =
        script("refit-declared",
               {"--iris", "iris.csv", "--grid", "grid.csv", "--line", "-6.922", "1.706"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(result.out, "");
    return result.err;
  };
  const std::string iris = "670010101,10000,9000\n";
  const std::string whole = "A,20,5,50,600000,1\n";
  EXPECT_THAT(refusal("670010101,0,9000\n", whole),
              HasSubstr("iris.csv, IRIS 670010101: expected a positive median and range"));
  EXPECT_THAT(refusal(iris, "A,20,5,50,600000,0\n"), HasSubstr("expected whole rectangles"));
  EXPECT_THAT(refusal(iris, "A,0,0,50,600000,1\n"),
              HasSubstr("grid.csv, rectangle A: expected people, incomes and households"));
  EXPECT_THAT(refusal(iris, whole), HasSubstr("expected 5 IRIS of one level or more"));
}

TEST_F(Scripts, LevelsComeFromDecilesAndCells) {
  const std::string deciles =
      "D117;D217;Q117;D317;D417;Q217;D617;D717;Q317;D817;D917\n"
      "11220;14190;15440;16640;18900;21110;23530;26440;28300;30610;38360\n";
  std::string national = deciles;  // a code before each row
  national.insert(deciles.find('\n') + 1, "1;").insert(0, "CODGEO;");
  (void)folder_.write("FILO2017_DISP_METROPOLE.csv", national);
  const ProgramResult whole = script("refit-level", {"--national", "FILO2017_DISP_METROPOLE.csv"});
  EXPECT_EQ(whole.exit_code, 0) << whole.err;
  EXPECT_THAT(whole.out, HasSubstr("mean_to_median 0.9343\n"));

  std::string communes = deciles;
  communes.insert(deciles.find('\n') + 1, "59001;").insert(0, "CODGEO;");
  (void)folder_.write("FILO2017_DISP_COM.csv", communes);
  // 600 people whose incomes have a mean of 22,000; 20 % of the households are poor.
  (void)folder_.write("grid.csv",
                      "idcar_200m,ind,ind_snv,men,men_pauv,lcog_geo\n"
                      "a,400,8800000,200,40,5900159002\nb,200,4400000,100,20,59001\n");
  const std::vector<std::string> words = {"--communes", "FILO2017_DISP_COM.csv", "--grid",
                                          "grid.csv",   "--grid-year",           "2017"};
  const ProgramResult cells = script("refit-level", words);
  EXPECT_EQ(cells.exit_code, 0) << cells.err;
  EXPECT_THAT(cells.out, HasSubstr("1 communes, published median over mean of the cells: mean "
                                   "0.9595"));  // 21,110 / 22,000
  EXPECT_THAT(cells.out, HasSubstr("département 59: 1 communes"));

  EXPECT_EQ(script("refit-level", {"--grid", "grid.csv"}).exit_code, 2);
  const ProgramResult missing = script("refit-level", {"--national", "grid.csv"});
  EXPECT_EQ(missing.exit_code, 1);
  EXPECT_THAT(missing.err, HasSubstr("grid.csv: expected a median Q2yy, found idcar_200m"));
}

/// The whole of `reproduce-2023` on the made-up country, without any network.
TEST_F(Scripts, TheUpdateOf2023IsReproducedOnAMadeUpCountry) {
  const Environment environment = {{"LC_ALL", "en_US.UTF-8"}, {"CARREAU", CARREAU_BINARY}};
  const std::string program = std::string(CARREAU_SOURCE_DIR) + "/scripts/reproduce-2023";
  const ProgramResult result = run_program(program, {"out"}, folder_.path(), environment);
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("| the map of 2015 as it is |"));
  EXPECT_THAT(result.out, HasSubstr("| listed | 5 |"));
  EXPECT_THAT(folder_.read("out/report.html"), HasSubstr("<svg"));
  for (const char* const file : {"rule.gpkg", "revision.gpkg", "revision.csv", "report.md",
                                 "agreement-revision.csv", "official-changes.csv"}) {
    EXPECT_FALSE(folder_.read(std::string("out/") + file).empty()) << file;
  }
  // A folder that lacks the grid says what it lacks.
  const ProgramResult lacking =
      run_program(program, {"out", "--data", folder_.path()}, folder_.path(), environment);
  EXPECT_EQ(lacking.exit_code, 1);
  EXPECT_THAT(lacking.err, HasSubstr("expected one file carreaux_200m_*.csv (the grid), found 0"));
  EXPECT_EQ(run_program(program, {"out", "--fetch"}, folder_.path(), environment).exit_code, 2);
}

/// Files of a folder are taken as they are, and another content is refused after that.
TEST_F(Scripts, PublishedFilesAreHeldAgainstTheirDigests) {
  (void)folder_.write("local/REVN_2019.csv", "CODGEO;DECUC_Q2\nQP001001;9000\n");
  const ProgramResult first = script("fetch-official-data", {"official", "--folder", "local"});
  EXPECT_EQ(first.exit_code, 1) << "the other files are missing";
  EXPECT_THAT(first.err, HasSubstr("populations_2019.zip could not be had"));
  EXPECT_THAT(folder_.read("official/archives/SHA256SUMS"), HasSubstr("REVN_2019.csv"));
  (void)folder_.write("official/archives/REVN_2019.csv", "CODGEO;DECUC_Q2\nQP001001;9001\n");
  const ProgramResult changed = script("fetch-official-data", {"official", "--folder", "local"});
  EXPECT_THAT(changed.err, HasSubstr("REVN_2019.csv: expected the content with sha256 "));
}

/// Two of four quartiers keep a code of 2024; the other two left.
TEST_F(Scripts, ExitsAreCountedByBand) {
  (void)folder_.write("pop.csv",
                      "qp;nom_qp;uu;liste_des_communes;population_municipale_2013\n"
                      "QP001001;Les Lilas;00001;Amont;5000\nQP001002;La Gare;00001;Amont;1100\n"
                      "QP001003;Le Port;00001;Aval;2000\nQP001004;Bel Air;00001;Aval;3000\n");
  (void)folder_.write(
      "new.geojson",
      R"({"features":[{"properties":{"lib_com":"Amont","code_qp":"QN00101M","lib_qp":"Les Lilas"}},)"
      R"({"properties":{"lib_com":"Aval","code_qp":"QN00102I, QN00103N","lib_qp":"Bel-Air, Neuf"}}]})");
  (void)folder_.write("REVN.csv",
                      "CODGEO;DECUC_Q2\nQP001001;8000\nQP001002;9000\nQP001003;12500\n"
                      "QP001004;9500\n");
  (void)folder_.write("units.csv", "CODGEO;Q219\n00001;21940\n");
  const ProgramResult result =
      script("refit-exits", {"--populations", "pop.csv", "--list", "new.geojson", "--incomes",
                             "REVN.csv", "--unit-medians", "units.csv", "--national", "21940"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("overall = 0.5000  # 2 of 4"));
  EXPECT_THAT(result.err, HasSubstr("QP001002 La Gare"));
  EXPECT_THAT(result.err, HasSubstr("QP001003 Le Port"));
  EXPECT_EQ(script("refit-exits", {}).exit_code, 2);
}

TEST_F(Scripts, MergersAreThoseOfFormerCodes) {
  (void)folder_.write(
      "communes.json",
      R"([{"code":"01015","type":"commune-actuelle","anciensCodes":["01340","01015"]},)"
      R"({"code":"01015","type":"commune-deleguee","chefLieu":"01015"},)"
      R"({"code":"01077","type":"commune-associee","chefLieu":"01015"}])");
  const ProgramResult result = script("refit-mergers", {"communes.json"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("[merged]\n\"01077\" = \"01015\"\n\"01340\" = \"01015\"\n"));
  (void)folder_.write("none.json", "[]");
  EXPECT_THAT(script("refit-mergers", {"none.json"}).err,
              HasSubstr("none.json: expected former codes of communes, found none"));
}

TEST_F(Scripts, MediansNameTheFileThatIsMissing) {
  (void)folder_.write("empty/readme.txt", "nothing");
  const ProgramResult result = script("refit-medians", {"empty", "--check"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, HasSubstr("empty: expected a file UU2020*.xlsx, found none"));
}

TEST_F(Scripts, TheDesktopOpensScenarios) {
  const std::string script = fmt::format("{}/scripts/install-desktop", CARREAU_SOURCE_DIR);
  const std::string home = "XDG_DATA_HOME=" + (folder_ / "data");
  const ProgramResult result =
      run_program("/usr/bin/env", {home, script, CARREAU_BINARY}, folder_.path());
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const std::string entry = folder_.read("data/applications/carreau.desktop");
  EXPECT_THAT(entry, HasSubstr(fmt::format("\nExec=\"{}\" serve --open %f\n", CARREAU_BINARY)));
  EXPECT_THAT(entry, HasSubstr("MimeType=application/x-carreau-scenario;"));
  EXPECT_THAT(folder_.read("data/mime/packages/carreau.xml"), HasSubstr("*.carreau.toml"));
  EXPECT_EQ(run_program("/usr/bin/env", {home, script, "none"}, folder_.path()).exit_code, 1);
}

}  // namespace
}  // namespace carreau::testing
