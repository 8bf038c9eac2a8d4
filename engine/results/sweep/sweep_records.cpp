// SPDX-License-Identifier: Apache-2.0
#include "results/sweep/sweep_records.hpp"

#include "base/text.hpp"
#include "grid/cell_id.hpp"
#include "results/delineation_records.hpp"
#include "results/sweep/sweep_sentences.hpp"

#include <fmt/format.h>

namespace carreau::results {

namespace {

SweptOutcome outcome_of(const SweepOutput& output, const SweepRow& row) {
  const std::int64_t side = output.base.input.cells.grid().cell_size.count();
  SweptOutcome outcome{row.zones,       row.people, row.cells, row.positions * side * side,
                       row.near_misses, row.others, {},        {}};
  if (row.threshold_high.cents() == 0) return outcome;  // no unit in urban territory
  outcome.threshold_low = row.threshold_low;
  outcome.threshold_high = row.threshold_high;
  return outcome;
}

std::string unit_code(const SweepOutput& output, UnitIndex unit) {
  return unit.is_none() ? std::string() : output.base.input.territory.unit(unit).code;
}

double share_of_designed(const SweepOutput& output, std::int64_t scenarios) {
  return static_cast<double>(scenarios) / static_cast<double>(output.stability.designed);
}

LineRecord line_record(const Variation& variation, const LineSpan& line) {
  if (line.count == 0) return {};
  const bool is_last = line.last + 1 >= variation.values.size();
  return {variation.values[line.first], variation.values[line.last],
          is_last ? std::string() : variation.values[line.last + 1], !line.is_unbroken()};
}

/// `lines`: one for each varied parameter.
std::vector<LineRecord> line_records(const SweepOutput& output, const LineSpan* lines) {
  std::vector<LineRecord> records;
  for (const Variation& variation : output.start.plan().variations()) {
    records.push_back(line_record(variation, *lines++));
  }
  return records;
}

std::string outcome_name(SweptEffect::Outcome outcome) {
  switch (outcome) {
    case SweptEffect::Outcome::zones: return "zones";
    case SweptEffect::Outcome::people: return "people";
    case SweptEffect::Outcome::zone: return "zone";
  }
  return {};
}

}  // namespace

std::vector<const Parameter*> varied_parameters(const SweepPlan& plan) {
  std::vector<const Parameter*> varied;
  for (const Variation& v : plan.variations()) varied.push_back(v.parameter);
  return varied;
}

SweptScenarioRecord swept_scenario_record(const SweepOutput& output, const SweepRow& row) {
  const SweepPlan& plan = output.start.plan();
  return {row.scenario, to_text(plan.purpose(row.scenario)), plan.values(row.scenario),
          outcome_of(output, row)};
}

SweptCellRecord swept_cell_record(const SweepOutput& output, std::size_t cell) {
  const CellCount& count = output.tally.cells[cell];
  const RunInput& input = output.base.input;
  const std::size_t i = count.cell.position();
  const Delineation& base = output.base.result.delineation;
  const CommuneIndex commune = input.membership.commune[i];
  const ZoneIndex zone = base.zone_of[i];
  return {
      input.cells.id(count.cell).text(),
      unit_code(output, input.membership.unit[i]),
      commune.is_none() ? std::string(input.cells.main_commune(count.cell))
                        : input.territory.commune(commune).code,
      input.cells.people()[i],
      zone.is_none() ? std::string() : base.perimeters[zone.position()].id,
      share_of_designed(output, count.in),
      share_of_designed(output, count.near),
      line_records(output, output.tally.cell_lines.data() + cell * output.tally.shape.variations)};
}

SweptZoneRecord swept_zone_record(const SweepOutput& output, const SweptZone& zone) {
  const Message sentence = stability_sentence(zone, output.start.plan());
  return {zone.id,
          zone.kind,
          zone.name,
          unit_code(output, zone.unit),
          zone.people,
          zone.cells.size(),
          share_of_designed(output, zone.scenarios),
          text_of(sentence, Language::french),
          text_of(sentence, Language::english),
          line_records(output, zone.lines.data())};
}

std::vector<SweptEffectRecord> swept_effect_records(const SweepOutput& output) {
  std::vector<SweptEffectRecord> records;
  for (const SweptEffect& e : output.stability.effects) {
    const bool is_of_zone = e.outcome == SweptEffect::Outcome::zone;
    records.push_back({outcome_name(e.outcome),
                       is_of_zone ? output.stability.zones[e.zone].id : std::string(),
                       e.factor ? output.start.factors()[*e.factor] : "unexplained", e.effect.share,
                       e.effect.standard_error});
  }
  return records;
}

std::vector<CurveRecord> curve_records(const SweepOutput& output) {
  const SweepPlan& plan = output.start.plan();
  std::vector<CurveRecord> records;
  for (const CurvePoint& point : output.stability.curves) {
    const Variation& variation = plan.variations()[point.variation];
    records.push_back({std::string(variation.name()), variation.values[point.value],
                       point.row.scenario == plan.base_scenario(), outcome_of(output, point.row)});
  }
  return records;
}

std::vector<RunRecord> sweep_run_records(const SweepOutput& output) {
  std::vector<RunRecord> records = run_records(output.base);
  const SweepPlan& plan = output.start.plan();
  const auto add = [&](std::string key, std::string value) {
    records.push_back({"sweep", std::move(key), std::move(value), {}});
  };
  add("scenarios", fmt::to_string(plan.designed()));
  add("design", plan.is_sample() ? "sample" : "combinations");
  if (plan.is_sample()) add("seed", fmt::to_string(plan.seed()));
  for (const Variation& v : plan.variations()) {
    add(std::string(v.name()), join(v.values, ","));
  }
  add("digest", output.tally.shape.plan);
  return records;
}

std::vector<CellPosition> swept_footprint(const SweepOutput& output, std::size_t zone) {
  // Zones of the base come first, in the same order.
  if (zone < output.start.zones().size()) return output.start.zones()[zone]->footprint;
  std::vector<CellPosition> footprint;
  for (const CellIndex cell : output.stability.zones[zone].cells) {
    footprint.push_back(output.base.input.cells.positions()[cell.position()]);
  }
  return footprint;
}

}  // namespace carreau::results
