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

/// The ring with its first point repeated at the end.
std::vector<Point> closed(std::vector<Point> ring) {
  if (ring.front() != ring.back()) ring.push_back(ring.front());
  return ring;
}

/// The polygon as a feature of a set. Its rings must not be empty.
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
    return EditFault{edit.cells.empty() ? "polygon" : "cells", Message{"release_with_cells"},
                     Message{"leave_cells_out"}};
  }
  if (is_release) return std::nullopt;
  if (!edit.cells.empty() && !edit.polygon.empty()) {
    return EditFault{"polygon", Message{"cells_and_polygon"}, Message{"make_two_edits"}};
  }
  if (edit.cells.empty() && edit.polygon.empty()) {
    return EditFault{"cells", Message{"no_cells_no_polygon"},
                     Message{"add_line", {{"line", "cells = [\"…\"]"}}}};
  }
  for (const std::string& cell : edit.cells) {
    if (CellId::parse(cell)) continue;
    return EditFault{"cells", Message{"edit_cell_id", {{"found", cell}}}, {}};
  }
  return edit.polygon.empty() ? std::nullopt : fault_of(edit.polygon);
}

Fault fault_of_zone(const Edit& edit) {
  const bool has_zone = edit.kind == EditKind::lock || edit.kind == EditKind::release;
  if (has_zone && trimmed(edit.zone).empty()) {
    return EditFault{"zone",
                     edit.kind == EditKind::lock ? Message{"lock_without_name"}
                                                 : Message{"release_without_name"},
                     Message{"add_line", {{"line", "zone = \"…\""}}}};
  }
  if (has_zone || edit.zone.empty()) return std::nullopt;
  return EditFault{"zone", Message{"zone_with_other_kind", {{"kind", to_text(edit.kind)}}},
                   Message{"leave_out"}};
}

/// The bounding box of a polygon as positions of the lattice, both ends included.
struct PositionBox {
  CellPosition low;
  CellPosition high;
};

/// The box in which the cells of a polygon may lie; nothing where it cannot be determined, so that
/// all cells must be examined. The sides of the box are curved on the plane, but between points so
/// close by far less than the margin of one cell.
std::optional<PositionBox> search_box(const CellFinder& finder, const Box& bounds) {
  // In degrees; a wider box may contain a pole or the far side of the globe.
  constexpr double kWidest = 20.0;
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

/// The cells in a box, in order; all cells where there is no box.
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
  return DataError(Message{"in_edit",
                           {{"number", number},
                            {"kind", to_text(edit.kind)},
                            {"key", fault.key},
                            {"fault", fault.problem}}},
                   fault.remedy);
}

