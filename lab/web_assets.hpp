// SPDX-License-Identifier: Apache-2.0
/// The page of the lab, built from lab/web and compiled into the program.
#pragma once

#include <span>
#include <string_view>

namespace carreau::lab {

struct WebAsset {
  std::string_view name;  ///< "index.html"
  std::string_view type;  ///< content type for HTTP
  std::string_view text;  ///< the whole file
};

/// Valid for the lifetime of the program.
[[nodiscard]] std::span<const WebAsset> web_assets();
/// Of the page on which files are gathered before there is a lab: start.html and its parts.
[[nodiscard]] std::span<const WebAsset> start_assets();

}  // namespace carreau::lab
