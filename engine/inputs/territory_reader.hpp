// SPDX-License-Identifier: Apache-2.0
/// Reads communes, urban units, and published incomes.
#pragma once

#include "base/findings.hpp"
#include "territory/assembly.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>

namespace carreau::inputs {

/// Reads a table of communes with populations, a layer of commune boundaries, or a file that is
/// both, and adds it to `parts`. Arrondissements are added up to their commune where it has no row.
void read_communes(const std::string& path, TerritoryParts& parts, Findings& findings);

/// Reads INSEE's composition file (XLSX as published, or CSV), or a layer of unit boundaries with
/// code, name, and where present population and medians. Adds it to `parts`.
void read_urban_units(const std::string& path, TerritoryParts& parts, Findings& findings);

/// Published medians by code of the area (commune, unit or département) from FILO tables, for
/// declared or disposable incomes.
struct IncomeTable {
  std::map<std::string, PublishedMedian> medians;
  /// Year of the incomes, where the column name gives it (Q219, DISP_MED19).
  std::optional<int> year;
};
[[nodiscard]] IncomeTable read_income_table(const std::string& path, Findings& findings);

}  // namespace carreau::inputs
