// SPDX-License-Identifier: Apache-2.0
#include "scenario/sweep/sweep_tally.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <utility>

namespace carreau {

namespace {

void add_to(std::vector<std::uint32_t>& counts, const std::vector<std::uint32_t>& more) {
  for (std::size_t i = 0; i < counts.size(); ++i) counts[i] += more[i];
}

/// Merges two lists that are in order of a key and have each key once. `join` adds an element of
/// the second to one of the first with the same key.
template <class Item, class Key, class Join>
std::vector<Item> merged(std::vector<Item> a, const std::vector<Item>& b, const Key& key,
                         const Join& join) {
  std::vector<Item> all;
  all.reserve(std::max(a.size(), b.size()));
  auto other = b.begin();
  for (Item& item : a) {
    for (; other != b.end() && key(*other) < key(item); ++other) all.push_back(*other);
    if (other != b.end() && key(*other) == key(item)) join(item, *other++);
    all.push_back(std::move(item));
  }
  all.insert(all.end(), other, b.end());
  return all;
}

/// The counts of a cell with its lines, which are kept in a list of their own.
struct CellEntry {
  CellCount count;
  std::vector<LineSpan> lines;
};

std::vector<CellEntry> entries_of(const SweepTally& tally) {
  const std::size_t n = tally.shape.variations;
  std::vector<CellEntry> entries;
  entries.reserve(tally.cells.size());
  for (std::size_t c = 0; c < tally.cells.size(); ++c) {
    const auto begin = tally.cell_lines.begin() + static_cast<std::ptrdiff_t>(c * n);
    entries.push_back({tally.cells[c], {begin, begin + static_cast<std::ptrdiff_t>(n)}});
  }
  return entries;
}

void merge_cells(SweepTally& tally, const SweepTally& other) {
  const std::vector<CellEntry> all = merged(
      entries_of(tally), entries_of(other), [](const CellEntry& e) { return e.count.cell; },
      [](CellEntry& a, const CellEntry& b) {
        a.count.in += b.count.in;
        a.count.near += b.count.near;
        for (std::size_t v = 0; v < a.lines.size(); ++v) a.lines[v].merge(b.lines[v]);
      });
  tally.cells.clear();
  tally.cell_lines.clear();
  for (const CellEntry& e : all) {
    tally.cells.push_back(e.count);
    tally.cell_lines.insert(tally.cell_lines.end(), e.lines.begin(), e.lines.end());
  }
}

}  // namespace

void LineSpan::add(std::uint32_t position) { merge({position, position, 1}); }

void LineSpan::merge(const LineSpan& other) {
  if (other.count == 0) return;
  if (count == 0) {
    *this = other;
    return;
  }
  first = std::min(first, other.first);
  last = std::max(last, other.last);
  count += other.count;
}

void OtherZone::merge(const OtherZone& other) {
  count += other.count;
  // Of two as populous, one and the same in whatever order they come.
  const bool is_larger = other.people > people || (other.people == people && other.cells < cells);
  if (!is_larger) return;
  people = other.people;
  cells = other.cells;
}

SweepTally::SweepTally(TallyShape of)
    : shape(std::move(of)),
      zones(shape.zones),
      zone_lines(shape.zones * shape.variations),
      classes(shape.zones * shape.classes) {}

void SweepTally::merge(const SweepTally& other) {
  if (shape != other.shape) throw DataError(Message{"sweep_other_plan"});
  rows = merged(
      std::move(rows), other.rows, [](const SweepRow& row) { return row.scenario; },
      [](const SweepRow& row, const SweepRow&) {
        throw DataError(Message{"sweep_scenario_twice", {{"scenario", row.scenario}}});
      });
  merge_cells(*this, other);
  add_to(zones, other.zones);
  add_to(classes, other.classes);
  for (std::size_t i = 0; i < zone_lines.size(); ++i) zone_lines[i].merge(other.zone_lines[i]);
  others = merged(
      std::move(others), other.others, [](const OtherZone& zone) { return zone.heart; },
      [](OtherZone& a, const OtherZone& b) { a.merge(b); });
}

}  // namespace carreau
