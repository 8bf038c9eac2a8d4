// SPDX-License-Identifier: Apache-2.0
#include "cli/zones_options.hpp"

#include "base/error.hpp"
#include "cli/option_list.hpp"
#include "inputs/zoning_catalogue.hpp"

namespace carreau::cli {

void ZonesOptions::add_to(OptionList& options) {
  options.text("--catalogue FILE", catalogue, "help_zones_catalogue");
  options.flag("--merge-parts", merge_parts, "help_zones_merge_parts");
  add_repair_option(options, repair);
}

void ZonesOptions::add_limits_to(OptionList& options) {
  options.text("--limits KIND", limits, "help_zones_limits");
}

void ZonesOptions::add_people_to(OptionList& options) {
  add_limits_to(options);
  options.text("--populations FILE", populations, "help_zones_populations");
}

inputs::ZonesReadOptions ZonesOptions::reading() const {
  const auto stated = parse_limits(limits);
  if (!limits.empty() && !stated) {
    throw ArgumentError("--limits", Message{"usage_limits", {{"found", limits}}});
  }
  return {repair ? files::InvalidPolygons::repair : files::InvalidPolygons::refuse,
          merge_parts ? inputs::RepeatedCodes::merge : inputs::RepeatedCodes::refuse, catalogue,
          stated, populations};
}

std::vector<std::string> ZonesOptions::read_paths(const std::vector<std::string>& zonings) const {
  std::vector<std::string> paths;
  for (const std::string& zoning : zonings) paths.push_back(file_of(zoning));
  for (const std::string& path : {catalogue, populations}) {
    if (!path.empty()) paths.push_back(path);
  }
  return paths;
}

std::string ZonesOptions::file_of(const std::string& zoning) const {
  return inputs::find_zoning(zoning, catalogue).path;
}

void add_repair_option(OptionList& options, bool& repair) {
  options.flag("--repair", repair, "help_zones_repair");
}

}  // namespace carreau::cli
