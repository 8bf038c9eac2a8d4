// SPDX-License-Identifier: Apache-2.0
/// Refused rows written, corrected, and read again.
#include "inputs/programme/refused_rows.hpp"

#include "base/error.hpp"
#include "inputs/programme/action_reader.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

using carreau::testing::TempFolder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class Refused : public ::testing::Test {
 protected:
  ActionImport read(const std::vector<std::string>& paths) {
    Findings findings;
    return read_actions(paths, {}, findings);
  }
  std::vector<std::string> write(const ActionImport& import, const std::string& name) {
    return write_refused(import.refused, import.refused_tables(), folder_ / name, Language::french,
                         false);
  }
  void replace(const std::string& name, const std::string& from, const std::string& to) {
    std::string text = folder_.read(name);
    const std::size_t at = text.find(from);
    ASSERT_NE(at, std::string::npos) << from << " in\n" << text;
    (void)folder_.write(name, text.replace(at, from.size(), to));
  }
  static std::int64_t granted(const ActionImport& import) {
    std::int64_t cents = 0;
    for (const FundingLine& line : import.programme.lines) {
      cents += line.amounts.granted.value_or(Euros()).cents();
    }
    return cents;
  }
  TempFolder folder_;
};

TEST_F(Refused, HasTheColumnsOfTheTableAndTheReason) {
  const auto path = folder_.write(
      "a.csv",
      "Réf;Année;Titre;Financeur;Accordé\n1;24 ou 25;=1+1;CAF;3\n2;2024;\"x;\"\"y\"\"\";CAF;5\n"
      "3;bientôt;\"x;\"\"y\"\"\";CAF;12\n");
  const ActionImport import = read({path});
  EXPECT_THAT(write(import, "refused.csv"), ElementsAre(folder_ / "refused.csv"));
  EXPECT_EQ(
      folder_.read("refused.csv"),
      "\xEF\xBB\xBFRéf;Année;Titre;Financeur;Accordé;raison;colonne;origine\n"
      "1;24 ou 25;'=1+1;CAF;3;\"année ou date illisible : « 24 ou 25 » ; écrire 2024 ou 01/03/2024 "
      "(a.csv:2: Année)\";Année;a.csv:2\n"
      "3;bientôt;\"x;\"\"y\"\"\";CAF;12;\"année ou date illisible : « bientôt » ; écrire 2024 ou "
      "01/03/2024 (a.csv:4: Année)\";Année;a.csv:4\n");
  EXPECT_THROW((void)write(import, "refused.csv"), IoError) << "never overwritten in silence";
}

TEST_F(Refused, TheFileShrinksAtEachTurnAndNothingCountsTwice) {
  const auto path =
      folder_.write("a.csv",
                    "Réf;Année;Titre;Financeur;Accordé\n1;?;=1+1;CAF;3\n2;2024;b;CAF;5\n"
                    "3;2024;-c;CAF;-2,50\n4;bientôt;@d;CAF;-7\n");
  const ActionImport first = read({path});
  ASSERT_THAT(first.refused, SizeIs(2));
  (void)write(first, "refused.csv");
  replace("refused.csv", ";?;", ";2024;");
  const ActionImport second = read({path, folder_ / "refused.csv"});
  EXPECT_EQ(second.programme.actions.size(), 3U);
  EXPECT_EQ(second.programme.actions[2].title, "=1+1") << "no apostrophe is left";
  EXPECT_EQ(granted(second), 300 + 500 - 250);
  ASSERT_THAT(second.refused, SizeIs(1)) << "that of the first file is replaced, not repeated";
  EXPECT_EQ(second.account.tables.at(0).set_aside.size(), 2U);
  (void)write(second, "again.csv");
  replace("again.csv", ";bientôt;", ";2025;");
  const ActionImport third = read({path, folder_ / "refused.csv", folder_ / "again.csv"});
  EXPECT_THAT(third.refused, IsEmpty());
  EXPECT_EQ(granted(third), 300 + 500 - 250 - 700);
}

