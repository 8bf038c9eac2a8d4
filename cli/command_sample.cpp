// SPDX-License-Identifier: Apache-2.0
#include "cli/command_sample.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>

namespace carreau::cli {

void SampleCommand::setup(CLI::App& app) {
  app.add_option("DIR", directory_, "folder to write into; created when missing")->required();
  app.add_option("--people", options_.people, "number of people to make up");
  app.add_option("--seed", options_.seed, "same people and seed, same bytes");
  app.add_flag("--overwrite", overwrite_, "replace files of an earlier sample");
  app.add_flag("--quiet", quiet_, "no summary");
}

void SampleCommand::run() {
  const io::SampleSummary s = io::write_sample(directory_, options_, overwrite_);
  if (quiet_) return;
  std::cerr << fmt::format(
      "{} people in {} cells ({} imputed), {} communes, {} urban units, "
      "{} quartiers, {} actions: all made up.\n",
      s.people, s.cells, s.imputed_cells, s.communes, s.units, s.quartiers, s.actions);
  for (const std::string& path : s.files) std::cerr << "Written: " << path << '\n';
}

}  // namespace carreau::cli
