// SPDX-License-Identifier: Apache-2.0
#include "scenario/sweep/scenario_count.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace carreau {

namespace {

/// Whether `part` is at least half of `whole`, in whole numbers.
bool is_half(Persons part, Persons whole) { return part + part >= whole; }

}  // namespace

ScenarioCounter::ScenarioCounter(const SweepStart& start)
    : start_(start), tally_(start.shape()), slots_(start.input().cells.size()) {}

void ScenarioCounter::add(std::int64_t scenario, const RunResult& result) {
  is_designed_ = scenario < start_.plan().designed();
  const Lines lines = start_.plan().lines(scenario);
  add_row(scenario, result);
  add_cells(result.delineation.perimeters, &CellCount::in, lines);
  if (is_designed_) add_cells(result.delineation.near_misses, &CellCount::near, {});
  add_zones(scenario, result.delineation, lines);
  add_others(result.delineation);
}

void ScenarioCounter::add_row(std::int64_t scenario, const RunResult& result) {
  SweepRow row;
  row.scenario = scenario;
  row.zones = static_cast<std::uint32_t>(result.delineation.perimeters.size());
  row.near_misses = static_cast<std::uint32_t>(result.delineation.near_misses.size());
  for (const Zone& zone : result.delineation.perimeters) {
    row.cells += static_cast<std::uint32_t>(zone.cells.size());
    row.positions += static_cast<std::uint32_t>(zone.footprint.size());
    row.people += zone.figures.people;
  }
  bool is_first = true;
  for (const UnitThreshold& t : result.thresholds) {
    if (!t.is_urban) continue;
    row.threshold_low = is_first ? t.declared : std::min(row.threshold_low, t.declared);
    row.threshold_high = is_first ? t.declared : std::max(row.threshold_high, t.declared);
    is_first = false;
  }
  tally_.rows.push_back(row);
}

std::size_t ScenarioCounter::slot_of(CellIndex cell) {
  std::uint32_t& slot = slots_[cell.position()];
  if (slot == 0) {
    tally_.cells.push_back({cell, 0, 0});
    tally_.cell_lines.resize(tally_.cell_lines.size() + tally_.shape.variations);
    slot = static_cast<std::uint32_t>(tally_.cells.size());
  }
  return slot - 1;
}

void ScenarioCounter::add_cells(const std::vector<Zone>& zones, std::uint32_t CellCount::*count,
                                const Lines& lines) {
  for (const Zone& zone : zones) {
    for (const CellIndex cell : zone.cells) {
      const std::size_t slot = slot_of(cell);
      if (is_designed_) tally_.cells[slot].*count += 1;
      for (std::size_t v = 0; v < lines.size(); ++v) {
        if (lines[v]) tally_.cell_lines[slot * lines.size() + v].add(*lines[v]);
      }
    }
  }
}

void ScenarioCounter::count_class(std::size_t zone, std::int64_t scenario) {
  if (tally_.shape.classes == 0) return;
  std::size_t at = zone * tally_.shape.classes;
  for (std::size_t f = 0; f < start_.factors().size(); ++f) {
    tally_.classes[at + start_.class_of(f, scenario, start_.zones()[zone]->unit)] += 1;
    at += start_.classes(f);
  }
}

/// A zone of the base stands where one zone of the scenario holds at least half of its people. Such
/// a zone, and one that has at least half of its own people from a zone of the base, is no other.
void ScenarioCounter::add_zones(std::int64_t scenario, const Delineation& result,
                                const Lines& lines) {
  const auto people = start_.input().cells.people();
  is_known_.assign(result.perimeters.size(), 0);
  overlap_.assign(result.perimeters.size(), Persons());
  for (std::size_t z = 0; z < start_.zones().size(); ++z) {
    const Zone& zone = *start_.zones()[z];
    for (const CellIndex cell : zone.cells) {
      const ZoneIndex at = result.zone_of[cell.position()];
      if (!at.is_none()) overlap_[at.position()] += people[cell.position()];
    }
    bool stands = false;
    for (const CellIndex cell : zone.cells) {
      const ZoneIndex at = result.zone_of[cell.position()];
      if (at.is_none()) continue;
      // Each zone of the scenario is looked at once: its overlap is zero afterwards.
      const Persons shared = std::exchange(overlap_[at.position()], Persons());
      if (shared.is_zero()) continue;
      const bool holds = is_half(shared, zone.figures.people);
      stands = stands || holds;
      const Persons own = result.perimeters[at.position()].figures.people;
      if (holds || is_half(shared, own)) is_known_[at.position()] = 1;
    }
    if (!stands) continue;
    if (is_designed_) {
      tally_.zones[z] += 1;
      count_class(z, scenario);
    }
    for (std::size_t v = 0; v < lines.size(); ++v) {
      if (lines[v]) tally_.zone_lines[z * lines.size() + v].add(*lines[v]);
    }
  }
}

void ScenarioCounter::add_others(const Delineation& result) {
  const auto people = start_.input().cells.people();
  for (std::size_t z = 0; z < result.perimeters.size(); ++z) {
    if (is_known_[z] != 0) continue;
    const Zone& zone = result.perimeters[z];
    tally_.rows.back().others += 1;
    // Of cells as populous, the first.
    const CellIndex heart = *std::ranges::max_element(
        zone.cells, {}, [&](CellIndex cell) { return people[cell.position()]; });
    const OtherZone seen{heart, 1, zone.figures.people, zone.cells};
    const auto [at, is_new] = others_.try_emplace(heart, seen);
    if (!is_new) at->second.merge(seen);
  }
}

/// In the order of cells, and with empty memory for the next block.
SweepTally ScenarioCounter::take() {
  const std::size_t n = tally_.shape.variations;
  std::vector<std::size_t> order(tally_.cells.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t c) { return tally_.cells[c].cell; });
  SweepTally taken = std::exchange(tally_, SweepTally(start_.shape()));
  const std::vector<CellCount> cells = std::move(taken.cells);
  const std::vector<LineSpan> lines = std::move(taken.cell_lines);
  taken.cells.clear();
  taken.cell_lines.clear();
  for (const std::size_t c : order) {
    slots_[cells[c].cell.position()] = 0;
    taken.cells.push_back(cells[c]);
    const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(c * n);
    taken.cell_lines.insert(taken.cell_lines.end(), begin, begin + static_cast<std::ptrdiff_t>(n));
  }
  for (auto& [heart, other] : others_) taken.others.push_back(std::move(other));
  others_.clear();
  return taken;
}

}  // namespace carreau
