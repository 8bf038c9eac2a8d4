// SPDX-License-Identifier: Apache-2.0
#include "cli/completion.hpp"

#include "cli/commands.hpp"
#include "cli/option_list.hpp"
#include "support/program.hpp"
#include "support/temp_folder.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::cli {
namespace {

using ::testing::HasSubstr;

/// What bash proposes for the last word of a line.
std::string proposed(const std::string& line) {
  const testing::TempFolder folder;
  (void)folder.write("completion", bash_completion(completed_verbs()));
  const std::string script = fmt::format(
      "source ./completion; COMP_WORDS=({}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _carreau; "
      "echo \"${{COMPREPLY[*]}}\"",
      line);
  // A locale that every machine has: bash complains of others.
  const auto result =
      testing::run_program("/bin/bash", {"-c", script}, folder.path(), {{"LC_ALL", "C"}});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(result.err, "");
  return result.out;
}

TEST(Completion, KnowsEveryOptionOfEveryVerb) {
  const auto verbs = completed_verbs();
  const std::string zsh = zsh_completion(verbs);
  const std::string fish = fish_completion(verbs);
  const auto commands = all_commands();
  ASSERT_EQ(verbs.size(), commands.size() + 1) << "the program and its verbs";
  for (const auto& command : commands) {
    const std::string verb(command->name());
    OptionList options(Language::french);
    declare_options(*command, options);
    const std::string words = proposed("carreau " + verb + " --");
    for (const Option& option : options.options()) {
      if (option.is_positional()) continue;
      const std::string name = option.name();
      EXPECT_THAT(" " + words, ::testing::ContainsRegex(" " + name + "[ \n]")) << verb;
      EXPECT_THAT(zsh, HasSubstr("'*" + name + "["));
      EXPECT_THAT(fish, HasSubstr("'__fish_seen_subcommand_from " + verb + "'"));
      EXPECT_THAT(fish, HasSubstr(" -l " + name.substr(2) + " "));
    }
  }
}

TEST(Completion, OfVerbsAndValues) {
  EXPECT_EQ(proposed("carreau de"), "delineate\n");
  EXPECT_EQ(proposed("carreau --lang en re"), "revise reconcile\n");
  EXPECT_EQ(proposed("carreau --v"), "--version\n");
  EXPECT_EQ(proposed("carreau check --lang ''"), "fr en\n");
  EXPECT_EQ(proposed("carreau check --rule --"), "\n") << "the value of an option is no option";
  EXPECT_EQ(proposed("carreau check grille"), "\n") << "bash goes on with files";
}

TEST(Completion, QuotesDescriptions) {
  const std::vector<CompletedVerb> verbs{
      {"", "", {}}, {"v", "l'un", {{{"-a", "--any"}, "l'autre [a:b]", true, {}}}}};
  EXPECT_THAT(zsh_completion(verbs), HasSubstr("'*--any[l'\\''autre \\[a\\:b\\]]:valeur:_files'"));
  EXPECT_THAT(fish_completion(verbs), HasSubstr("-s a -l any -r -d 'l\\'autre [a:b]'"));
}

}  // namespace
}  // namespace carreau::cli
