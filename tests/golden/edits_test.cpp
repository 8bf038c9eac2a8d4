// SPDX-License-Identifier: Apache-2.0
/// `carreau delineate` with edits by hand, on the bundled town: outputs, replay, sentences, errors.
#include "support/carreau_program.hpp"
#include "support/gdal_files.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace carreau::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string kRemoved = "CRS3035RES200mN2761000E3782600";
const std::string kLockedIn = "CRS3035RES200mN2760400E3780800";
const std::string kLockedOut = "CRS3035RES200mN2752000E3784800";

/// The town's third perimeter loses four cells and 434 people; a cell of the second is locked
/// together with one far away, in another unit.
const std::string kEdits = fmt::format(
    "[[edits]]\nkind = \"remove\"\ncells = [\"{}\", \"CRS3035RES200mN2761200E3782600\", "
    "\"CRS3035RES200mN2761000E3782800\", \"CRS3035RES200mN2761200E3782800\"]\n"
    "reason = \"démolition\"\ndate = \"2026-11-27\"\n"
    "[[edits]]\nkind = \"lock\"\nzone = \"le contrat\"\ncells = [\"{}\", \"{}\"]\n"
    "reason = \"signé\"\ndate = \"2026-11-28\"\n",
    kRemoved, kLockedIn, kLockedOut);

class EditedTown : public ::testing::Test {
 protected:
  void SetUp() override { write(kEdits); }
  void write(const std::string& edits) {
    const std::string sample = std::string(CARREAU_SOURCE_DIR) + "/data/sample/";
    (void)folder_.write(
        "edited.toml",
        fmt::format("format = 1\nrule = \"metropole-2023\"\nvintage = 2019\n"
                    "[inputs]\ngrid = \"{}carreaux_200m_met.csv\"\n"
                    "urban_units = \"{}uu2020_composition.csv\"\ncommunes = \"{}communes.csv\"\n",
                    sample, sample, sample) +
            edits);
  }
  ProgramResult delineate(const Words& more) {
    Words words{"delineate", "--scenario", "edited.toml"};
    words.insert(words.end(), more.begin(), more.end());
    return carreau(folder_, words);
  }
  TempFolder folder_;
};

