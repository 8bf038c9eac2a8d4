// SPDX-License-Identifier: Apache-2.0
/// The columns of a table of actions, described for the user.
#include "inputs/programme/action_columns.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau::inputs {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

ActionColumns some_columns() {
  ActionColumns columns;
  columns.fields = {{ActionField::reference, 0, Recognition::exact, false},
                    {ActionField::granted, 2, Recognition::alike, true}};
  FunderColumn caf;
  caf.funder = "CAF du Gard";
  caf.measure = Measure::paid;
  columns.funders = {{3, caf, Recognition::mapping}};
  columns.totals = {{0, Measure::granted, false}};
  columns.groups = {{1, {"Couleur", "women", true}, Recognition::cut}};
  columns.unused = {1};
  columns.missing = {"Porteur"};
  return columns;
}

TEST(ActionColumnsText, ALineAFieldAndFunderWithItsColumn) {
  const std::vector<std::string> names{"Réf", "Couleur", "Accordé (k€)", "CAF"};
  const auto lines = describe(some_columns(), ActionSheet::lines, names, Language::french);
  ASSERT_GE(lines.size(), 3U);
  EXPECT_THAT(lines[0], AllOf(HasSubstr("reference"), HasSubstr("\"Réf\"")));
  EXPECT_THAT(lines[1], AllOf(HasSubstr("granted"), HasSubstr("\"Accordé (k€)\""),
                              HasSubstr("en milliers d'euros")));
  EXPECT_THAT(lines[0], Not(HasSubstr("milliers")));
  EXPECT_THAT(lines[2], AllOf(HasSubstr("CAF du Gard"), HasSubstr("paid")));
  EXPECT_THAT(lines[3], AllOf(HasSubstr("granted"), HasSubstr("comparé")));
  EXPECT_THAT(lines[4], AllOf(HasSubstr("women"), HasSubstr("nom coupé")));
}

TEST(ActionColumnsText, WhatIsNotReadAndWhatIsMissing) {
  const std::vector<std::string> names{"Réf", "Couleur", "Accordé (k€)", "CAF"};
  const auto lines = describe(some_columns(), ActionSheet::lines, names, Language::english);
  EXPECT_THAT(lines, Contains(HasSubstr("Couleur")));
  EXPECT_THAT(lines, Contains(AllOf(HasSubstr("funder"), Not(HasSubstr("reference,")))));
  EXPECT_THAT(lines, Contains(HasSubstr("Porteur")));
}

TEST(ActionColumnsText, NothingIsSaidOfEmptyLists) {
  ActionColumns columns = some_columns();
  columns.unused.clear();
  columns.missing.clear();
  const std::vector<std::string> names{"Réf", "Couleur", "Accordé (k€)", "CAF"};
  const auto with = describe(some_columns(), ActionSheet::lines, names, Language::french);
  const auto without = describe(columns, ActionSheet::lines, names, Language::french);
  EXPECT_EQ(with.size(), without.size() + 2);
}

}  // namespace
}  // namespace carreau::inputs
