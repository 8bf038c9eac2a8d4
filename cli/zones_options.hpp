// SPDX-License-Identifier: Apache-2.0
/// The options for reading zonings, shared by the verbs that read them.
#pragma once

#include "inputs/zones_reader.hpp"

#include <string>
#include <vector>

namespace carreau::cli {

class OptionList;

/// The words typed, before any file is opened.
struct ZonesOptions {
  std::string catalogue;
  bool merge_parts = false;
  bool repair = false;
  std::string limits;       ///< see parse_limits(); empty: known from the zonings
  std::string populations;  ///< published, of zones

  void add_to(OptionList& options);
  /// Declares `--limits`, for verbs that count people in zones.
  void add_limits_to(OptionList& options);
  /// Declares `--limits` and `--populations`.
  void add_people_to(OptionList& options);
  /// Throws ArgumentError for limits of an unknown kind.
  [[nodiscard]] inputs::ZonesReadOptions reading() const;
  /// All that is read for some zonings, so that no output replaces it: their files, the catalogue,
  /// the published populations.
  [[nodiscard]] std::vector<std::string> read_paths(const std::vector<std::string>& zonings) const;
  /// The file from which a zoning is read.
  [[nodiscard]] std::string file_of(const std::string& zoning) const;
};

/// Declares only `--repair`, for a verb whose only zoning is that of --listed.
void add_repair_option(OptionList& options, bool& repair);

}  // namespace carreau::cli
