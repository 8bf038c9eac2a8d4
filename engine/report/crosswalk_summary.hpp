// SPDX-License-Identifier: Apache-2.0
/// Where statistics went, as text and JSON, with totals that close.
#pragma once

#include "base/findings.hpp"
#include "report/words.hpp"
#include "zoning/moved_variables.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace carreau::report {

/// References must outlive the call.
struct NamedCrosswalk {
  std::size_t from_zones = 0;
  std::size_t to_zones = 0;
  std::size_t pairs = 0;  ///< of a source and a target that have something in common
  const std::vector<MovedVariable>& variables;
  const Findings& findings;
};

/// A row a variable, then the findings.
[[nodiscard]] std::string crosswalk_text(const NamedCrosswalk& named, Language language);
[[nodiscard]] std::string crosswalk_json(const NamedCrosswalk& named);

}  // namespace carreau::report
