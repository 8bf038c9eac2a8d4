// SPDX-License-Identifier: Apache-2.0
/// Builds the request of `check` and `portrait` from options.
#pragma once

#include "cli/run_options.hpp"
#include "cli/table_options.hpp"
#include "cli/zones_options.hpp"
#include "study/laid_zones.hpp"

#include <string>
#include <vector>

namespace carreau::cli {

/// The options of a verb that works on zones.
struct ZonesVerb {
  const std::string& zones;
  const RunOptions& run;
  const ZonesOptions& reading;
  const TableOptions& table;
  bool is_json_asked = false;                  ///< the summary takes stdout
  std::vector<std::string> other_inputs = {};  ///< files that are read besides those of the run
};

/// Finds the inputs and refuses, before anything is read, a table that cannot be written or that is
/// an input. `--repair` applies to listed zones too.
[[nodiscard]] study::ZonesRequest zones_request(const ZonesVerb& verb);

}  // namespace carreau::cli
