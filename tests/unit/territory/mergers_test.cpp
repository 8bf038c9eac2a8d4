// SPDX-License-Identifier: Apache-2.0
/// Communes under the codes of another year.
#include "territory/mergers.hpp"

#include "territory/territory.hpp"

#include <gtest/gtest.h>

namespace carreau {
namespace {

const Mergers kRenamed = {{"49001", "49244"}, {"49002", "49999"}};

TEST(Mergers, AFormerCodeIsKnownByWhatItWasMergedInto) {
  const std::set<std::string, std::less<>> listed = {"49244", "49300"};
  EXPECT_EQ(code_among(listed, "49300", kRenamed), "49300");
  EXPECT_EQ(code_among(listed, "49001", kRenamed), "49244");
  EXPECT_EQ(code_among(listed, "49002", kRenamed), "") << "its commune is not listed either";
  EXPECT_EQ(code_among(listed, "49003", kRenamed), "");
}

TEST(Mergers, ATerritoryFindsThem) {
  Territory territory({}, {{{"49244", "Mauges", 20'000, {}}, ""}});
  EXPECT_TRUE(territory.find_commune("49001").is_none());
  territory.know_mergers(&kRenamed);
  EXPECT_EQ(territory.find_commune("49001"), territory.find_commune("49244"));
  EXPECT_TRUE(territory.find_commune("49002").is_none());
  EXPECT_EQ(territory.with_communes_as_units().find_commune("49001").position(), 0U);
}

}  // namespace
}  // namespace carreau
