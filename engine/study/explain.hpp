// SPDX-License-Identifier: Apache-2.0
/// Explains in words why a cell or a zone of a result is in or out.
#pragma once

#include "base/language.hpp"
#include "study/laid_zones.hpp"
#include "study/watch.hpp"

#include <cstdint>
#include <string>

namespace carreau::study {

/// Explains a cell, a perimeter or a near miss, given its id, from a result of delineate; or a cell
/// or a quartier from a result of revise;
/// or how steady a cell or a zone is in a result of sweep. A result is a GeoPackage, or a schema of
/// a database. Throws IoError or DataError where `result` is not one, and ArgumentError or
/// DataError where it contains nothing with that id.
[[nodiscard]] std::string explain(const std::string& result, const std::string& id,
                                  Language language);

/// Whether an explanation also tells what would move the zone.
enum class ExplainedReach : std::uint8_t { left_out, told };

/// Explains a quartier of given zones, by its code, under the run of a scenario: its figures, its
/// verdict, and what the run proposes in its place. Throws DataError where the zones have no such
/// code, and what running and reading them throws.
[[nodiscard]] std::string explain_quartier(const ZonesRequest& request, const std::string& code,
                                           ExplainedReach reach, Language language,
                                           const Watch& watch = {});

/// Explains what would move a zone of a scenario's run, by its id: how far each parameter may go
/// before the zone falls or comes in, every criterion counted. Throws DataError where the run has
/// no such zone.
[[nodiscard]] std::string explain_reach(const ScenarioRecord& record, ChangedContent changed,
                                        const std::string& zone, Language language,
                                        const Watch& watch = {});

}  // namespace carreau::study
