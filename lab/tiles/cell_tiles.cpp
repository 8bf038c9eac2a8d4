// SPDX-License-Identifier: Apache-2.0
#include "lab/tiles/cell_tiles.hpp"

#include "base/parallel.hpp"
#include "income/cell_income.hpp"

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::tiles {

namespace {

// Sums of squares of this level are kept: coarser squares are sums of them.
constexpr int kKeptLevel = 3;

std::int64_t whole(double value) { return std::llround(value); }
/// In percent, rounded to one decimal.
double percent(double fraction) { return std::round(fraction * 1e3) / 10.0; }
double percent(Persons part, Persons whole) { return percent(share_of(part, whole).fraction()); }

/// What became of a cell, in the words of the page: edits first.
std::string_view decision_of(const CellTileSource& source, std::size_t i) {
  if (source.reasons[i] == Reason::edited_in) return "edited_in";
  if (source.reasons[i] == Reason::edited_out) return "edited_out";
  if (!source.zone_of[i].is_none()) return "in";
  return source.near_miss_of[i].is_none() ? "out" : "near";
}

/// The perimeter or else the near miss that contains a cell; empty where there is none.
std::string_view zone_of(const CellTileSource& source, std::size_t i) {
  if (const ZoneIndex z = source.zone_of[i]; !z.is_none()) {
    return source.perimeters[z.position()].id;
  }
  if (const ZoneIndex z = source.near_miss_of[i]; !z.is_none()) {
    return source.near_misses[z.position()].id;
  }
  return {};
}

/// Adds the properties of a cell to its feature.
class CellProperties {
 public:
  CellProperties(const CellTileSource& source, TileLayer& layer) : source_(source), layer_(layer) {}

  void tag(std::size_t i) {
    const Persons people = source_.cells.people()[i];
    const std::string id = source_.cells.id(CellIndex(i)).text();
    // Without the name of the grid, which is known.
    layer_.tag(cell_, std::string_view(id).substr(id.find('N')));
    layer_.tag(people_, people.value());
    const UnitThreshold& threshold = source_.threshold(i);
    // Where nobody lives there is no income to show.
    if (!people.is_zero()) tag_income(i, people, threshold);
    layer_.tag(imputed_,
               std::int64_t{source_.cells.imputations()[i] == Imputation::imputed ? 1 : 0});
    layer_.tag(decision_, decision_of(source_, i));
    layer_.tag(reason_, to_text(source_.reasons[i]));
    if (const std::string_view zone = zone_of(source_, i); !zone.empty()) layer_.tag(zone_, zone);
    const UnitIndex unit = source_.membership.unit[i];
    // Outside any unit or commune the property is left out.
    if (!unit.is_none()) layer_.tag(unit_, source_.territory.unit(unit).code);
    const CommuneIndex commune = source_.membership.commune[i];
    if (!commune.is_none()) layer_.tag(commune_, source_.territory.commune(commune).code);
    layer_.tag(threshold_, whole(threshold.disposable));
  }

 private:
  void tag_income(std::size_t i, Persons people, const UnitThreshold& threshold) {
    const CellIndex cell(i);
    if (!source_.withheld.withholds(cell)) tag_own_income(cell, people, threshold);
    if (source_.withheld.withholds_member(cell)) return;
    if (const auto member = source_.member.of(cell)) layer_.tag(member_, percent(*member));
  }

  void tag_own_income(CellIndex cell, Persons people, const UnitThreshold& threshold) {
    const auto [below, median] = cell_income(source_.income, cell, people, threshold.disposable);
    layer_.tag(median_, whole(median.value));
    layer_.tag(low_, whole(median.low));
    layer_.tag(high_, whole(median.high));
    layer_.tag(share_, percent(below.share));
    layer_.tag(p_, percent(cell_probability(source_.income, cell, below, threshold.log_deviation)));
  }

  const CellTileSource& source_;
  TileLayer& layer_;
  TileLayer::Key cell_ = layer_.key("cell");
  TileLayer::Key people_ = layer_.key("people");
  TileLayer::Key median_ = layer_.key("median");
  TileLayer::Key low_ = layer_.key("low");
  TileLayer::Key high_ = layer_.key("high");
  TileLayer::Key share_ = layer_.key("share");
  TileLayer::Key p_ = layer_.key("p");
  TileLayer::Key member_ = layer_.key("member");
  TileLayer::Key imputed_ = layer_.key("imputed");
  TileLayer::Key decision_ = layer_.key("decision");
  TileLayer::Key reason_ = layer_.key("reason");
  TileLayer::Key zone_ = layer_.key("zone");
  TileLayer::Key unit_ = layer_.key("unit");
  TileLayer::Key commune_ = layer_.key("commune");
  TileLayer::Key threshold_ = layer_.key("threshold");
};

/// Adds the properties of a square to its feature.
class SquareProperties {
 public:
  SquareProperties(SquareDetail detail, TileLayer& layer) : detail_(detail), layer_(layer) {}

  void tag(const SquareSums& sums, float median) {
    layer_.tag(people_, sums.people.value());
    if (!sums.told.is_zero()) {
      const double told = sums.told.value();
      layer_.tag(median_, whole(static_cast<double>(median)));
      if (detail_ >= SquareDetail::shares) {
        // More properties make larger tiles, so only those are written that the page shows.
        layer_.tag(share_, percent(sums.below / told));
      }
      if (detail_ >= SquareDetail::probabilities) {
        layer_.tag(p_, percent(sums.likely / told));
      }
      if (detail_ == SquareDetail::members && !sums.told_members.is_zero()) {
        layer_.tag(member_, percent(sums.members / sums.told_members.value()));
      }
    }
    layer_.tag(imputed_, percent(sums.imputed, sums.people));
    layer_.tag(in_, percent(sums.inside, sums.people));
    // In whole tenths, so that a square of exactly one half does not depend on rounding.
    const bool is_in = 2 * sums.inside.tenths() > sums.people.tenths();
    layer_.tag(decision_, std::string_view(is_in ? "in" : "out"));
  }

 private:
  SquareDetail detail_;
  TileLayer& layer_;
  TileLayer::Key people_ = layer_.key("people");
  TileLayer::Key median_ = layer_.key("median");
  TileLayer::Key share_ = layer_.key("share");
  TileLayer::Key p_ = layer_.key("p");
  TileLayer::Key member_ = layer_.key("member");
  TileLayer::Key imputed_ = layer_.key("imputed");
  TileLayer::Key in_ = layer_.key("in");
  TileLayer::Key decision_ = layer_.key("decision");
};

}  // namespace

void CellTiles::write(const TileId& id, VectorTile& tile, SquareDetail detail) const {
  const TileFrame frame(id);
  if (id.zoom < kFirstCellZoom || id.zoom > kLastCellZoom) return;
  TileLayer layer("cells");
  // At the last zoom single cells, before it squares of 2, 4, 8… cells.
  if (id.zoom == kLastCellZoom) {
    write_cells(frame, layer);
  } else {
    write_squares(frame, kLastCellZoom - id.zoom, detail, layer);
  }
  tile.add(layer);
}

void CellTiles::write_cells(const TileFrame& frame, TileLayer& layer) const {
  CellProperties properties(source_, layer);
  TileGeometry geometry(TileGeometryKind::polygons);
  plane_.for_each_square_row(frame, 0, plane_.rows(), 0, [&](const SquareRow& line) {
    for (const CellRun& run : line.runs) {
      for (std::size_t i = run.first; i < run.last; ++i) {
        const auto corners = plane_.square_on(frame, source_.cells.positions()[i], 0);
        if (!corners) continue;
        geometry.clear();
        geometry.add_ring(*corners, RingRole::shell);
        properties.tag(i);
        // The id of a feature is the position of its cell.
        layer.add(i, geometry);
      }
    }
  });
}

const CellTiles::Kept& CellTiles::kept(SquareDetail detail) const {
  const auto k = static_cast<std::size_t>(detail);
  const auto sum_up = [&] {
    SquareTable table = square_table(source_, plane_.rows(), plane_.columns(), kKeptLevel, detail);
    // Moving `table` does not move the memory of its positions.
    const CellRows rows(table.positions);
    kept_[k].emplace(Kept{std::move(table), rows});
  };
  // Isolated from other parallel work: otherwise this thread might begin another tile while it
  // waits, and that tile would wait for these sums.
  std::call_once(is_kept_[k], [&] { run_isolated(sum_up); });
  return *kept_[k];
}

void CellTiles::write_squares(const TileFrame& frame, int level, SquareDetail detail,
                              TileLayer& layer) const {
  SquareProperties properties(detail, layer);
  TileGeometry geometry(TileGeometryKind::polygons);
  // Fine squares are summed from the cells of the tile; coarse ones would touch most of the grid
  // each time.
  const Kept* const summed = level >= kKeptLevel ? &kept(detail) : nullptr;
  const auto visit = [&](const SquareRow& line) {
    const auto sums = summed == nullptr
                          ? row_sums(source_, line, detail)
                          : row_sums(summed->table.positions, summed->table.sums, line);
    const auto medians = medians_.of(line.row, line.columns, level);
    for (std::size_t k = 0; k < sums.size(); ++k) {
      // Squares without any cell are not drawn.
      if (sums[k].cells == 0) continue;
      const CellPosition square = {line.row, line.columns.first + static_cast<std::int32_t>(k)};
      const auto corners = plane_.square_on(frame, square, level);
      if (!corners) continue;
      geometry.clear();
      geometry.add_ring(*corners, RingRole::shell);
      properties.tag(sums[k], medians[k]);
      // The first cell stands for the square.
      layer.add(sums[k].first, geometry);
    }
  };
  if (summed == nullptr) {
    plane_.for_each_square_row(frame, level, plane_.rows(), 0, visit);
  } else {
    plane_.for_each_square_row(frame, level, summed->rows, kKeptLevel, visit);
  }
}

}  // namespace carreau::tiles
