// SPDX-License-Identifier: Apache-2.0
/// French for people unless the locale or --lang says English: usage, errors, help and summaries.
#include "support/carreau_program.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

const Environment kNoLocale{{"LC_ALL", ""}, {"LC_MESSAGES", ""}, {"LANG", ""}};
const Environment kPlainLocale{{"LC_ALL", "C"}};
const Environment kFrenchUser{{"LC_ALL", ""}, {"LC_MESSAGES", ""}, {"LANG", "fr_FR.UTF-8"}};
const Environment kEnglishLang{{"LC_ALL", ""}, {"LC_MESSAGES", ""}, {"LANG", "en_GB.UTF-8"}};

class SpokenLanguage : public ::testing::Test {
 protected:
  [[nodiscard]] std::string error_of(const std::vector<std::string>& words,
                                     const Environment& environment, int exit_code = 2) const {
    const ProgramResult result = carreau(folder_, words, environment);
    EXPECT_EQ(result.exit_code, exit_code);
    EXPECT_EQ(result.out, "");
    return result.err;
  }
  TempFolder folder_;
};

TEST_F(SpokenLanguage, FrenchUnlessTheLocaleIsEnglish) {
  const std::vector<std::string> words{"explain", "out.gpkg"};
  const std::string french =
      "carreau explain : il manque CARREAU|ZONE\nPour en savoir plus : `carreau explain --help`.\n";
  const std::string english =
      "carreau explain: CELL|ZONE is required\nRun `carreau explain --help` for more.\n";
  for (const Environment& environment : {kNoLocale, kPlainLocale, kFrenchUser}) {
    EXPECT_EQ(error_of(words, environment), french);
  }
  for (const Environment& environment : {kEnglishLang, kEnglishUser}) {
    EXPECT_EQ(error_of(words, environment), english);
  }
}

TEST_F(SpokenLanguage, TheOptionIsStrongerThanTheLocaleAndStandsAnywhere) {
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"--lang", "fr", "explain", "out.gpkg"},
           {"--lang=fr", "explain", "out.gpkg"},
           {"explain", "out.gpkg", "--lang", "fr"},
           {"explain", "--lang=fr", "out.gpkg"},
           {"--lang", "en", "explain", "out.gpkg", "--lang=fr"}}) {
    EXPECT_THAT(error_of(words, kEnglishUser),
                StartsWith("carreau explain : il manque CARREAU|ZONE\n"));
  }
  EXPECT_THAT(error_of({"explain", "out.gpkg", "--lang", "en"}, kFrenchUser),
              StartsWith("carreau explain: CELL|ZONE is required\n"));
}

TEST_F(SpokenLanguage, EveryVerbTakesIt) {
  for (const char* const verb :
       {"delineate", "explain", "check", "evaluate", "compare", "portrait", "crosswalk", "assign",
        "actions", "reconcile", "serve", "rules", "sample"}) {
    EXPECT_THAT(error_of({verb, "--lang", "fr", "--nonsense"}, kEnglishUser),
                StartsWith("carreau " + std::string(verb) + " : option inconnue : --nonsense\n"));
  }
  EXPECT_THAT(error_of({"rules", "--lang", "de"}, kEnglishUser),
              HasSubstr("--lang: expected one of fr, en, found \"de\""));
}

TEST_F(SpokenLanguage, WordsThatCannotBeUsedInFrench) {
  const auto said = [&](const std::vector<std::string>& words) {
    const std::string text = error_of(words, kFrenchUser);
    return text.substr(0, text.find('\n'));
  };
  EXPECT_THAT(
      said({"delineat"}),
      StartsWith("carreau : verbe inconnu : delineat (vouliez-vous dire delineate ?) ; verbe "
                 "attendu, l'un de delineate, explain, "));
  EXPECT_EQ(said({"check", "z.gpkg", "--overwite"}),
            "carreau check : option inconnue : --overwite (vouliez-vous dire --overwrite ?)");
  EXPECT_EQ(said({"explain", "a", "b", "c"}), "carreau explain : mot en trop : « c »");
  EXPECT_EQ(said({"rules", "--vintage"}),
            "carreau rules : --vintage : une valeur est attendue à la suite");
  EXPECT_EQ(said({"rules", "--vintage", "bientôt"}),
            "carreau rules : --vintage : nombre entier de 1 à 9999 attendu, « bientôt » trouvé");
  EXPECT_EQ(said({"rules", "--json=oui"}),
            "carreau rules : --json : aucune valeur n'est attendue, « oui » trouvé");
  EXPECT_EQ(said({"rules", "--vintage", "2019", "--vintage", "2021"}),
            "carreau rules : --vintage : option donnée plusieurs fois : n'en garder qu'une");
  EXPECT_EQ(said({"delineate", "g.csv", "--inputs", "d", "--rule", "r"}),
            "carreau delineate : --inputs : demande aussi --scenario");
  EXPECT_EQ(said({"delineate", "g.csv", "--rule", "metropole-2023"}),
            "carreau delineate : il manque --output");
}

TEST_F(SpokenLanguage, SummariesAndLinesOfFilesFollowTheLocale) {
  const std::vector<std::string> words{"sample", "town", "--people", "2000", "--overwrite"};
  const ProgramResult french = carreau(folder_, words, kNoLocale);
  EXPECT_EQ(french.exit_code, 0);
  EXPECT_THAT(french.err, HasSubstr(" : tout est inventé.\n"));
  EXPECT_THAT(french.err, HasSubstr("\nÉcrit : "));
  const ProgramResult english = carreau(folder_, words, kEnglishLang);
  EXPECT_THAT(english.err, HasSubstr(": all made up.\n"));
  EXPECT_THAT(english.err, HasSubstr("\nWritten: "));
  EXPECT_THAT(carreau(folder_, {"rules", "metropole-2014"}, kEnglishLang).out,
              HasSubstr("smallest population of the urban unit"));
  EXPECT_THAT(carreau(folder_, {"rules", "metropole-2014"}, kNoLocale).out,
              Not(HasSubstr("smallest population")));
}

}  // namespace
}  // namespace carreau::testing
