// SPDX-License-Identifier: Apache-2.0
/// Reads what communes belong to: their EPCI, and their contrat de ville.
#pragma once

#include "base/findings.hpp"
#include "zoning/portrait_territories.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>

namespace carreau::inputs {

/// Adds the EPCI of each commune of a table of `--communes`. A table without a column of EPCIs
/// (`epci`, `code_epci`, `siren_epci`…) adds nothing; nor does a commune in none (an empty cell, or
/// INSEE's `ZZZZZZZZZ`). Arrondissements are folded into their commune. Throws DataError for a
/// commune of two EPCIs.
void read_epcis(const std::string& path, std::map<std::string, Epci, std::less<>>& epcis,
                Findings& findings);

/// Contracts by code of the commune, from a table with a column of communes and one of contracts.
/// Empty where the table is not one by commune: it has a column of quartiers, or codes that are no
/// commune's. Communes without a contract are reported. Throws DataError for a commune of two
/// contracts.
[[nodiscard]] std::optional<std::map<std::string, std::string, std::less<>>> read_commune_contracts(
    const std::string& path, Findings& findings);

}  // namespace carreau::inputs
