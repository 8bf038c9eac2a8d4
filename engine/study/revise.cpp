// SPDX-License-Identifier: Apache-2.0
#include "study/revise.hpp"

#include "base/error.hpp"
#include "delineation/edits.hpp"
#include "delineation/smoothing.hpp"
#include "inputs/exit_rates_reader.hpp"
#include "inputs/zoning_catalogue.hpp"
#include "study/delineate.hpp"
#include "study/revised_map.hpp"
#include "study/secrecy.hpp"
#include "study/zone_findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace carreau::study {

namespace {

LaidZones lay_listed(const LoadedRun& run, Zoning zones, Overlaps overlaps, Findings& findings) {
  check_cancelled();
  if (zones.size() == 0) {
    throw DataError({zones.key, {}, {}}, Message{"no_zones"}, Message{"is_it_the_layer"});
  }
  CellShares shares = shares_on(run.places(), zones, findings);
  if (overlaps == Overlaps::refuse) refuse_overlaps(run.cells, zones, shares);
  note_odd_zones(run.cells, zones, shares, findings);
  return {std::move(zones), std::move(shares)};
}

/// Edits that decide on listed quartiers, and the others.
struct SortedEdits {
  std::vector<ListedDecision> decisions;
  std::vector<Edit> others;
};

SortedEdits sort_edits(const CellTable& cells, const Zoning& listed, std::span<const Edit> edits,
                       Findings& findings) {
  const CellFinder finder(cells);
  std::map<std::size_t, ListedDecision> decided;
  SortedEdits sorted;
  for (const Edit& edit : edits) {
    const auto at = std::find(listed.codes.begin(), listed.codes.end(), edit.zone);
    const bool names_zone = edit.kind == EditKind::lock || edit.kind == EditKind::release;
    if (!names_zone || at == listed.codes.end()) {
      sorted.others.push_back(edit);
      continue;
    }
    ListedDecision decision;
    decision.quartier = static_cast<std::size_t>(at - listed.codes.begin());
    decision.leaves = edit.kind == EditKind::release;
    decision.reason = edit.reason;
    decision.date = edit.date;
    if (!decision.leaves) {
      decision.cells = resolve_edits(finder, {&edit, 1}, findings).front().cells;
    }
    // A later edit on the same quartier replaces an earlier one.
    decided.insert_or_assign(decision.quartier, std::move(decision));
  }
  for (auto& [quartier, decision] : decided) sorted.decisions.push_back(std::move(decision));
  return sorted;
}

RunInput with_listed(const RunInput& input, std::span<const double> listed_share) {
  return {input.cells,  input.territory, input.membership,
          listed_share, input.levels,    input.brackets};
}

std::vector<PerimeterCheck> check_zones(const DelineationInput& input, const LoadedRun& run,
                                        const CellShares& zones, Findings& findings) {
  std::vector<PerimeterCheck> checks = check_perimeters(input, zones);
  if (run.brackets) withhold_secret(checks, findings);
  return checks;
}

/// A zone that a hand drew under a name of its own cannot hold a listed quartier.
void note_dropped_locks(const RunResult& rule, const Revision& revision, const Zoning& listed,
                        Findings& findings) {
  const auto& zones = rule.delineation.perimeters;
  for (std::size_t k = 0; k < zones.size(); ++k) {
    if (zones[k].status != ZoneStatus::locked) continue;
    const std::size_t first = zones[k].cells.front().position();
    if (revision.roles[first] == CellRole::created) continue;
    const ZoneIndex beside = revision.quartier_of[first];
    findings.warn("lock_beside_listed",
                  {{"lock", zones[k].lock},
                   {"zone", beside.is_none() ? std::string() : listed.codes[beside.position()]}});
  }
}

/// Where the rule exempts listed quartiers, the scenario names the map that is revised, so that it
/// can be run again.
ScenarioRecord with_zones(const RevisionRequest& request) {
  ScenarioRecord record = request.record;
  const auto* const name = std::get_if<std::string>(&request.zones);
  if (name == nullptr) return record;
  Findings of_the_trial;
  const int year = record.vintage.year.value_or(2019);
  if (!scenario_of(record, year, of_the_trial).rule.has_listed_derogation) return record;
  const std::string path = inputs::find_zoning(*name, request.reading.catalogue).path;
  replace_inputs(record, {{InputRole::listed, {path}, {}}});
  record.repairs_listed = request.reading.invalid == files::InvalidPolygons::repair;
  return record;
}

}  // namespace