TEST_F(EditedTown, SaysWhoDrewEachPerimeterAndWhatItFails) {
  const ProgramResult result = delineate({"-o", "out.gpkg", "--quiet"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  std::map<std::string, std::map<std::string, std::string>> zones;
  for (const auto& row : layer_rows(folder_ / "out.gpkg", "perimeters")) {
    zones[row.at("status") + " " + row.at("people")] = row;
  }
  ASSERT_TRUE(zones.contains("edited 823"));
  EXPECT_EQ(zones["edited 823"]["failed_criteria"], "population");
  EXPECT_EQ(zones["edited 823"]["cells"], "9");
  ASSERT_TRUE(zones.contains("rule 1533.5"));
  EXPECT_EQ(zones["rule 1533.5"]["failed_criteria"], "");
  EXPECT_TRUE(zones.contains("rule 1289.5")) << "what the lock left meets the criteria";
  ASSERT_TRUE(zones.contains("locked 53"));
  EXPECT_EQ(zones["locked 53"]["pieces"], "2");
  EXPECT_EQ(zones["locked 53"]["people_outside_unit"], "23");
  EXPECT_THAT(zones["locked 53"]["failed_criteria"], HasSubstr("population"));
  std::map<std::string, std::string> reason;
  for (const auto& row : layer_rows(folder_ / "out.gpkg", "cells")) {
    reason[row.at("cell_id")] = row.at("decision") + " " + row.at("reason");
  }
  EXPECT_EQ(reason[kRemoved], "out edited_out");
  EXPECT_EQ(reason[kLockedIn], "in below_threshold");
  EXPECT_EQ(reason[kLockedOut], "in edited_in");
}

TEST_F(EditedTown, ReplaysToTheSameBytes) {
  ASSERT_EQ(delineate({"-o", "out.gpkg", "--quiet", "--save-scenario", "s.toml"}).exit_code, 0);
  for (const std::string from : {"out.gpkg", "s.toml"}) {
    const ProgramResult again = carreau(folder_, {"delineate", "--scenario", from, "--inputs",
                                                  std::string(CARREAU_SOURCE_DIR) + "/data/sample",
                                                  "-o", "again.gpkg", "--overwrite", "--quiet"});
    ASSERT_EQ(again.exit_code, 0) << again.err;
    EXPECT_TRUE(folder_.read("out.gpkg") == folder_.read("again.gpkg")) << from;
  }
}

TEST_F(EditedTown, OtherFormatsHoldTheSame) {
  for (const std::string name : {"out.geojson", "out.fgb"}) {
    ASSERT_EQ(delineate({"-o", name, "--quiet"}).exit_code, 0);
    int edited = 0;
    for (const auto& row : layer_rows(folder_ / name, "")) {
      edited += row.at("status") == "rule" ? 0 : 1;
    }
    EXPECT_EQ(edited, 2) << name;
  }
  EXPECT_THAT(folder_.read("out.scenario.toml"), HasSubstr("[[edits]]\nkind = \"remove\"\n"));
  EXPECT_THAT(folder_.read("out.geojson"), HasSubstr("[[edits]]"));
}

TEST_F(EditedTown, TheSummaryCountsWhatEditsFail) {
  const ProgramResult told = delineate({"-o", "out.gpkg", "--lang", "en"});
  EXPECT_THAT(told.err, AllOf(HasSubstr("Edits by hand: 2; zones edited: 1, locked: 1; failing: "),
                              HasSubstr("population 2"),
                              HasSubstr("edited by hand, has too few people: it stays"),
                              HasSubstr("is not in one piece: 2 pieces")));
  const auto json =
      nlohmann::json::parse(delineate({"-o", "out.gpkg", "--overwrite", "--json"}).out);
  EXPECT_EQ(json["edits"], 2);
  EXPECT_EQ(json["edited_zones"], 1);
  EXPECT_EQ(json["locked_zones"], 1);
  EXPECT_EQ(json["edited_zones_failing"]["population"], 2);
  EXPECT_EQ(json["edited_zones_in_pieces"], 1);
}

TEST_F(EditedTown, IsExplainedInBothLanguages) {
  ASSERT_EQ(delineate({"-o", "out.gpkg", "--quiet"}).exit_code, 0);
  std::map<std::string, std::string> id;
  for (const auto& row : layer_rows(folder_ / "out.gpkg", "perimeters")) {
    id[row.at("status")] = row.at("zone_id");
  }
  const auto explain = [&](const std::string& what, const std::string& language) {
    return carreau(folder_, {"explain", "out.gpkg", what, "--lang", language}).out;
  };
  EXPECT_THAT(explain(id["edited"], "en"),
              AllOf(HasSubstr("(perimeter edited by hand)"),
                    HasSubstr("the edit keeps it, although it does not meet: population.")));
  EXPECT_THAT(
      explain(id["locked"], "fr"),
      AllOf(HasSubstr("(périmètre verrouillé à la main)"), HasSubstr("2 carreaux en 2 morceaux"),
            HasSubstr("23 de ses habitants sont hors de cette unité")));
  EXPECT_THAT(explain(kRemoved, "en"), HasSubstr("an edit by hand took it out"));
  EXPECT_THAT(explain(kRemoved, "fr"), HasSubstr("une retouche à la main l'en a ôté"));
  EXPECT_THAT(explain(kLockedOut, "en"), HasSubstr("an edit by hand put it in this perimeter"));
}

TEST_F(EditedTown, ACellTellsWhoDecidedOnIt) {
  ASSERT_EQ(delineate({"-o", "out.gpkg", "--quiet"}).exit_code, 0);
  EXPECT_THAT(carreau(folder_, {"explain", "out.gpkg", kRemoved, "--lang", "fr"}).out,
              HasSubstr("Retouche n° 1, du 2026-11-27, qui la retire : « démolition »."));
  EXPECT_THAT(
      carreau(folder_, {"explain", "out.gpkg", kLockedIn, "--lang", "fr"}).out,
      HasSubstr(
          "Retouche n° 2, du 2026-11-28, qui la verrouille dans « le contrat » : « signé »."));
}

TEST_F(EditedTown, ARemainderIsToldWithTheCellsToRemove) {
  const std::string told = delineate({"-o", "out.gpkg", "--lang", "fr"}).err;
  EXPECT_THAT(told, AllOf(HasSubstr("le retrait laisse un reste trop peu peuplé"),
                          HasSubstr("823 habitants, carreaux : 9")));
}

TEST_F(EditedTown, ZonesKeepTheirIdsAndTakeTheNamesOfTheScenario) {
  std::map<std::string, std::string> plain;
  write("");
  ASSERT_EQ(delineate({"-o", "plain.gpkg", "--quiet"}).exit_code, 0);
  for (const auto& row : layer_rows(folder_ / "plain.gpkg", "perimeters")) {
    plain[row.at("zone_id")] = row.at("name");
  }
  const std::string named = plain.begin()->first;
  write(fmt::format("[parameters]\npoverty_ratio = 0.62\n[names]\n\"{}\" = \"Les Trois Ponts\"\n",
                    named) +
        kEdits);
  ASSERT_EQ(delineate({"-o", "out.gpkg", "--quiet"}).exit_code, 0);
  std::size_t kept = 0;
  for (const auto& row : layer_rows(folder_ / "out.gpkg", "perimeters")) {
    const auto known = plain.find(row.at("zone_id"));
    if (known == plain.end()) continue;
    ++kept;
    EXPECT_EQ(row.at("name"), known->first == named ? "Les Trois Ponts" : known->second);
  }
  EXPECT_GE(kept, plain.size() - 1) << "one of them is locked in part";
  // The names are part of the scenario that the result holds, and give the same bytes.
  const ProgramResult again = carreau(
      folder_, {"delineate", "--scenario", "out.gpkg", "--inputs",
                std::string(CARREAU_SOURCE_DIR) + "/data/sample", "-o", "again.gpkg", "--quiet"});
  ASSERT_EQ(again.exit_code, 0) << again.err;
  EXPECT_TRUE(folder_.read("out.gpkg") == folder_.read("again.gpkg"));
}

TEST_F(EditedTown, ANameThatNoZoneBearsIsFoundAndOneThatIsNoneRefused) {
  write("[names]\n\"36001-99\" = \"Nulle part\"\n");
  EXPECT_THAT(delineate({"-o", "out.gpkg", "--lang", "en"}).err,
              HasSubstr("no zone has the id 36001-99, to which the scenario gives the name"));
  write("[names]\n\"36001-01\" = \" \"\n");
  const ProgramResult refused = delineate({"-o", "none.gpkg"});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_EQ(
      refused.err,
      "carreau delineate: edited.toml:9: 36001-01: expected a name of one line, of at most 200 "
      "bytes, found \" \"\n");
}

struct WrongEdits {
  const char* name;
  const char* edits;
  const char* message;
};
void PrintTo(const WrongEdits& wrong, std::ostream* out) { *out << wrong.name; }

class Wrong : public EditedTown, public ::testing::WithParamInterface<WrongEdits> {};

TEST_P(Wrong, IsRefusedWithoutATrace) {
  write(GetParam().edits);
  const auto before = folder_.content();
  const ProgramResult result = delineate({"-o", "out.gpkg"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(result.err, std::string("carreau delineate: ") + GetParam().message + "\n");
  EXPECT_EQ(folder_.content(), before);
}

INSTANTIATE_TEST_SUITE_P(
    Edits, Wrong,
    ::testing::Values(
        WrongEdits{"BadDate",
                   "[[edits]]\nkind = \"add\"\ncells = [\"CRS3035RES200mN2761000E3782600\"]\n"
                   "reason = \"r\"\ndate = \"27/11/2026\"\n",
                   "edited.toml:12: date: expected a date such as 2026-11-27, found "
                   "\"27/11/2026\" (write year, month and day)"},
        WrongEdits{"UnknownCell",
                   "[[edits]]\nkind = \"add\"\ncells = [\"CRS3035RES200mN2000000E3000000\"]\n"
                   "reason = \"r\"\ndate = \"2026-11-27\"\n",
                   "edit 1 (add): cells: expected a cell of the grid, found "
                   "CRS3035RES200mN2000000E3000000 (is it the grid that the edit was made on?)"},
        WrongEdits{"ReleaseOfNothing",
                   "[[edits]]\nkind = \"release\"\nzone = \"z\"\nreason = \"r\"\n"
                   "date = \"2026-11-27\"\n",
                   "edit 1 (release): zone: expected a zone locked before, found \"z\" (put the "
                   "release behind its lock, or leave it out)"}),
    [](const auto& wrong) { return std::string(wrong.param.name); });

TEST_F(EditedTown, WithoutEditsNothingSpeaksOfThem) {
  write("");
  const ProgramResult told = delineate({"-o", "out.gpkg", "--lang", "en"});
  EXPECT_EQ(told.exit_code, 0);
  EXPECT_THAT(told.err, Not(HasSubstr("by hand")));
  for (const auto& row : layer_rows(folder_ / "out.gpkg", "perimeters")) {
    EXPECT_EQ(row.at("status"), "rule");
    EXPECT_EQ(row.at("failed_criteria"), "");
  }
}

TEST_F(EditedTown, ANameIsLockedOnce) {
  write(kEdits + kEdits);
  const ProgramResult result = delineate({"-o", "out.gpkg"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.err,
            "carreau delineate: edit 4 (lock): zone: expected a name that no lock has, found \"le "
            "contrat\", which edit 2 locks (release it first)\n");
}

TEST(EditedWorld, ALockedZoneThatIsNotPoorStaysAndIsFound) {
  const TempFolder folder;
  World().write(folder);
  (void)folder.write("edited.toml",
                     "format = 1\nrule = \"metropole-2023\"\nvintage = 2019\n[inputs]\n"
                     "grid = \"grid.csv\"\nurban_units = \"units.csv\"\n"
                     "communes = \"communes.csv\"\nurban_incomes = \"incomes.csv\"\n"
                     "[[edits]]\nkind = \"lock\"\nzone = \"parc\"\n"
                     "cells = [\"CRS3035RES200mN2346200E3842400\"]\nreason = \"contrat\"\n"
                     "date = \"2026-11-28\"\n");
  const ProgramResult result =
      carreau(folder, {"delineate", "--scenario", "edited.toml", "-o", "out.gpkg"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.err, HasSubstr("edited by hand, is not below the threshold: it stays, "
                                    "criterion not met"));
}

}  // namespace
}  // namespace carreau::testing
