// SPDX-License-Identifier: Apache-2.0
/// Escapes text for HTML, SVG and XML.
#pragma once

#include <string>
#include <string_view>

namespace carreau {

/// Makes any text safe between tags and within quoted attributes: handles markup, quotes, control
/// characters and invalid UTF-8.
[[nodiscard]] std::string escaped(std::string_view text);

}  // namespace carreau
