// SPDX-License-Identifier: Apache-2.0
/// Finds groups of people in the headers of columns: "dont femmes", "16-25 ans".
#pragma once

#include "inputs/programme/action_mapping.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace carreau::inputs {

/// A group of people, and whether the header speaks of those reached or of those expected; nothing
/// where it says neither.
struct AudienceHeader {
  std::string group;
  std::optional<bool> is_actual;
};

/// "Femmes touchées" gives `women`, reached. A range of ages gives a key made of its limits:
/// `age_16_25`, `age_65_plus`, `age_under_6`. Nothing where the header names no group, or a share
/// in per cent.
[[nodiscard]] std::optional<AudienceHeader> audience_header(std::string_view header,
                                                            const ActionMapping& mapping);

}  // namespace carreau::inputs
