// SPDX-License-Identifier: Apache-2.0
/// Runs of a lab, some of which are stopped; and what it says of what it does not have.
#include "lab/lab.hpp"

#include "base/cancellation.hpp"
#include "inputs/scenario_writer.hpp"
#include "lab/answers.hpp"
#include "lab/request_error.hpp"
#include "support/refused_request.hpp"
#include "support/studied_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <future>
#include <memory>
#include <string>
#include <vector>

namespace carreau::lab {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::refusal;
using testing::request_of;
using testing::TempFolder;
using testing::World;

class SmallLab : public ::testing::Test {
 protected:
  SmallLab() : lab_(load_lab({request_of(World(), folder_), {}, {}, {}})) {}

  static LabState state(const std::string& name, const std::string& value) {
    return {{{name, value}}, {}};
  }
  /// All that a run tells.
  static std::string account(const Lab& lab, const LabRun& run) {
    return run_answer(lab, run).dump() + zones_answer(lab, run) + units_answer(lab, run).dump();
  }

  TempFolder folder_;
  Lab lab_;
};

TEST_F(SmallLab, GoesOnAfterARunThatWasStopped) {
  const LabState asked = state("poverty_ratio", "0.7");
  {
    Cancellation stop;
    stop.request();
    const CancellationScope scope(&stop);
    EXPECT_THROW((void)lab_.run(asked), Cancelled);
    EXPECT_EQ(lab_.run({{}, {}}), lab_.baseline()) << "what is kept needs no work";
  }
  const auto run = lab_.run(asked);
  Lab fresh(load_lab({request_of(World(), folder_), {}, {}, {}}));
  EXPECT_EQ(account(lab_, *run), account(fresh, *fresh.run(asked)));
  EXPECT_EQ(lab_.find(run->id), run);
}

TEST_F(SmallLab, GivesSeveralClientsWhatItGivesOne) {
  std::vector<LabState> asked;
  for (const char* const ratio : {"0.5", "0.55", "0.62", "0.7", "0.75"}) {
    asked.push_back(state("poverty_ratio", ratio));
    asked.push_back({{{"poverty_ratio", ratio}, {"spread_mean", "0.45"}}, {}});
    asked.push_back({{{"poverty_ratio", ratio}, {"method", "compact"}}, {}});
  }
  std::vector<std::future<std::shared_ptr<const LabRun>>> runs;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    runs.push_back(std::async(std::launch::async, [&, i] { return lab_.run(asked[i], i % 4); }));
  }
  Lab alone(load_lab({request_of(World(), folder_), {}, {}, {}}));
  for (std::size_t i = 0; i < asked.size(); ++i) {
    EXPECT_EQ(account(lab_, *runs[i].get()), account(alone, *alone.run(asked[i]))) << i;
  }
}

TEST_F(SmallLab, SaysWhatItDoesNotHave) {
  EXPECT_EQ(refusal([&] { (void)lab_.zoning("autre"); }),
            "404 unknown_zoning: Aucun zonage « autre » n'est chargé.");
  EXPECT_EQ(refusal([&] { (void)lab_.find("0123"); }),
            "410 run_gone: Le résultat 0123 n'est plus gardé : relancer le scénario.");
  EXPECT_EQ(refusal([&] { (void)explain_answer(lab_, *lab_.baseline(), "nulle-part"); }),
            "404 unknown_place: Ni zone ni carreau habité de ce nom : nulle-part.");
  EXPECT_EQ(refusal([&] { (void)zone_cells_answer(lab_, *lab_.baseline(), "nulle-part"); }),
            "404 unknown_place: Aucune zone de ce nom : nulle-part.");
}

TEST_F(SmallLab, ExplainsASettingInWords) {
  const auto lines = [&](const LabRun& run, const char* language) {
    const std::string zone = run.result.delineation.perimeters.at(0).id;
    return explain_answer(lab_, run, zone)["lines"][language].dump();
  };
  EXPECT_THAT(lines(*lab_.baseline(), "fr"), Not(HasSubstr("réglage")));
  // The value is that of the rule, but it is no longer the article that sets it.
  const auto run = lab_.run(state("minimum_zone_population", "1000"));
  EXPECT_THAT(lines(*run, "fr"), HasSubstr("[réglage de cette simulation]"));
  EXPECT_THAT(lines(*run, "en"), HasSubstr("[setting of this simulation]"));
  EXPECT_THAT(lines(*run, "fr"), Not(HasSubstr("--set")));
}

