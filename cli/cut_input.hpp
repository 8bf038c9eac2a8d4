// SPDX-License-Identifier: Apache-2.0
/// An input that is cut while it is read.
#pragma once

#include "base/language.hpp"

namespace carreau::cli {

/// Inputs are mapped into memory. Where somebody cuts one meanwhile, the system ends the process by
/// SIGBUS; from here on it says so first, and the exit code is that of a failure.
void tell_of_cut_inputs(Language language);

}  // namespace carreau::cli
