// SPDX-License-Identifier: Apache-2.0
/// The criteria on given perimeters, as text and as JSON.
#pragma once

#include "base/findings.hpp"
#include "report/words.hpp"
#include "scenario/scenario.hpp"
#include "zoning/perimeter_check.hpp"
#include "zoning/zoning.hpp"

#include <string>
#include <vector>

namespace carreau::report {

/// The result of a check. The references must outlive the call.
struct NamedChecks {
  const Zoning& zones;
  const std::vector<PerimeterCheck>& checks;
  const Scenario& scenario;
  const Findings& findings;
};

/// A row for each zone, then the findings.
[[nodiscard]] std::string check_text(const NamedChecks& named, Language language);
/// Counts of verdicts, with rule and vintage.
[[nodiscard]] std::string check_json(const NamedChecks& named);

}  // namespace carreau::report
