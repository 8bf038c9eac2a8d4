// SPDX-License-Identifier: Apache-2.0
#include "study/explain.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "report/additions_text.hpp"
#include "report/explanation.hpp"
#include "report/reach_text.hpp"
#include "report/revision_explanation.hpp"
#include "report/sweep_explanation.hpp"
#include "results/computed_result.hpp"
#include "results/delineation_reader.hpp"
#include "results/given_quartier.hpp"
#include "results/revision_reader.hpp"
#include "results/sweep/sweep_reader.hpp"
#include "scenario/zone_reach.hpp"
#include "study/delineate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <vector>

namespace carreau::study {

namespace {

[[noreturn]] void throw_unknown(const std::string& id, const std::vector<std::string>& known) {
  const auto near = nearest_name(id, known);
  throw DataError(Message{"id_not_in_result", {{"found", id}}},
                  near ? Message{"is_meant", {{"name", *near}}} : Message{});
}

/// What would move a set of cells, as lines behind an explanation.
std::string reach_lines(const DelineationResult& drawn, std::span<const CellIndex> cells,
                        Language language) {
  const Scenario& scenario = drawn.run->scenario;
  drawn.input.refuse_secret_reach(cells);
  Session session(drawn.input, scenario, drawn.result);
  ZoneInquiry inquiry(session, drawn.input, scenario, cells);
  std::string text = fmt::format("  {}\n", text_of(Message{"report_reach_title"}, language));
  for (const Parameter* const parameter : reach_parameters(scenario)) {
    text += fmt::format("    {}\n", report::reach_text(inquiry.reach(*parameter), language));
  }
  return text;
}

/// Which cells a near miss lacks, as a line behind an explanation.
std::string additions_line(const DelineationResult& drawn, const Zone& near_miss,
                           Language language) {
  const DelineationInput input = delineation_input(drawn.input, drawn.run->scenario,
                                                   *drawn.result.income, drawn.result.thresholds);
  const auto additions = cells_to_add(input, drawn.result.delineation, near_miss);
  return fmt::format("    {}\n", report::additions_text(additions, drawn.input.cells, language));
}

}  // namespace

std::string explain(const std::string& result, const std::string& id, Language language) {
  if (results::is_revision(result)) {
    return report::explain_revision(results::RevisionFile(result), id, language);
  }
  if (results::is_sweep(result)) {
    return report::explain_sweep(results::SweepFile(result), id, language);
  }
  const results::DelineationFile file(result);
  return report::explain(file, id, language);
}

std::string explain_quartier(const ZonesRequest& request, const std::string& code,
                             ExplainedReach reach, Language language, const Watch& watch) {
  const CancellationScope scope(watch.cancellation);
  const auto run = load_run(request.record, request.changed, watch);
  require_rule(*run);
  Findings findings = run->findings;
  const LaidZones laid =
      lay_zones(*run, read_source(request.zones, request.reading, findings), findings);
  const auto at = std::ranges::find(laid.zones.codes, code);
  if (at == laid.zones.codes.end()) throw_unknown(code, laid.zones.codes);
  const DelineationResult drawn = delineate(run, watch);
  const results::DelineationOutput output = drawn.output();
  const auto place = static_cast<std::size_t>(at - laid.zones.codes.begin());
  const auto quartier = results::given_quartier(output, laid.zones, laid.shares, place);
  const std::string text = report::explain(results::ComputedResult(output), quartier, language);
  if (reach == ExplainedReach::left_out) return text;
  return text + reach_lines(drawn, results::main_cells(laid.shares, place), language);
}

std::string explain_reach(const ScenarioRecord& record, ChangedContent changed,
                          const std::string& zone, Language language, const Watch& watch) {
  const CancellationScope scope(watch.cancellation);
  const DelineationResult drawn = delineate(load_run(record, changed, watch), watch);
  const results::DelineationOutput output = drawn.output();
  const results::ComputedResult computed(output);
  const std::string text = report::explain(computed, zone, language);
  const Delineation& found = drawn.result.delineation;
  for (const auto* const zones : {&found.perimeters, &found.near_misses}) {
    const auto at = std::ranges::find(*zones, zone, &Zone::id);
    if (at == zones->end()) continue;
    const std::string reach = reach_lines(drawn, at->cells, language);
    return text + reach + (zones == &found.near_misses ? additions_line(drawn, *at, language) : "");
  }
  throw_unknown(zone, computed.zone_ids());  // the id of a cell
}

}  // namespace carreau::study
