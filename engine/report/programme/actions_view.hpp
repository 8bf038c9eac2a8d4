// SPDX-License-Identifier: Apache-2.0
/// The input of the reports of funded actions.
#pragma once

#include "inputs/programme/import_account.hpp"
#include "results/actions_layers.hpp"

#include <cstdint>
#include <string>

namespace carreau::report {

/// The references must outlive the reports.
struct ActionsView : results::ActionsOutput {
  std::string title;              ///< of the page, such as "Contrat de ville 2024"; may be empty
  std::string nomenclature;       ///< title of the list of the reported themes; may be empty
  std::int64_t refused_rows = 0;  ///< number of rows of the input that could not be used
  const inputs::ImportAccount* account = nullptr;  ///< null: nothing was imported
};

}  // namespace carreau::report
