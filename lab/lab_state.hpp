// SPDX-License-Identifier: Apache-2.0
/// What of a scenario is changed in the lab.
#pragma once

#include "scenario/scenario_record.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string_view>
#include <vector>

namespace carreau::lab {

using Json = nlohmann::ordered_json;

/// Against the scenario that the lab began with.
struct LabState {
  std::vector<ParameterValue> settings;  ///< in the order of parameters()
  std::vector<Edit> edits;               ///< all of the scenario's, in their order
};

/// Reads `{"settings": {name: value}, "edits": [{kind, cells or polygon, zone, reason, date}]}`.
/// Throws RequestError for what is no such thing, and for an edit with a fault.
[[nodiscard]] LabState parse_state(std::string_view text);
[[nodiscard]] Json to_json(const LabState& state);
/// Rings of `[longitude, latitude]`. Throws RequestError for anything else, and for numbers that
/// are none.
[[nodiscard]] EditPolygon parse_polygon(const Json& json);
/// The JSON of a request. Throws RequestError where it is none.
[[nodiscard]] Json parse_object(std::string_view text);

}  // namespace carreau::lab
