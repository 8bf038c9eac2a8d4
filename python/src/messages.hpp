// SPDX-License-Identifier: Apache-2.0
/// Messages and findings of the engine as values of Python.
#pragma once

#include "base/findings.hpp"
#include "base/message.hpp"

#include <nanobind/nanobind.h>

#include <vector>

namespace carreau::python {

/// A dict[str, Any] and a list[Any], as the stubs of the module declare them.
using Values = nanobind::typed<nanobind::dict, nanobind::str, nanobind::any>;
using Listed = nanobind::typed<nanobind::list, nanobind::any>;

/// Numbers stay numbers, texts texts, lists lists; nested messages are told in words.
[[nodiscard]] Values details_of(const std::vector<Detail>& details);

/// A list of carreau.Finding, in order.
[[nodiscard]] Listed findings_of(const Findings& findings);

}  // namespace carreau::python
