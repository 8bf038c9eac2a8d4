// SPDX-License-Identifier: Apache-2.0
#include "base/markup.hpp"

#include <gtest/gtest.h>

namespace carreau {
namespace {

TEST(Markup, NamesCannotBecomeMarkup) {
  EXPECT_EQ(escaped("<b> & \"L'été\""), "&lt;b&gt; &amp; &quot;L&#39;été&quot;");
  EXPECT_EQ(escaped(std::string_view("a\0b\x1B\tc\n", 7)), "a\uFFFDb\uFFFD\tc\n");
  EXPECT_EQ(escaped("\xE9t\xE9 <"), "été &lt;");  // Latin-1
}

}  // namespace
}  // namespace carreau
