// SPDX-License-Identifier: Apache-2.0
/// Parses the content of a cell of a table of actions, or says why it cannot be used.
#pragma once

#include "actions/action.hpp"
#include "base/findings.hpp"
#include "base/message.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::inputs {

/// The reason why a cell, and thus its row, cannot be used: code and details of a finding. The
/// functions that read cells throw it; the reader of rows catches it and adds the place.
struct CellRefused {
  std::string code;
  std::vector<Detail> details;
};

/// The values of a cell, split at the first of `separators` that occurs in it; empty values are
/// dropped.
[[nodiscard]] std::vector<std::string> cell_values(std::string_view cell,
                                                   std::string_view separators);

/// Parses "QN03001M; QN03002M", "La Fontaine : 60 ; La Tuilerie : 40" or "QN03001M (60 %)", and
/// keeps the words as written, because only the zoning can tell what they mean. Shares are
/// percentages, given for all quartiers or for none. Where their sum differs from 100 by no more
/// than rounding explains, they are scaled to 100 (`was_rescaled`). Throws CellRefused for an
/// invalid or missing share, and for any other sum.
struct StatedQuartiers {
  std::vector<StatedQuartier> quartiers;
  bool was_rescaled = false;
};
[[nodiscard]] StatedQuartiers parse_quartiers(std::string_view cell, std::string_view separators);

/// Parses "QN03001M:120;QN03002M:40". Throws CellRefused where a count is missing or is not a whole
/// number.
[[nodiscard]] std::vector<QuartierAudience> parse_audiences(std::string_view cell,
                                                            std::string_view separators);

/// Parses a whole, non-negative number of people: "1 200", "120.0". Nothing for any other text.
[[nodiscard]] std::optional<std::int64_t> parse_people(std::string_view cell);

/// The SIRET number of an establishment, and what is unusual about it.
struct SiretText {
  std::string siret;          ///< 14 digits; empty where the text does not have 14
  bool has_zero_put = false;  ///< its first zero was missing and has been restored
  bool is_odd_length = false;
  /// Its checksum (Luhn; for La Poste the sum of its digits) is wrong, so it contains a mistake.
  bool fails_check = false;
};
[[nodiscard]] SiretText parse_siret(std::string_view cell);

/// Parses codes of communes, whose missing first zero is restored, and names. `zeros` counts the
/// restored codes.
[[nodiscard]] std::vector<std::string> parse_communes(std::string_view cell,
                                                      std::string_view separators,
                                                      std::size_t& zeros);

}  // namespace carreau::inputs
