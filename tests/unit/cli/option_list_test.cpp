// SPDX-License-Identifier: Apache-2.0
#include "cli/option_list.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::cli {
namespace {

using ::testing::ElementsAre;

TEST(OptionList, ADeclarationSaysNamesAndWhatStandsForTheValue) {
  OptionList options(Language::french);
  std::string target;
  bool flag = false;
  const Option& output = options.text("-o,--output FILE", target, "help_table_output");
  EXPECT_THAT(output.names(), ElementsAre("-o", "--output"));
  EXPECT_EQ(output.name(), "--output");
  EXPECT_EQ(output.placeholder(), "FILE");
  EXPECT_FALSE(output.is_positional());
  const Option& json = options.flag("--json", flag, "help_json");
  EXPECT_EQ(json.placeholder(), "");
  EXPECT_EQ(json.kind(), Option::Kind::flag);
  const Option& cell = options.text("CELL|ZONE", target, "help_explain_id");
  EXPECT_TRUE(cell.is_positional());
  EXPECT_EQ(cell.shown_name().text(Language::french), "CARREAU|ZONE");
  EXPECT_EQ(cell.shown_name().text(Language::english), "CELL|ZONE");
}

TEST(OptionList, WordsInCapitalsThatTheCatalogueLacksAreTheSameInBothLanguages) {
  EXPECT_EQ(word_in_capitals("NAME=VALUE").text(Language::french), "NOM=VALEUR");
  EXPECT_EQ(word_in_capitals("EPSG:N").text(Language::french), "EPSG:N");
  EXPECT_EQ(word_in_capitals("--rule").text(Language::french), "--rule");
}

TEST(OptionList, DetailsFillTheDescription) {
  OptionList options(Language::english);
  int port = 8610;
  const Option& option =
      options.whole("--port NUMBER", port, {0, 65535}, "help_serve_port").detail("port", port);
  EXPECT_THAT(text_of(option.help(), Language::french), ::testing::HasSubstr("8610 par défaut"));
}

}  // namespace
}  // namespace carreau::cli
