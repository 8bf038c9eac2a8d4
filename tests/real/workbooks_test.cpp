// SPDX-License-Identifier: Apache-2.0
/// Grants as départements publish them in workbooks: every cent, held against sums made with
/// openpyxl, the numbers of a column added as decimals: sum(Decimal(str(cell.value))).
#include "inputs/programme/action_reader.hpp"
#include "support/real_data.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace carreau::testing {
namespace {

class RealWorkbooks : public RealRun {
 protected:
  std::int64_t granted_cents(const std::string& file, const std::string& sheet = "") {
    inputs::ActionReadOptions how;
    how.sheets[0] = sheet;
    const std::vector<std::string> paths{real_file("actions/workbooks/" + file)};
    import_ = inputs::read_actions(paths, how, findings_);
    std::int64_t cents = 0;
    for (const FundingLine& line : import_.programme.lines) {
      cents += line.amounts.granted.value_or(Euros()).cents();
    }
    return cents;
  }
  Findings findings_;
  inputs::ActionImport import_;
};

/// The schema of the SCDL, names in lower case, two of its columns replaced by three others.
TEST_F(RealWorkbooks, MayenneByItsSchema) {
  EXPECT_EQ(granted_cents("mayenne_2019.xlsx"), 812'791'500);
  EXPECT_EQ(import_.programme.actions.size(), 61U);
  EXPECT_EQ(import_.tables.at(0).mapping, "scdl-subventions");
  EXPECT_FALSE(findings_.has("money_column_not_read"));
}

/// Operating and investment in two columns are added; guarantees and loans are no grants, and are
/// reported. One amount is a text that nobody can read.
TEST_F(RealWorkbooks, SartheByUsualNames) {
  EXPECT_EQ(granted_cents("sarthe_2018_converti.xlsx", "Feuil1"), 696'588'660 + 65'076'052);
  EXPECT_TRUE(findings_.has("money_column_not_read"));
}

}  // namespace
}  // namespace carreau::testing
