// SPDX-License-Identifier: Apache-2.0
/// Errors of the engine as exceptions of carreau._errors.
#pragma once

#include <nanobind/nanobind.h>

namespace carreau::python {

/// Translates Error and what derives from it, with its fields, whenever a bound function throws it.
void bind_errors(nanobind::module_& module);

}  // namespace carreau::python
