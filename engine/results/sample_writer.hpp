// SPDX-License-Identifier: Apache-2.0
/// Writes a made-up country as files in the formats of INSEE and the State.
#pragma once

#include "zoning/zoning.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace carreau::results {

/// What to make up.
struct SampleOptions {
  std::int64_t people = 40'000;  ///< from 2,000 to 100 million; exact to 1 % from 40,000 on
  std::uint64_t seed = 1;        ///< the same people and seed give the same bytes
};

/// What was written.
struct SampleSummary {
  std::int64_t cells = 0;
  std::int64_t imputed_cells = 0;
  std::int64_t people = 0;          ///< people in the cells
  std::int64_t imputed_people = 0;  ///< people in imputed cells
  std::int64_t communes = 0;
  std::int64_t units = 0;  ///< number of urban units
  std::int64_t quartiers = 0;
  std::int64_t actions = 0;
  std::vector<std::string> files;  ///< paths, in the order of docs/formats.md
};

/// Writes carreaux_200m_met.csv, uu2020_composition.csv, communes.csv, incomes.csv, quartiers.gpkg,
/// quartiers-2015.gpkg and actions.xlsx into `directory`, which is created where it is missing.
/// Files are renamed to their final names when all of them are complete, so that a failure leaves
/// the previous files unchanged. Takes a few µs for each cell; memory does not grow with the number
/// of people. Throws ArgumentError for a number of people out of range, and IoError when the
/// directory is not writable, or when one of the files exists and `overwrite` is false.
SampleSummary write_sample(const std::string& directory, const SampleOptions& options,
                           bool overwrite);

struct SampleActionsOptions {
  std::size_t actions = 600;
  std::uint64_t seed = 1;
};
/// Writes only actions.xlsx into `directory`: made-up actions of 2024 and 2025 in real quartiers.
/// Returns its path. Throws ArgumentError for quartiers without outlines, and IoError as above.
[[nodiscard]] std::string write_sample_actions(const std::string& directory,
                                               const Zoning& quartiers,
                                               const SampleActionsOptions& options, bool overwrite);

}  // namespace carreau::results
