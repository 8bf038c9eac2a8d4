// SPDX-License-Identifier: Apache-2.0
/// Commune codes: leading zeros put back, several in one field.
#include "inputs/commune_codes.hpp"

#include "base/error.hpp"
#include "files/csv_table.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau::inputs {
namespace {

using carreau::testing::TempFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class CommuneCodes : public ::testing::Test {
 protected:
  /// The first field of the first row of a table with a column more.
  files::CsvTable row(const std::string& field) {
    files::CsvTable table(
        folder_.write("t.csv", "insee,x\n" + field + ",1\n"), [](const auto&) { return true; },
        findings_);
    EXPECT_TRUE(table.next());
    return table;
  }
  std::string error_for(const std::string& field) {
    try {
      (void)commune_code_in(row(field), 0, findings_);
    } catch (const DataError& e) {
      return e.what();
    }
    return "no error";
  }

  TempFolder folder_;
  Findings findings_;
};

TEST_F(CommuneCodes, AreTakenAsTheyAre) {
  for (const char* const code : {"59350", "2A004", "97411"}) {
    EXPECT_EQ(commune_code_in(row(code), 0, findings_), code);
  }
  EXPECT_TRUE(findings_.list().empty());
}

TEST_F(CommuneCodes, ALostZeroIsPutBackAndReported) {
  EXPECT_EQ(commune_code_in(row("1004"), 0, findings_), "01004");
  EXPECT_EQ(findings_.list().size(), 1U);
}

TEST_F(CommuneCodes, AnythingElseIsRefusedWithItsPlace) {
  EXPECT_THAT(error_for("Lille"),
              AllOf(HasSubstr("t.csv:2"), HasSubstr("insee"), HasSubstr("\"Lille\"")));
  for (const char* const code : {"593500", "593", "5935O"}) {
    EXPECT_NE(error_for(code), "no error") << code;
  }
}

TEST_F(CommuneCodes, SeveralInOneField) {
  EXPECT_THAT(commune_codes_in(row("59350; 1004 ;;2A004"), 0, findings_),
              ElementsAre("59350", "01004", "2A004"));
  EXPECT_THAT(commune_codes_in(row(""), 0, findings_), IsEmpty());
  EXPECT_THROW((void)commune_codes_in(row("59350;x"), 0, findings_), DataError);
}

}  // namespace
}  // namespace carreau::inputs
