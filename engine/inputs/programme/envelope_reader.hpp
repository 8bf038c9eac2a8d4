// SPDX-License-Identifier: Apache-2.0
/// Small tables beside the actions: money promised, and the contracts of quartiers.
#pragma once

#include "actions/action.hpp"
#include "base/findings.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace carreau::inputs {

/// Columns `amount`, and where there are such `contract`, `funder`, `theme`, and `first_year` with
/// `last_year` or `year`; or `montant`, `contrat`, `financeur`, `thème`, `première année`,
/// `dernière année`, `année`. An empty contract, funder or theme means all of them. Throws
/// DataError for a row without a year or an amount, and for years that are reversed.
[[nodiscard]] std::vector<Envelope> read_envelopes(const std::string& path, Findings& findings);

/// Code of a quartier -> code of its contract, from any table with a column of each (`code_qp`,
/// `quartier`…; `code_cv`, `contrat`…). A quartier without contract is left out and found. Throws
/// DataError for a quartier of two contracts.
[[nodiscard]] std::map<std::string, std::string, std::less<>> read_quartier_contracts(
    const std::string& path, Findings& findings);

}  // namespace carreau::inputs
