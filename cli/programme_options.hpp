// SPDX-License-Identifier: Apache-2.0
/// The options that give the sources of a programme of funded actions.
#pragma once

#include "cli/zones_options.hpp"
#include "study/attributed_programme.hpp"

namespace carreau::cli {

class OptionList;

/// The words typed, before any file is opened.
struct ProgrammeOptions {
  study::ProgrammeSources typed;
  bool without_headcount = false;  ///< the grid has no households
  ZonesOptions reading;

  void add_to(OptionList& options);
  /// The request for load_programme().
  [[nodiscard]] study::ProgrammeSources sources() const;

 private:
  void add_import_to(OptionList& options);
};

}  // namespace carreau::cli
