// SPDX-License-Identifier: Apache-2.0
/// The tables of a made-up country as text, in the layouts of INSEE.
#pragma once

#include "sample/country.hpp"

#include <string>

namespace carreau::results {

/// A kind of table: its first lines, and the function that writes the rows of a region.
struct SampleTable {
  const char* file;
  std::string header;
  void (*append)(const SampleRegion& region, std::string& text);
};

/// carreaux_200m_met.csv: the layout of 2019, with values rounded to a tenth.
[[nodiscard]] SampleTable grid_table();
/// uu2020_composition.csv: the sheet Composition_communale; communes outside any unit have the
/// status H.
[[nodiscard]] SampleTable composition_table();
/// communes.csv: municipal and total population, and intercommunality.
[[nodiscard]] SampleTable commune_table();
/// incomes.csv: declared incomes by urban unit (FILO2019_DEC), with semicolons, decimal commas and
/// a byte order mark. Small units have only their median, and a few not even that: an empty field
/// is secret.
[[nodiscard]] SampleTable income_table();

}  // namespace carreau::results
