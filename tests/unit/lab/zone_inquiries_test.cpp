// SPDX-License-Identifier: Apache-2.0
/// The lab asked what would move a zone, and about quartiers of a zoning, on the bundled town.
#include "lab/zone_inquiries.hpp"

#include "base/cancellation.hpp"
#include "inputs/scenario_writer.hpp"
#include "lab/answers.hpp"
#include "lab/request_error.hpp"
#include "support/refused_request.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>

namespace carreau::lab {
namespace {

using ::testing::HasSubstr;
using testing::refusal;

/// Loaded once: nothing here changes it but its kept runs.
Lab& town_lab() {
  static Lab lab([] {
    const std::string sample = std::string(CARREAU_SOURCE_DIR) + "/data/sample/";
    LabRequest request;
    request.run.grids = {sample + "carreaux_200m_met.csv"};
    request.run.urban_units = sample + "uu2020_composition.csv";
    request.run.communes = {sample + "communes.csv"};
    request.run.rule = "metropole-2023";
    request.zonings = {sample + "quartiers.gpkg"};
    return load_lab(request);
  }());
  return lab;
}

std::string request(const std::string& zone, const std::string& parameter) {
  return Json{{"zone", zone}, {"parameter", parameter}}.dump();
}

TEST(ZoneInquiries, TellHowFarAParameterMayMove) {
  ZoneInquiries inquiries(town_lab());
  const LabRun& run = *town_lab().baseline();
  const std::string zone = run.result.delineation.perimeters.front().id;
  const Json answer = inquiries.reach(run, request(zone, "poverty_ratio"));
  EXPECT_EQ(answer["stands"], true);
  EXPECT_EQ(answer["present"], "0.6");
  EXPECT_FALSE(answer["below"].is_null());
  EXPECT_THAT(answer["text"]["fr"].get<std::string>(), HasSubstr("la zone tient de"));
  EXPECT_EQ(inquiries.reach(run, request(zone, "poverty_ratio")), answer) << "asked again";
  const Json names = ZoneInquiries::parameters(run)["parameters"];
  EXPECT_TRUE(std::ranges::find(names, "contiguity") != names.end());
}

TEST(ZoneInquiries, RefuseWhatIsNotThere) {
  ZoneInquiries inquiries(town_lab());
  const LabRun& run = *town_lab().baseline();
  const std::string zone = run.result.delineation.perimeters.front().id;
  EXPECT_EQ(refusal([&] { (void)inquiries.reach(run, request("nulle-part", "poverty_ratio")); }),
            "404 unknown_place: Aucune zone de ce nom : nulle-part.");
  EXPECT_EQ(refusal([&] { (void)inquiries.reach(run, request(zone, "model")); }),
            "404 unknown_parameter: Le paramètre model ne déplace aucune zone de ce scénario.");
  EXPECT_THAT(refusal([&] { (void)inquiries.reach(run, R"({"zone": 3})"); }),
              HasSubstr("400 malformed_request"));
  Cancellation stop;
  stop.request();
  const CancellationScope scope(&stop);
  EXPECT_THROW((void)inquiries.reach(run, request(zone, "poverty_ratio")), Cancelled);
}

TEST(ZoneInquiries, ExplainAQuartierAsAProposedZone) {
  Lab& lab = town_lab();
  const LabRun& run = *lab.baseline();
  const LabZoning& official = lab.zonings().front();
  const std::string& key = official.zoning.key;
  const std::string& code = official.zoning.codes.front();
  const Json answer = explain_quartier_answer(lab, run, key, code);
  EXPECT_EQ(answer["kind"], "quartier");
  const std::string lines = answer["lines"]["fr"].dump();
  for (const char* part :
       {"Territoire :", "carreaux touchés", "Population :", "Seuil :", "Revenu : médiane estimée",
        "Conclusion :", "Ce que le scénario propose à sa place :"}) {
    EXPECT_THAT(lines, HasSubstr(part));
  }
  EXPECT_THAT(refusal([&] { (void)explain_quartier_answer(lab, run, key, "nulle-part"); }),
              HasSubstr("404 unknown_place"));
  ZoneInquiries inquiries(lab);
  const Json reach = inquiries.reach(
      run, Json{{"zone", code}, {"zoning", key}, {"parameter", "minimum_zone_population"}}.dump());
  EXPECT_EQ(reach["zone"], code);
  EXPECT_THAT(refusal([&] {
                (void)inquiries.reach(
                    run, Json{{"zone", "x"}, {"zoning", key}, {"parameter", "contiguity"}}.dump());
              }),
              HasSubstr("404 unknown_place"));
}

TEST(ZoneInquiries, TellWhichCellsANearMissLacks) {
  Lab& lab = town_lab();
  const ZoneInquiries inquiries(lab);
  const LabRun& run = *lab.baseline();
  bool is_any = false;
  for (const Zone& zone : run.result.delineation.near_misses) {
    const Json answer = inquiries.additions(run, Json{{"zone", zone.id}}.dump());
    EXPECT_EQ(answer["cells"].is_null(), answer["people"].is_null());
    if (answer["cells"].is_null()) continue;
    is_any = true;
    // As an edit they make a perimeter that meets every criterion.
    Edit edit{EditKind::add, {}, {}, {}, "essai", "2026-11-27"};
    for (const CellIndex cell : zone.cells) edit.cells.push_back(lab.cells().id(cell).text());
    for (const Json& cell : answer["cells"]) edit.cells.push_back(cell.get<std::string>());
    LabState edited;
    edited.edits = {edit};
    const auto with_them = lab.run(edited);
    for (const Zone& drawn : with_them->result.delineation.perimeters) {
      EXPECT_TRUE(drawn.verdict.meets()) << drawn.id;
    }
  }
  EXPECT_TRUE(is_any);
  EXPECT_THAT(refusal([&] { (void)inquiries.additions(run, R"({"zone": "nulle-part"})"); }),
              HasSubstr("404 unknown_place"));
}

TEST(ZoneInquiries, TellWhatFlipsWithTheThreshold) {
  Lab& lab = town_lab();
  ZoneInquiries inquiries(lab);
  const LabRun& run = *lab.baseline();
  const Json answer = inquiries.flips(run, R"({"percent": 30})");
  EXPECT_EQ(answer["lower"]["poverty_ratio"], "0.42");
  EXPECT_EQ(answer["higher"]["poverty_ratio"], "0.78");
  EXPECT_FALSE(answer["lower"]["left"].empty());
  EXPECT_FALSE(answer["higher"]["entered"].empty());
  // The run at that ratio has exactly the zones that are said to enter.
  LabState higher;
  higher.settings = {{"poverty_ratio", "0.78"}};
  const auto other = lab.run(higher);
  for (const Json& zone : answer["higher"]["entered"]) {
    const auto found = std::ranges::find(other->result.delineation.perimeters,
                                         zone["zone_id"].get<std::string>(), &Zone::id);
    ASSERT_NE(found, other->result.delineation.perimeters.end());
    EXPECT_EQ(found->name, zone["name"].get<std::string>());
  }
  EXPECT_EQ(refusal([&] { (void)inquiries.flips(run, R"({"percent": 51})"); }),
            "422 unusable_percent: « percent » doit être un nombre au-dessus de 0, de 50 au plus.");
}

TEST(LabNames, GoIntoTheScenarioAndComeBack) {
  Lab& lab = town_lab();
  const std::string zone = lab.baseline()->result.delineation.perimeters.front().id;
  LabState named;
  named.settings = {{"poverty_ratio", "0.62"}};
  named.names = {{zone, "Les Trois Ponts"}, {"nulle-part-01", "Personne"}};
  const auto run = lab.run(named);
  const auto& zones = run->result.delineation.perimeters;
  const auto found = std::ranges::find(zones, zone, &Zone::id);
  ASSERT_NE(found, zones.end()) << "a zone keeps its id under another threshold";
  EXPECT_EQ(found->name, "Les Trois Ponts");
  EXPECT_TRUE(run->findings.has("name_of_no_zone"));
  EXPECT_THAT(explain_answer(lab, *run, zone)["title"]["fr"].get<std::string>(),
              HasSubstr("Les Trois Ponts"));
  const LabState back = lab.read_scenario(inputs::scenario_text(run->record));
  EXPECT_EQ(back.names, named.names);
  EXPECT_EQ(to_json(run->state)["names"][zone], "Les Trois Ponts");
  // Another name is another run.
  LabState other = named;
  other.names.clear();
  EXPECT_NE(lab.run(other)->id, run->id);
}

TEST(LabNames, ThatAreNoneAreRefused) {
  EXPECT_EQ(
      refusal([] { (void)parse_state(R"({"names": {"59702-01": " "}})"); }),
      "422 unusable_name: Nom refusé pour la zone 59702-01 : il faut une ligne, de 200 octets "
      "au plus ; trouvé \" \"");
  EXPECT_EQ(refusal([] { (void)parse_state(R"({"names": []})"); }),
            "400 malformed_request: « names » doit être un objet.");
}

TEST(LabRemainders, AreTold) {
  Lab& lab = town_lab();
  const LabRun& first = *lab.baseline();
  // The largest zone without all but one cell: what is left has too few people.
  const Zone& zone = first.result.delineation.perimeters.front();
  LabState edited;
  Edit removal{EditKind::remove, {}, {}, {}, "essai", "2026-11-27"};
  for (std::size_t i = 1; i < zone.cells.size(); ++i) {
    removal.cells.push_back(lab.cells().id(zone.cells[i]).text());
  }
  edited.edits = {removal};
  const auto run = lab.run(edited);
  EXPECT_TRUE(run->findings.has("removal_left_remainder"));
  const Json answer = run_answer(lab, *run);
  ASSERT_EQ(answer["edited"].size(), 1U);
  EXPECT_EQ(answer["edited"][0]["is_remainder"], true);
}

}  // namespace
}  // namespace carreau::lab
