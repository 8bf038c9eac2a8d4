// SPDX-License-Identifier: Apache-2.0
/// How the work of a study is watched and stopped.
#pragma once

#include "base/cancellation.hpp"
#include "base/progress.hpp"

namespace carreau::study {

/// Both may be null: then nobody watches, and nobody can stop the work. They must outlive the call.
///
/// Work that is stopped throws Cancelled, usually within a tenth of a second: the request is looked
/// at between steps, once every 16,384 rows of a grid or block of places, and between the blocks of
/// parallel loops. A call with threads inside ends them before it throws.
struct Watch {
  Progress* progress = nullptr;
  const Cancellation* cancellation = nullptr;
};

}  // namespace carreau::study
