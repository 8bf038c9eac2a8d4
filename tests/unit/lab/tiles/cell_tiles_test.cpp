// SPDX-License-Identifier: Apache-2.0
/// Tiles of cells as GDAL reads them, held against the rows of the GeoPackage, unions of cells and
/// the grid's people.
#include "lab/tiles/cell_tiles.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "delineation/smoothing.hpp"
#include "support/sample_town.hpp"
#include "support/tile_features.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace carreau::tiles {
namespace {

using testing::features_of;
using testing::SampleTown;
using testing::TileFeature;

/// A town with all that its tiles take.
struct TiledTown {
  SampleTown town;
  TilePlane plane{town.cells};
  SquareMedians medians{plane, *town.result.income};

  [[nodiscard]] CellTiles tiles() const { return {plane, medians, town.source()}; }
};

const TiledTown& sample() {
  static const TiledTown town;
  return town;
}

TileId tile_of(Point mercator, int zoom) {
  const double world = TileFrame({0, 0, 0}).box(0).high.x;
  const double side = 2.0 * world / static_cast<double>(std::int64_t{1} << zoom);
  return {zoom, static_cast<std::int64_t>((mercator.x + world) / side),
          static_cast<std::int64_t>((world - mercator.y) / side)};
}

/// The tiles of a zoom that the cells' corners lie in.
std::set<TileId> tiles_at(const TilePlane& plane, int zoom) {
  std::set<TileId> tiles;
  for (const CellPosition& p : plane.cells().positions()) {
    for (const int up : {0, 1}) {
      for (const int right : {0, 1})
        tiles.insert(tile_of(plane.at(p.row + up, p.column + right), zoom));
    }
  }
  return tiles;
}

/// Every feature of a zoom by its number; in several tiles it has to be the same.
std::map<std::int64_t, TileFeature> features_at(const TiledTown& t, int zoom) {
  const CellTiles tiles = t.tiles();
  std::map<std::int64_t, TileFeature> all;
  for (const TileId& id : tiles_at(t.plane, zoom)) {
    VectorTile tile;
    tiles.write(id, tile);
    for (TileFeature& feature : features_of(tile, id, "cells")) {
      const auto [at, is_new] = all.emplace(feature.id, feature);
      EXPECT_TRUE(is_new || at->second.properties == feature.properties) << feature.id;
    }
  }
  return all;
}

std::string text_of(const files::FieldValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return {};
}
double number_of(const files::FieldValue& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
  return std::get<double>(value);
}

TEST(CellTiles, CellsSayWhatTheGeoPackageSays) {
  const SampleTown& town = sample().town;
  ASSERT_FALSE(town.result.delineation.perimeters.empty());
  const results::CellProbabilities probabilities = results::cell_probabilities(town.output);
  std::map<std::string, std::size_t> column;
  for (const files::FieldSpec& field : results::cell_columns().fields())
    column.emplace(field.name, column.size());
  const auto features = features_at(sample(), 11);
  ASSERT_EQ(features.size(), town.cells.size());
  for (const auto& [id, feature] : features) {
    const CellIndex cell(static_cast<std::size_t>(id));
    const ZoneIndex near = town.near_miss_of[cell.position()];
    const Zone* const near_miss =
        near.is_none() ? nullptr : &town.result.delineation.near_misses[near.position()];
    const files::Row row = results::cell_columns().row(
        results::cell_record(town.output, probabilities, cell, near_miss));
    const auto value = [&](const char* name) { return row[column.at(name)]; };
    const auto text = [&](const char* name) {
      const auto at = feature.properties.find(name);
      return at == feature.properties.end() ? std::string() : at->second;
    };
    EXPECT_EQ("CRS3035RES200m" + text("cell"), text_of(value("cell_id")));
    EXPECT_EQ(feature.number("people"), number_of(value("people")));
    EXPECT_EQ(feature.number("imputed"), number_of(value("imputed")));
    EXPECT_EQ(text("reason"), text_of(value("reason")));
    EXPECT_EQ(text("unit"), text_of(value("urban_unit")));
    EXPECT_EQ(text("commune"), text_of(value("commune")));
    EXPECT_EQ(feature.number("threshold"), number_of(value("threshold_disposable")));
    EXPECT_EQ(text("zone"), near_miss != nullptr ? near_miss->id : text_of(value("zone_id")));
    EXPECT_EQ(text("decision"), near_miss != nullptr ? "near" : text_of(value("decision")));
    if (number_of(value("people")) == 0.0) {
      EXPECT_EQ(text("median") + text("share") + text("p") + text("member"), "");
      continue;
    }
    EXPECT_EQ(feature.number("median"), number_of(value("median_disposable")));
    EXPECT_EQ(feature.number("low"), number_of(value("median_disposable_low")));
    EXPECT_EQ(feature.number("high"), number_of(value("median_disposable_high")));
    EXPECT_NEAR(feature.number("share"), 100.0 * number_of(value("share_below")), 0.056);
    EXPECT_NEAR(feature.number("member"), 100.0 * number_of(value("p_member")), 0.056);
  }
}

TEST(CellTiles, ProbabilityIsThatOfTheCellAlone) {
  const SampleTown& town = sample().town;
  for (const auto& [id, feature] : features_at(sample(), 11)) {
    const CellIndex cell(static_cast<std::size_t>(id));
    if (town.cells.people()[cell.position()].is_zero()) continue;
    const UnionIncome alone(*town.result.income, std::span(&cell, 1), town.cells.people());
    const UnitThreshold& s = town.source().threshold(cell.position());
    EXPECT_NEAR(feature.number("p"),
                100.0 * alone.probability_median_below(s.disposable, s.log_deviation), 0.051);
  }
}

TEST(CellTiles, EveryonesTenthIsThereAtEveryZoom) {
  std::int64_t expected = 0;
  for (const Persons people : sample().town.cells.people()) expected += people.tenths();
  for (int zoom = 3; zoom <= 11; ++zoom) {
    std::int64_t found = 0;
    for (const auto& [id, feature] : features_at(sample(), zoom)) {
      found += std::llround(10.0 * feature.number("people"));
    }
    EXPECT_EQ(found, expected) << "zoom " << zoom;
  }
}

TEST(CellTiles, ACellIsInTheTileOfItsCentreAndWhereverItReaches) {
  const TiledTown& t = sample();
  const CellTiles tiles = t.tiles();
  std::map<TileId, std::set<std::int64_t>> shown;
  for (const TileId& id : tiles_at(t.plane, 11)) {
    VectorTile tile;
    tiles.write(id, tile);
    for (const TileFeature& feature : features_of(tile, id, "cells")) {
      EXPECT_TRUE(shown[id].insert(feature.id).second) << "twice in one tile";
    }
  }
  ASSERT_GT(shown.size(), 1U);
  for (std::size_t i = 0; i < t.town.cells.size(); ++i) {
    const CellPosition p = t.town.cells.positions()[i];
    const TileId home = tile_of(t.plane.at(p.row + 0.5, p.column + 0.5), 11);
    EXPECT_TRUE(shown[home].contains(static_cast<std::int64_t>(i)));
  }
}

TEST(CellTiles, WithheldIncomesAreInNoCellAndNoSquare) {
  const SampleTown& town = sample().town;
  CellTileSource source = town.source();
  const Smoothing own(town.cells, source.income, 0);
  source.withheld = WithheldIncomes(town.cells, {}, town.result.delineation, own, own);
  const SquareMedians medians(sample().plane, source.income, source.withheld.cells());
  const CellTiles tiles(sample().plane, medians, source);
  std::size_t withheld = 0;
  std::size_t told = 0;
  for (const TileId& id : tiles_at(sample().plane, 11)) {
    VectorTile tile;
    tiles.write(id, tile);
    for (const TileFeature& feature : features_of(tile, id, "cells")) {
      const CellIndex cell(static_cast<std::size_t>(feature.id));
      const bool is_told = feature.number("people") > 0.0 && !source.withheld.withholds(cell);
      (is_told ? told : withheld) += 1;
      for (const char* const name : {"median", "low", "high", "share", "p", "member"}) {
        EXPECT_EQ(feature.properties.contains(name), is_told) << name;
      }
    }
  }
  ASSERT_GT(withheld, 0U);
  ASSERT_GT(told, 0U);
  // A square is made of the cells that are told, so that nothing is left when they are taken off.
  for (const TileId& id : tiles_at(sample().plane, 10)) {
    const auto side = [](const CellPosition& p) { return std::pair(p.row / 2, p.column / 2); };
    VectorTile tile;
    tiles.write(id, tile);
    for (const TileFeature& feature : features_of(tile, id, "cells")) {
      const auto home = side(town.cells.positions()[static_cast<std::size_t>(feature.id)]);
      double people = 0.0;
      double below = 0.0;
      std::vector<CellIndex> shown;
      for (std::size_t i = 0; i < town.cells.size(); ++i) {
        const CellIndex cell(i);
        if (side(town.cells.positions()[i]) != home || source.withheld.withholds(cell)) continue;
        const double n = town.cells.people()[i].value();
        if (n == 0.0) continue;
        people += n;
        below += n * source.income.share_below(cell, source.threshold(i).disposable).share;
        shown.push_back(cell);
      }
      ASSERT_EQ(feature.properties.contains("share"), people > 0.0);
      if (people == 0.0) continue;
      EXPECT_NEAR(feature.number("share"), 100.0 * below / people, 0.051);
      const double median = UnionIncome(source.income, shown, town.cells.people()).median().value;
      EXPECT_NEAR(feature.number("median"), median, 2e-4 * median + 0.5);
    }
  }
}

/// What squares of a zoom have to say, from their cells one by one.
TEST(CellTiles, SquaresSayWhatTheirCellsAddUpTo) {
  const SampleTown& town = sample().town;
  const CellTileSource source = town.source();
  for (int zoom = 3; zoom <= 10; ++zoom) {
    const std::int32_t side = 1 << (11 - zoom);
    std::map<std::pair<std::int32_t, std::int32_t>, std::vector<CellIndex>> squares;
    for (std::size_t i = 0; i < town.cells.size(); ++i) {
      const CellPosition p = town.cells.positions()[i];
      squares[{p.row / side, p.column / side}].emplace_back(i);
    }
    const auto features = features_at(sample(), zoom);
    ASSERT_EQ(features.size(), squares.size()) << "zoom " << zoom;
    for (const auto& [place, cells] : squares) {
      const TileFeature& feature = features.at(static_cast<std::int64_t>(cells[0].position()));
      double people = 0.0;
      double below = 0.0;
      double likely = 0.0;
      double members = 0.0;
      double imputed = 0.0;
      double inside = 0.0;
      for (const CellIndex cell : cells) {
        const std::size_t i = cell.position();
        const double n = town.cells.people()[i].value();
        const UnitThreshold& s = source.threshold(i);
        const UnionIncome alone(source.income, std::span(&cell, 1), town.cells.people());
        people += n;
        if (n == 0.0) continue;
        below += n * alone.share_below(s.disposable).share;
        likely += n * alone.probability_median_below(s.disposable, s.log_deviation);
        members += n * source.member.of(cell).value();
        if (town.cells.imputations()[i] == Imputation::imputed) imputed += n;
        if (!source.zone_of[i].is_none()) inside += n;
      }
      EXPECT_NEAR(feature.number("people"), people, 1e-6);
      if (people == 0.0) continue;
      EXPECT_NEAR(feature.number("share"), 100.0 * below / people, 0.0501);
      EXPECT_NEAR(feature.number("p"), 100.0 * likely / people, 0.0501);
      EXPECT_NEAR(feature.number("member"), 100.0 * members / people, 0.0501);
      EXPECT_NEAR(feature.number("imputed"), 100.0 * imputed / people, 0.0501);
      EXPECT_NEAR(feature.number("in"), 100.0 * inside / people, 0.0501);
      EXPECT_EQ(feature.properties.at("decision"), 2.0 * inside > people ? "in" : "out");
      const UnionIncome all(source.income, cells, town.cells.people());
      const double median = all.median().value;
      EXPECT_NEAR(feature.number("median"), median, 0.5 + 1e-4 * median) << "zoom " << zoom;
    }
  }
}

/// GDAL gives corners in metres: those of two neighbours are the same numbers.
TEST(CellTiles, NeighboursShareTheirCorners) {
  const TiledTown& t = sample();
  const CellTiles tiles = t.tiles();
  for (const TileId& id : tiles_at(t.plane, 11)) {
    const TileFrame frame(id);
    for (const CellPosition& p : t.town.cells.positions()) {
      const auto here = t.plane.square_on(frame, p, 0);
      const auto east = t.plane.square_on(frame, {p.row, p.column + 1}, 0);
      const auto north = t.plane.square_on(frame, {p.row + 1, p.column}, 0);
      if (here && east) {
        EXPECT_EQ((*here)[1], (*east)[0]);
        EXPECT_EQ((*here)[2], (*east)[3]);
      }
      if (here && north) {
        EXPECT_EQ((*here)[3], (*north)[0]);
        EXPECT_EQ((*here)[2], (*north)[1]);
      }
    }
  }
}

TEST(CellTiles, PolygonsAreValidAndAsLargeAsTheirCells) {
  const TiledTown& t = sample();
  for (const int zoom : {5, 8, 11}) {
    const double side = 200.0 * (1 << (11 - zoom));
    for (const auto& [id, feature] : features_at(t, zoom)) {
      EXPECT_TRUE(feature.is_valid);
      EXPECT_EQ(feature.kind, "POLYGON");
      // Web mercator stretches by 1 / cos φ; the town lies at 47° north, and corners are rounded.
      const double ground = feature.area * std::pow(std::cos(47.0 * 3.14159265 / 180.0), 2);
      EXPECT_NEAR(ground / (side * side), 1.0, 0.05) << "zoom " << zoom;
    }
  }
}

TEST(CellTiles, ThreadsMakeTheSameBytesTogether) {
  const TiledTown& t = sample();
  std::vector<TileId> ids;
  for (int round = 0; round < 8; ++round) {
    for (int zoom = 3; zoom <= 11; ++zoom) {
      for (const TileId& id : tiles_at(t.plane, zoom)) ids.push_back(id);
    }
  }
  const auto bytes_of = [](const CellTiles& tiles, const TileId& id) {
    VectorTile tile;
    tiles.write(id, tile);
    return tile.bytes();
  };
  std::vector<std::string> together(ids.size());
  {
    const SquareMedians medians(t.plane, *t.town.result.income);
    const CellTiles tiles(t.plane, medians, t.town.source());
    parallel_for(
        ids.size(),
        [&](std::size_t begin, std::size_t end) {
          for (std::size_t k = begin; k < end; ++k) together[k] = bytes_of(tiles, ids[k]);
        },
        1);
  }
  const ThreadLimit alone(1);
  const SquareMedians medians(t.plane, *t.town.result.income);
  const CellTiles tiles(t.plane, medians, t.town.source());
  for (std::size_t k = 0; k < ids.size(); ++k) EXPECT_EQ(bytes_of(tiles, ids[k]), together[k]);
}

TEST(CellTiles, EditedCellsSaySo) {
  SampleTown town;
  town.result.delineation.reasons[3] = Reason::edited_in;
  town.result.delineation.reasons[5] = Reason::edited_out;
  const TilePlane plane(town.cells);
  const SquareMedians medians(plane, *town.result.income);
  const CellTiles tiles(plane, medians, town.source());
  std::map<std::int64_t, std::string> decision;
  for (const TileId& id : tiles_at(plane, 11)) {
    VectorTile tile;
    tiles.write(id, tile);
    for (const TileFeature& f : features_of(tile, id, "cells")) {
      decision[f.id] = f.properties.at("decision");
    }
  }
  EXPECT_EQ(decision.at(3), "edited_in");
  EXPECT_EQ(decision.at(5), "edited_out");
}

TEST(CellTiles, OutsideTheGridAndItsZoomsThereIsNothing) {
  const CellTiles tiles = sample().tiles();
  VectorTile tile;
  tiles.write({11, 5, 5}, tile);
  tiles.write({8, 200, 20}, tile);
  tiles.write({2, 2, 1}, tile);
  tiles.write({12, 2075, 1408}, tile);
  EXPECT_EQ(tile.bytes(), "");
  EXPECT_THROW(tiles.write({11, 1 << 11, 0}, tile), ArgumentError);
}

TEST(CellTiles, EmptyGridHasEmptyTiles) {
  const CellTable none({3035, Metres::whole(200)}, Headcount::absent);
  const TilePlane plane(none);
  const SampleTown& town = sample().town;
  const SquareMedians medians(plane, *town.result.income);
  const Membership nowhere;
  const MemberProbability member(none, *town.result.income, nowhere, {}, {});
  const CellTileSource source{
      none, town.territory.territory, nowhere, *town.result.income, {}, {}, {}, {}, {}, {}, member};
  const CellTiles tiles(plane, medians, source);
  VectorTile tile;
  for (const int zoom : {3, 8, 10, 11}) tiles.write({zoom, 4, 2}, tile);
  EXPECT_EQ(tile.bytes(), "");
}

}  // namespace
}  // namespace carreau::tiles
