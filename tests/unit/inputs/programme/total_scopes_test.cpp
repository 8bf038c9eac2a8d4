// SPDX-License-Identifier: Apache-2.0
/// The rows that a total adds up, held against a search through all runs of rows.
#include "inputs/programme/total_scopes.hpp"

#include "support/action_table.hpp"

#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

TEST(TotalScopesTest, SinceTheLastBoundaryThenSinceTheFirstRowThenByValue) {
  const testing::TempFolder folder;
  const ActionTable table = testing::action_table(
      folder,
      "Réf;Intitulé;Financeur;Demandé;Accordé\n1;a;CAF;1;10\n2;b;Ville;2;20\n;t;;3;30\n"
      "3;c;CAF;4;40\n;t;;4;40\n;t;;7;70\n;t;CAF;5;50\n;t;;7;71\n;t;;1;1\n");
  const NumberGrid numbers(table);
  TotalScopes scopes(table, numbers, {false, false, true, false, true, true, true, true, true});
  scopes.add_data();
  scopes.add_data();
  const auto find = [&](const TotalPhrase& phrase = {TotalWord::strong, false, {}}) {
    const FoundScope found = scopes.find(phrase, 1);
    scopes.add_boundary();
    return found;
  };
  EXPECT_EQ(find().scope.begin, 0U);
  scopes.add_data();
  const FoundScope second = find();
  EXPECT_TRUE(second.is_sum());
  EXPECT_EQ(second.scope.begin, 3U);
  EXPECT_TRUE(find().is_sum()) << "all rows, behind another total";
  const FoundScope by_funder = find();
  EXPECT_TRUE(by_funder.is_sum());
  EXPECT_EQ(by_funder.scope.words, "caf");
  const FoundScope partly = find();
  EXPECT_EQ(partly.equal, 1U);
  EXPECT_EQ(partly.different, 1U);
  EXPECT_EQ(partly.sums, (std::vector<std::int64_t>{700, 7'000}));
  EXPECT_EQ(find().equal, 0U);
}

}  // namespace
}  // namespace carreau::inputs
