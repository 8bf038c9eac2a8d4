// SPDX-License-Identifier: Apache-2.0
/// Headers of columns taken apart: units, funders and measures.
#pragma once

#include "actions/action.hpp"
#include "inputs/programme/action_mapping.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::inputs {

/// Whether a vocabulary has the word, written as the vocabulary writes it.
[[nodiscard]] bool holds(const std::vector<std::string>& words, std::string_view word);

/// A header without case, accents, punctuation and the unit behind it.
struct HeaderWords {
  std::string words;
  bool in_thousands = false;
};
/// "Montant accordé (k€)" is "montant accorde", in thousands.
[[nodiscard]] HeaderWords header_words(std::string_view header);

/// What a header says of a column that holds one funder's amounts: "Subvention demandée - CAF".
/// Nothing where it names no measure or no funder, or names a year, because a row has only one.
[[nodiscard]] std::optional<FunderColumn> funder_header(const std::string& header,
                                                        const FunderHeaderWords& words);

}  // namespace carreau::inputs
