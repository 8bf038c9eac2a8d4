// SPDX-License-Identifier: Apache-2.0
/// A programme of funded actions with everything that it is told with: read, attributed, added up.
#pragma once

#include "actions/ledger.hpp"
#include "actions/quartier_facts.hpp"
#include "actions/reported_themes.hpp"
#include "actions/summary.hpp"
#include "grid/cell_table.hpp"
#include "inputs/programme/action_reader.hpp"
#include "inputs/zones_reader.hpp"
#include "report/programme/actions_view.hpp"
#include "results/actions_layers.hpp"
#include "study/watch.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace carreau::study {

/// What a programme is read from: paths, names of zonings, and choices of reading.
struct ProgrammeSources {
  std::vector<std::string> files;
  std::string zones;
  std::vector<std::string> grids;
  Headcount headcount = Headcount::present;  ///< absent: the grid has people only
  std::string former;                        ///< quartiers of an older list
  std::vector<std::string> communes;
  std::string contracts;
  std::string envelopes;
  std::string mapping;
  std::string actions_sheet;
  std::string lines_sheet;
  std::string indicators_sheet;
  std::vector<std::string> constants;  ///< FIELD=VALUE
  std::string crs;
  std::vector<std::string> nomenclatures;
  std::string themes;  ///< key of the list that is reported in
  inputs::ZonesReadOptions reading;
};

/// Throws ArgumentError for sources that make no sense together. Opens nothing.
void check_sources(const ProgrammeSources& sources);
/// Every file that is read, to be kept from being overwritten.
[[nodiscard]] std::vector<std::string> read_paths(const ProgrammeSources& sources);

/// Keeps what an ActionsOutput refers to.
struct AttributedProgramme {
  inputs::ActionImport import;
  std::vector<Nomenclature> nomenclatures;
  std::string nomenclature;  ///< title of the list that themes are told in; empty without one
  ReportedThemes themes;
  Zoning zoning;
  std::optional<Zoning> older;
  std::vector<QuartierFacts> quartiers;
  std::vector<QuartierFacts> former;
  Attribution attribution;
  ActionsSummary summary;
  Findings findings;
  std::vector<results::InputSource> inputs;

  [[nodiscard]] results::ActionsOutput output() const {
    return {import.programme,          attribution, summary, themes, quartiers, former, zoning,
            older ? &*older : nullptr, findings,    inputs};
  }
};

/// What its reports are made of, under a title, which may be empty.
[[nodiscard]] report::ActionsView view_of(const AttributedProgramme& programme,
                                          const std::string& title);

/// Reads everything and attributes it. Throws what the readers throw.
[[nodiscard]] std::unique_ptr<AttributedProgramme> load_programme(const ProgrammeSources& sources,
                                                                  const Watch& watch = {});

}  // namespace carreau::study
