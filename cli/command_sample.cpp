// SPDX-License-Identifier: Apache-2.0
#include "cli/command_sample.hpp"

#include "base/message.hpp"
#include "cli/option_list.hpp"
#include "cli/written_line.hpp"
#include "inputs/zones_reader.hpp"

#include <iostream>
#include <limits>

namespace carreau::cli {

void SampleCommand::setup(OptionList& options) {
  language_ = options.language();
  options.text("DIR", directory_, "help_sample_dir").required();
  options.whole("--people NUMBER", options_.people, {0, 1'000'000'000'000}, "help_sample_people");
  options.whole("--seed NUMBER", options_.seed, {0, std::numeric_limits<std::int64_t>::max()},
                "help_sample_seed");
  options.text("--quartiers FILE", quartiers_, "help_sample_quartiers");
  options.whole("--actions NUMBER", actions_.actions, {1, 1'000'000}, "help_sample_actions");
  zones_.add_to(options);
  options.flag("--overwrite", overwrite_, "help_sample_overwrite");
  options.flag("--quiet", quiet_, "help_sample_quiet");
}

void SampleCommand::write_actions() {
  Findings findings;
  const Zoning quartiers = inputs::read_zones(quartiers_, zones_.reading(), findings);
  actions_.seed = options_.seed;
  const std::string path =
      results::write_sample_actions(directory_, quartiers, actions_, overwrite_);
  if (quiet_) return;
  std::cerr << text_of({"sample_actions_written",
                        {{"actions", actions_.actions}, {"quartiers", quartiers.size()}}},
                       language_)
            << '\n';
  say_written(path, language_);
}

void SampleCommand::run() {
  if (!quartiers_.empty()) return write_actions();
  const results::SampleSummary s = results::write_sample(directory_, options_, overwrite_);
  if (quiet_) return;
  std::cerr << text_of({"sample_written",
                        {{"people", s.people},
                         {"cells", s.cells},
                         {"imputed_cells", s.imputed_cells},
                         {"communes", s.communes},
                         {"units", s.units},
                         {"quartiers", s.quartiers},
                         {"actions", s.actions}}},
                       language_)
            << '\n';
  for (const std::string& path : s.files) say_written(path, language_);
}

}  // namespace carreau::cli
