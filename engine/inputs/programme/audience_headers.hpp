// SPDX-License-Identifier: Apache-2.0
/// Finds groups of people in the headers of columns: "dont femmes", "16-25 ans".
#pragma once

#include "inputs/programme/action_mapping.hpp"
#include "inputs/programme/header_text.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace carreau::inputs {

/// The words that name groups of people, such as "femmes" and "jeunes", each as its stem: headers
/// are compared by stems. A sheet may have thousands of headers, so one object serves all of them.
class GroupWords {
 public:
  /// The words of the mapping go before the usual ones.
  explicit GroupWords(const ActionMapping& mapping);
  /// The group that these stems name, which spaces separate.
  [[nodiscard]] std::optional<std::string> find(std::string_view stems) const;

 private:
  std::map<std::string, std::string, std::less<>> groups_;
};

/// A group of people, and whether the header speaks of those reached or of those expected; nothing
/// where it says neither.
struct AudienceHeader {
  std::string group;
  std::optional<bool> is_actual;
};

/// "Femmes touchées" gives `women`, reached. A range of ages gives a key made of its limits:
/// `age_16_25`, `age_65_plus`, `age_under_6`. Nothing where the header names no group, or a share
/// in per cent.
[[nodiscard]] std::optional<AudienceHeader> audience_header(const HeaderText& header,
                                                            const GroupWords& words);

}  // namespace carreau::inputs
