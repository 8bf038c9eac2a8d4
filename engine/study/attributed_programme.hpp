// SPDX-License-Identifier: Apache-2.0
/// Loads a programme of funded actions: reads it, attributes it, and adds it up.
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

/// The sources of a programme: paths, names of zonings, and options for reading.
struct ProgrammeSources {
  std::vector<std::string> files;
  std::string zones;
  std::vector<std::string> grids;
  Headcount headcount = Headcount::present;  ///< absent: the grid has no households
  std::optional<int> fewest_households;      ///< those of fewer are withheld; default: INSEE's
  std::string former;                        ///< zoning of the quartiers of an older list
  std::vector<std::string> communes;
  std::string contracts;
  std::string populations;  ///< published people of quartiers
  std::string pockets;      ///< zoning of places outside the quartiers that have a row of their own
  std::string aliases;      ///< what texts about quartiers mean
  std::string envelopes;
  std::string funders;     ///< entries of the directory of funders before the built-in ones
  std::string objectives;  ///< tree of the objectives of the contracts
  std::string mapping;
  std::string actions_sheet;
  std::string lines_sheet;
  std::string indicators_sheet;
  std::vector<std::string> constants;  ///< as FIELD=VALUE
  std::string crs;
  std::vector<std::string> nomenclatures;
  std::string themes;  ///< key of the list of themes of the report
  inputs::ZonesReadOptions reading;
};

/// Throws ArgumentError for sources that contradict each other. Opens no file.
void check_sources(const ProgrammeSources& sources);
/// All files that are read, so that no output replaces one of them.
[[nodiscard]] std::vector<std::string> read_paths(const ProgrammeSources& sources);

/// Owns all that an ActionsOutput refers to.
struct AttributedProgramme {
  inputs::ActionImport import;
  std::vector<Nomenclature> nomenclatures;
  std::string nomenclature;  ///< title of the list of the reported themes; empty without one
  ReportedThemes themes;
  Zoning zoning;
  std::optional<Zoning> older;
  std::vector<QuartierFacts> quartiers;
  std::vector<QuartierFacts> former;
  Attribution attribution;
  ActionsSummary summary;
  Findings findings;
  std::vector<results::InputSource> inputs;
  std::optional<PolygonSet> communes;      ///< limits of communes, where --communes gives them
  std::vector<std::string> commune_names;  ///< one for each of them

  [[nodiscard]] results::ActionsOutput output() const {
    return {import.programme,
            attribution,
            summary,
            themes,
            quartiers,
            former,
            zoning,
            older ? &*older : nullptr,
            findings,
            inputs,
            communes ? &*communes : nullptr,
            commune_names};
  }
};

/// The input of its reports, with a title, which may be empty.
[[nodiscard]] report::ActionsView view_of(const AttributedProgramme& programme,
                                          const std::string& title);

/// Reads everything and attributes it. Throws what the readers throw.
[[nodiscard]] std::unique_ptr<AttributedProgramme> load_programme(const ProgrammeSources& sources,
                                                                  const Watch& watch = {});

}  // namespace carreau::study
