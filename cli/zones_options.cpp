// SPDX-License-Identifier: Apache-2.0
#include "cli/zones_options.hpp"

#include "inputs/zoning_catalogue.hpp"

#include <CLI/CLI.hpp>

namespace carreau::cli {

void ZonesOptions::add_to(CLI::App& app) {
  app.add_option("--catalogue", catalogue, "zonings by name (.toml): ZONES may then be its keys");
  app.add_flag("--merge-parts", merge_parts, "polygons of one code are parts of one zone");
  add_repair_option(app, repair);
}

inputs::ZonesReading ZonesOptions::reading() const {
  return {repair ? files::InvalidPolygons::repair : files::InvalidPolygons::refuse,
          merge_parts ? inputs::RepeatedCodes::merge : inputs::RepeatedCodes::refuse, catalogue};
}

std::string ZonesOptions::file_of(const std::string& zoning) const {
  return inputs::find_zoning(zoning, catalogue).path;
}

void add_repair_option(CLI::App& app, bool& repair) {
  app.add_flag("--repair", repair, "repair zones that cross themselves, and say which");
}

}  // namespace carreau::cli
