// SPDX-License-Identifier: Apache-2.0
/// A programme of funded actions with everything that it is told with: read, attributed, added up.
#pragma once

#include "actions/ledger.hpp"
#include "actions/quartier_facts.hpp"
#include "actions/reported_themes.hpp"
#include "actions/summary.hpp"
#include "base/language.hpp"
#include "cli/zones_options.hpp"
#include "io/action_reader.hpp"
#include "io/actions_layers.hpp"
#include "report/actions_view.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace carreau::cli {

/// What a programme is read from, as typed.
struct ProgrammeOptions {
  std::vector<std::string> files;
  std::string zones;
  std::vector<std::string> grids;
  bool without_headcount = false;  ///< the grid has people only
  std::string former;
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
  ZonesOptions reading;

  void add_to(CLI::App& app);
  /// Throws ArgumentError for options that make no sense together. Opens nothing.
  void check() const;
  /// Every file that is read, to be kept from being overwritten.
  [[nodiscard]] std::vector<std::string> read_paths() const;

 private:
  void add_import_to(CLI::App& app);
};

/// Keeps what an ActionsOutput refers to.
struct AttributedProgramme {
  io::ActionImport import;
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
  std::vector<io::InputSource> inputs;

  [[nodiscard]] io::ActionsOutput output() const {
    return {import.programme,          attribution, summary, themes, quartiers, former, zoning,
            older ? &*older : nullptr, findings,    inputs};
  }
};

/// What its reports are made of, under a title, which may be empty.
[[nodiscard]] report::ActionsView view_of(const AttributedProgramme& programme,
                                          const std::string& title);

/// Reads everything and attributes it. Throws what the readers throw.
[[nodiscard]] std::unique_ptr<AttributedProgramme> load_programme(const ProgrammeOptions& options);

}  // namespace carreau::cli
