// SPDX-License-Identifier: Apache-2.0
/// What the lab is opened with: requests that make no sense.
#include "lab/lab_input.hpp"
#include "support/faults.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace carreau::lab {
namespace {

TEST(LabRequest, ActionsNeedTheQuartiersThatTheyServe) {
  const std::string sample = std::string(CARREAU_SOURCE_DIR) + "/data/sample/";
  LabRequest request;
  request.run.grids = {sample + "carreaux_200m_met.csv"};
  request.run.urban_units = sample + "uu2020_composition.csv";
  request.run.communes = {sample + "communes.csv"};
  request.run.rule = "metropole-2023";
  request.programme.files = {sample + "actions.xlsx"};
  testing::expect_faults({{"", "programme", {"actions_need_zones"}}},
                         [&](const std::string&) { (void)load_lab(request); });
}

}  // namespace
}  // namespace carreau::lab
