// SPDX-License-Identifier: Apache-2.0
/// The stage of a request in the words of a table.
#pragma once

#include "actions/action.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace carreau::inputs {

/// Statuses by plain words: "realisee" -> paid.
using StatusWords = std::map<std::string, ActionStatus, std::less<>>;

/// The status that words express, by those of the mapping, then by the usual ones. Gender and
/// number do not matter ("attribué", "Attribuées"), nor do words around them that leave the stage
/// as it is
/// ("Accordé partiellement", "Avis favorable sous réserve", "Dossier validé le 12/03"). What is
/// denied is not granted ("non accordé"). Nothing for any other words.
[[nodiscard]] std::optional<ActionStatus> status_of_words(std::string_view written,
                                                          const StatusWords& own);

}  // namespace carreau::inputs
