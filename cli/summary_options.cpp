// SPDX-License-Identifier: Apache-2.0
#include "cli/summary_options.hpp"

#include "report/words.hpp"

#include <CLI/CLI.hpp>

namespace carreau::cli {

void SummaryOptions::add_to(CLI::App& app) {
  app.add_option("--lang", words, "language of what is told: fr or en")
      ->check(CLI::IsMember({"fr", "en"}));
  app.add_flag("--quiet", quiet, "no summary");
  app.add_flag("--json", json, "print the summary as JSON on stdout");
}

Language SummaryOptions::language() const { return report::parse_language(words); }

}  // namespace carreau::cli
