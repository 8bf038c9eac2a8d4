// SPDX-License-Identifier: Apache-2.0
/// Words that announce a total, and names of actions that begin with them.
#include "inputs/programme/total_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(TotalWords, AnnounceByTheirFirstOrLastWords) {
  for (const char* const text : {"Sous-total QPV Nord", "S/Total", "Total général", "TOTAUX",
                                 "SOUS TOTAL :", "CAF – sous-total", "Grand total"}) {
    EXPECT_EQ(total_phrase(text).word, TotalWord::certain) << text;
  }
  for (const char* const text :
       {"Total", "TOTAL", "Total 2024", "TOTAL CAF", "Montant total", "QPV Nord total"}) {
    EXPECT_EQ(total_phrase(text).word, TotalWord::strong) << text;
  }
  for (const char* const text :
       {"Ensemble", "Somme", "Report", "À reporter", "Ensemble vers l'emploi"}) {
    EXPECT_EQ(total_phrase(text).word, TotalWord::weak) << text;
  }
  for (const char* const text :
       {"", "Totalement nouveau", "Jardin", "Rapporteur", "Le grand ensemble", "1 000"}) {
    EXPECT_EQ(total_phrase(text).word, TotalWord::none) << text;
  }
}

TEST(TotalWords, TheRestSaysOfWhat) {
  EXPECT_THAT(total_phrase("Sous-total QPV Nord").rest, ElementsAre("nord"));
  EXPECT_THAT(total_phrase("Total des actions 2024").rest, IsEmpty());
  EXPECT_THAT(total_phrase("Total respect").rest, ElementsAre("respect"));
  EXPECT_THAT(total_phrase("CAF total").rest, ElementsAre("caf"));
  EXPECT_THAT(total_phrase("Ensemble pour tous").rest, ElementsAre("pour", "tous"));
  EXPECT_THAT(total_phrase("Ensemble des actions").rest, IsEmpty());
  EXPECT_TRUE(total_phrase("Total général").is_general);
  EXPECT_FALSE(total_phrase("Total").is_general);
}

}  // namespace
}  // namespace carreau::inputs
