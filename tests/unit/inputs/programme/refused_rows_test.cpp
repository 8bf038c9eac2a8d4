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
      "Réf;Année;Titre;Financeur;Accordé\n1;2024;=1+1;CAF;3 + FPH\n2;2024;\"x;\"\"y\"\"\";CAF;5\n"
      "3;2024;\"x;\"\"y\"\"\";CAF;douze\n");
  const ActionImport import = read({path});
  EXPECT_THAT(write(import, "refused.csv"), ElementsAre(folder_ / "refused.csv"));
  EXPECT_EQ(
      folder_.read("refused.csv"),
      "\xEF\xBB\xBFRéf;Année;Titre;Financeur;Accordé;raison;colonne\n"
      "1;2024;'=1+1;CAF;3 + FPH;\"montant illisible : « 3 + FPH » ; écrire un nombre, comme 1 028 "
      "246,50 (a.csv:2: Accordé)\";Accordé\n"
      "3;2024;\"x;\"\"y\"\"\";CAF;douze;\"montant illisible : « douze » ; écrire un nombre, comme "
      "1 028 246,50 (a.csv:4: Accordé)\";Accordé\n");
  EXPECT_THROW((void)write(import, "refused.csv"), IoError) << "never overwritten in silence";
}

TEST_F(Refused, CorrectedGivesTheWholeProgramme) {
  const auto path =
      folder_.write("a.csv",
                    "Réf;Année;Titre;Financeur;Accordé\n1;2024;=1+1;CAF;3 + FPH\n2;2024;b;CAF;5\n"
                    "3;2024;-c;CAF;-2,50\n4;bientôt;@d;CAF;-7\n");
  const ActionImport first = read({path});
  ASSERT_THAT(first.refused, SizeIs(2));
  (void)write(first, "refused.csv");
  replace("refused.csv", ";3 + FPH;", ";3;");
  replace("refused.csv", ";bientôt;", ";2025;");
  const ActionImport both = read({path, folder_ / "refused.csv"});
  ASSERT_EQ(both.programme.actions.size(), 4U);
  EXPECT_EQ(both.programme.actions[2].title, "=1+1") << "no apostrophe is left";
  EXPECT_EQ(both.programme.actions[3].title, "@d");
  EXPECT_EQ(granted(both), 300 + 500 - 250 - 700);
  EXPECT_THAT(both.refused, SizeIs(2)) << "those of the first file are told again";
}

TEST_F(Refused, ActionsAndTheirLinesComeBackTogetherAndCountOnce) {
  const auto actions = folder_.write("actions.csv", "Réf;Année;Titre\nA;2024;a\nB;?;b\n");
  const auto lines = folder_.write(
      "lines.csv", "Réf;Financeur;Accordé\nA;CAF;1\nB;CAF;2\nB;Région;4\nA;Ville;x\n");
  const ActionImport first = read({actions, lines});
  EXPECT_EQ(granted(first), 100);
  EXPECT_THAT(first.refused, SizeIs(4));
  EXPECT_THAT(write(first, "refused.csv"),
              ElementsAre(folder_ / "refused-1.csv", folder_ / "refused-2.csv"));
  replace("refused-1.csv", ";?;", ";2024;");
  replace("refused-2.csv", ";x;", ";8;");
  const ActionImport all =
      read({actions, lines, folder_ / "refused-1.csv", folder_ / "refused-2.csv"});
  EXPECT_EQ(granted(all), 100 + 200 + 400 + 800);
  EXPECT_EQ(all.programme.actions.size(), 2U);
}

TEST_F(Refused, AFileOfRefusedRowsThatAreRefusedAgainKeepsItsColumns) {
  const auto path =
      folder_.write("a.csv", "Réf;Année;Titre;Accordé CAF\n1;2024;a;1\n2;2024;b;2\n3;2024;c;x\n");
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
