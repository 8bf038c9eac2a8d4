// SPDX-License-Identifier: Apache-2.0
/// The input of the reports of portraits.
#pragma once

#include "base/findings.hpp"
#include "grid/cell_table.hpp"
#include "results/portrait/portrait_supplements.hpp"
#include "scenario/scenario.hpp"
#include "zoning/cell_shares.hpp"
#include "zoning/portrait.hpp"
#include "zoning/zoning.hpp"

#include <string>

namespace carreau::report {

/// The references must outlive the reports.
struct PortraitView {
  const Zoning& zones;
  const Portraits& portraits;
  const CellTable& cells;
  const CellShares& shares;
  const Scenario& scenario;
  const Findings& findings;
  std::string grid;  ///< names of the grid's files
  const results::PortraitSupplements& supplements;
};

}  // namespace carreau::report
