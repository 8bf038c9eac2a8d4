// SPDX-License-Identifier: Apache-2.0
#include "cli/option_help.hpp"

#include "cli/commands.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::cli {
namespace {

using ::testing::HasSubstr;

/// The help of `rules` with three options of different widths.
std::string help(Language language) {
  OptionList options(language);
  std::string name;
  std::vector<std::string> tables;
  int vintage = 0;
  bool flag = false;
  options.text("NAME", name, "help_rules_name").required();
  options.texts("TABLE", tables, "help_reconcile_table");
  options.whole("--vintage YEAR", vintage, kYears, "help_rules_vintage");
  options.texts("--a-name-of-many-words FIELD=VALUE", tables, "help_run_set");
  options.flag("--json", flag, "help_rules_json");
  return verb_help("rules", options);
}

TEST(OptionHelp, IsOneTableOfWordsAndOneOfOptions) {
  EXPECT_EQ(
      help(Language::english),
      "the rule sets, each parameter with its value and article\n"
      "Usage: carreau rules [OPTIONS] NAME [TABLE...]\n"
      "\nArguments:\n"
      "  NAME                        a rule set, or a .toml file; all of them, in short, when "
      "left out\n"
      "  TABLE ...                   tables with totals, as printed: CSV, or every sheet of "
      "XLSX or ODS\n"
      "\nOptions:\n"
      "  --vintage YEAR              year of the incomes whose figures are shown\n"
      "  --a-name-of-many-words FIELD=VALUE ...\n"
      "                              change a parameter; repeats\n"
      "  --json                      print as JSON\n"
      "\nExamples:\n"
      "  carreau rules\n"
      "  carreau rules metropole-2023 --vintage 2019\n");
}

TEST(OptionHelp, ColumnsStandInLineUnderAccents) {
  const std::string french = help(Language::french);
  EXPECT_THAT(french, HasSubstr("\n  --vintage ANNÉE             année des revenus"));
  EXPECT_THAT(french, HasSubstr("\n  --json                      écrire en JSON\n"));
}

TEST(OptionHelp, TheProgramNamesEveryVerb) {
  const auto commands = all_commands();
  const std::string text = program_help(commands, OptionList(Language::french));
  EXPECT_THAT(text, HasSubstr("\nUsage : carreau [OPTIONS] VERBE\n"));
  for (const auto& command : commands) {
    EXPECT_THAT(text, HasSubstr("\n  " + std::string(command->name()) + " "));
  }
}

}  // namespace
}  // namespace carreau::cli
