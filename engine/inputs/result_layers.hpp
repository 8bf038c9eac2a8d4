// SPDX-License-Identifier: Apache-2.0
/// The names of the layers of a result of `delineate`, for its writer and its readers.
#pragma once

namespace carreau::inputs::result_layers {

inline constexpr const char* kPerimeters = "perimeters";
inline constexpr const char* kNearMisses = "near_misses";
inline constexpr const char* kCells = "cells";
inline constexpr const char* kUrbanUnits = "urban_units";
inline constexpr const char* kFindings = "findings";
/// The provenance; a result of `actions` has it and the findings as well.
inline constexpr const char* kRun = "run";

}  // namespace carreau::inputs::result_layers
