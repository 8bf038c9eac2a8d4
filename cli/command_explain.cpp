// SPDX-License-Identifier: Apache-2.0
#include "cli/command_explain.hpp"

#include "report/words.hpp"
#include "study/explain.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace carreau::cli {

void ExplainCommand::setup(CLI::App& app) {
  app.add_option("OUT", result_,
                 "a GeoPackage written by carreau delineate, or its \"PG:… schemas=NAME\"")
      ->required();
  app.add_option("CELL|ZONE", id_, "id of a cell, a perimeter or a near miss")->required();
  app.add_option("--lang", language_, "fr or en")->check(CLI::IsMember({"fr", "en"}));
}

void ExplainCommand::run() {
  std::cout << study::explain(result_, id_, report::parse_language(language_));
}

}  // namespace carreau::cli
