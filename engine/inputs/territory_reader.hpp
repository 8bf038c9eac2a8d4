// SPDX-License-Identifier: Apache-2.0
/// Communes, urban units, and published incomes.
#pragma once

#include "base/findings.hpp"
#include "territory/assembly.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>

namespace carreau::inputs {

/// A table of communes with populations, a layer of commune boundaries, or one file that is both.
/// Adds to `parts`. Arrondissements count for their commune where the commune has no row.
void read_communes(const std::string& path, TerritoryParts& parts, Findings& findings);

/// INSEE's composition file (XLSX as published, or CSV), or a layer of unit boundaries with code,
/// name, population and medians where present. Adds to `parts`.
void read_urban_units(const std::string& path, TerritoryParts& parts, Findings& findings);

/// Published medians by code of area (commune, unit or département): FILO tables, declared or
/// disposable.
struct IncomeTable {
  std::map<std::string, PublishedMedian> medians;
  std::optional<int> year;  ///< of the incomes, where the column's name tells (Q219, DISP_MED19)
};
[[nodiscard]] IncomeTable read_income_table(const std::string& path, Findings& findings);

}  // namespace carreau::inputs
