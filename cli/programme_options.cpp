// SPDX-License-Identifier: Apache-2.0
#include "cli/programme_options.hpp"

#include "base/text.hpp"
#include "cli/option_list.hpp"
#include "inputs/programme/action_mapping.hpp"

#include <fmt/format.h>

namespace carreau::cli {

void ProgrammeOptions::add_to(OptionList& options) {
  options.texts("FILE", typed.files, "help_programme_file").required();
  options.text("--zones FILE", typed.zones, "help_programme_zones").required();
  options.texts("--grid FILE", typed.grids, "help_programme_grid");
  options.flag("--without-headcount", without_headcount, "help_programme_without_headcount");
  add_fewest_households_option(options, typed.fewest_households);
  options.text("--former FILE", typed.former, "help_programme_former");
  options.texts("--communes FILE", typed.communes, "help_programme_communes");
  options.text("--contracts FILE", typed.contracts, "help_programme_contracts");
  options.text("--populations FILE", typed.populations, "help_programme_populations");
  options.text("--pockets FILE", typed.pockets, "help_programme_pockets");
  options.text("--aliases FILE", typed.aliases, "help_programme_aliases");
  options.text("--envelopes FILE", typed.envelopes, "help_programme_envelopes");
  options.text("--funders FILE", typed.funders, "help_programme_funders");
  options.text("--objectives FILE", typed.objectives, "help_programme_objectives");
  reading.add_to(options);
  reading.add_limits_to(options);
  add_import_to(options);
}

void ProgrammeOptions::add_import_to(OptionList& options) {
  options.text("--mapping FILE", typed.mapping, "help_programme_mapping")
      .detail("names", inputs::mapping_names());
  options.text("--sheet SHEET", typed.actions_sheet, "help_programme_sheet");
  options.text("--lines-sheet SHEET", typed.lines_sheet, "help_programme_lines_sheet");
  options.text("--indicators-sheet SHEET", typed.indicators_sheet,
               "help_programme_indicators_sheet");
  options.texts("--constant FIELD=VALUE", typed.constants, "help_programme_constant");
  options.text("--crs EPSG:N", typed.crs, "help_programme_crs");
  options.texts("--nomenclature FILE", typed.nomenclatures, "help_programme_nomenclature");
  options.text("--themes NAME", typed.themes, "help_programme_themes");
}

study::ProgrammeSources ProgrammeOptions::sources() const {
  study::ProgrammeSources sources = typed;
  sources.headcount = without_headcount ? Headcount::absent : Headcount::present;
  sources.reading = reading.reading();
  return sources;
}

}  // namespace carreau::cli
