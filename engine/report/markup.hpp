// SPDX-License-Identifier: Apache-2.0
/// Text for HTML and SVG; escaped() itself stands in base.
#pragma once

#include "base/markup.hpp"

#include <string>
#include <string_view>

namespace carreau::report {

/// Makes JSON safe within a script element: it can neither end the element nor open a comment nor
/// break a line.
[[nodiscard]] std::string script_json(std::string_view json);

/// A length in a drawing with at most one decimal: "12.5", "12".
[[nodiscard]] std::string length(double value);

}  // namespace carreau::report
