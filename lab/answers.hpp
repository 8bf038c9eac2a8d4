// SPDX-License-Identifier: Apache-2.0
/// The answers of the lab to its pages, as JSON; docs/serve.md describes the objects. Figures of
/// zones and units have the names and values of the columns in files (docs/formats.md).
#pragma once

#include "base/message.hpp"
#include "lab/lab.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::lab {

/// Settings of the page that do not depend on the data.
struct LabSettings {
  std::string base_map;       ///< URL of raster tiles with "{z}/{x}/{y}"; empty: no base map
  std::string base_map_file;  ///< path of a PMTiles file, in place of the URL
  std::string base_map_attribution;
  std::string geocoder;                ///< URL with "{query}", which browsers ask; empty: none
  bool is_read_only = false;           ///< a bundle of files without a server
  bool can_save = false;               ///< a folder for scenarios was given
  bool can_share = false;              ///< several use the lab, and links lead from one to another
  std::vector<std::string> scenarios;  ///< names of the files in that folder
};

/// The name under which the page finds that file.
inline constexpr const char* kBaseMapName = "basemap.pmtiles";

/// All that no scenario changes, and the initial run.
[[nodiscard]] Json lab_answer(const Lab& lab, const LabSettings& settings);

/// The totals of a run, and its differences from the initial run.
[[nodiscard]] Json run_answer(const Lab& lab, const LabRun& run);
/// Perimeters and near misses with their figures.
/// As text, because the country has thousands of zones.
[[nodiscard]] std::string zones_answer(const Lab& lab, const LabRun& run);
/// Urban units (or communes) with every term of their thresholds.
[[nodiscard]] Json units_answer(const Lab& lab, const LabRun& run);
/// The names of the communes that have cells, by code.
[[nodiscard]] Json communes_answer(const Lab& lab);
/// Why a cell or a zone is in or out. Throws RequestError 404 for an id that the run does not
/// contain.
[[nodiscard]] Json explain_answer(const Lab& lab, const LabRun& run, const std::string& id);

/// The same of a quartier of a zoning, and what the run proposes in its place.
[[nodiscard]] Json explain_quartier_answer(const Lab& lab, const LabRun& run, std::string_view key,
                                           const std::string& code);

/// The cells of a zone. Throws RequestError 404 like explain_answer().
[[nodiscard]] Json zone_cells_answer(const Lab& lab, const LabRun& run, const std::string& zone);

/// The zones of a zoning, and the criteria that they meet in a run.
[[nodiscard]] Json zoning_answer(const Lab& lab, const LabRun& run, std::string_view key);
/// Compares two generations; each is the id of a run, or "zoning:KEY".
[[nodiscard]] Json comparison_answer(const Lab& lab, std::string_view before,
                                     std::string_view after);
/// How many zones of each change, and nothing else: what a page tells after each change.
[[nodiscard]] Json comparison_counts_answer(const Lab& lab, std::string_view before,
                                            std::string_view after);
/// For `{"polygon": …}`, the cells whose centres lie in it. Throws RequestError for an invalid or
/// self-crossing polygon.
[[nodiscard]] Json cells_in_answer(const Lab& lab, std::string_view request);

/// The lines of an explanation behind its title, each with its indent: 1 for one that continues the
/// line above.
[[nodiscard]] Json lines_json(const std::string& explanation);
/// West, south, east, north.
[[nodiscard]] Json to_json(const Box& bounds);
[[nodiscard]] Json both(std::string_view french, std::string_view english);
[[nodiscard]] Json both(const Message& message);
/// From the `first` on.
[[nodiscard]] Json findings_json(const Findings& findings, std::size_t first = 0);

}  // namespace carreau::lab
