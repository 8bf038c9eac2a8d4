// SPDX-License-Identifier: Apache-2.0
/// Help of every verb names every option; `rules` prints what it promises.
#include "base/message.hpp"
#include "base/message_catalogue.hpp"
#include "cli/commands.hpp"
#include "cli/option_list.hpp"
#include "scenario/scenario.hpp"
#include "support/carreau_program.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

class HelpIn : public ::testing::TestWithParam<std::pair<const char*, Language>> {};

TEST_P(HelpIn, OfEveryVerbDescribesItsOptionsAndGivesExamples) {
  const auto [lang, language] = GetParam();
  const TempFolder folder;
  const std::string overview = carreau(folder, {"--lang", lang, "--help"}).out;
  for (const auto& command : cli::all_commands()) {
    cli::OptionList options(language);
    command->setup(options);
    const std::string verb(command->name());
    const ProgramResult help = carreau(folder, {verb, "--help", "--lang", lang});
    EXPECT_EQ(help.exit_code, 0) << verb;
    EXPECT_EQ(help.err, "") << verb;
    for (const std::string& page : {overview, help.out}) {
      EXPECT_THAT(page, HasSubstr(text_of(Message{"help_summary_" + verb}, language)));
    }
    EXPECT_THAT(help.out, HasSubstr("\n  carreau " + verb + " ")) << "an example";
    EXPECT_THAT(help.out, HasSubstr(text_of(Message{"help_example_" + verb}, language)));
    for (const cli::Option& option : options.options()) {
      EXPECT_NE(find_message(option.help().code), nullptr) << verb << ' ' << option.name();
      EXPECT_THAT(help.out, HasSubstr(option.shown_name().text(language)));
      EXPECT_THAT(help.out, HasSubstr(text_of(option.help(), language)));
      EXPECT_THAT(help.out, HasSubstr(cli::word_in_capitals(option.placeholder()).text(language)));
    }
    EXPECT_THAT(help.out, HasSubstr("--lang fr|en"));
    EXPECT_EQ(carreau(folder, {"--lang", lang, verb, "-h"}).out, help.out) << verb;
  }
}

INSTANTIATE_TEST_SUITE_P(BothLanguages, HelpIn,
                         ::testing::Values(std::pair{"fr", Language::french},
                                           std::pair{"en", Language::english}),
                         [](const auto& tested) { return std::string(tested.param.first); });

TEST_P(HelpIn, OfTheProgramSaysWhatItIsForAndHowItIsAsked) {
  const auto [lang, language] = GetParam();
  const TempFolder folder;
  const std::string overview = carreau(folder, {"--lang", lang, "--help"}).out;
  for (const char* code : {"help_program", "help_verbs", "help_version", "help_lang"}) {
    EXPECT_THAT(overview, HasSubstr(text_of(Message{code}, language))) << code;
  }
}

TEST(Help, HasItsHeadingsInTheLanguageOfTheReader) {
  const TempFolder folder;
  const std::string english = carreau(folder, {"rules", "--help"}).out;
  EXPECT_THAT(english, HasSubstr("\nUsage: carreau rules [OPTIONS] [NAME]\n"));
  EXPECT_THAT(english, HasSubstr("\nOptions:\n  -h,--help                   print this help\n"));
  const std::string french = carreau(folder, {"rules", "--help", "--lang", "fr"}).out;
  EXPECT_THAT(french, HasSubstr("\nUsage : carreau rules [OPTIONS] [NOM]\n"));
  EXPECT_THAT(french, HasSubstr("\n  --vintage ANNÉE             année des revenus"));
  EXPECT_THAT(french, HasSubstr("\nExemples :\n  carreau rules\n"));
}

TEST(Help, IsGivenWhateverElseIsWrong) {
  const TempFolder folder;
  EXPECT_EQ(carreau(folder, {"check", "--nonsense", "--help"}).exit_code, 0);
  EXPECT_EQ(carreau(folder, {"check", "--", "--help"}).exit_code, 2) << "the name of a file";
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
  const Scenario decree;  // what is about densities of cells means nothing under it
  for (const Parameter& parameter : parameters()) {
    EXPECT_EQ(french.find(std::string(parameter.name)) != std::string::npos,
              applies(parameter, decree))
        << parameter.name;
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
  EXPECT_EQ(rule.at("parameters").size(), parameters().size() - 1)
      << "all but minimum_cell_density";
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
