// SPDX-License-Identifier: Apache-2.0
#include "study/portrait_vintages.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/database.hpp"
#include "study/check.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace carreau::study {

namespace {

/// The year of "2017=grid.csv"; empty for any other text, such as "grid=2.csv".
std::optional<int> year_before_equals(std::string_view text) {
  constexpr std::size_t kDigits = 4;
  const bool has_year = text.size() > kDigits && text[kDigits] == '=' &&
                        std::ranges::all_of(text.substr(0, kDigits), is_digit);
  if (!has_year) return std::nullopt;
  int year = 0;
  for (const char digit : text.substr(0, kDigits)) year = 10 * year + (digit - '0');
  return year;
}

/// The record with another grid, and without the inputs that belong to the year of its own. Medians
/// of units are kept: they are scaled to the year of the other grid.
ScenarioRecord record_on(ScenarioRecord record, const VintageGrid& grid) {
  std::erase_if(record.inputs, [](const InputRecord& input) {
    return input.role != InputRole::communes && input.role != InputRole::urban_units &&
           input.role != InputRole::urban_incomes;
  });
  replace_inputs(record, {{InputRole::grid, grid.paths, {}}});
  record.vintage = {grid.year, false, {}};
  return record;
}

/// The findings about the files of the grid; those about the territory were reported by the run.
void append_own(const Findings& all, const VintageGrid& grid, Findings& findings) {
  std::set<std::string> files;
  for (const std::string& path : grid.paths) files.insert(files::base_name(path));
  for (const Finding& finding : all.list()) {
    if (!files.contains(finding.first.file) && finding.code != "vintage_assumed") continue;
    findings.add(finding.severity, finding.code, finding.details, finding.first, finding.count);
  }
}

PortraitVintage portray_vintage(const ScenarioRecord& record, const VintageGrid& grid,
                                const PortrayedRun& run, Findings& findings, const Watch& watch) {
  const ZoneCheckResult checked =
      check(load_run(record_on(record, grid), ChangedContent::refuse, watch), run.zones, {}, watch);
  append_own(checked.findings, grid, findings);
  const RunInput input = checked.run->input();
  const DelineationInput cells = delineation_input(
      input, checked.run->scenario, *checked.result.income, checked.result.thresholds);
  return {checked.run->scenario.vintage.year,
          portray(cells, checked.run->record.fewest_households, checked.laid.shares,
                  checked.result.checks, run.contracts, &run.groups)};
}

/// What shapes the incomes of the run alone makes its gaps differ from those of other years.
void note_own_inputs(const ScenarioRecord& record, Findings& findings) {
  using enum InputRole;
  for (const InputRole role : {calibrate, bridge, bounds, brackets}) {
    const InputRecord* const input = record.find(role);
    if (input == nullptr) continue;
    findings.warn("vintages_of_other_inputs", {{"file", files::base_name(input->paths.front())}});
  }
}

}  // namespace

std::vector<VintageGrid> vintage_grids(std::span<const std::string> texts) {
  std::vector<VintageGrid> grids;
  for (const std::string& text : texts) {
    const auto year = year_before_equals(text);
    const std::string path = year ? text.substr(text.find('=') + 1) : text;
    const auto same = std::ranges::find_if(
        grids, [&](const VintageGrid& grid) { return year && grid.year == year; });
    if (same == grids.end()) grids.push_back({year, {path}});
    else same->paths.push_back(path);
  }
  return grids;
}

std::vector<PortraitVintage> portray_vintages(const ScenarioRecord& record,
                                              std::span<const VintageGrid> grids,
                                              const PortrayedRun& run, Findings& findings,
                                              const Watch& watch) {
  std::vector<PortraitVintage> vintages;
  std::set<int> years = {record.vintage.year.value()};
  for (const VintageGrid& grid : grids) {
    vintages.push_back(portray_vintage(record, grid, run, findings, watch));
    if (years.insert(vintages.back().year).second) continue;
    throw ArgumentError("--with-grid", Message{"vintage_twice",
                                               {{"file", files::base_name(grid.paths.front())},
                                                {"year", vintages.back().year}}});
  }
  std::ranges::sort(vintages, {}, &PortraitVintage::year);
  if (vintages.empty()) return vintages;
  findings.warn("vintages_compared");
  note_own_inputs(record, findings);
  return vintages;
}

}  // namespace carreau::study