results::RevisionOutput RevisionResult::output() const {
  return {{input, run->scenario, rule, findings, record},
          {input, run->scenario, whole, findings, record},
          listed.zones,
          listed.shares.zones(),
          before,
          listed_share,
          revision,
          rates,
          map.zones,
          places,
          after,
          extensions};
}

RevisionResult revise(std::shared_ptr<const LoadedRun> run, ZonesSource zones,
                      const inputs::ZonesReadOptions& reading, const std::string& date,
                      const Watch& watch) {
  require_rule(*run);
  const CancellationScope scope(watch.cancellation);
  Findings findings = run->findings;
  const Overlaps overlaps =
      reading.invalid == files::InvalidPolygons::repair ? Overlaps::share : Overlaps::refuse;
  LaidZones listed =
      lay_listed(*run, read_source(std::move(zones), reading, findings), overlaps, findings);
  std::vector<double> listed_share = listed.shares.per_cell(run->cells.size());
  const RunInput input = with_listed(run->input(), listed_share);

  // What the rule draws, with the edits that do not decide on a listed quartier.
  SortedEdits edits = sort_edits(run->cells, listed.zones, run->scenario.edits, findings);
  Scenario scenario = run->scenario;
  scenario.edits = edits.others;
  RunResult rule = run_scenario(input, scenario, findings);
  check_cancelled();

  // What becomes of each listed quartier, and which zones are new.
  const DelineationInput to_delineate =
      delineation_input(input, run->scenario, *rule.income, rule.thresholds);
  std::vector<PerimeterCheck> before = check_zones(to_delineate, *run, listed.shares, findings);
  ExitRates rates = inputs::read_exit_rates();
  const std::vector<double> tested = Smoothing(to_delineate).shares(to_delineate);
  Revision revision =
      carreau::revise({to_delineate, listed.shares, before, tested, rule.delineation,
                       scenario.revision, rates, edits.decisions});
  note_dropped_locks(rule, revision, listed.zones, findings);
  check_cancelled();

  // The map that follows, with its figures, and the same in whole cells.
  RevisedMap drawn = draw_map({run->cells, listed, rule.delineation, revision}, findings);
  CellShares shares = shares_on(run->places(), drawn.zones, findings);
  std::vector<PerimeterCheck> after = check_zones(to_delineate, *run, shares, findings);
  LaidZones map{std::move(drawn.zones), std::move(shares)};
  const std::string day = date.empty() ? fmt::format("{}-12-31", run->scenario.vintage.year) : date;
  WholeMap whole = lock_map(
      {to_delineate, rule, revision, listed, map, drawn.places, day, edits.others.empty()});
  ScenarioRecord record = run->record;
  record.edits = std::move(whole.edits);
  return {std::move(run),          std::move(listed_share), input,
          std::move(rates),        std::move(listed),       std::move(before),
          std::move(rule),         std::move(revision),     std::move(map),
          std::move(drawn.places), std::move(after),        std::move(drawn.extensions),
          std::move(whole.result), std::move(record),       std::move(findings)};
}

RevisionResult revise(const RevisionRequest& request, const Watch& watch) {
  return revise(load_run(with_zones(request), request.changed, watch), request.zones,
                request.reading, request.date, watch);
}

}  // namespace carreau::study
