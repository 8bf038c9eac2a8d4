// SPDX-License-Identifier: Apache-2.0
/// Observing and cancelling the work of a study.
#pragma once

#include "base/cancellation.hpp"
#include "base/progress.hpp"

namespace carreau::study {

/// Both pointers may be null, and must otherwise outlive the call. Cancelled work throws Cancelled,
/// usually within a tenth of a second: it checks for cancellation between steps, once for every
/// 16,384 rows of a grid or block of places, and between the blocks of parallel loops. Its threads
/// end before it throws.
struct Watch {
  Progress* progress = nullptr;
  const Cancellation* cancellation = nullptr;
};

}  // namespace carreau::study
