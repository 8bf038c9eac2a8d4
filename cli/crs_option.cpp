// SPDX-License-Identifier: Apache-2.0
#include "cli/crs_option.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

namespace carreau::cli {

Crs parse_crs(const std::string& option, const std::string& text) {
  Crs crs(text);
  try {
    (void)Transform(crs, Crs::epsg(4326));
  } catch (const ArgumentError&) {
    throw ArgumentError(option, Message{"usage_crs", {{"found", text}}});
  }
  return crs;
}

Crs parse_plane(const std::string& option, const std::string& text) {
  const Crs crs = parse_crs(option, text);
  if (is_plane_in_metres(crs)) return crs;
  throw ArgumentError(option, Message{"usage_plane", {{"found", text}}});
}

}  // namespace carreau::cli