TEST_F(SmallLab, SaysWhyASettingIsRefused) {
  EXPECT_EQ(refusal([&] { (void)lab_.run(state("poverty_ratio", "7")); }),
            "422 unusable_setting: Réglage refusé : il fallait un nombre de 0,0001 à 1, "
            "quatre décimales au plus, trouvé « 7 »");
  const auto code_for = [&](const char* name, const char* value) {
    try {
      (void)lab_.run(state(name, value));
    } catch (const RequestError& error) {
      return error.message().code;
    }
    return std::string("none");
  };
  EXPECT_EQ(code_for("poverty_ratio", "7"), "setting_refused");
  EXPECT_EQ(code_for("poverty_ration", "0.5"), "setting_refused_with_remedy");
  EXPECT_EQ(refusal([&] { (void)lab_.run(state("model", "means")); }),
            "422 other_grid: Le modèle means lit la grille autrement : relancer carreau serve avec "
            "--model means.");
}

TEST_F(SmallLab, ARefusedSettingHasItsRemedyWhereThereIsOne) {
  const auto refused_as = [&](const char* name, const char* value) {
    try {
      (void)lab_.run(state(name, value));
    } catch (const RequestError& error) {
      return error.message().code;
    }
    return std::string("none");
  };
  EXPECT_EQ(refused_as("poverty_ratio", "7"), "setting_refused");
  EXPECT_EQ(refused_as("poverty_ration", "0.6"), "setting_refused_with_remedy");
}

TEST_F(SmallLab, SaysWhyAnEditIsRefused) {
  LabState edited;
  edited.edits = {{EditKind::add, {"CRS3035RES200mN200E200"}, {}, {}, "essai", "2026-11-27"}};
  const std::string told = refusal([&] { (void)lab_.run(edited); });
  EXPECT_TRUE(told.starts_with("422 unusable_edit: Retouche refusée : retouche 1 (add) : cells :"))
      << told;
}

TEST_F(SmallLab, SaysWhyAScenarioIsOfAnotherLab) {
  const std::string own = inputs::scenario_text(lab_.baseline()->record);
  EXPECT_NO_THROW((void)lab_.read_scenario(own));
  std::string other_grid = own;
  const std::size_t digest = other_grid.find("sha256 = \"", other_grid.find("[inputs.grid]")) + 10;
  other_grid[digest] = other_grid[digest] == '0' ? '1' : '0';
  EXPECT_EQ(refusal([&] { (void)lab_.read_scenario(other_grid); }),
            "409 other_scenario: Ce scénario n'a pas la même entrée « grid » que l'atelier : "
            "l'ouvrir avec carreau serve.");
  const std::string told = refusal([&] { (void)lab_.read_scenario("format = ["); });
  EXPECT_TRUE(told.starts_with("422 unusable_scenario: Scénario illisible : scenario.toml"))
      << told;
}

TEST_F(SmallLab, RunsAnotherRuleAsALabOfThatRule) {
  study::RunRequest older = request_of(World(), folder_);
  older.rule = "metropole-2014";
  Lab other(load_lab({older, {}, {}, {}}));
  for (LabState asked : {LabState{}, state("poverty_ratio", "0.7")}) {
    const auto expected = other.run(asked);
    asked.rule = "metropole-2014";
    const auto run = lab_.run(asked);
    EXPECT_EQ(run->id, expected->id) << "the scenario file is the same, and so are the bytes";
    EXPECT_NE(run->id, lab_.run({asked.settings, {}})->id);
    EXPECT_EQ(zones_answer(lab_, *run), zones_answer(other, *expected));
    EXPECT_EQ(findings_json(run->findings), findings_json(expected->findings));
    EXPECT_EQ(run->state.rule, "metropole-2014");
    // Its file opens here as it opens there, where that rule is no change.
    const std::string file = inputs::scenario_text(run->record);
    EXPECT_EQ(to_json(lab_.read_scenario(file)), to_json(run->state));
    EXPECT_EQ(to_json(other.read_scenario(file)), to_json(expected->state));
  }
}

