// SPDX-License-Identifier: Apache-2.0
/// Reads small tables that accompany the actions: envelopes, and the contracts of quartiers.
#pragma once

#include "actions/action.hpp"
#include "actions/funder_directory.hpp"
#include "base/findings.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace carreau::inputs {

/// Columns: `amount`, and optionally `contract`, `funder`, `theme`, `scheme`, and either
/// `first_year` with `last_year`, or `year`; in French `montant`, `contrat`, `financeur`, `thème`,
/// `dispositif`, `première année`, `dernière année`, `année`. An empty contract, funder, theme or
/// scheme means all. The directory describes the funders and knows other names of the schemes.
/// Several rows for the same contract, funder, theme, scheme and years are one envelope of their
/// sum, with a warning. Throws DataError for a row without a year or an amount, and where the last
/// year precedes the first.
[[nodiscard]] std::vector<Envelope> read_envelopes(const std::string& path,
                                                   const FunderDirectory& directory,
                                                   Findings& findings);

/// Maps codes of quartiers to codes of their contracts. Reads any table with a column for each
/// (`code_qp`, `quartier`…; `code_cv`, `contrat`…). A quartier without a contract is left out and
/// reported. Throws DataError for a quartier with two contracts.
[[nodiscard]] std::map<std::string, std::string, std::less<>> read_quartier_contracts(
    const std::string& path, Findings& findings);

}  // namespace carreau::inputs
