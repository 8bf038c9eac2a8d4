// SPDX-License-Identifier: Apache-2.0
/// Reads the published populations of quartiers, which replace the estimates made from the grid.
#pragma once

#include "base/findings.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

namespace carreau::inputs {

/// The population of a quartier as a statistical office published it.
struct PublishedPopulation {
  std::int64_t people = 0;
  std::optional<int> year;  ///< unknown where neither the table nor its name gives one
  std::string source;       ///< the file, or what the table itself names as its source
};
/// By code of the quartier, as the table writes it.
using PublishedPopulations = std::map<std::string, PublishedPopulation, std::less<>>;

/// Reads a table with a column of codes (`code_qp`, `qp`, `codgeo`…) and one of people
/// (`population_municipale_2013`, `pmun18`, `pop_mun`, `population`…), as published or kept by
/// hand. The year comes from a column of years, otherwise from the name of the column of people,
/// otherwise from the name of the file. Of several columns of people the municipal population is
/// preferred, and of several years the latest; the choice is reported. A quartier whose population
/// is empty or secret is not in the result, and reported: it is unknown, not zero. Throws DataError
/// for a missing column, for anything but a whole number of people, for a code with two different
/// populations, and for a table that gives no population at all.
[[nodiscard]] PublishedPopulations read_published_populations(const std::string& path,
                                                              Findings& findings);

}  // namespace carreau::inputs
