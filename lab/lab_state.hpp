// SPDX-License-Identifier: Apache-2.0
/// The parts of a scenario that the lab changes.
#pragma once

#include "scenario/scenario_record.hpp"
#include "scenario/sweep/sweep_plan.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace carreau::lab {

using Json = nlohmann::ordered_json;

/// The differences from the initial scenario.
struct LabState {
  std::vector<ParameterValue> settings;  ///< in the order of parameters()
  std::vector<Edit> edits;               ///< all edits of the scenario, in order
  ZoneNames names = {};                  ///< all names given to zones
  std::string rule = {};                 ///< of LabRule::name; empty: that of the initial scenario
};

/// Parses `{"rule": name, "settings": {name: value}, "edits": [{kind, cells or polygon, zone,
/// reason, date}], "names": {zone: name}}`, each of which may be left out. Throws RequestError for
/// any other content, and for an edit or a name with a fault.
[[nodiscard]] LabState parse_state(std::string_view text);
[[nodiscard]] Json to_json(const LabState& state);

/// The scenarios around a state.
struct SweepRequest {
  LabState state;
  SweepChoices choices;
};

/// Parses `{"rule", "settings", "edits", "names", "vary": ["NAME=A:B:N"], "sample": N, "seed": N}`:
/// the choices are those of `carreau sweep`. Throws RequestError for any other content.
[[nodiscard]] SweepRequest parse_sweep(std::string_view text);

/// Parses rings of `[longitude, latitude]`. Throws RequestError for any other content, and for
/// numbers that are not finite.
[[nodiscard]] EditPolygon parse_polygon(const Json& json);
/// Parses the JSON object of a request. Throws RequestError where it is not one.
[[nodiscard]] Json parse_object(std::string_view text);

}  // namespace carreau::lab
