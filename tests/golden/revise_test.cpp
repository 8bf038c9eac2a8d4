// SPDX-License-Identifier: Apache-2.0
/// `carreau revise` on a drawn country that can be counted by hand: its map, the sentences about
/// it, decisions by hand, and requests that make no sense.
#include "support/carreau_program.hpp"
#include "support/drawing.hpp"
#include "support/gdal_files.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

namespace carreau::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

/// P has 100 people and half of the households poor, R has 50.5 people and is well off.
const Drawing kRevisedMap = {"................",  //
                             "RRRRRRRRRRPPPPPR",  //
                             "RPPPPPRRRRPPPPPR",  //
                             "RPPPPPRRRRPPPPPR",  //
                             "RPPPPPRRRRRRRRRR",  //
                             "RRRRRRRRRRRRRRRR",  //
                             "RRPPRRRRRRRRRRRR",  //
                             "RRRRRRRRRRRRRRRR"};

std::string revised_cell(int line, int column) {
  return fmt::format("CRS3035RES200mN{}E{}", 2'346'200 + (7 - line) * 200,
                     3'842'400 + column * 200);
}

World revised_world() {
  World world;
  world.rows.clear();
  for (const CellPosition& p : positions_of(kRevisedMap, "PR")) {
    const std::string id = revised_cell(7 - p.row, p.column);
    if (symbol_at(kRevisedMap, p) == 'P') {
      world.rows.push_back({id, "0", "30001", "100", "40", "20", "1100000"});
    } else {
      world.rows.push_back({id, "0", "30001", "50.5", "20.2", "1.5", "1262500"});
    }
  }
  return world;
}

using RowsByKey = std::map<std::string, std::map<std::string, std::string>>;

class Revise : public ::testing::Test {
 protected:
  void SetUp() override {
    revised_world().write(folder_);
    // The west of the first block of poor cells; two rich cells below a poor pair; nowhere.
    (void)folder_.write(
        "listed.geojson",
        geojson(
            {{R"("code_qp":"QP030001","nom_qp":"Ouest")", box(3842600, 2346800, 3843000, 2347400)},
             {R"("code_qp":"QP030002","nom_qp":"Sud")", box(3842800, 2346200, 3843200, 2346400)},
             {R"("code_qp":"QP030003","nom_qp":"Loin")", box(3892800, 2346200, 3893200, 2346600)}},
            3035));
  }
  ProgramResult revise(const Words& more, const Words& rule = {"--rule", "metropole-2023"}) {
    Words words{"revise",      "listed.geojson", "grid.csv",     "--urban-units",
                "units.csv",   "--communes",     "communes.csv", "--urban-incomes",
                "incomes.csv", "--set",          "smoothing=0"};
    words.insert(words.end(), rule.begin(), rule.end());
    words.insert(words.end(), more.begin(), more.end());
    return carreau(folder_, words);
  }
  nlohmann::json json(Words more = {}, const Words& rule = {"--rule", "metropole-2023"}) {
    more.emplace_back("--json");
    const ProgramResult result = revise(more, rule);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return nlohmann::json::parse(result.out);
  }
  void write_map(Words more = {}, const Words& rule = {"--rule", "metropole-2023"}) {
    more.insert(more.end(), {"-o", "out.gpkg", "--overwrite", "--quiet", "--cells", "all"});
    const ProgramResult result = revise(more, rule);
    ASSERT_EQ(result.exit_code, 0) << result.err;
  }
  RowsByKey rows(const std::string& layer, const std::string& key = "code") const {
    RowsByKey found;
    for (const auto& row : layer_rows(folder_ / "out.gpkg", layer)) found[row.at(key)] = row;
    return found;
  }
  std::string explain(const std::string& id, const Environment& user = kEnglishUser) const {
    const ProgramResult result = carreau(folder_, {"explain", "out.gpkg", id}, user);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return result.out;
  }
  std::string compare(const std::string& after) const {
    return carreau(folder_, {"compare", "listed.geojson", after, "grid.csv", "--json"}).out;
  }
  /// The scenario that the result holds.
  std::string scenario_text() const {
    for (const auto& row : layer_rows(folder_ / "out.gpkg", "run")) {
      if (row.at("key") == "toml") return row.at("value");
    }
    return {};
  }
  TempFolder folder_;
};

