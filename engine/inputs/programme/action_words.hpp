// SPDX-License-Identifier: Apache-2.0
/// Analyses the headers of columns: units, funders and measures.
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

/// A header without case, accents, punctuation and the unit at its end.
struct HeaderWords {
  std::string words;
  bool in_thousands = false;
};
/// "Montant accordé (k€)" gives "montant accorde", in thousands.
[[nodiscard]] HeaderWords header_words(std::string_view header);

/// Interprets the header of a column with the amounts of one funder: "Subvention demandée - CAF".
/// Nothing where it names no measure or no funder, or where it names a year, because a row has only
/// one year.
[[nodiscard]] std::optional<FunderColumn> funder_header(const std::string& header,
                                                        const FunderHeaderWords& words);

}  // namespace carreau::inputs
