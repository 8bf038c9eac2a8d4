// SPDX-License-Identifier: Apache-2.0
/// The tree of objectives, from TOML and from tables.
#include "inputs/programme/objectives_reader.hpp"

#include "support/faults.hpp"
#include "support/temp_folder.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

using ::testing::ElementsAre;

class ReadObjectives : public ::testing::Test {
 protected:
  /// Each objective as "level parent code|label|contract|quartiers".
  std::vector<std::string> read(const std::string& name, const std::string& text) {
    std::vector<std::string> list;
    for (const Objective& one : read_objectives(folder_.write(name, text), findings_)) {
      std::string quartiers;
      for (const std::string& quartier : one.quartiers) quartiers += quartier + ' ';
      list.push_back(fmt::format("{} {} {}|{}|{}|{}", static_cast<int>(one.level),
                                 one.parent ? fmt::format("{}", *one.parent) : "-", one.code,
                                 one.label, one.contract, quartiers));
    }
    return list;
  }
  testing::TempFolder folder_;
  Findings findings_;
};

TEST_F(ReadObjectives, FromTomlInheritWhatStandsAbove) {
  EXPECT_THAT(read("o.toml",
                   "[[priority]]\ncode = \"1\"\nlabel = \"Cohésion\"\ncontract = \"Alès\"\n"
                   "[[priority.strategic]]\nlabel = \"Réussite\"\nquartiers = [\"QN1\"]\n"
                   "[[priority.strategic.operational]]\ncode = 1.1\n"
                   "[[operational]]\nlabel = \"Jardins\"\n"),
              ElementsAre("0 - 1|Cohésion|Alès|", "1 0 |Réussite|Alès|QN1 ", "2 1 1.1||Alès|QN1 ",
                          "2 - |Jardins||"));
}

TEST_F(ReadObjectives, FromATableRepeatWhatMergedCellsHide) {
  EXPECT_THAT(read("o.csv",
                   "Contrat;Pilier;Objectif stratégique;Objectif opérationnel;Quartiers\n"
                   "Alès;1 Cohésion;1.1 Réussite;Devoirs;QN1\n"
                   ";;;Lecture;QN1, QN2\n"
                   ";;1.2 Santé;;\n"
                   ";;;;\n"
                   "Alès;2 Emploi;;Insertion;\n"
                   "Alès;1 Cohésion;1.1 Réussite;Devoirs;QN3\n"),
              ElementsAre("0 - 1|Cohésion|Alès|", "1 0 1.1|Réussite|Alès|",
                          "2 1 |Devoirs|Alès|QN1 QN3 ", "2 1 |Lecture|Alès|QN1 QN2 ",
                          "1 0 1.2|Santé|Alès|", "0 - 2|Emploi|Alès|", "2 5 |Insertion|Alès|"));
}

TEST_F(ReadObjectives, ARowWithoutObjectiveIsReported) {
  (void)read("o.csv", "priority;contract\nA;Alès\n;Alès\n");
  EXPECT_TRUE(findings_.has("objective_row_empty"));
}

TEST_F(ReadObjectives, EachFaultHasItsCode) {
  testing::expect_faults({{"[[priority]]\ncontract = \"A\"\n",
                           "o.toml:1: priority",
                           {"objective_nameless", "add_line"}},
                          {"[[priority]]\ncode = \"1\"\n[[priority]]\ncode = \"1\"\n",
                           "o.toml:3: priority",
                           {"objective_twice", "keep_one_of_both"}},
                          {"\n", "o.toml", {"no_objectives", "add_sections"}}},
                         [&](const std::string& text) { (void)read("o.toml", text); });
  testing::expect_faults(
      {{"a;b\n1;2\n", "o.csv", {"column_missing", "column_objective", "add_or_rename"}}},
      [&](const std::string& text) { (void)read("o.csv", text); });
}

}  // namespace
}  // namespace carreau::inputs