TEST_F(Revise, TellsKeptExtendedNewAndUnknown) {
  const auto summary = json({"-o", "out.gpkg"});
  EXPECT_EQ(summary.at("unchanged"), 1);
  EXPECT_EQ(summary.at("extended"), 1);
  EXPECT_EQ(summary.at("new"), 1);
  EXPECT_EQ(summary.at("no_data"), 1);
  EXPECT_EQ(summary.at("left"), 0);
  EXPECT_EQ(summary.at("at_risk"), 2);
  EXPECT_EQ(summary.at("people").at("before"), 701.0);
  EXPECT_EQ(summary.at("people").at("extended"), 900.0);
  EXPECT_EQ(summary.at("people").at("new"), 1500.0);
  EXPECT_EQ(summary.at("people").at("after"), 3101.0);
}

TEST_F(Revise, WritesTheMapWithItsReasons) {
  write_map();
  RowsByKey map = rows("perimeters");
  ASSERT_EQ(map.size(), 4U);
  EXPECT_EQ(map["QP030001"]["status"], "extended");
  EXPECT_EQ(map["QP030001"]["letter"], "M");
  EXPECT_EQ(map["QP030001"]["people_before"], "600");
  EXPECT_EQ(map["QP030001"]["people"], "1500");
  EXPECT_EQ(map["QP030001"]["extension_cells"], "9");
  EXPECT_EQ(map["QP030001"]["risks"], "few_people");
  EXPECT_EQ(map["QP030001"]["exit_rate"], "0.13");
  EXPECT_EQ(map["QP030001"]["pieces"], "1");
  EXPECT_EQ(map["QP030001"]["area_m2"], "600000");
  EXPECT_EQ(map["QP030002"]["status"], "unchanged");
  EXPECT_EQ(map["QP030002"]["risks"], "income,few_people");
  EXPECT_EQ(map["QP030002"]["verdict"], "fails") << "kept all the same";
  EXPECT_EQ(map["QP030003"]["status"], "no_data");
  EXPECT_EQ(map["QP030003"]["people"], "") << "unknown, not zero";
  EXPECT_EQ(map["QP030003"]["at_risk"], "");
  EXPECT_EQ(map["prov-30901-02"]["letter"], "N");
  EXPECT_EQ(map["prov-30901-02"]["origin_code"], "");
  EXPECT_EQ(map["prov-30901-02"]["people"], "1500");
  const RowsByKey extensions = rows("extensions");
  ASSERT_EQ(extensions.size(), 1U);
  EXPECT_EQ(extensions.at("QP030001").at("people"), "900");
  EXPECT_EQ(extensions.at("QP030001").at("area_m2"), "360000");
  RowsByKey cells = rows("cells", "cell_id");
  EXPECT_EQ(cells[revised_cell(2, 3)]["role"], "extension");
  EXPECT_EQ(cells[revised_cell(6, 2)]["role"], "group_too_small");
  EXPECT_EQ(cells[revised_cell(6, 2)]["group_people"], "200");
  EXPECT_EQ(cells[revised_cell(1, 12)]["quartier"], "prov-30901-02");
  EXPECT_TRUE(rows("left").empty());
}

TEST_F(Revise, IsReadByTheOtherVerbs) {
  write_map();
  const auto compared = nlohmann::json::parse(compare("out.gpkg"));
  EXPECT_EQ(compared.at("redrawn"), 1);
  EXPECT_EQ(compared.at("unchanged"), 2) << "QP030003 by its ground, on which nothing is known";
  EXPECT_EQ(compared.at("entered"), 1);
  EXPECT_EQ(compared.at("left"), 0);
  const ProgramResult checked =
      carreau(folder_, {"check", "out.gpkg", "grid.csv", "--urban-units", "units.csv", "--communes",
                        "communes.csv", "--urban-incomes", "incomes.csv", "--rule",
                        "metropole-2023", "--json"});
  EXPECT_EQ(nlohmann::json::parse(checked.out).at("zones"), 4);
  const ProgramResult agreed =
      carreau(folder_, {"evaluate", "out.gpkg", "listed.geojson", "grid.csv", "--json"});
  EXPECT_EQ(nlohmann::json::parse(agreed.out).at("recall"), 1.0);
}

