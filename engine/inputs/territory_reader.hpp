// SPDX-License-Identifier: Apache-2.0
/// Reads communes and urban units.
#pragma once

#include "base/findings.hpp"
#include "territory/assembly.hpp"

#include <string>
#include <vector>

namespace carreau::inputs {

/// Whether columns, in lower case, are those of a table of communes with populations.
[[nodiscard]] bool names_populations(const std::vector<std::string>& columns);
/// Whether one of the columns, in lower case, may hold codes of communes; `code` may hold others.
[[nodiscard]] bool names_communes(const std::vector<std::string>& columns);
/// Whether columns, in lower case, are those of a composition of urban units.
[[nodiscard]] bool names_composition(const std::vector<std::string>& columns);

/// Reads a table of communes with populations, a layer of commune boundaries, or a file that is
/// both, and adds it to `parts`. Arrondissements are added up to their commune where it has no row.
void read_communes(const std::string& path, TerritoryParts& parts, Findings& findings);

/// Reads INSEE's composition file (XLSX as published, or CSV), or a layer of unit boundaries with
/// code, name, and where present population and medians. Adds it to `parts`.
void read_urban_units(const std::string& path, TerritoryParts& parts, Findings& findings);

}  // namespace carreau::inputs
