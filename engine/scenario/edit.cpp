// SPDX-License-Identifier: Apache-2.0
#include "scenario/edit.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "geometry/raster_index.hpp"
#include "geometry/validity.hpp"
#include "territory/territory.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace carreau {

namespace {

using Fault = std::optional<EditFault>;

/// "2026-11-27", a day that there is.
bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto year = parse_plain_decimal(text.substr(0, 4), 0);
  const auto month = parse_plain_decimal(text.substr(5, 2), 0);
  const auto day = parse_plain_decimal(text.substr(8, 2), 0);
  return year && month && day &&
         std::chrono::year_month_day(std::chrono::year(static_cast<int>(*year)),
                                     std::chrono::month(static_cast<unsigned>(*month)),
                                     std::chrono::day(static_cast<unsigned>(*day)))
             .ok();
}

/// Closed: the first point comes again at the end.
std::vector<Point> closed(std::vector<Point> ring) {
  if (ring.front() != ring.back()) ring.push_back(ring.front());
  return ring;
}

/// The polygon as one feature; its rings are not empty.
PolygonSet as_feature(const EditPolygon& polygon) {
  PolygonSet set(Crs::epsg(4326));
  set.begin_feature();
  set.begin_polygon();
  for (const std::vector<Point>& ring : polygon) set.add_ring(closed(ring));
  return set;
}

Fault fault_of_cells(const Edit& edit) {
  const bool is_release = edit.kind == EditKind::release;
  if (is_release && !(edit.cells.empty() && edit.polygon.empty())) {
    return EditFault{edit.cells.empty() ? "polygon" : "cells",
                     "expected neither cells nor polygon in a release, found some",
                     "the zone says what is released: leave them out"};
  }
  if (is_release) return std::nullopt;
  if (!edit.cells.empty() && !edit.polygon.empty()) {
    return EditFault{"polygon", "expected cells or a polygon, found both", "make two edits of it"};
  }
  if (edit.cells.empty() && edit.polygon.empty()) {
    return EditFault{"cells", "expected a cell or more, or a polygon, found none",
                     "add a line: cells = [\"…\"]"};
  }
  for (const std::string& cell : edit.cells) {
    if (CellId::parse(cell)) continue;
    return EditFault{"cells",
                     fmt::format("expected ids of cells such as CRS3035RES200mN2346200E3842400, "
                                 "found \"{}\"",
                                 cell),
                     ""};
  }
  return edit.polygon.empty() ? std::nullopt : fault_of(edit.polygon);
}

Fault fault_of_zone(const Edit& edit) {
  const bool has_zone = edit.kind == EditKind::lock || edit.kind == EditKind::release;
  if (has_zone && trimmed(edit.zone).empty()) {
    return EditFault{"zone",
                     fmt::format("expected the name of what {}, found none",
                                 edit.kind == EditKind::lock ? "it locks" : "it releases"),
                     "add a line: zone = \"…\""};
  }
  if (has_zone || edit.zone.empty()) return std::nullopt;
  return EditFault{
      "zone", fmt::format("expected with lock or release only, found with {}", to_text(edit.kind)),
      "leave it out"};
}

/// The box of a polygon as positions of the lattice, inclusive.
struct PositionBox {
  CellPosition low;
  CellPosition high;
};

/// Where the cells of a polygon can lie; nothing where that cannot be told, so that all must be
/// looked at. Sides of the box bulge on the plane: between points this close by far less than the
/// cell of margin.
std::optional<PositionBox> search_box(const CellFinder& finder, const Box& bounds) {
  constexpr double kWidest = 20.0;  // degrees; beyond, the pole or the far side may lie within
  if (bounds.high.x - bounds.low.x > kWidest || bounds.high.y - bounds.low.y > kWidest) {
    return std::nullopt;
  }
  constexpr int kSteps = 64;
  std::vector<Point> sides;
  for (int k = 0; k <= kSteps; ++k) {
    const double part = static_cast<double>(k) / kSteps;
    const double x = bounds.low.x + part * (bounds.high.x - bounds.low.x);
    const double y = bounds.low.y + part * (bounds.high.y - bounds.low.y);
    sides.insert(sides.end(),
                 {{x, bounds.low.y}, {x, bounds.high.y}, {bounds.low.x, y}, {bounds.high.x, y}});
  }
  finder.to_plane().apply(sides);
  Box box{sides.front(), sides.front()};
  for (const Point& p : sides) {
    if (!std::isfinite(p.x) || !std::isfinite(p.y)) return std::nullopt;
    box.low = {std::min(box.low.x, p.x), std::min(box.low.y, p.y)};
    box.high = {std::max(box.high.x, p.x), std::max(box.high.y, p.y)};
  }
  const auto side = static_cast<double>(finder.cells().grid().cell_size.count());
  const auto place = [&](Point p, double margin) {
    return CellPosition{static_cast<std::int32_t>(std::floor(p.y / side) + margin),
                        static_cast<std::int32_t>(std::floor(p.x / side) + margin)};
  };
  return PositionBox{place(box.low, -1.0), place(box.high, 1.0)};
}

/// The cells in a box, in order; every cell without one.
std::vector<CellIndex> cells_of_box(const CellTable& cells, const std::optional<PositionBox>& box) {
  const auto positions = cells.positions();
  auto first = positions.begin();
  auto last = positions.end();
  if (box) {
    const auto is_below = [](const CellPosition& p, std::int32_t row) { return p.row < row; };
    first = std::lower_bound(positions.begin(), positions.end(), box->low.row, is_below);
    last = std::lower_bound(first, positions.end(), box->high.row + 1, is_below);
  }
  std::vector<CellIndex> found;
  for (auto at = first; at != last; ++at) {
    if (box && (at->column < box->low.column || at->column > box->high.column)) continue;
    found.emplace_back(static_cast<std::size_t>(at - positions.begin()));
  }
  return found;
}

