// SPDX-License-Identifier: Apache-2.0
/// A coordinate reference system typed by the user.
#pragma once

#include "geometry/crs.hpp"

#include <string>

namespace carreau::cli {

/// Throws ArgumentError with the name of the option for a text that PROJ does not know, before any
/// file is read.
[[nodiscard]] Crs parse_crs(const std::string& option, const std::string& text);
/// The same for a projected system in metres.
[[nodiscard]] Crs parse_plane(const std::string& option, const std::string& text);

}  // namespace carreau::cli
