// SPDX-License-Identifier: Apache-2.0
/// What a cell of a table of actions says, or why it cannot be used.
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

/// Why a row cannot be used: code and details of a finding. Thrown by readers of cells, caught by
/// the reader of rows, who knows the place.
struct CellRefused {
  std::string code;
  std::vector<Detail> details;
};

/// Values of a cell, parted by the first of `separators` that occurs in it; empty ones left out.
[[nodiscard]] std::vector<std::string> cell_values(std::string_view cell,
                                                   std::string_view separators);

/// "QN03001M; QN03002M", "QN03001M:60;QN03002M:40", "QN03001M (60 %)". Shares are percentages, of
/// all quartiers or of none. They may miss 100 by what rounding to their decimals loses, and are
/// then brought to it (`was_rescaled`). Throws CellRefused for a share that is none or missing, and
/// for a sum that is not 100.
struct StatedQuartiers {
  std::vector<StatedQuartier> quartiers;
  bool was_rescaled = false;
};
[[nodiscard]] StatedQuartiers parse_quartiers(std::string_view cell, std::string_view separators);

/// "QN03001M:120;QN03002M:40". Throws CellRefused where a count is missing or no whole number.
[[nodiscard]] std::vector<QuartierAudience> parse_audiences(std::string_view cell,
                                                            std::string_view separators);

/// A whole number of people, not negative: "1 200", "120.0"; nothing for another text.
[[nodiscard]] std::optional<std::int64_t> parse_people(std::string_view cell);

/// The number of an establishment, and what is odd about it.
struct SiretText {
  std::string siret;          ///< 14 digits, or empty where the text has not as many
  bool has_zero_put = false;  ///< its first zero was lost, and put back
  bool is_odd_length = false;
  bool fails_check = false;  ///< its sum of Luhn (La Poste: of its digits) tells of a slip
};
[[nodiscard]] SiretText parse_siret(std::string_view cell);

/// Codes of communes with their first zero put back, names as they are. `zeros`: how many were.
[[nodiscard]] std::vector<std::string> parse_communes(std::string_view cell,
                                                      std::string_view separators,
                                                      std::size_t& zeros);

}  // namespace carreau::inputs