std::vector<CellIndex> cells_by_id(const CellTable& cells, const Edit& edit, std::size_t number) {
  std::vector<CellIndex> found;
  for (const std::string& text : edit.cells) {
    const CellId id = CellId::parse(text).value();
    const CellIndex cell = id.grid == cells.grid() ? cells.find(id.position) : CellIndex::none();
    if (cell.is_none()) {
      throw error_of(number, edit,
                     {"cells", Message{"edit_cell_absent", {{"found", text}}},
                      Message{"is_it_the_grid_of_edit"}});
    }
    found.push_back(cell);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::string code_of_failure(Criterion criterion) {
  switch (criterion) {
    case Criterion::territory: return "edited_zone_territory";
    case Criterion::population: return "edited_zone_population";
    case Criterion::density: return "edited_zone_density";
    case Criterion::income: return "edited_zone_income";
    case Criterion::contiguity: return "edited_zone_pieces";
  }
  return {};
}

std::vector<Detail> details_of_failure(const Zone& zone, Criterion criterion) {
  std::vector<Detail> details{{"zone", zone.id}, {"name", zone.name}};
  if (criterion == Criterion::contiguity) details.push_back({"pieces", zone.pieces});
  return details;
}

}  // namespace

std::optional<EditFault> fault_of(const EditPolygon& polygon) {
  // Without any ring there is no outline that geometry could look at.
  if (polygon.empty()) {
    return EditFault{"polygon", Message{"edit_ring_short", {{"points", 0}, {"ring", 1}}}, {}};
  }
  for (std::size_t r = 0; r < polygon.size(); ++r) {
    for (const Point& p : polygon[r]) {
      // False for NaN and infinity too.
      const bool is_on_globe = std::abs(p.x) <= 180.0 && std::abs(p.y) <= 90.0;
      if (is_on_globe) continue;
      return EditFault{"polygon", Message{"edit_point_off_globe", {{"x", p.x}, {"y", p.y}}},
                       Message{"write_longitude_latitude"}};
    }
    constexpr std::size_t kLeast = 4;  // a closed triangle has four points
    const std::size_t points = polygon[r].empty() ? 0 : closed(polygon[r]).size();
    if (points >= kLeast) continue;
    return EditFault{
        "polygon",
        Message{"edit_ring_short", {{"points", points == 0 ? 0 : points - 1}, {"ring", r + 1}}},
        {}};
  }
  const auto invalid = invalidity(as_feature(polygon), 0);
  if (!invalid) return std::nullopt;
  return EditFault{"polygon", Message{"edit_polygon_invalid", {{"fault", *invalid}}},
                   Message{"draw_anew"}};
}

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

std::optional<EditFault> fault_of(const Edit& edit) {
  if (Fault fault = fault_of_zone(edit)) return fault;
  if (Fault fault = fault_of_cells(edit)) return fault;
  if (trimmed(edit.reason).empty()) {
    return EditFault{"reason", Message{"edit_without_reason"},
                     Message{"add_line", {{"line", "reason = \"…\""}}}};
  }
  if (is_date(edit.date)) return std::nullopt;
  return EditFault{"date", Message{"edit_date", {{"found", edit.date}}},
                   Message{"write_year_month_day"}};
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

namespace {

/// A remainder, with what to write to remove it as well.
void note_remainder(const CellTable& cells, const Zone& zone, Findings& findings) {
  std::vector<std::string> ids;
  for (const CellIndex cell : zone.cells) ids.push_back(cells.id(cell).text());
  findings.warn("removal_left_remainder", {{"zone", zone.id},
                                           {"name", zone.name},
                                           {"people", Fixed{zone.figures.people.value(), 0}},
                                           {"count", Count{static_cast<std::int64_t>(ids.size())}},
                                           {"cells", ids}});
}

}  // namespace

void note_edited_zones(const CellTable& cells, const Delineation& edited, Findings& findings) {
  for (const Zone& zone : edited.perimeters) {
    if (zone.status == ZoneStatus::rule) continue;
    if (is_remainder(zone)) note_remainder(cells, zone, findings);
    for (const Criterion criterion : zone.verdict.failed()) {
      findings.warn(code_of_failure(criterion), details_of_failure(zone, criterion));
    }
    if (!zone.people_outside_unit.is_zero()) {
      findings.warn("edited_zone_units", {{"zone", zone.id},
                                          {"name", zone.name},
                                          {"people", Fixed{zone.people_outside_unit.value(), 0}}});
    }
  }
}

std::vector<std::size_t> edits_on(std::span<const Edit> edits, const CellId& cell) {
  // A grid of this cell alone: polygons are searched as in any other.
  CellTable alone(cell.grid, Headcount::absent);
  CellRecord record;
  record.position = cell.position;
  (void)alone.assign(std::vector<CellRecord>{record});
  const CellFinder finder(alone);
  std::vector<std::size_t> numbers;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    const Edit& edit = edits[i];
    const bool is_named = std::ranges::find(edit.cells, cell.text()) != edit.cells.end();
    if (is_named || (!edit.polygon.empty() && !cells_in(finder, edit.polygon).empty())) {
      numbers.push_back(i + 1);
    }
  }
  return numbers;
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
        findings.warn("edit_without_cell", {{"number", i + 1}, {"kind", to_text(edit.kind)}});
      }
    }
    resolved.push_back(std::move(on_cells));
  }
  return resolved;
}

}  // namespace carreau
