// SPDX-License-Identifier: Apache-2.0
/// Which columns cannot be moved, by their names.
#include "zoning/moved_variables.hpp"

#include <gtest/gtest.h>

namespace carreau {
namespace {

TEST(QuantileNames, AreThoseOfPublishedTables) {
  for (const char* name :
       {"Q219", "D119", "DISP_MED19", "DISP_Q2", "DECUC_Q2", "RD", "GI19", "Q2"}) {
    EXPECT_TRUE(is_quantile_name(name)) << name;
  }
  for (const char* name : {"NBMEN19", "NBPERS19", "DISP_TP6019", "PACT19", "D", "Q4", "DEP"}) {
    EXPECT_FALSE(is_quantile_name(name)) << name;
  }
}

}  // namespace
}  // namespace carreau
