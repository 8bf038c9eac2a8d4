// SPDX-License-Identifier: Apache-2.0
/// Reads the built-in rates at which quartiers left the list.
#pragma once

#include "zoning/revision.hpp"

namespace carreau::inputs {

/// The rates of the last revision (data/revision).
[[nodiscard]] ExitRates read_exit_rates();

}  // namespace carreau::inputs
