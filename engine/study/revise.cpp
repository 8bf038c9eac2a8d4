// SPDX-License-Identifier: Apache-2.0
#include "study/revise.hpp"

#include "base/error.hpp"
#include "delineation/edits.hpp"
#include "delineation/smoothing.hpp"
#include "geometry/validity.hpp"
#include "inputs/exit_rates_reader.hpp"
#include "inputs/vintage_reader.hpp"
#include "inputs/zoning_catalogue.hpp"
#include "study/delineate.hpp"
#include "study/revised_map.hpp"
#include "study/zone_findings.hpp"
#include "zoning/overlap.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace carreau::study {

namespace {

/// Takes from each quartier what it has in common with one before it, so that nobody counts twice.
CellShares without_overlaps(const CellTable& cells, const CellShares& shares,
                            const std::vector<ZoneOverlap>& overlaps) {
  const PolygonSet& zones = shares.zones();
  std::vector<std::vector<std::size_t>> before(zones.size());
  for (const ZoneOverlap& overlap : overlaps) before[overlap.second].push_back(overlap.first);
  PolygonSet apart(zones.crs());
  for (std::size_t z = 0; z < zones.size(); ++z) {
    if (before[z].empty()) apart.add_feature(zones, z);
    else append_difference(zones, z, zones, before[z], apart);
  }
  CellShares parted(cells, apart);
  std::vector<ZoneLimits> limits;
  for (std::size_t z = 0; z < zones.size(); ++z) limits.push_back(shares.limits(z));
  parted.set_limits(std::move(limits));
  return parted;
}

LaidZones lay_listed(const LoadedRun& run, Zoning zones, Overlaps overlaps, Findings& findings) {
  check_cancelled();
  if (zones.size() == 0) {
    throw DataError({zones.key, {}, {}}, Message{"no_zones"}, Message{"is_it_the_layer"});
  }
  CellShares shares = shares_on(run.places(), zones, findings);
  if (overlaps == Overlaps::refuse) refuse_overlaps(run.cells, zones, shares);
  note_odd_zones(run.cells, zones, shares, findings);
  const auto common = overlapping_zones(run.cells, shares);
  if (!common.empty()) shares = without_overlaps(run.cells, shares, common);
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
  RunInput with = input;
  with.listed_share = listed_share;
  return with;
}

std::vector<PerimeterCheck> check_zones(const DelineationInput& input, const LoadedRun& run,
                                        const LaidZones& laid, Findings& findings) {
  std::vector<PerimeterCheck> checks = check_perimeters(input, laid.shares, laid.zones.people);
  withhold_secret(run.input(), checks, findings);
  return checks;
}

DelineationInput checked_input(const RunInput& input, const LoadedRun& run, const RunResult& rule) {
  return delineation_input(input, run.scenario, *rule.income, rule.thresholds);
}

/// What the rule draws, with the edits that do not decide on a listed quartier, and the revision.
struct Decided {
  RunResult rule;
  std::vector<PerimeterCheck> before;
  ExitRates rates;
  Revision revision;
};

Decided decide(const RunInput& input, const LoadedRun& run, const LaidZones& listed,
               const SortedEdits& edits, Findings& findings) {
  Scenario scenario = run.scenario;
  scenario.edits = edits.others;
  Decided decided;
  decided.rule = run_scenario(input, scenario, findings);
  check_cancelled();
  const DelineationInput to_check = checked_input(input, run, decided.rule);
  decided.before = check_zones(to_check, run, listed, findings);
  decided.rates = inputs::read_exit_rates();
  const std::vector<double> tested = Smoothing(to_check).shares(to_check);
  decided.revision =
      carreau::revise({to_check, listed.shares, decided.before, tested, decided.rule.delineation,
                       run.scenario.revision, decided.rates, edits.decisions});
  return decided;
}

/// The map after, with its figures.
struct Mapped {
  LaidZones map;
  std::vector<std::size_t> places;
  std::vector<PerimeterCheck> after;
  PolygonSet extensions;
};

Mapped draw(const RunInput& input, const LoadedRun& run, const LaidZones& listed,
            const Decided& decided, Findings& findings) {
  RevisedMap drawn =
      draw_map({run.cells, listed, decided.rule.delineation, decided.revision}, findings);
  // Its limits are those of the listed map, whose findings have been reported; so these are not.
  Findings of_the_listed;
  CellShares shares = shares_on(run.places(), drawn.zones, of_the_listed);
  LaidZones map{std::move(drawn.zones), std::move(shares)};
  std::vector<PerimeterCheck> after =
      check_zones(checked_input(input, run, decided.rule), run, map, findings);
  return {std::move(map), std::move(drawn.places), std::move(after), std::move(drawn.extensions)};
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
  // Any vintage will do to learn whether the rule has the derogation.
  const GridVintage vintage{record.vintage.year.value_or(inputs::vintage_years().back())};
  if (!scenario_of(record, vintage, of_the_trial).rule.has_listed_derogation) return record;
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
  require_incomes(*run);
  const CancellationScope scope(watch.cancellation);
  Findings findings = run->findings;
  LaidZones listed = lay_listed(*run, read_source(std::move(zones), reading, findings),
                                overlaps_of(reading), findings);
  std::vector<double> listed_share = listed.shares.by_area().per_cell(run->cells.size());
  const RunInput input = with_listed(run->input(), listed_share);
  const SortedEdits edits = sort_edits(run->cells, listed.zones, run->scenario.edits, findings);

  // What the rule draws, and what becomes of the listed quartiers.
  Decided decided = decide(input, *run, listed, edits, findings);
  note_dropped_locks(decided.rule, decided.revision, listed.zones, findings);
  check_cancelled();

  // The map that follows, with its figures, and the same in whole cells.
  Mapped mapped = draw(input, *run, listed, decided, findings);
  const std::string day = date.empty() ? fmt::format("{}-12-31", run->scenario.vintage.year) : date;
  const DelineationInput to_lock = checked_input(input, *run, decided.rule);
  WholeMap whole = lock_map({input, run->scenario, to_lock, decided.rule, decided.revision, listed,
                             mapped.map, mapped.places, day, edits.others.empty()});
  ScenarioRecord record = run->record;
  record.edits = std::move(whole.edits);
  return {std::move(run),           std::move(listed_share),     input,
          std::move(decided.rates), std::move(listed),           std::move(decided.before),
          std::move(decided.rule),  std::move(decided.revision), std::move(mapped.map),
          std::move(mapped.places), std::move(mapped.after),     std::move(mapped.extensions),
          std::move(whole.result),  std::move(record),           std::move(findings)};
}

RevisionResult revise(const RevisionRequest& request, const Watch& watch) {
  return revise(load_run(with_zones(request), request.changed, watch, {}, request.read_grid),
                request.zones, request.reading, request.date, watch);
}

}  // namespace carreau::study
