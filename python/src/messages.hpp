// SPDX-License-Identifier: Apache-2.0
/// Messages and findings of the engine as values of Python.
#pragma once

#include "base/findings.hpp"
#include "base/message.hpp"

#include <nanobind/nanobind.h>

#include <vector>

namespace carreau::python {

/// Numbers stay numbers, texts texts, lists lists; nested messages are told in words.
[[nodiscard]] nanobind::dict details_of(const std::vector<Detail>& details);

/// A list of carreau.Finding, in order.
[[nodiscard]] nanobind::list findings_of(const Findings& findings);

}  // namespace carreau::python
