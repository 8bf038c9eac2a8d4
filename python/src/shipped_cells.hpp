// SPDX-License-Identifier: Apache-2.0
/// Cells on their way to a worker that cannot read the files of a grid.
#pragma once

#include "study/loaded_run.hpp"
#include "study/run_request.hpp"

#include <nanobind/nanobind.h>

namespace carreau::python {

/// The cells of a run without traits: each column as the bytes of its numbers, and facts about the
/// grid by name. Workers have the byte order of this machine.
[[nodiscard]] nanobind::dict shipped(const study::LoadedRun& run);

/// Gives the cells in such columns. Throws DataError where they are none. That they are the right
/// ones is checked by the digest of the grid.
[[nodiscard]] study::GridReader reader_of_shipped(const nanobind::dict& columns);

}  // namespace carreau::python
