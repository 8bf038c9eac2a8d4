// SPDX-License-Identifier: Apache-2.0
/// Writes a made-up country as the files that INSEE and the State publish.
#pragma once

#include "zoning/zoning.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace carreau::results {

/// What to make up.
struct SampleOptions {
  std::int64_t people = 40'000;  ///< from 2,000 to 100 million; met within 1 % from 40,000 on
  std::uint64_t seed = 1;        ///< same people and seed, same bytes
};

/// What was written.
struct SampleSummary {
  std::int64_t cells = 0;
  std::int64_t imputed_cells = 0;
  std::int64_t people = 0;          ///< in the cells
  std::int64_t imputed_people = 0;  ///< of which in imputed cells
  std::int64_t communes = 0;
  std::int64_t units = 0;  ///< urban units
  std::int64_t quartiers = 0;
  std::int64_t quartier_people = 0;
  std::int64_t actions = 0;
  double declared_median = 0.0;    ///< of everyone, € per consumption unit
  std::vector<std::string> files;  ///< paths, in the order of the formats page
};

/// Writes carreaux_200m_met.csv, uu2020_composition.csv, communes.csv, incomes.csv, quartiers.gpkg
/// and actions.xlsx into `directory`, which is created when missing. Each file is written beside
/// its name and renamed when all are complete: a failure leaves what was there before.
/// Cost: a few µs a cell; memory does not grow with the number of people.
/// Throws ArgumentError for a number of people out of range; IoError when the directory cannot be
/// written or one of the files exists and `overwrite` is false.
SampleSummary write_sample(const std::string& directory, const SampleOptions& options,
                           bool overwrite);

struct SampleActionsOptions {
  std::size_t actions = 600;
  std::uint64_t seed = 1;
};
/// Writes actions.xlsx alone into `directory`: made-up actions of 2024 and 2025 in real quartiers.
/// Returns its path. Throws ArgumentError for quartiers without outlines, IoError as above.
[[nodiscard]] std::string write_sample_actions(const std::string& directory,
                                               const Zoning& quartiers,
                                               const SampleActionsOptions& options, bool overwrite);

}  // namespace carreau::results
