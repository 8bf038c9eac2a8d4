// SPDX-License-Identifier: Apache-2.0
#include "report/markup.hpp"

#include <gtest/gtest.h>

namespace carreau::report {
namespace {

TEST(Markup, LengthsAreToATenth) {
  EXPECT_EQ(length(12.04), "12");
  EXPECT_EQ(length(12.06), "12.1");
  EXPECT_EQ(length(-0.01), "0");
}

}  // namespace
}  // namespace carreau::report
