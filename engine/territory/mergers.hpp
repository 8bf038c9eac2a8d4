// SPDX-License-Identifier: Apache-2.0
/// Communes that were merged into others, so that files of two years can be joined.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace carreau {

/// The code of the present commune by that of a former one: data/communes/merged.toml. A code that
/// lives on is no key, although the commune that bears it may have grown.
using Mergers = std::map<std::string, std::string, std::less<>>;

/// The code under which a list of communes knows one of another year: the code itself where it is
/// listed, or else that of the commune it was merged into. Empty where neither is listed: whether
/// and where the commune lies is then unknown.
[[nodiscard]] std::string_view code_among(const std::set<std::string, std::less<>>& listed,
                                          std::string_view code, const Mergers& mergers);

}  // namespace carreau
