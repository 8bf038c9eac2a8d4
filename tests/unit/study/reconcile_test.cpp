// SPDX-License-Identifier: Apache-2.0
/// Tables from files, each named once.
#include "study/reconcile.hpp"

#include "base/error.hpp"
#include "support/temp_folder.hpp"

#include <gtest/gtest.h>

namespace carreau::study {
namespace {

using testing::TempFolder;

TEST(Reconcile, FindsATotalThatDiffers) {
  const TempFolder folder;
  const std::string path = folder.write("t.csv", "commune,montant\nA,10\nB,20\nTotal,31\n");
  const ReconciliationResult made = reconcile({{path}, {}, {}});
  EXPECT_EQ(made.all().differences(), 1U);
  EXPECT_EQ(reconcile({{path}, {}, Euros::from_cents(100)}).all().differences(), 0U);
}

TEST(Reconcile, ATableNamedTwiceIsRefused) {
  EXPECT_THROW((void)reconcile({{"a.csv", "a.csv"}, {}, {}}), ArgumentError);
}

}  // namespace
}  // namespace carreau::study
