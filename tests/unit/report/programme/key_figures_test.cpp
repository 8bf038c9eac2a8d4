// SPDX-License-Identifier: Apache-2.0
#include "report/programme/key_figures.hpp"

#include "support/report_tables.hpp"
#include "support/small_programme.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::report {
namespace {

TEST(KeyFigures, SayWhatIsUnknown) {
  const carreau::testing::SmallProgramme small;
  const auto list = key_figures(small.view(), Words(Language::french));
  ASSERT_EQ(list.size(), 6U);
  EXPECT_EQ(list[0].label, "Actions");
  EXPECT_EQ(list[0].value, "5");
  EXPECT_EQ(list[0].more, "3 accordées ou versées");
  EXPECT_EQ(list[2].label, "Accordé");
  EXPECT_EQ(list[2].value, "2\u202F101\u00A0€");
  EXPECT_EQ(list[2].more, "1 lignes sans ce montant");
  // No action without quartier has a known amount.
  EXPECT_EQ(list[5].value, "n.d.");
}

}  // namespace
}  // namespace carreau::report
