// SPDX-License-Identifier: Apache-2.0
/// Counts of an assignment, as text and as JSON.
#pragma once

#include "base/findings.hpp"
#include "report/words.hpp"
#include "results/assignment_rows.hpp"
#include "zoning/assignment_counts.hpp"

#include <string>
#include <vector>

namespace carreau::report {

/// The references must outlive the call.
struct NamedCounts {
  const AssignmentCounts& counts;
  const std::vector<results::NamedZoning>& zonings;
  const Findings& findings;
  bool has_footprints = false;
};

/// A row for each zoning, then the findings.
[[nodiscard]] std::string assignment_text(const NamedCounts& named, Language language);
/// All counts, including those by zone (zones without any place are left out).
[[nodiscard]] std::string assignment_json(const NamedCounts& named);

}  // namespace carreau::report
