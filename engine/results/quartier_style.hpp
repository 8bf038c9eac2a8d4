// SPDX-License-Identifier: Apache-2.0
/// How QGIS draws quartiers: shaded by the money granted, in classes with round limits.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace carreau::results {

/// A quartier as the style sees it.
struct ShadedQuartier {
  std::optional<double> granted;  ///< euros; empty where no line gives it
  bool has_entered = false;
  bool has_left = false;
};

/// The renderer as QML: a rule for each class of granted euros, one for quartiers whose money is
/// unknown, and outlines for those that entered or left. Rules that no quartier would follow are
/// left out, so that the legend names only what is on the map.
[[nodiscard]] std::string quartier_renderer(const std::vector<ShadedQuartier>& quartiers);

}  // namespace carreau::results