DataError error_of(std::size_t number, const Edit& edit, const EditFault& fault) {
  return {{fmt::format("edit {} ({})", number, to_text(edit.kind)), {}, fault.key},
          fault.problem,
          fault.remedy};
}

std::vector<CellIndex> cells_by_id(const CellTable& cells, const Edit& edit, std::size_t number) {
  std::vector<CellIndex> found;
  for (const std::string& text : edit.cells) {
    const CellId id = CellId::parse(text).value();
    const CellIndex cell = id.grid == cells.grid() ? cells.find(id.position) : CellIndex::none();
    if (cell.is_none()) {
      throw error_of(number, edit,
                     {"cells", fmt::format("expected a cell of the grid, found {}", text),
                      "is it the grid that the edit was made on?"});
    }
    found.push_back(cell);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace

std::optional<EditFault> fault_of(const EditPolygon& polygon) {
  for (std::size_t r = 0; r < polygon.size(); ++r) {
    for (const Point& p : polygon[r]) {
      const bool is_on_globe = std::abs(p.x) <= 180.0 && std::abs(p.y) <= 90.0;  // and finite
      if (is_on_globe) continue;
      return EditFault{
          "polygon",
          fmt::format("expected a longitude from -180 to 180 and a latitude from -90 to 90, found "
                      "{}, {}",
                      p.x, p.y),
          "write [longitude, latitude], in degrees"};
    }
    constexpr std::size_t kLeast = 4;  // a triangle, closed
    const std::size_t points = polygon[r].empty() ? 0 : closed(polygon[r]).size();
    if (points >= kLeast) continue;
    return EditFault{"polygon",
                     fmt::format("expected rings of three points or more, found {} in ring {}",
                                 points == 0 ? 0 : points - 1, r + 1),
                     ""};
  }
  const auto invalid = invalidity(as_feature(polygon), 0);
  if (!invalid) return std::nullopt;
  return EditFault{"polygon",
                   fmt::format("expected a polygon that does not cross itself, found {}", *invalid),
                   "draw it anew"};
}

std::optional<EditFault> fault_of(const Edit& edit) {
  if (Fault fault = fault_of_zone(edit)) return fault;
  if (Fault fault = fault_of_cells(edit)) return fault;
  if (trimmed(edit.reason).empty()) {
    return EditFault{"reason", "expected why the edit is made, found nothing",
                     "add a line: reason = \"…\""};
  }
  if (is_date(edit.date)) return std::nullopt;
  return EditFault{"date",
                   fmt::format("expected a date such as 2026-11-27, found \"{}\"", edit.date),
                   "write year, month and day"};
}

const Transform& CellFinder::to_plane() const {
  if (!to_plane_) to_plane_.emplace(Crs::epsg(4326), Crs::epsg(cells_.grid().epsg));
  return *to_plane_;
}

const Transform& CellFinder::to_degrees() const {
  if (!to_degrees_) to_degrees_.emplace(Crs::epsg(cells_.grid().epsg), Crs::epsg(4326));
  return *to_degrees_;
}

std::vector<CellIndex> cells_in(const CellFinder& finder, const EditPolygon& polygon) {
  const CellTable& cells = finder.cells();
  const PolygonSet set = as_feature(polygon);
  const std::vector<CellIndex> near = cells_of_box(cells, search_box(finder, set.bounds(0)));
  std::vector<Point> centres;
  centres.reserve(near.size());
  for (const CellIndex cell : near) centres.push_back(centre_of(cells, cell));
  finder.to_degrees().apply(centres);
  std::vector<FeatureIndex> holding(centres.size());
  RasterIndex(set).locate(centres, holding);
  std::vector<CellIndex> held;
  for (std::size_t i = 0; i < near.size(); ++i) {
    if (!holding[i].is_none()) held.push_back(near[i]);
  }
  return held;
}

void note_edited_zones(const RuleSet& rule, std::span<const UnitThreshold> thresholds,
                       const Delineation& edited, Findings& findings) {
  for (const Zone& zone : edited.perimeters) {
    if (zone.status == ZoneStatus::rule) continue;
    for (const Criterion criterion : verdict_of(rule, zone, thresholds).failed()) {
      if (criterion == Criterion::contiguity) continue;  // told below, with its pieces
      findings.warn("edited_zone_" + to_text(criterion), {zone.id, zone.name});
    }
    if (zone.pieces > 1) {
      findings.warn("edited_zone_pieces", {zone.id, zone.name, fmt::to_string(zone.pieces)});
    }
    if (!zone.people_outside_unit.is_zero()) {
      findings.warn("edited_zone_units",
                    {zone.id, zone.name, fmt::format("{:.0f}", zone.people_outside_unit.value())});
    }
  }
}

std::vector<CellEdit> resolve_edits(const CellFinder& finder, std::span<const Edit> edits,
                                    Findings& findings) {
  std::vector<CellEdit> resolved;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    const Edit& edit = edits[i];
    if (const auto fault = fault_of(edit)) throw error_of(i + 1, edit, *fault);
    CellEdit on_cells{edit.kind, {}, edit.zone};
    if (!edit.cells.empty()) on_cells.cells = cells_by_id(finder.cells(), edit, i + 1);
    if (!edit.polygon.empty()) {
      on_cells.cells = cells_in(finder, edit.polygon);
      if (on_cells.cells.empty()) {
        findings.warn("edit_without_cell",
                      {fmt::to_string(i + 1), std::string(to_text(edit.kind))});
      }
    }
    resolved.push_back(std::move(on_cells));
  }
  return resolved;
}

}  // namespace carreau
