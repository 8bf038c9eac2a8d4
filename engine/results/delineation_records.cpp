// SPDX-License-Identifier: Apache-2.0
#include "results/delineation_records.hpp"

#include "base/findings.hpp"
#include "base/parallel.hpp"
#include "base/text.hpp"
#include "base/version.hpp"
#include "income/cell_income.hpp"
#include "income/normal.hpp"
#include "inputs/scenario_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace carreau::results {

namespace {

std::string urban_unit_code(const DelineationOutput& o, UnitIndex unit) {
  return unit.is_none() ? std::string() : o.input.territory.unit(unit).code;
}

std::string unit_name(const DelineationOutput& o, UnitIndex unit) {
  if (!unit.is_none()) return o.input.territory.unit(unit).name;
  // Nothing is outside where the rule knows no units.
  const bool has_units = o.scenario.rule.urban_territory != UrbanTerritory::everywhere;
  return has_units ? "hors unité urbaine" : "partout";
}

void set_incomes(ZoneRecord& record, const AreaFigures& f) {
  record.people_low_income = f.people_low_income;
  record.share_low_income = f.share_low_income;
  if (!f.is_declared) record.median_disposable = f.median_disposable;
  record.median_declared = f.median_declared;
  record.threshold_declared = f.threshold_declared;
  if (!f.is_declared) record.threshold_disposable = f.threshold_disposable;
  record.margin = f.margin();
  record.p_criterion = f.p_criterion;
}

ZoneRecord figures_record(const DelineationOutput& o, const Zone& zone) {
  const AreaFigures& f = zone.figures;
  const bool has_households = o.input.cells.headcount() == Headcount::present;
  ZoneRecord record;
  record.people = f.people;
  if (has_households) record.households = f.households;
  if (f.are_incomes_known && !o.input.withholds(f)) set_incomes(record, f);
  record.share_imputed = f.share_imputed();
  record.density = f.density();
  record.minimum_density = o.scenario.rule.minimum_zone_density;
  record.area_m2 = f.area_m2;
  return record;
}

/// People and perimeters of each unit; the last element is for the cells outside any unit.
struct UnitCounts {
  std::int64_t cells = 0;
  Persons people;
  std::int64_t perimeters = 0;
  Persons perimeter_people;
};

std::vector<UnitCounts> count_units(const DelineationOutput& o) {
  std::vector<UnitCounts> counts(o.result.thresholds.size());
  const auto slot = [&](UnitIndex u) { return u.is_none() ? counts.size() - 1 : u.position(); };
  for (std::size_t i = 0; i < o.input.cells.size(); ++i) {
    UnitCounts& c = counts[slot(o.input.membership.unit[i])];
    ++c.cells;
    c.people += o.input.cells.people()[i];
    if (!o.result.delineation.zone_of[i].is_none()) {
      c.perimeter_people += o.input.cells.people()[i];
    }
  }
  for (const Zone& zone : o.result.delineation.perimeters) ++counts[slot(zone.unit)].perimeters;
  return counts;
}

void set_threshold(UnitRecord& record, const DelineationOutput& o, const UnitThreshold& t) {
  record.poverty_ratio = o.scenario.rule.poverty_ratio;
  record.national_weight = t.national_weight;
  record.local_weight = BasisPoints::from_points(10'000 - t.national_weight.points());
  record.national_median_declared = t.national_declared;
  record.local_median_declared = t.local.declared;
  record.local_median_source = t.local.source;
  record.local_median_deviation = t.local.deviation;
  record.threshold_declared = t.declared;
  if (!o.scenario.vintage.is_declared()) record.threshold_disposable = t.disposable;
  record.threshold_deviation = t.disposable * t.log_deviation;
}

UnitRecord unit_record(const DelineationOutput& o, UnitIndex unit, const UnitThreshold& t,
                       const UnitCounts& counts) {
  UnitRecord record;
  record.code = unit.is_none() ? std::string("HU") : urban_unit_code(o, unit);
  record.name = unit_name(o, unit);
  record.population = t.population;
  record.population_rounded = t.legal_population;
  record.urban = t.is_urban;
  if (o.result.income->is_known()) set_threshold(record, o, t);
  record.cells = counts.cells;
  record.people = counts.people;
  record.perimeters = counts.perimeters;
  record.people_in_perimeters = counts.perimeter_people;
  return record;
}

}  // namespace

CellProbabilities cell_probabilities(const DelineationOutput& o) {
  const CellTable& cells = o.input.cells;
  const IncomeEstimate& income = *o.result.income;
  CellProbabilities made{Smoothing(cells, income, o.scenario.delineation.smoothing),
                         MemberProbability(cells, income, o.input.membership, o.result.thresholds,
                                           o.scenario.vintage.member),
                         {}};
  if (o.input.are_incomes_secret()) {
    made.withheld = WithheldIncomes(cells, o.input.fewest_households, o.result.delineation,
                                    made.tested, made.member.smoothing());
  }
  return made;
}

ZoneRecord zone_record(const DelineationOutput& o, const MemberProbability& member,
                       const Zone& zone) {
  ZoneRecord record = figures_record(o, zone);
  if (zone.figures.are_incomes_known && !o.input.withholds(zone.figures))
    record.p_member = member.mean(zone.cells);
  record.zone_id = zone.id;
  record.name = zone.name;
  record.urban_unit = urban_unit_code(o, zone.unit);
  record.urban_unit_name = unit_name(o, zone.unit);
  for (const CommuneIndex commune : zone.communes) {
    record.communes.push_back(o.input.territory.commune(commune).code);
  }
  record.cells = zone.cells.size();
  record.territory_basis = zone.basis;
  record.failed_criterion = zone.near_miss;
  record.extent = zone.extent;
  record.status = zone.status;
  // The criterion that a near miss fails is `failed_criterion`.
  if (zone.near_miss == NearMiss::none) {
    const CriterionList failed = zone.verdict.failed();
    record.failed_criteria.assign(failed.begin(), failed.end());
  }
  record.pieces = zone.pieces;
  record.people_outside_unit = zone.people_outside_unit;
  return record;
}

std::vector<ZoneRecord> zone_records(const DelineationOutput& output, std::span<const Zone> zones) {
  const MemberProbability member = cell_probabilities(output).member;
  std::vector<ZoneRecord> records(zones.size());
  constexpr std::size_t kGrain = 16;
  parallel_for(
      zones.size(),
      [&](std::size_t begin, std::size_t end) {
        for (std::size_t z = begin; z < end; ++z) {
          records[z] = zone_record(output, member, zones[z]);
        }
      },
      kGrain);
  return records;
}

namespace {

void set_incomes(CellRecord& record, const DelineationOutput& o,
                 const CellProbabilities& probabilities, CellIndex cell) {
  const std::size_t i = cell.position();
  const UnitThreshold& threshold = threshold_of(o.result.thresholds, o.input.membership.unit[i]);
  const WithheldIncomes& withheld = probabilities.withheld;
  record.cell_share = o.scenario.delineation.cell_share;
  if (!o.scenario.vintage.is_declared()) record.threshold_disposable = threshold.disposable;
  if (!withheld.withholds_tested(cell)) {
    record.share_tested = probabilities.tested.share(cell, threshold.disposable);
  }
  if (!withheld.withholds_member(cell)) record.p_member = probabilities.member.of(cell);
  if (withheld.withholds(cell)) return;
  const auto [below, median] =
      cell_income(*o.result.income, cell, o.input.cells.people()[i], threshold.disposable);
  const double half = kNinetyPercent * std::sqrt(below.variance);
  record.share_below = {below.share, std::max(0.0, below.share - half),
                        std::min(1.0, below.share + half)};
  if (o.scenario.vintage.is_declared()) {
    record.median_declared = median;
  } else {
    record.median_disposable = median;
  }
}

}  // namespace

CellRecord cell_record(const DelineationOutput& o, const CellProbabilities& probabilities,
                       CellIndex cell, const Zone* near_miss) {
  const std::size_t i = cell.position();
  const UnitIndex unit = o.input.membership.unit[i];
  const CommuneIndex commune = o.input.membership.commune[i];
  const ZoneIndex zone = o.result.delineation.zone_of[i];
  CellRecord record;
  record.cell_id = o.input.cells.id(cell).text();
  record.urban_unit = urban_unit_code(o, unit);
  if (!commune.is_none()) record.commune = o.input.territory.commune(commune).code;
  record.people = o.input.cells.people()[i];
  if (o.input.cells.headcount() == Headcount::present) {
    record.households = o.input.cells.households()[i];
  }
  if (o.result.income->is_known()) set_incomes(record, o, probabilities, cell);
  record.imputed = o.input.cells.imputations()[i] == Imputation::imputed;
  record.decision = zone.is_none() ? CellDecision::out : CellDecision::in;
  record.reason = o.result.delineation.reasons[i];
  if (!zone.is_none()) record.zone_id = o.result.delineation.perimeters[zone.position()].id;
  if (near_miss != nullptr) record.near_miss_id = near_miss->id;
  return record;
}

std::vector<UnitRecord> unit_records(const DelineationOutput& output) {
  const auto counts = count_units(output);
  std::vector<UnitRecord> records;
  for (std::size_t u = 0; u < counts.size(); ++u) {
    if (counts[u].cells == 0) continue;  // only units with cells in the grid
    const UnitIndex unit = u + 1 < counts.size() ? UnitIndex(u) : UnitIndex::none();
    records.push_back(unit_record(output, unit, output.result.thresholds[u], counts[u]));
  }
  return records;
}

std::vector<FindingRecord> finding_records(const Findings& findings) {
  std::vector<FindingRecord> records;
  for (const Finding& f : findings.list()) {
    records.push_back({f.severity, f.code, finding_text(f, Language::french),
                       finding_text(f, Language::english), f.first.text(), f.count});
  }
  return records;
}

std::vector<ZoneIndex> near_miss_of_cells(const DelineationOutput& output) {
  std::vector<ZoneIndex> of(output.input.cells.size());
  const auto& near_misses = output.result.delineation.near_misses;
  for (std::size_t z = 0; z < near_misses.size(); ++z) {
    for (const CellIndex cell : near_misses[z].cells) of[cell.position()] = ZoneIndex(z);
  }
  return of;
}

std::vector<CellIndex> chosen_cells(const DelineationOutput& output) {
  std::vector<CellIndex> chosen;
  if (output.record.cells == CellChoice::none) return chosen;
  const Delineation& d = output.result.delineation;
  const auto near_miss = near_miss_of_cells(output);
  const auto holds_cell_of_zone = [&](std::size_t i) {
    return !d.zone_of[i].is_none() || !near_miss[i].is_none();
  };
  // Where the rule applies everywhere no territory is worth more than another.
  const bool has_units = output.scenario.rule.urban_territory != UrbanTerritory::everywhere;
  // A unit that is too small is included with all its cells where it contains a zone by derogation,
  // or a near miss.
  std::vector<bool> has_zone(output.result.thresholds.size());
  for (std::size_t i = 0; i < near_miss.size(); ++i) {
    const UnitIndex unit = output.input.membership.unit[i];
    if (holds_cell_of_zone(i) && !unit.is_none()) has_zone[unit.position()] = true;
  }
  for (std::size_t i = 0; i < output.input.cells.size(); ++i) {
    const UnitIndex unit = output.input.membership.unit[i];
    const bool is_candidate = (has_units && d.tests[i].is_urban) || d.tests[i].is_candidate ||
                              holds_cell_of_zone(i) ||
                              (!unit.is_none() && has_zone[unit.position()]);
    if (output.record.cells == CellChoice::all || is_candidate) chosen.emplace_back(i);
  }
  return chosen;
}

std::string bridge_text(const Bridge& bridge) {
  if (bridge.pairs.empty()) {
    return fmt::format("exponent {}, residual {} €", bridge.exponent, bridge.residual);
  }
  return fmt::format("{} pairs, residual {} €", bridge.pairs.size(), bridge.residual);
}

namespace {

using RunRecords = std::vector<RunRecord>;

void add(RunRecords& records, const char* section, std::string key, std::string value,
         std::string source = {}) {
  records.push_back({section, std::move(key), std::move(value), std::move(source)});
}

void add_engine(RunRecords& records, const DelineationOutput& o) {
  add(records, "engine", "version", std::string(version()));
  if (!o.result.income->is_known()) return;
  add(records, "engine", "model", std::string(o.result.income->model()));
  add(records, "engine", "headcount",
      needs_headcount(o.scenario.model) || o.input.brackets != nullptr
          ? "used"
          : "absent: the estimate rests on the means alone");
}

/// Result files are in French, as the articles are.
std::string source_text(const RuleSet& rule, std::string_view parameter) {
  return text_of(citation_of(rule, parameter), Language::french);
}

void add_vintage(RunRecords& records, const Scenario& scenario) {
  const Vintage& v = scenario.vintage;
  const auto source = [&](const std::string& publication, std::string_view parameter) {
    return publication.empty() ? source_text(scenario.rule, parameter) : publication;
  };
  add(records, "vintage", "year", fmt::to_string(v.year));
  if (!compares_incomes(scenario.rule)) return;
  add(records, "vintage", "national_declared", fmt::format("{}", v.national_declared.value()),
      source(v.source_declared, "national_declared"));
  add(records, "vintage", "incomes", v.is_declared() ? "declared" : "disposable");
  if (!v.is_declared()) {
    add(records, "vintage", "national_disposable", fmt::format("{}", v.national_disposable.value()),
        source(v.source_disposable, "national_disposable"));
    add(records, "vintage", "bridge", bridge_text(v.bridge), v.source_bridge);
    add(records, "vintage", "perimeter_bridge", bridge_text(v.perimeter_bridge),
        v.source_perimeter_bridge);
  }
  add(records, "vintage", "winsorisation",
      fmt::format("{:.0f}–{:.0f} €", v.national_bounds.low, v.national_bounds.high),
      v.source_bounds);
}

/// By what the rule selects, and where. A decree selects by incomes, and its parameters say where.
void add_selection(RunRecords& records, const RuleSet& rule) {
  if (rule.urban_territory == UrbanTerritory::everywhere) {
    add(records, "rule", "urban_territory", std::string(to_text(rule.urban_territory)));
  }
  if (!compares_incomes(rule)) {
    add(records, "rule", "selects", std::string(to_text(rule.selects)));
  }
}

void add_member_model(RunRecords& records, const MemberModel& model) {
  add(records, "engine", "p_member",
      fmt::format("logit P = {} + {} Φ⁻¹(f), h = {} m", model.intercept, model.slope,
                  model.bandwidth),
      model.source);
}

void add_scenario(RunRecords& records, const DelineationOutput& o) {
  const RuleSet& rule = o.scenario.rule;
  for (const Parameter& p : parameters()) {
    if (!applies(p, o.scenario)) continue;
    add(records, "parameter", std::string(p.name), p.get(o.scenario), source_text(rule, p.name));
  }
  const ScenarioRecord record = inputs::without_folders(o.record);
  for (const InputRecord& input : record.inputs) {
    add(records, "input", std::string(to_text(input.role)), join(input.paths, ", "),
        input.content.digest);
  }
  if (record.fewest_households.is_stricter()) {
    add(records, "scenario", "fewest_households",
        fmt::to_string(record.fewest_households.number()));
  }
  add(records, "scenario", "toml", inputs::scenario_text(record));
}

void add_counts(RunRecords& records, const DelineationOutput& o) {
  const auto add_count = [&](const char* key, std::size_t count) {
    add(records, "count", key, fmt::to_string(count));
  };
  Persons people;
  for (const Persons p : o.input.cells.people()) people += p;
  add_count("cells", o.input.cells.size());
  add(records, "count", "people", fmt::format("{}", people.value()));
  add_count("perimeters", o.result.delineation.perimeters.size());
  add_count("near_misses", o.result.delineation.near_misses.size());
  if (!o.scenario.edits.empty()) add_count("edits", o.scenario.edits.size());
  add_count("findings", o.findings.list().size());
}

}  // namespace

std::vector<RunRecord> run_records(const DelineationOutput& o) {
  RunRecords records;
  add_engine(records, o);
  add(records, "rule", "name", o.scenario.rule.name);
  add(records, "rule", "title", o.scenario.rule.title, o.scenario.rule.source);
  add_selection(records, o.scenario.rule);
  add_vintage(records, o.scenario);
  if (o.result.income->is_known()) add_member_model(records, o.scenario.vintage.member);
  add_scenario(records, o);
  add_counts(records, o);
  add(records, "notice", "scope",
      compares_incomes(o.scenario.rule)
          ? "Le critère publié, appliqué à des données ouvertes : une estimation, pas la liste "
            "officielle."
          : "Une règle appliquée à des données ouvertes ; les revenus sont inconnus.");
  return records;
}

}  // namespace carreau::results
