// SPDX-License-Identifier: Apache-2.0
/// Variables as typed.
#include "cli/crosswalk_options.hpp"

#include "base/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string error(const VariableOptions& options) {
  try {
    (void)options.parse();
  } catch (const ArgumentError& e) {
    return e.what();
  }
  return "no error";
}

TEST(VariableOptions, CountsAndRatesNameTheirBases) {
  const MoveRequest request = VariableOptions{
      {"NBPERS19", "LOG:social"},
      {"POOR=A:households/B", "TP60:people"},
      {}}.parse();
  EXPECT_EQ(request.counts[0].base, Base::people);
  EXPECT_EQ(request.counts[1].base, Base::social_housing);
  EXPECT_EQ(request.rates[0].name, "POOR");
  EXPECT_EQ(request.rates[0].numerator.base, Base::households);
  EXPECT_EQ(request.rates[0].denominator->column, "B");
  EXPECT_FALSE(request.rates[1].denominator);
  EXPECT_THAT(request.columns(), ElementsAre("NBPERS19", "LOG", "A", "B", "TP60"));
}

TEST(VariableOptions, WhatMakesNoSenseIsRefused) {
  EXPECT_THAT(error({{"N:men"}, {}, {}}), HasSubstr("expected a base, one of area, people"));
  EXPECT_THAT(error({{":people"}, {}, {}}), HasSubstr("expected the name of a column"));
  EXPECT_THAT(error({{}, {"R=A"}, {}}), HasSubstr("expected NAME=NUMERATOR/DENOMINATOR"));
  EXPECT_THAT(error({{}, {"=A/B"}, {}}), HasSubstr("expected NAME=NUMERATOR/DENOMINATOR"));
}

}  // namespace
}  // namespace carreau::cli
