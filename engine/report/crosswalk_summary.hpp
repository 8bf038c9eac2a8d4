// SPDX-License-Identifier: Apache-2.0
/// Totals of a crosswalk, as text and as JSON: for each count, where its units went.
#pragma once

#include "base/findings.hpp"
#include "report/words.hpp"
#include "zoning/moved_variables.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace carreau::report {

/// The references must outlive the call.
struct NamedCrosswalk {
  std::size_t from_zones = 0;
  std::size_t to_zones = 0;
  std::size_t pairs = 0;  ///< number of pairs of a source and a target that overlap
  const std::vector<MovedVariable>& variables;
  const Findings& findings;
};

/// A row for each variable, then the findings.
[[nodiscard]] std::string crosswalk_text(const NamedCrosswalk& named, Language language);
[[nodiscard]] std::string crosswalk_json(const NamedCrosswalk& named);

}  // namespace carreau::report
