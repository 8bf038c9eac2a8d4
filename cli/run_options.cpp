// SPDX-License-Identifier: Apache-2.0
#include "cli/run_options.hpp"

#include <CLI/CLI.hpp>

namespace carreau::cli {

void RunOptions::add_files_to(CLI::App& app) {
  app.add_option("GRID", grids, "INSEE's grid: CSV, GeoPackage, Shapefile, CSV in a zip");
  app.add_option("--urban-units", urban_units,
                 "INSEE's composition (xlsx, csv) or a layer of urban-unit boundaries");
  app.add_option(
         "--communes", communes,
         "table of communes with populations, layer of commune boundaries, or both (repeats)")
      ->take_all()
      ->allow_extra_args(false);
  app.add_option("--urban-incomes", urban_incomes,
                 "published medians by urban unit or département (FILO tables)");
  app.add_option("--listed", listed, "quartiers already listed, for the derogation of 2023");
  app.add_option("--calibrate", calibrate,
                 "published medians of communes or units, to which estimates are brought");
  app.add_option("--bridge", bridge, "a .toml with the [bridge] from declared to disposable");
  app.add_option("--bounds", bounds, "winsorising bounds by département (departement, p05, p95)");
  app.add_option("--brackets", brackets,
                 "exact counts of people by income bracket and cell, instead of any model");
  app.add_option("--brackets-of", brackets_of, "incomes of the brackets: declared or disposable")
      ->check(CLI::IsMember({"declared", "disposable"}));
}

void RunOptions::add_choices_to(CLI::App& app) {
  app.add_option("--rule", rule, "a name from `carreau rules`, or a .toml file");
  app.add_option("--vintage", vintage,
                 "year of the incomes; else read from the file name or layout");
  app.add_option("--set", settings, "change a parameter: NAME=VALUE (repeats)")
      ->take_all()
      ->allow_extra_args(false);
  app.add_option("--method", method,
                 "plain (default): each cell by itself; compact: by minimum cut");
  app.add_option("--model", model,
                 "incomes of a cell: lognormal (default), dagum, means, headcount, scaled-mean");
  app.add_flag("--without-headcount", without_headcount,
               "for a reduced grid without households: short for --model means");
}

void RunOptions::add_scenario_to(CLI::App& app) {
  app.add_option("--scenario", scenario,
                 "a scenario (.toml), or a result that carries one; other options change it");
  app.add_option("--inputs", input_folders,
                 "folder in which the scenario's inputs are looked for by name (repeats)")
      ->take_all()
      ->allow_extra_args(false);
  app.add_flag("--accept-changed-inputs", accept_changed_inputs,
               "take inputs whose content is not the scenario's; the result says so");
}

void RunOptions::check_given(RuleNeed need) const {
  if (!scenario.empty()) return;
  if (!input_folders.empty()) throw CLI::RequiresError("--inputs", "--scenario");
  if (accept_changed_inputs) {
    throw CLI::RequiresError("--accept-changed-inputs", "--scenario");
  }
  if (grids.empty()) throw CLI::RequiredError("GRID");
  if (!rule.empty()) return;
  const std::size_t kept = without_headcount ? 1 : 0;
  const bool speaks_of_rule =
      named_inputs().size() > 1 || named_settings().size() > kept || vintage.has_value();
  if (need == RuleNeed::required || speaks_of_rule) throw CLI::RequiredError("--rule");
}

void RunOptions::add_to(CLI::App& app, RuleNeed need) {
  add_files_to(app);
  add_choices_to(app);
  add_scenario_to(app);
  app.add_option("--threads", threads, "threads to use; 0, the default: all cores")
      ->check(CLI::Range(0, 1024));
  app.parse_complete_callback([this, need] { check_given(need); });
}

}  // namespace carreau::cli