TEST_F(Revise, HoldsTheScenarioOfTheSameMapInWholeCells) {
  write_map();
  const ProgramResult result = carreau(folder_, {"delineate", "--scenario", "out.gpkg", "--inputs",
                                                 ".", "-o", "whole.gpkg", "--quiet"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  std::map<std::string, int> people;
  for (const auto& row : layer_rows(folder_ / "whole.gpkg", "perimeters")) {
    ++people[row.at("status") + " " + row.at("people")];
  }
  EXPECT_THAT(people, (std::map<std::string, int>{
                          {"locked 1500", 1}, {"locked 101", 1}, {"rule 1500", 1}}));
  // What the grid does not hold has not left.
  const auto without = nlohmann::json::parse(compare("whole.gpkg"));
  EXPECT_EQ(without.at("left"), 0);
  EXPECT_EQ(without.at("no_data"), 1);
  EXPECT_THAT(scenario_text(),
              AllOf(HasSubstr("révision : quartier inscrit, conservé\""),
                    HasSubstr("révision : quartier inscrit, conservé et étendu de 9 carreaux")));
  // The lab opens it, each quartier a zone that can be edited.
  EXPECT_EQ(carreau(folder_, {"serve", "out.gpkg", "--inputs", ".", "--zones", "listed.geojson",
                              "--bundle", "lab", "--quiet"})
                .exit_code,
            0);
  // Revised again with that scenario, nothing moves.
  const ProgramResult again = carreau(
      folder_, {"revise", "listed.geojson", "--scenario", "out.gpkg", "--inputs", ".", "--json"});
  ASSERT_EQ(again.exit_code, 0) << again.err;
  EXPECT_EQ(nlohmann::json::parse(again.out).at("people").at("after"), 3101.0);
}

TEST_F(Revise, ExplainsItsQuartiers) {
  write_map();
  EXPECT_THAT(explain("QP030001"),
              AllOf(HasSubstr("QP030001 Ouest: extended"),
                    HasSubstr("it keeps its own limits, and neighbouring cells are proposed."),
                    HasSubstr("People: 600 within the limits before, 1,500 within those after."),
                    HasSubstr("Proposed extension: 9 cells, 900 people. Each has less than 5%"),
                    HasSubstr("times the threshold S of"), HasSubstr("of similar quartiers left"),
                    HasSubstr("At risk: few people. This is a warning, not a decision."),
                    HasSubstr("Proposed letter: M.")));
  EXPECT_THAT(explain("QP030002"),
              AllOf(HasSubstr("it keeps its own limits, and nothing is added."),
                    HasSubstr("At risk: median near the threshold or above, few people.")));
  EXPECT_THAT(explain("QP030003"),
              AllOf(HasSubstr("kept: the grid has nobody there, or too few households"),
                    Not(HasSubstr("People:")), Not(HasSubstr("At risk"))));
  EXPECT_THAT(explain("prov-30901-02"),
              AllOf(HasSubstr("New: a zone that the rule draws"), HasSubstr("People: 1,500."),
                    HasSubstr("Declared median: €"), Not(HasSubstr("similar quartiers"))));
  EXPECT_THAT(explain("QP030002", Environment{{"LC_ALL", "fr_FR.UTF-8"}}),
              AllOf(HasSubstr("il garde ses propres limites, et rien ne s'y ajoute."),
                    HasSubstr("C'est un signal, pas une décision.")));
}

TEST_F(Revise, ExplainsItsCells) {
  write_map();
  EXPECT_THAT(
      explain(revised_cell(2, 1)),
      AllOf(HasSubstr("Cell CRS3035"), HasSubstr("100.0% of its area is in listed quartiers"),
            HasSubstr("It belongs to the listed quartier QP030001")));
  EXPECT_THAT(explain(revised_cell(2, 3)),
              AllOf(HasSubstr("Share of its people below the threshold, smoothed"),
                    HasSubstr("It is proposed to extend QP030001: its group touches it and brings "
                              "900 people (at least 300 are needed)."),
                    HasSubstr("The rule alone, without the existing map:")));
  EXPECT_THAT(explain(revised_cell(6, 2)),
              HasSubstr("Its group touches QP030002, but brings only 200"));
  EXPECT_THAT(explain(revised_cell(1, 12)), HasSubstr("It is in the new quartier prov-30901-02."));
  EXPECT_THAT(explain(revised_cell(1, 0)), HasSubstr("It touches QP030001, but its share"));
  EXPECT_THAT(explain(revised_cell(7, 15)), HasSubstr("The revision makes nothing of it"));
  EXPECT_THAT(explain(revised_cell(7, 15), Environment{{"LC_ALL", "fr_FR.UTF-8"}}),
              HasSubstr("La révision n'en fait rien : il ne touche aucun quartier inscrit"));
}

TEST_F(Revise, AZoneBesideAListedQuartierIsNotNew) {
  write_map({"--set", "extension_share=0.99"});
  EXPECT_THAT(explain(revised_cell(2, 5)),
              HasSubstr("The rule puts it in a zone that touches the listed quartier QP030001"));
}

TEST_F(Revise, AQuartierOfASmallUnitStaysAndDoesNotGrowWithoutDerogation) {
  (void)folder_.write("communes.csv", "code,nom,population_totale\n30001,Amont,2000\n");
  write_map({}, {"--rule", "metropole-2014"});
  EXPECT_EQ(rows("perimeters")["QP030001"]["risks"], "few_people,territory");
  EXPECT_THAT(explain(revised_cell(2, 3)),
              HasSubstr("Its group touches only quartiers of another unit"));
}

TEST_F(Revise, EditsOfAScenarioDecide) {
  const ProgramResult saved =
      carreau(folder_, {"delineate", "grid.csv", "--urban-units", "units.csv", "--communes",
                        "communes.csv", "--urban-incomes", "incomes.csv", "--rule",
                        "metropole-2023", "--set", "smoothing=0", "--save-scenario", "s.toml"});
  ASSERT_EQ(saved.exit_code, 0) << saved.err;
  (void)folder_.write(
      "s.toml",
      folder_.read("s.toml") +
          fmt::format("[[edits]]\nkind = \"release\"\nzone = \"QP030002\"\nreason = \"démoli\"\n"
                      "date = \"2024-05-01\"\n"
                      "[[edits]]\nkind = \"lock\"\nzone = \"QP030001\"\ncells = [\"{}\", \"{}\"]\n"
                      "reason = \"conseil\"\ndate = \"2024-05-02\"\n"
                      "[[edits]]\nkind = \"lock\"\nzone = \"contrat\"\ncells = [\"{}\"]\n"
                      "reason = \"signé\"\ndate = \"2024-05-03\"\n"
                      "[[edits]]\nkind = \"lock\"\nzone = \"contre\"\ncells = [\"{}\"]\n"
                      "reason = \"essai\"\ndate = \"2024-05-03\"\n",
                      revised_cell(2, 1), revised_cell(1, 1), revised_cell(7, 15),
                      revised_cell(4, 3)));
  const ProgramResult result = carreau(folder_, {"revise", "listed.geojson", "--scenario", "s.toml",
                                                 "--cells", "all", "-o", "out.gpkg"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(
      result.out,
      HasSubstr("the locked zone “contre” touches the listed quartier QP030001: it is no new"));
  const RowsByKey map = rows("perimeters");
  EXPECT_FALSE(map.contains("QP030002"));
  EXPECT_EQ(map.at("QP030001").at("extension_cells"), "1");
  EXPECT_EQ(map.at("QP030001").at("edit_reason"), "conseil");
  EXPECT_EQ(map.at("contrat").at("status"), "new");
  EXPECT_EQ(rows("left").at("QP030002").at("edit_reason"), "démoli");
  EXPECT_THAT(explain("QP030001"), HasSubstr("Extension chosen by hand: 1 cell, 51 people."));
  EXPECT_THAT(explain("QP030002"), AllOf(HasSubstr("Left the list by a decision"),
                                         HasSubstr("Edit of 2024-05-01: démoli")));
  EXPECT_THAT(explain(revised_cell(1, 1)), HasSubstr("It extends QP030001, by an edit by hand."));
  EXPECT_THAT(scenario_text(), HasSubstr("révision : nouveau quartier tracé à la main"));
  EXPECT_THAT(carreau(folder_, {"rules", "metropole-2023"}).out,
              HasSubstr("Revision of a map (what no text says)"));
  // The scenario of the result remembers the decisions, and says why cells are locked.
  const ProgramResult again = carreau(
      folder_, {"revise", "listed.geojson", "--scenario", "out.gpkg", "--inputs", ".", "--json"});
  ASSERT_EQ(again.exit_code, 0) << again.err;
  EXPECT_EQ(nlohmann::json::parse(again.out).at("left"), 1);
}

TEST_F(Revise, AStripBetweenLimitAndExtensionIsReported) {
  // The limit leaves the last tenth of the second column outside.
  (void)folder_.write("listed.geojson",
                      geojson({{R"("code":"A")", box(3842600, 2346800, 3842980, 2347400)}}, 3035));
  const ProgramResult result = revise({});
  EXPECT_THAT(result.out,
              HasSubstr("a strip narrower than a cell lies between quartier A and its"));
}

TEST_F(Revise, WritesOtherFormats) {
  EXPECT_EQ(revise({"-o", "map.csv", "--quiet"}).exit_code, 0);
  EXPECT_THAT(folder_.read("map.csv"), HasSubstr("code,name,letter,status,origin_code"));
  EXPECT_EQ(revise({"-o", "map.geojson", "--quiet"}).exit_code, 0);
  for (const char* const file :
       {"map.geojson", "map.extensions.geojson", "map.left.geojson", "map.cells.geojson"}) {
    EXPECT_THAT(folder_.read(file), HasSubstr("FeatureCollection")) << file;
  }
  const ProgramResult out = revise({"-o", "-"});
  EXPECT_THAT(out.out, HasSubstr("\"scenario\""));
  EXPECT_THAT(out.err, HasSubstr("Quartiers: 1 unchanged (I), 1 extended (M), 1 new (N)"));
  EXPECT_THAT(revise({}).out, AllOf(HasSubstr("People: 701 before, 3,101 after; extensions 900"),
                                    HasSubstr("The flag warns and removes nothing")));
}

TEST_F(Revise, TheSameRunGivesTheSameBytes) {
  EXPECT_EQ(revise({"-o", "a.gpkg", "--quiet"}).exit_code, 0);
  EXPECT_EQ(revise({"-o", "b.gpkg", "--quiet", "--threads", "1"}).exit_code, 0);
  EXPECT_EQ(folder_.read("a.gpkg"), folder_.read("b.gpkg"));
}

TEST_F(Revise, RefusesWhatMakesNoSense) {
  const std::vector<std::pair<Words, std::string>> usage = {
      {{"--listed", "listed.geojson"}, "revise takes the quartiers of ZONES as listed"},
      {{"--date", "May"}, "expected a date such as 2024-01-01, found: May"},
      {{"-o", "-", "--json"}, "-o - and --json both write to stdout: keep one"},
      {{"-o", "out.doc"}, "--format"}};
  for (const auto& [words, message] : usage) {
    const ProgramResult result = revise(words);
    EXPECT_EQ(result.exit_code, 2) << result.err;
    EXPECT_THAT(result.err, HasSubstr(message));
  }
  EXPECT_EQ(revise({}, {}).exit_code, 2) << "a revision needs a rule";
  EXPECT_EQ(revise({"-o", "listed.geojson", "--overwrite"}).exit_code, 2) << "an input";
  (void)folder_.write("listed.geojson",
                      geojson({{R"("code":"A")", box(3842600, 2346800, 3843000, 2347400)},
                               {R"("code":"B")", box(3842800, 2346800, 3843200, 2347400)}},
                              3035));
  const ProgramResult overlapping = revise({"-o", "out.gpkg"});
  EXPECT_EQ(overlapping.exit_code, 1);
  EXPECT_THAT(overlapping.err, HasSubstr("expected zones that do not overlap, found A and B"));
  EXPECT_FALSE(folder_.content().contains("out.gpkg")) << "nothing half-written";
  EXPECT_EQ(json({"--repair"}).at("people").at("before"), 900.0) << "not counted twice";
  // Two that overlap and cut cells: parted, they still are limits drawn around dwellings.
  (void)folder_.write("listed.geojson",
                      geojson({{R"("code":"QP030001")", box(3842600, 2346800, 3843100, 2347400)},
                               {R"("code":"QP030002")", box(3843000, 2346800, 3843300, 2347400)}},
                              3035));
  const double drawn = json({"--repair"}).at("people").at("before");
  const double neutral = json({"--repair", "--limits", "neutral"}).at("people").at("before");
  EXPECT_GT(drawn, neutral + 50.0);
}

}  // namespace
}  // namespace carreau::testing
