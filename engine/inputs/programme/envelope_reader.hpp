// SPDX-License-Identifier: Apache-2.0
/// Reads small tables that accompany the actions: envelopes, and the contracts of quartiers.
#pragma once

#include "actions/action.hpp"
#include "base/findings.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace carreau::inputs {

/// Columns: `amount`, and optionally `contract`, `funder`, `theme`, and either `first_year` with
/// `last_year`, or `year`; in French `montant`, `contrat`, `financeur`, `thème`, `première année`,
/// `dernière année`, `année`. An empty contract, funder or theme means all. Throws DataError for a
/// row without a year or an amount, and where the last year precedes the first.
[[nodiscard]] std::vector<Envelope> read_envelopes(const std::string& path, Findings& findings);

/// Maps codes of quartiers to codes of their contracts. Reads any table with a column for each
/// (`code_qp`, `quartier`…; `code_cv`, `contrat`…). A quartier without a contract is left out and
/// reported. Throws DataError for a quartier with two contracts.
[[nodiscard]] std::map<std::string, std::string, std::less<>> read_quartier_contracts(
    const std::string& path, Findings& findings);

}  // namespace carreau::inputs
