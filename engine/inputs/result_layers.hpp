// SPDX-License-Identifier: Apache-2.0
/// The names of the layers of a result of `delineate` or `revise`, for writers and readers.
#pragma once

namespace carreau::inputs::result_layers {

inline constexpr const char* kPerimeters = "perimeters";
inline constexpr const char* kNearMisses = "near_misses";
/// Of a revision only.
inline constexpr const char* kExtensions = "extensions";
inline constexpr const char* kLeft = "left";
inline constexpr const char* kCells = "cells";
inline constexpr const char* kUrbanUnits = "urban_units";
inline constexpr const char* kFindings = "findings";
/// The provenance; a result of `actions` has it and the findings as well.
inline constexpr const char* kRun = "run";

}  // namespace carreau::inputs::result_layers
