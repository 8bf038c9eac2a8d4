// SPDX-License-Identifier: Apache-2.0
/// What an assignment found, as text and JSON.
#pragma once

#include "base/findings.hpp"
#include "report/words.hpp"
#include "results/assignment_rows.hpp"
#include "zoning/assignment_counts.hpp"

#include <string>
#include <vector>

namespace carreau::report {

/// References must outlive the call.
struct NamedCounts {
  const AssignmentCounts& counts;
  const std::vector<results::NamedZoning>& zonings;
  const Findings& findings;
  bool has_footprints = false;
};

/// A row a zoning, then the findings.
[[nodiscard]] std::string assignment_text(const NamedCounts& named, Language language);
/// All counts, those by zone included (zones without any left out).
[[nodiscard]] std::string assignment_json(const NamedCounts& named);

}  // namespace carreau::report
