// SPDX-License-Identifier: Apache-2.0
/// How zonings are read, shared by the verbs that read them.
#pragma once

#include "inputs/zones_reader.hpp"

#include <string>

namespace carreau::cli {

class OptionList;

/// As typed, before anything is opened.
struct ZonesOptions {
  std::string catalogue;
  bool merge_parts = false;
  bool repair = false;

  void add_to(OptionList& options);
  [[nodiscard]] inputs::ZonesReadOptions reading() const;
  /// The file that a zoning is read from, to be kept from being overwritten.
  [[nodiscard]] std::string file_of(const std::string& zoning) const;
};

/// `--repair` alone, for a verb whose only zoning is that of --listed.
void add_repair_option(OptionList& options, bool& repair);

}  // namespace carreau::cli
