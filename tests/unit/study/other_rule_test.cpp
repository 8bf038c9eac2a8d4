// SPDX-License-Identifier: Apache-2.0
/// Data that were read for one rule, under another one: as if they had been read for it.
#include "study/other_rule.hpp"

#include "inputs/rule_reader.hpp"
#include "inputs/scenario_writer.hpp"
#include "support/gdal_files.hpp"
#include "support/studied_world.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau::study {
namespace {

using testing::box;
using testing::geojson;
using testing::request_of;
using testing::TempFolder;
using testing::World;

std::vector<std::string> told(const Findings& findings) {
  std::vector<std::string> lines;
  for (const Finding& one : findings.list()) {
    lines.push_back(finding_text(one, Language::english) + " " + std::to_string(one.count));
  }
  return lines;
}

/// A world with a listed quartier and a setting, on which the two decrees differ.
RunRequest listed_request(const TempFolder& folder, const std::string& rule) {
  RunRequest request = request_of(World(), folder);
  request.listed =
      folder.write("listed.geojson", geojson({{R"("code":"a")", box(4.0, 44.0, 4.1, 44.1)}}, 0));
  request.settings = {"poverty_ratio=0.55"};
  request.rule = rule;
  return request;
}

TEST(OtherRule, GivesWhatReadingForItGives) {
  const TempFolder folder;
  const std::vector<std::string> rules = {"metropole-2014", "metropole-2023"};
  for (const std::string& from : rules) {
    for (const std::string& to : rules) {
      const auto run = load_run(listed_request(folder, from));
      const RuleOnRun made = put_rule(*run, inputs::choose_rule(to));
      const auto own = load_run(listed_request(folder, to));
      EXPECT_EQ(inputs::scenario_text(made.record), inputs::scenario_text(own->record));
      EXPECT_EQ(told(made.findings), told(own->findings)) << from << " to " << to;
      for (const Parameter& parameter : parameters()) {
        EXPECT_EQ(parameter.get(made.scenario), parameter.get(own->scenario)) << parameter.name;
      }
      EXPECT_EQ(made.scenario.rule.clauses, own->scenario.rule.clauses);
      EXPECT_EQ(made.findings.list().size() - made.about_data, to == "metropole-2014" ? 1U : 0U);
    }
  }
}

TEST(OtherRule, IsRefusedWhereTheDataAreOfAnotherTerritory) {
  const TempFolder folder;
  const auto run = load_run(request_of(World(), folder));
  RuleSet rule = run->scenario.rule;
  EXPECT_EQ(unsuitable(*run, rule), std::nullopt);
  const auto code = [&] { return unsuitable(*run, rule).value_or(Message{}).code; };
  rule.urban_territory = UrbanTerritory::commune;
  EXPECT_EQ(code(), "rule_tests_communes");
  rule.urban_territory = UrbanTerritory::everywhere;
  EXPECT_EQ(code(), "rule_tests_nothing");
  rule.selects = Selection::density;
  EXPECT_EQ(code(), "rule_of_other_selection");

  RunRequest of_communes = request_of(World(), folder);
  of_communes.urban_units.clear();
  of_communes.urban_incomes.clear();
  of_communes.rule = folder.write("own.toml",
                                  "name = \"ours\"\ntitle = \"T\"\nsource = \"S\"\n"
                                  "urban_territory = \"everywhere\"\n");
  const auto anywhere = load_run(of_communes);
  rule = run->scenario.rule;
  EXPECT_EQ(unsuitable(*anywhere, rule).value_or(Message{}).code, "rule_tests_units");
}

}  // namespace
}  // namespace carreau::study
