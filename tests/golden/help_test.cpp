// SPDX-License-Identifier: Apache-2.0
/// Help of every verb names every option; `rules` prints what it promises.
#include "cli/commands.hpp"
#include "scenario/scenario.hpp"
#include "support/carreau_program.hpp"

#include <CLI/CLI.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(Help, OfEveryVerbNamesItsOptionsAndGivesExamples) {
  const TempFolder folder;
  const std::string overview = carreau(folder, {"--help"}).out;
  for (const auto& command : cli::all_commands()) {
    CLI::App app;
    command->setup(app);
    const std::string verb(command->name());
    const ProgramResult help = carreau(folder, {verb, "--help"});
    EXPECT_EQ(help.exit_code, 0) << verb;
    EXPECT_EQ(help.err, "") << verb;
    EXPECT_THAT(overview, HasSubstr(verb));
    EXPECT_THAT(overview, HasSubstr(std::string(command->summary())));
    EXPECT_THAT(help.out, HasSubstr("carreau " + verb + " ")) << "an example";
    for (const CLI::Option* option : app.get_options()) {
      const auto names = option->get_lnames();
      EXPECT_THAT(help.out, HasSubstr(names.empty() ? option->get_name() : "--" + names.front()));
      EXPECT_FALSE(option->get_description().empty()) << verb << ' ' << option->get_name();
    }
    EXPECT_EQ(carreau(folder, {verb, "-h"}).out, help.out) << verb;
  }
}

TEST(Help, Version) {
  const TempFolder folder;
  const ProgramResult result = carreau(folder, {"--version"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.out, ::testing::MatchesRegex("[0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

TEST(Rules, ListedInShort) {
  const TempFolder folder;
  const ProgramResult result = carreau(folder, {"rules"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.err, "");
  for (const char* name : {"martinique-reunion-2014", "metropole-2014", "metropole-2023"}) {
    EXPECT_THAT(result.out, HasSubstr(name));
  }
}

TEST(Rules, OneShowsEachParameterWithItsArticle) {
  const TempFolder folder;
  const std::string french = carreau(folder, {"rules", "metropole-2014"}).out;
  EXPECT_THAT(french, StartsWith("metropole-2014 — Métropole, zonage de 2015"));
  for (const Parameter& parameter : parameters()) {
    EXPECT_THAT(french, HasSubstr(std::string(parameter.name)));
  }
  EXPECT_THAT(french, HasSubstr("[décret 2014-767, art. 2 I 1°]"));
  const std::string english = carreau(folder, {"rules", "metropole-2014", "--lang", "en"}).out;
  EXPECT_THAT(english, HasSubstr("smallest population of the urban unit"));
}

TEST(Rules, AsJson) {
  const TempFolder folder;
  const auto rule =
      nlohmann::json::parse(carreau(folder, {"rules", "metropole-2023", "--json"}).out);
  EXPECT_EQ(rule.at("name"), "metropole-2023");
  EXPECT_EQ(rule.at("parameters").size(), parameters().size());
  EXPECT_EQ(rule.at("parameters").at("minimum_unit_population").at("value"), "10000");
}

TEST(Rules, AllOfThemAsOneJson) {
  const TempFolder folder;
  const auto rules = nlohmann::json::parse(carreau(folder, {"rules", "--json"}).out);
  ASSERT_TRUE(rules.is_array());
  EXPECT_EQ(rules.size(), 3U);
}

TEST(Rules, AnOwnFileIsShownAsABuiltInOne) {
  const TempFolder folder;
  (void)folder.write("own.toml",
                     "name = \"ours\"\ntitle = \"A trial\"\nsource = \"none\"\n"
                     "urban_territory = \"urban_unit\"\n[poverty_ratio]\nvalue = 0.5\n");
  const ProgramResult result = carreau(folder, {"rules", "own.toml"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.out, StartsWith("ours — A trial"));
}

}  // namespace
}  // namespace carreau::testing
