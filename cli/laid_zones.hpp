// SPDX-License-Identifier: Apache-2.0
/// Zones on the grid of a run: what `check` and `portrait` begin with.
#pragma once

#include "base/language.hpp"
#include "cli/run_options.hpp"
#include "cli/table_options.hpp"
#include "cli/zones_options.hpp"
#include "study/loaded_run.hpp"

#include <memory>
#include <string>

namespace carreau::cli {

struct LaidZones {
  std::unique_ptr<study::LoadedRun> run;
  Zoning zones;
  CellShares shares;
};

/// How zones and their run are asked for.
struct ZonesRequest {
  const std::string& zones;
  const RunOptions& run;
  const ZonesOptions& reading;
  const TableOptions& table;
  Language language = Language::french;
  bool is_quiet = false;       ///< no line of progress
  bool is_json_asked = false;  ///< the summary takes stdout
  TraitSet traits;
};

/// Checks the outputs before anything is read, then reads everything, with a line of progress; what
/// is odd about the zones is found. `--repair` holds for listed zones too. Throws what the readers
/// throw.
[[nodiscard]] LaidZones lay_zones(const ZonesRequest& request);

}  // namespace carreau::cli
