// SPDX-License-Identifier: Apache-2.0
/// The page of the lab, built from lab/web and held by the program itself.
#pragma once

#include <span>
#include <string_view>

namespace carreau::lab {

struct WebAsset {
  std::string_view name;  ///< "index.html"
  std::string_view type;  ///< of its content, for HTTP
  std::string_view text;  ///< the whole file
};

/// Live as long as the program.
[[nodiscard]] std::span<const WebAsset> web_assets();

}  // namespace carreau::lab
