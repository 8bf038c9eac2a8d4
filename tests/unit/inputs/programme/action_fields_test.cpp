// SPDX-License-Identifier: Apache-2.0
/// Fields of tables of actions and their names.
#include "inputs/programme/action_fields.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

namespace carreau::inputs {
namespace {

using ::testing::Contains;
using ::testing::Not;

TEST(ActionFields, EveryFieldHasANameOfItsOwnThatIsReadBack) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < kActionFields; ++i) {
    const auto field = static_cast<ActionField>(i);
    EXPECT_EQ(action_field(to_text(field)), field) << to_text(field);
    names.emplace(to_text(field));
  }
  EXPECT_EQ(names.size(), kActionFields);
  EXPECT_EQ(action_field_names().size(), kActionFields);
  EXPECT_FALSE(action_field("operator_name")) << "it is called operator";
}

TEST(ActionFields, ASheetHoldsWhatItIsFor) {
  EXPECT_THAT(fields_of(ActionSheet::actions), Contains(ActionField::title));
  EXPECT_THAT(fields_of(ActionSheet::lines), Not(Contains(ActionField::theme)));
  EXPECT_THAT(fields_of(ActionSheet::lines), Contains(ActionField::funder));
  EXPECT_THAT(fields_of(ActionSheet::indicators), Contains(ActionField::actual));
  for (const ActionSheet sheet :
       {ActionSheet::actions, ActionSheet::lines, ActionSheet::indicators}) {
    EXPECT_THAT(fields_of(sheet), Contains(ActionField::reference)) << to_text(sheet);
  }
}

TEST(ActionFields, MoneyIsWhatIsAskedGrantedAndPaid) {
  std::set<ActionField> money;
  for (std::size_t i = 0; i < kActionFields; ++i) {
    if (is_money(static_cast<ActionField>(i))) money.insert(static_cast<ActionField>(i));
  }
  EXPECT_EQ(money, (std::set{ActionField::requested, ActionField::granted, ActionField::paid}));
  EXPECT_TRUE(is_amount(ActionField::total_cost));
  EXPECT_TRUE(is_amount(ActionField::paid));
  EXPECT_FALSE(is_amount(ActionField::year));
}

}  // namespace
}  // namespace carreau::inputs
