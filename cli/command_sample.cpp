// SPDX-License-Identifier: Apache-2.0
#include "cli/command_sample.hpp"

#include "inputs/zones_reader.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>

namespace carreau::cli {

void SampleCommand::setup(CLI::App& app) {
  app.add_option("DIR", directory_, "folder to write into; created when missing")->required();
  app.add_option("--people", options_.people, "number of people to make up");
  app.add_option("--seed", options_.seed, "same people and seed, same bytes");
  app.add_option("--quartiers", quartiers_,
                 "make up actions alone, in these real quartiers: actions.xlsx");
  app.add_option("--actions", actions_.actions, "with --quartiers: how many actions")
      ->check(CLI::Range(1, 1'000'000));
  reading_.add_to(app);
  app.add_flag("--overwrite", overwrite_, "replace files of an earlier sample");
  app.add_flag("--quiet", quiet_, "no summary");
}

void SampleCommand::write_actions() {
  Findings findings;
  const Zoning quartiers = inputs::read_zones(quartiers_, reading_.reading(), findings);
  actions_.seed = options_.seed;
  const std::string path =
      results::write_sample_actions(directory_, quartiers, actions_, overwrite_);
  if (quiet_) return;
  std::cerr << fmt::format("{} actions in {} quartiers: all made up.\nWritten: {}\n",
                           actions_.actions, quartiers.size(), path);
}

void SampleCommand::run() {
  if (!quartiers_.empty()) return write_actions();
  const results::SampleSummary s = results::write_sample(directory_, options_, overwrite_);
  if (quiet_) return;
  std::cerr << fmt::format(
      "{} people in {} cells ({} imputed), {} communes, {} urban units, "
      "{} quartiers, {} actions: all made up.\n",
      s.people, s.cells, s.imputed_cells, s.communes, s.units, s.quartiers, s.actions);
  for (const std::string& path : s.files) std::cerr << "Written: " << path << '\n';
}

}  // namespace carreau::cli
