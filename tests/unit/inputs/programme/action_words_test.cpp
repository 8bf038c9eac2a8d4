// SPDX-License-Identifier: Apache-2.0
/// Headers of tables of actions taken apart.
#include "inputs/programme/action_words.hpp"

#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

FunderHeaderWords words() {
  FunderHeaderWords words;
  words.measures[static_cast<std::size_t>(Measure::requested)] = {"demande", "demandee"};
  words.measures[static_cast<std::size_t>(Measure::granted)] = {"accorde"};
  words.fillers = {"subvention", "montant", "de", "la"};
  words.never = {"date"};
  words.bare = {"caf"};
  return words;
}

TEST(ActionWords, AUnitIsTakenOffAHeader) {
  EXPECT_EQ(header_words("Montant accordé (k€)").words, "montant accorde");
  EXPECT_TRUE(header_words("Montant accordé (k€)").in_thousands);
  EXPECT_TRUE(header_words("Coût en milliers d'euros").in_thousands);
  EXPECT_EQ(header_words("Coût en euros").words, "cout");
  EXPECT_FALSE(header_words("Coût en euros").in_thousands);
  EXPECT_FALSE(header_words("Stock").in_thousands) << "a k within a word is no unit";
}

TEST(ActionWords, AFunderAndAMeasure) {
  const auto column = funder_header("Subvention demandée - CAF du Gard (k€)", words());
  ASSERT_TRUE(column);
  EXPECT_EQ(column->funder, "CAF du Gard") << "du is kept: it is no filler here";
  EXPECT_EQ(column->measure, Measure::requested);
  EXPECT_TRUE(column->in_thousands);
}

TEST(ActionWords, AFunderAloneWhereItIsKnown) {
  const auto column = funder_header("CAF (en k€)", words());
  ASSERT_TRUE(column);
  EXPECT_EQ(column->measure, Measure::granted);
  EXPECT_FALSE(funder_header("DDETS", words()));
}

TEST(ActionWords, WhatNamesNoFunderOrTooMuch) {
  for (const char* const header : {"Montant accordé", "CAF du Gard", "Accordé CAF 2023",
                                   "Date accordé CAF", "Demandé accordé CAF"}) {
    EXPECT_FALSE(funder_header(header, words())) << header;
  }
}

}  // namespace
}  // namespace carreau::inputs
