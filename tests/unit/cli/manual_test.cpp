// SPDX-License-Identifier: Apache-2.0
#include "cli/manual.hpp"

#include "base/message.hpp"
#include "base/version.hpp"
#include "cli/commands.hpp"
#include "cli/option_help.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

namespace carreau::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

/// A page as it is read: without what man(7) asks to be escaped.
std::string plain(const std::string& page) {
  std::string text = std::regex_replace(page, std::regex(R"(\\-)"), "-");
  text = std::regex_replace(text, std::regex(R"(\\e)"), "\\");
  return std::regex_replace(text, std::regex(R"(\\&)"), "");
}

class ManualIn : public ::testing::TestWithParam<Language> {
 protected:
  [[nodiscard]] static std::string words(const std::string& code) {
    return text_of(Message{code}, GetParam());
  }
};

TEST_P(ManualIn, EveryOptionOfEveryVerbIsDescribed) {
  for (const auto& command : all_commands()) {
    OptionList options(GetParam());
    declare_options(*command, options);
    const std::string verb(command->name());
    const std::string page = plain(verb_manual(verb, options));
    EXPECT_THAT(page, HasSubstr("carreau-" + verb + " - " + words("help_summary_" + verb)));
    EXPECT_THAT(page, HasSubstr("\n" + verb_usage(verb, options) + "\n"));
    EXPECT_THAT(page, HasSubstr(words("help_example_" + verb)));
    const std::string folder = GetParam() == Language::french ? "docs/fr/" : "docs/";
    EXPECT_THAT(page, HasSubstr(folder + verb + ".md"));
    ASSERT_GT(options.options().size(), 2U);
    for (const Option& option : options.options()) {
      EXPECT_THAT(page, HasSubstr("\n.TP\n.B " + shown_option(option, GetParam()) + "\n" +
                                  text_of(option.help(), GetParam()) + "\n"));
    }
  }
}

TEST_P(ManualIn, TheProgramNamesItsVerbsAndSaysWhatHoldsForAll) {
  OptionList own(GetParam());
  bool is_version_asked = false;
  declare_program_options(own, is_version_asked);
  const std::string page = plain(program_manual(all_commands(), own));
  EXPECT_THAT(page, StartsWith(fmt::format(".TH carreau 1 \"\" \"carreau {}\" \"{}\"\n", version(),
                                           words("manual_title"))));
  for (const char* const heading :
       {"manual_name", "manual_synopsis", "manual_description", "manual_options", "manual_verbs",
        "manual_exit_status", "manual_environment"}) {
    EXPECT_THAT(page, HasSubstr("\n.SH " + words(heading) + "\n"));
  }
  for (const char* const said : {"manual_program", "manual_exit_0", "manual_exit_1",
                                 "manual_exit_2", "manual_locale", "help_program"}) {
    EXPECT_THAT(page, HasSubstr(words(said) + "\n"));
  }
  for (const auto& command : all_commands()) {
    EXPECT_THAT(page, HasSubstr("\n.B carreau-" + std::string(command->name()) + "(1)\n"));
  }
  EXPECT_THAT(page, HasSubstr("\n.B --version\n"));
}

INSTANTIATE_TEST_SUITE_P(BothLanguages, ManualIn,
                         ::testing::Values(Language::french, Language::english));

TEST(Manual, EscapesWhatManWouldTakeForARequest) {
  OptionList options(Language::english);
  declare_options(*all_commands().front(), options);
  const std::string page = verb_manual("delineate", options);
  EXPECT_THAT(page, HasSubstr("\\-\\-rule metropole\\-2023"));
  EXPECT_THAT(page, HasSubstr("UU2020.xlsx \\e\n")) << "a backslash at the end of a line";
  for (const char* const heading : {"manual_examples", "manual_see_also", "manual_pages"}) {
    const Message message{heading, {{"verb", std::string("delineate")}}};
    EXPECT_THAT(plain(page), HasSubstr(text_of(message, Language::english)));
  }
  EXPECT_THAT(page, Not(HasSubstr("\n'")));
}

}  // namespace
}  // namespace carreau::cli
