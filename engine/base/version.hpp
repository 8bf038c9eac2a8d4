// SPDX-License-Identifier: Apache-2.0
/// The version of the library, as written into every output.
#pragma once

#include <string_view>

namespace carreau {

/// "0.1.0"
[[nodiscard]] std::string_view version();

}  // namespace carreau