TEST_F(SmallLab, NamesItsOwnRuleInNoState) {
  LabState asked;
  asked.rule = "metropole-2023";
  const auto run = lab_.run(asked);
  EXPECT_EQ(run, lab_.baseline());
  EXPECT_EQ(to_json(run->state).dump(), R"({"settings":{},"edits":[]})");
}

TEST_F(SmallLab, SaysWhyARuleIsRefused) {
  LabState asked;
  asked.rule = "metropole-2013";
  EXPECT_EQ(refusal([&] { (void)lab_.run(asked); }),
            "422 unusable_rule: L'atelier ne connaît pas la règle metropole-2013 : il fallait "
            "metropole-2023, martinique-reunion-2014, metropole-2014.");
  asked.rule = "martinique-reunion-2014";
  EXPECT_EQ(refusal([&] { (void)lab_.run(asked); }),
            "422 unusable_rule: La règle martinique-reunion-2014 ne s'applique pas ici : Cette "
            "règle examine la population des communes, et non des unités urbaines de l'atelier : "
            "ouvrir un atelier avec elle.");
}

TEST_F(SmallLab, TellsTheRulesWithWhatIsNotAsTheDecreeHasIt) {
  const Json answer = lab_answer(lab_, {});
  EXPECT_EQ(answer["rule"]["name"], "metropole-2023");
  EXPECT_TRUE(answer["rule"]["substitution"].is_null());
  const Json& overseas = answer["other_rules"][0];
  const Json& older = answer["other_rules"][1];
  EXPECT_EQ(overseas["name"], "martinique-reunion-2014");
  EXPECT_THAT(overseas["refusal"]["fr"].dump(), HasSubstr("communes"));
  EXPECT_TRUE(overseas["parameters"].empty());
  EXPECT_EQ(older["name"], "metropole-2014");
  EXPECT_TRUE(older["refusal"].is_null());
  EXPECT_THAT(older["substitution"]["fr"].dump(),
              HasSubstr("Le décret mesure les revenus de 2011"));
  const auto derogation = [](const Json& parameters) {
    for (const Json& one : parameters) {
      if (one["name"] == "listed_derogation") return one["legal"].dump() + one["article"].dump();
    }
    return std::string();
  };
  EXPECT_EQ(derogation(older["parameters"]), "\"false\"\"décret 2014-767\"");
  EXPECT_THAT(derogation(answer["parameters"]), HasSubstr("\"true\""));
}

/// Exact counts need no bridge that makes up for a model: the first run and all later ones are
/// those of the command line.
TEST(LabOfExactCounts, RunsTheScenarioAsItWasLoaded) {
  const World world;
  const TempFolder folder;
  study::RunRequest request = request_of(world, folder);
  std::string counts = "cell,-10000,10000-20000,20000-\n";
  for (const auto& row : world.rows)
    counts += row[0] + (row[3] == "100" ? ",100,0,0\n" : ",0,0,50\n");
  (void)folder.write("counts.csv", counts);
  request.brackets = folder / "counts.csv";
  Lab lab(load_lab({request, {}, {}, {}}));
  const Vintage& loaded = lab.loaded().scenario.vintage;
  for (const auto& run : {lab.baseline(), lab.run({{{"poverty_ratio", "0.55"}}, {}})}) {
    EXPECT_EQ(run->scenario.vintage.bridge, loaded.bridge);
    EXPECT_EQ(run->scenario.vintage.perimeter_bridge, loaded.perimeter_bridge);
  }
  EXPECT_EQ(loaded.bridge.residual, 0.0) << "what the counts change";
}

TEST_F(SmallLab, HasNoGeocoderUnlessOneIsNamed) {
  EXPECT_TRUE(lab_answer(lab_, {})["geocoder"].is_null());
  LabSettings settings;
  settings.geocoder = "https://geo.example/?q={query}";
  EXPECT_EQ(lab_answer(lab_, settings)["geocoder"], settings.geocoder);
}

TEST_F(SmallLab, TellsTheShapeOfAParameterInBothLanguages) {
  const Json answer = lab_answer(lab_, {});
  const Json expected = answer["parameters"][0]["expected"];
  EXPECT_NE(expected["fr"], expected["en"]);
}

}  // namespace
}  // namespace carreau::lab