TEST_F(Refused, RowsOfAnotherContentAreNotReplaced) {
  const std::string head = "Réf;Année;Titre;Porteur;Financeur;Accordé";
  const auto path = folder_.write("a.csv", head + "\n1;?;a;X;CAF;3\n");
  const auto other = folder_.write(
      "refused.csv", head + ";raison;colonne;origine\n9;2024;z;Y;Ville;8;;;a.csv:2\n");
  EXPECT_THAT(read({path, other}).refused, SizeIs(1));
}

TEST_F(Refused, TheFileIsReadAloneWithoutTheMappingOrTheNameOfTheSheet) {
  const auto path = folder_.write("programmation 2024.csv",
                                  "Quoi;Combien;Ailleurs;Devise\na;5;7;EUR\nb;6;8;GBP\n");
  ActionReadOptions how;
  how.mapping = folder_.write("m.toml",
                              "recognise = false\namounts_in = \"thousands\"\n[actions.columns]\n"
                              "title = \"Quoi\"\nrequested = \"Combien\"\ncurrency = \"Devise\"\n");
  Findings findings;
  const std::vector<std::string> paths = {path};
  const ActionImport first = read_actions(paths, how, findings);
  ASSERT_THAT(first.refused, SizeIs(1));
  (void)write(first, "refused.csv");
  const std::string text = folder_.read("refused.csv");
  EXPECT_EQ(text.substr(3, text.find('\n') - 3),
            "Intitulé;Demandé (k€);Devise;Référence;Année;raison;colonne;origine");
  replace("refused.csv", "GBP", "EUR");
  const ActionImport alone = read({folder_ / "refused.csv"});
  ASSERT_THAT(alone.programme.actions, SizeIs(1));
  EXPECT_EQ(alone.programme.actions[0].year, 2024);
  EXPECT_EQ(alone.programme.actions[0].reference, "programmation 2024:3");
  EXPECT_EQ(alone.programme.lines.at(0).amounts.requested, Euros::whole(6'000));
}

TEST_F(Refused, ActionsAndTheirLinesComeBackTogetherAndCountOnce) {
  const auto actions = folder_.write("actions.csv", "Réf;Année;Titre\nA;2024;a\nB;?;b\n");
  const auto lines = folder_.write(
      "lines.csv", "Réf;Financeur;Accordé\nA;CAF;1\nB;CAF;2\nB;Région;4\nX;Ville;8\n");
  const ActionImport first = read({actions, lines});
  EXPECT_EQ(granted(first), 100);
  EXPECT_THAT(first.refused, SizeIs(4));
  EXPECT_THAT(write(first, "refused.csv"),
              ElementsAre(folder_ / "refused-1.csv", folder_ / "refused-2.csv"));
  replace("refused-1.csv", ";?;", ";2024;");
  replace("refused-2.csv", "X;Ville", "A;Ville");
  const ActionImport all =
      read({actions, lines, folder_ / "refused-1.csv", folder_ / "refused-2.csv"});
  EXPECT_EQ(granted(all), 100 + 200 + 400 + 800);
  EXPECT_EQ(all.programme.actions.size(), 2U);
}

TEST_F(Refused, AFileOfRefusedRowsThatAreRefusedAgainKeepsItsColumns) {
  const auto path =
      folder_.write("a.csv", "Réf;Année;Titre;Accordé CAF\n1;2024;a;1\n2;2024;b;2\n3;?;c;3\n");
  (void)write(read({path}), "refused.csv");
  const std::string once = folder_.read("refused.csv");
  const ActionMapping mapping = read({path}).mapping;
  ActionReadOptions how;
  how.mapping = folder_.write("m.toml", mapping_text(mapping));
  Findings findings;
  const std::vector<std::string> again = {folder_ / "refused.csv"};
  const ActionImport import = read_actions(again, how, findings);
  EXPECT_THAT(import.programme.actions, IsEmpty());
  (void)write(import, "twice.csv");
  const std::string twice = folder_.read("twice.csv");
  EXPECT_EQ(twice.substr(0, twice.find('\n')), once.substr(0, once.find('\n')));
}

}  // namespace
}  // namespace carreau::inputs
