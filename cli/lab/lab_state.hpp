// SPDX-License-Identifier: Apache-2.0
/// What of a scenario is changed in the lab.
#pragma once

#include "scenario/scenario_record.hpp"

#include <nlohmann/json.hpp>

#include <string_view>
#include <vector>

namespace carreau::cli {

using Json = nlohmann::ordered_json;

/// Against the scenario that the lab began with.
struct LabState {
  std::vector<ParameterValue> settings;  ///< in the order of parameters()
};

/// Reads `{"settings": {name: value}}`. Throws RequestError for what is no such thing.
[[nodiscard]] LabState parse_state(std::string_view text);
[[nodiscard]] Json to_json(const LabState& state);

}  // namespace carreau::cli
