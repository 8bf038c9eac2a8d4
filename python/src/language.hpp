// SPDX-License-Identifier: Apache-2.0
/// The language of texts for the users of the module.
#pragma once

#include "base/language.hpp"

#include <nanobind/nanobind.h>

#include <string_view>

namespace carreau::python {

/// Of the texts of errors, findings and progress; English until it is set.
[[nodiscard]] Language language();
/// "fr" or "en". Throws ArgumentError for any other.
[[nodiscard]] Language parse_language(std::string_view name);

void bind_language(nanobind::module_& module);

}  // namespace carreau::python
