// SPDX-License-Identifier: Apache-2.0
/// The options that say what a programme of funded actions is read from.
#pragma once

#include "cli/zones_options.hpp"
#include "study/attributed_programme.hpp"

namespace carreau::cli {

class OptionList;

/// As typed, before anything is opened.
struct ProgrammeOptions {
  study::ProgrammeSources typed;
  bool without_headcount = false;  ///< the grid has people only
  ZonesOptions reading;

  void add_to(OptionList& options);
  /// What load_programme() takes.
  [[nodiscard]] study::ProgrammeSources sources() const;

 private:
  void add_import_to(OptionList& options);
};

}  // namespace carreau::cli
