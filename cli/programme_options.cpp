// SPDX-License-Identifier: Apache-2.0
#include "cli/programme_options.hpp"

#include "base/text.hpp"
#include "inputs/programme/action_mapping.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace carreau::cli {

void ProgrammeOptions::add_to(CLI::App& app) {
  app.add_option("FILE", typed.files,
                 "actions: CSV, spreadsheet, JSON or GeoPackage; several make one")
      ->required();
  app.add_option("--zones", typed.zones, "quartiers: polygons, communes or cells with a code")
      ->required();
  app.add_option("--grid", typed.grids,
                 "the grid, for the people of quartiers and what is shared by them; repeats")
      ->take_all()
      ->allow_extra_args(false);
  app.add_flag("--without-headcount", without_headcount,
               "the grid has no households: nothing is told per poor household");
  app.add_option("--former", typed.former,
                 "quartiers of an older list: its codes are understood, and what left is told");
  app.add_option("--communes", typed.communes, "communes by code and name; repeats")
      ->take_all()
      ->allow_extra_args(false);
  app.add_option("--contracts", typed.contracts, "contract of each quartier: a table of codes");
  app.add_option("--envelopes", typed.envelopes, "money promised for several years: a table");
  reading.add_to(app);
  add_import_to(app);
}

void ProgrammeOptions::add_import_to(CLI::App& app) {
  app.add_option(
      "--mapping", typed.mapping,
      fmt::format("which column holds what: a file, or {}", join(inputs::mapping_names(), ", ")));
  app.add_option("--sheet", typed.actions_sheet,
                 "sheet of the actions, where its columns do not tell");
  app.add_option("--lines-sheet", typed.lines_sheet, "sheet of the money by funder");
  app.add_option("--indicators-sheet", typed.indicators_sheet, "sheet of the indicators");
  app.add_option("--constant", typed.constants,
                 "FIELD=VALUE for every row, such as year=2024; repeats")
      ->take_all()
      ->allow_extra_args(false);
  app.add_option("--crs", typed.crs,
                 "of coordinates in columns, where they are no degrees: EPSG:2154");
  app.add_option("--nomenclature", typed.nomenclatures, "another list of themes (.toml); repeats")
      ->take_all()
      ->allow_extra_args(false);
  app.add_option("--themes", typed.themes,
                 "list that themes are told in; default that of the programme's last year");
}

study::ProgrammeSources ProgrammeOptions::sources() const {
  study::ProgrammeSources sources = typed;
  sources.headcount = without_headcount ? Headcount::absent : Headcount::present;
  sources.reading = reading.reading();
  return sources;
}

}  // namespace carreau::cli
