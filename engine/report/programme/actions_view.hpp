// SPDX-License-Identifier: Apache-2.0
/// What the reports of funded actions are made of.
#pragma once

#include "results/actions_layers.hpp"

#include <cstdint>
#include <string>

namespace carreau::report {

/// References must outlive the reports.
struct ActionsView : results::ActionsOutput {
  std::string title;              ///< of the page: "Contrat de ville 2024"; may be empty
  std::string nomenclature;       ///< title of the list that themes are told in; may be empty
  std::int64_t refused_rows = 0;  ///< of the input, which could not be used
};

}  // namespace carreau::report
