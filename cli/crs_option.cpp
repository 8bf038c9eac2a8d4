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
    throw ArgumentError(
        fmt::format("{}: unknown coordinate reference system \"{}\": expected a code such as "
                    "EPSG:2154",
                    option, text));
  }
  return crs;
}

Crs parse_plane(const std::string& option, const std::string& text) {
  const Crs crs = parse_crs(option, text);
  if (is_plane_in_metres(crs)) return crs;
  throw ArgumentError(
      fmt::format("{}: expected a projected system in metres, such as EPSG:2154, "
                  "found \"{}\"",
                  option, text));
}

}  // namespace carreau::cli
