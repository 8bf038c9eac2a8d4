// SPDX-License-Identifier: Apache-2.0
/// Text within HTML and SVG.
#pragma once

#include <string>
#include <string_view>

namespace carreau::report {

/// Safe between tags and within quoted attributes, whatever a name holds: markup, quotes, control
/// characters, bytes that are no UTF-8.
[[nodiscard]] std::string escaped(std::string_view text);

/// JSON within a script element: nothing in it ends the element, opens a comment or breaks a line.
[[nodiscard]] std::string script_json(std::string_view json);

/// A length in a drawing, to a tenth: "12.5", "12".
[[nodiscard]] std::string length(double value);

}  // namespace carreau::report
