// SPDX-License-Identifier: Apache-2.0
/// Reads published incomes: of communes, urban units, départements or quartiers.
#pragma once

#include "base/findings.hpp"
#include "income/vintage.hpp"
#include "territory/territory.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace carreau::inputs {

/// What a table says of the incomes of an area besides its median.
struct PublishedLaw {
  std::optional<double> spread;  ///< log-standard deviation of the lognormal, income/mixture.hpp
  std::optional<double> people;  ///< in fiscal households (NBPERS)
};

/// Published medians by code of the area (commune, unit or département) from INSEE's tables (FILO,
/// RFL), for declared or disposable incomes.
struct IncomeTable {
  std::string file;  ///< without folders
  IncomeConcept income = IncomeConcept::declared;
  std::map<std::string, PublishedMedian> medians;
  std::map<std::string, PublishedLaw> laws;  ///< of the same areas
  /// Year of the incomes, where the column name gives it (Q219, DISP_MED19).
  std::optional<int> year;
};
/// Whether columns, in lower case, are those of such a table.
[[nodiscard]] bool names_incomes(const std::vector<std::string>& columns);

/// Of medians of several years (RFUCQ208, RFUCQ211) those of `wanted` are read, or of the year
/// nearest to it; without a year those of the first column.
[[nodiscard]] IncomeTable read_income_table(const std::string& path, Findings& findings,
                                            std::optional<int> wanted = std::nullopt);

/// Scales medians of another year with the national median of their concept, and reports it. Throws
/// ArgumentError, which names the option, where that of their year is not known.
void bring_to_year(IncomeTable& table, const Vintage& vintage, const std::string& option,
                   Findings& findings);

}  // namespace carreau::inputs
