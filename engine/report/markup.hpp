// SPDX-License-Identifier: Apache-2.0
/// Escapes text for HTML and SVG.
#pragma once

#include <string>
#include <string_view>

namespace carreau::report {

/// Makes any text safe between tags and within quoted attributes: handles markup, quotes, control
/// characters and invalid UTF-8.
[[nodiscard]] std::string escaped(std::string_view text);

/// Makes JSON safe within a script element: it can neither end the element nor open a comment nor
/// break a line.
[[nodiscard]] std::string script_json(std::string_view json);

/// A length in a drawing with at most one decimal: "12.5", "12".
[[nodiscard]] std::string length(double value);

}  // namespace carreau::report
