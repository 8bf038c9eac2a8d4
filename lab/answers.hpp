// SPDX-License-Identifier: Apache-2.0
/// What the lab tells its pages, as JSON: docs/serve.md has the shapes. Figures of zones and units
/// have the names and values of the columns of files (docs/formats.md).
#pragma once

#include "base/message.hpp"
#include "lab/lab.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::lab {

/// What the page shows beside the data.
struct LabSettings {
  std::string base_map;  ///< address of raster tiles, "{z}/{x}/{y}" in it; empty: none
  std::string base_map_attribution;
  bool is_read_only = false;           ///< a bundle of files, with nobody to ask
  bool can_save = false;               ///< a folder for scenarios was chosen
  std::vector<std::string> scenarios;  ///< file names in it
};

/// Everything that no scenario changes, and the run that the lab began with.
[[nodiscard]] Json lab_answer(const Lab& lab, const LabSettings& settings);

/// The totals of a run, and what it changes against the first.
[[nodiscard]] Json run_answer(const Lab& lab, const LabRun& run);
/// Perimeters and near misses with their figures.
[[nodiscard]] Json zones_answer(const Lab& lab, const LabRun& run);
/// Urban units (or communes) with every term of their thresholds.
[[nodiscard]] Json units_answer(const Lab& lab, const LabRun& run);
/// Why a cell or a zone is in or out. Throws RequestError 404 for what the run does not hold.
[[nodiscard]] Json explain_answer(const Lab& lab, const LabRun& run, const std::string& id);

/// The cells of a zone. Throws RequestError 404 as explain_answer() does.
[[nodiscard]] Json zone_cells_answer(const Lab& lab, const LabRun& run, const std::string& zone);

/// The zones of a zoning with the criteria that they meet under a run.
[[nodiscard]] Json zoning_answer(const Lab& lab, const LabRun& run, std::string_view key);
/// One generation against another; each is the id of a run, or "zoning:KEY".
[[nodiscard]] Json comparison_answer(const Lab& lab, std::string_view before,
                                     std::string_view after);
/// `{"polygon": …}`: the cells whose centre it holds. Throws RequestError for a polygon that is
/// none or crosses itself.
[[nodiscard]] Json cells_in_answer(const Lab& lab, std::string_view request);

/// West, south, east, north.
[[nodiscard]] Json to_json(const Box& bounds);
[[nodiscard]] Json both(std::string_view french, std::string_view english);
[[nodiscard]] Json both(const Message& message);
/// From the `first` on.
[[nodiscard]] Json findings_json(const Findings& findings, std::size_t first = 0);

}  // namespace carreau::lab
