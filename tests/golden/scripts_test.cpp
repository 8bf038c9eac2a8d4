// SPDX-License-Identifier: Apache-2.0
/// The scripts that refit figures, on tables small enough to fit by hand.
#include "support/program.hpp"
#include "support/temp_folder.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau::testing {
namespace {

using ::testing::HasSubstr;

class Scripts : public ::testing::Test {
 protected:
  ProgramResult script(const std::string& name, const std::vector<std::string>& words) const {
    return run_program(fmt::format("{}/scripts/{}", CARREAU_SOURCE_DIR, name), words,
                       folder_.path());
  }
  ProgramResult bridge(const std::string& table) const {
    (void)folder_.write("REVN.csv", table);
    return script("refit-bridge", {"REVN.csv", "--declared", "20000", "--disposable", "20000"});
  }
  TempFolder folder_;
};

TEST_F(Scripts, TheBridgeOfAnExactLawIsFound) {
  // disposable / 20,000 = (declared / 20,000)^0.5: 5,000 -> 10,000 and so on; a thin space, a BOM.
  const ProgramResult result = bridge(
      "\xEF\xBB\xBF"
      "CODGEO;DECUC_Q2;DISP_Q2\nEnsemble;9000;13000\nQP059001;5\u202F000;10000\n"
      "QP059002;9800;14000\nQP059003;12800;16000\nQP059004;;12000\nQP972001;1000;9000\n");
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("exponent = 2.0000\n"));
  EXPECT_THAT(result.out, HasSubstr("residual = 0  #"));
  EXPECT_THAT(result.out, HasSubstr("# 3 areas"));
}

TEST_F(Scripts, ABridgeThatFallsIsRefused) {
  const ProgramResult result = bridge(
      "CODGEO;DECUC_Q2;DISP_Q2\nQP059001;5000;30000\nQP059002;9800;26000\nQP059003;12800;24000\n");
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.err, HasSubstr("the bridge would not rise"));
}

TEST_F(Scripts, WrongTablesAreToldByFileRowAndColumn) {
  EXPECT_THAT(bridge("CODGEO;DECUC_Q2;DISP_Q2\nQP059001;5000;abc\n").err,
              HasSubstr("REVN.csv, row 2, column DISP_Q2: expected a number, found \"abc\""));
  EXPECT_THAT(bridge("CODGEO;DECUC_Q2\nQP059001;5000\n").err,
              HasSubstr("expected a column DISP_Q2 or DISP_MED"));
  EXPECT_THAT(bridge("").err, HasSubstr("expected a header row, found an empty file"));
  EXPECT_THAT(script("refit-bridge", {"none.csv", "--declared", "1", "--disposable", "1"}).err,
              HasSubstr("error: none.csv: No such file"));
  EXPECT_EQ(script("refit-bridge", {"REVN.csv"}).exit_code, 2);
}

TEST_F(Scripts, SpreadsAreMeansOverSmallAreas) {
  (void)folder_.write("BASE_TD_FILO_DISP_IRIS_2019.csv",
                      "IRIS;DISP_Q119;DISP_MED19;DISP_Q319\n"
                      "590010101;11000;15000;20000\n590010102;11000;15000;20000\n"
                      "590010103;11000;15000;20000\n590010104;11000;15000;20000\n"
                      "590010105;11000;15000;20000\n590010106;11000;30000;20000\n");
  const ProgramResult result = script("refit-spread", {"BASE_TD_FILO_DISP_IRIS_2019.csv"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("national = 0.443  # 5 areas"));  // ln(20/11) / 1.349
  EXPECT_THAT(result.out, HasSubstr("\"59\" = 0.443"));
}

}  // namespace
}  // namespace carreau::testing
