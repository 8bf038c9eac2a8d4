// SPDX-License-Identifier: Apache-2.0
#include "lab/lab_tiles.hpp"

#include "base/parallel.hpp"
#include "lab/generation.hpp"
#include "lab/tiles/cell_tiles.hpp"
#include "lab/tiles/change_tiles.hpp"
#include "lab/tiles/commune_tiles.hpp"
#include "lab/tiles/square_medians.hpp"
#include "lab/tiles/stability_tiles.hpp"
#include "lab/tiles/unit_tiles.hpp"
#include "lab/tiles/zone_shapes.hpp"
#include "lab/tiles/zone_tiles.hpp"
#include "results/delineation_records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <deque>
#include <exception>
#include <future>
#include <map>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace carreau::lab {

namespace {

std::vector<tiles::TileProperty> properties_of(const Zone& zone) {
  return {{"id", zone.id},
          {"name", zone.name},
          {"people", zone.figures.people.value()},
          {"failed", zone.near_miss == NearMiss::none ? std::string() : to_text(zone.near_miss)}};
}

// Zones of a run lie on the lattice, so the interpolated plane moves their corners.
tiles::ZoneTiles tiles_of(tiles::ZoneShapes& shapes, std::span<const Zone> zones) {
  std::vector<std::vector<tiles::TileProperty>> properties;
  for (const Zone& zone : zones) properties.push_back(properties_of(zone));
  return {shapes.of(zones), std::move(properties)};
}

// Other zonings have corners anywhere and few of them, so they are projected exactly.
tiles::ZoneTiles tiles_of(const Zoning& zoning, const PolygonSet& on_plane) {
  std::vector<std::vector<tiles::TileProperty>> properties;
  for (std::size_t z = 0; z < zoning.size(); ++z) {
    properties.push_back({{"id", zoning.codes[z]}, {"name", zoning.names[z]}});
  }
  return {tiles::on_mercator(on_plane), std::move(properties)};
}

/// For each cell the zone that contains it.
std::vector<ZoneIndex> holders(const CellTable& cells, std::span<const Zone> zones) {
  std::vector<ZoneIndex> of(cells.size());
  for (std::size_t z = 0; z < zones.size(); ++z) {
    for (const CellIndex cell : zones[z].cells) of[cell.position()] = ZoneIndex(z);
  }
  return of;
}

/// Keeps the latest few expensive objects, by name.
template <class Value>
class Kept {
 public:
  explicit Kept(std::size_t most) : most_(most) {}

  /// Makes the object at the first request; concurrent requests for it wait, others do not. Where
  /// making it fails, those who wait fail alike, and the next request tries again.
  template <class Make>
  std::shared_ptr<const Value> get(const std::string& key, const Make& make) {
    std::promise<std::shared_ptr<const Value>> promise;
    if (const auto made = known_or_announced(key, promise)) return made->get();
    try {
      std::shared_ptr<const Value> value = make();
      promise.set_value(value);
      return value;
    } catch (...) {
      // For those who wait as well; nobody must find the failure later.
      forget(key);
      promise.set_exception(std::current_exception());
      throw;
    }
  }

 private:
  using Made = std::shared_future<std::shared_ptr<const Value>>;

  /// What is made already or being made; otherwise the promise stands for it from now on.
  std::optional<Made> known_or_announced(const std::string& key,
                                         std::promise<std::shared_ptr<const Value>>& promise) {
    const std::lock_guard lock(mutex_);
    const auto found = std::find_if(kept_.begin(), kept_.end(),
                                    [&](const auto& entry) { return entry.first == key; });
    if (found != kept_.end()) return found->second;
    kept_.emplace_back(key, promise.get_future().share());
    if (kept_.size() > most_) kept_.pop_front();
    return std::nullopt;
  }
  void forget(const std::string& key) {
    const std::lock_guard lock(mutex_);
    std::erase_if(kept_, [&](const auto& entry) { return entry.first == key; });
  }

  std::size_t most_;
  std::mutex mutex_;
  std::deque<std::pair<std::string, Made>> kept_;
};

/// Keeps the latest tiles by address, because many readers of one place request the same tiles.
class TileCache {
 public:
  [[nodiscard]] std::optional<std::string> find(const std::string& address) const {
    const std::lock_guard lock(mutex_);
    const auto found = tiles_.find(address);
    if (found == tiles_.end()) return std::nullopt;
    return found->second;
  }
  void keep(const std::string& address, const std::string& tile) {
    const std::lock_guard lock(mutex_);
    // Another thread may have made the same tile meanwhile.
    if (!tiles_.emplace(address, tile).second) return;
    order_.push_back(address);
    bytes_ += tile.size();
    // The oldest tiles go first, whether they were used or not.
    while (bytes_ > kMostBytes) {
      const auto oldest = tiles_.find(order_.front());
      bytes_ -= oldest->second.size();
      tiles_.erase(oldest);
      order_.pop_front();
    }
  }

 private:
  // 64 MiB.
  static constexpr std::size_t kMostBytes = 64U << 20U;
  mutable std::mutex mutex_;
  std::unordered_map<std::string, std::string> tiles_;
  std::deque<std::string> order_;  ///< in the order of insertion
  std::size_t bytes_ = 0;
};

// Several people look at runs of their own; each has some 12 bytes a cell, and the outlines.
constexpr std::size_t kDrawnRuns = 8;
constexpr std::size_t kMembers = 16;
/// As many as estimates of incomes that the engines keep.
constexpr std::size_t kMedians = EnginePool::kMostIncomes;

/// A run with the data from which its tiles are made.
struct DrawnRun {
  std::shared_ptr<const LabRun> run;
  std::shared_ptr<const tiles::SquareMedians> medians;
  std::vector<ZoneIndex> near_miss_of;
  std::optional<tiles::ZoneTiles> perimeters;
  std::optional<tiles::ZoneTiles> near_misses;
  std::unique_ptr<tiles::CellTiles> cells;
};

struct MediansOfIncomes {
  std::shared_ptr<const IncomeEstimate> incomes;
  std::shared_ptr<const tiles::SquareMedians> medians;
};

/// For each cell whether it belongs to some zone.
using Members = std::vector<std::uint8_t>;

}  // namespace

struct LabTiles::Impl {
  Impl(const Lab& shown, const tiles::TilePlane& drawn_on)
      : lab(shown),
        plane(drawn_on),
        shapes(plane, lab.cells()),
        units(plane, lab.loaded().territory.membership.unit),
        communes(plane, lab.loaded().territory.territory,
                 lab.loaded().territory.membership.commune) {
    // Zonings do not change while the server runs, so they are projected once.
    for (const LabZoning& known : lab.zonings()) {
      zonings.emplace(known.zoning.key, tiles_of(known.zoning, known.shares.zones()));
    }
  }

  /// The medians are kept for the latest income estimates, which most runs share.
  std::shared_ptr<const tiles::SquareMedians> medians_of(
      const std::shared_ptr<const IncomeEstimate>& requested);
  std::shared_ptr<const DrawnRun> draw(const std::shared_ptr<const LabRun>& run);

  const Lab& lab;
  const tiles::TilePlane& plane;
  tiles::ZoneShapes shapes;
  tiles::UnitTiles units;
  tiles::CommuneTiles communes;
  std::map<std::string, tiles::ZoneTiles, std::less<>> zonings;
  TileCache cache;
  Kept<DrawnRun> drawn{kDrawnRuns};
  Kept<Members> members{kMembers};
  std::mutex medians_mutex;
  std::deque<MediansOfIncomes> medians;
};

std::shared_ptr<const tiles::SquareMedians> LabTiles::Impl::medians_of(
    const std::shared_ptr<const IncomeEstimate>& requested) {
  const std::lock_guard lock(medians_mutex);
  // Compared by address: an estimate is shared by the runs that use it.
  const auto known =
      std::ranges::find_if(medians, [&](const auto& made) { return made.incomes == requested; });
  if (known != medians.end()) return known->medians;
  medians.push_back({requested, std::make_shared<tiles::SquareMedians>(plane, *requested)});
  if (medians.size() > kMedians) medians.pop_front();
  return medians.back().medians;
}

std::shared_ptr<const DrawnRun> LabTiles::Impl::draw(const std::shared_ptr<const LabRun>& run) {
  const Delineation& found = run->result.delineation;
  const CellTable& cells = lab.cells();
  auto made = std::make_shared<DrawnRun>();
  made->run = run;
  const RunInput input = lab.input();
  results::CellProbabilities shown = results::cell_probabilities(run->output(input));
  // What is withheld depends on the zones of the run, so that its medians are its own.
  made->medians = input.are_incomes_secret()
                      ? std::make_shared<tiles::SquareMedians>(plane, *run->result.income,
                                                               shown.withheld.cells())
                      : medians_of(run->result.income);
  // Both kinds of zones at the same time.
  run_both([&] { made->perimeters.emplace(tiles_of(shapes, found.perimeters)); },
           [&] {
             made->near_misses.emplace(tiles_of(shapes, found.near_misses));
             made->near_miss_of = holders(cells, found.near_misses);
           });
  made->cells = std::make_unique<tiles::CellTiles>(
      plane, *made->medians,
      tiles::CellTileSource{cells, input.territory, input.membership, *run->result.income,
                            run->result.thresholds, found.reasons, found.zone_of, found.perimeters,
                            made->near_miss_of, found.near_misses, std::move(shown.member),
                            std::move(shown.withheld)});
  return made;
}

LabTiles::LabTiles(const Lab& lab)
    : lab_(lab), plane_(lab.cells()), impl_(std::make_unique<Impl>(lab, plane_)) {}
LabTiles::~LabTiles() = default;

std::string LabTiles::run_tile(const std::shared_ptr<const LabRun>& run, const tiles::TileId& id,
                               tiles::SquareDetail detail) {
  // The detail belongs to the address: the same tile has more or fewer properties.
  const std::string address =
      fmt::format("{}/{}/{}/{}/{}", run->id, id.zoom, id.column, id.row, static_cast<int>(detail));
  if (auto known = impl_->cache.find(address)) return *std::move(known);
  const auto drawn = impl_->drawn.get(run->id, [&] { return impl_->draw(run); });
  tiles::VectorTile tile;
  drawn->cells->write(id, tile, detail);
  drawn->perimeters->write("perimeters", id, tile);
  drawn->near_misses->write("near_misses", id, tile);
  drawn->perimeters->write_labels("labels", id, tile);
  impl_->cache.keep(address, tile.bytes());
  return tile.bytes();
}

std::string LabTiles::zoning_tile(std::string_view key, const tiles::TileId& id) const {
  // Throws an error that lists the existing keys.
  const std::string& known = lab_.zoning(key).zoning.key;
  const tiles::ZoneTiles& zones = impl_->zonings.at(known);
  tiles::VectorTile tile;
  zones.write("zones", id, tile);
  zones.write_labels("labels", id, tile);
  return tile.bytes();
}

std::string LabTiles::unit_tile(const tiles::TileId& id) const {
  tiles::VectorTile tile;
  impl_->units.write(id, tile);
  return tile.bytes();
}

std::string LabTiles::commune_tile(const tiles::TileId& id) const {
  tiles::VectorTile tile;
  impl_->communes.write(id, tile);
  return tile.bytes();
}

std::string LabTiles::change_tile(const std::string& before, const std::string& after,
                                  const tiles::TileId& id) {
  const auto members = [&](const std::string& reference) {
    // By cell, so that a tile needs two look-ups for each cell.
    return impl_->members.get(
        reference, [&] { return std::make_shared<Members>(members_of(lab_, reference)); });
  };
  const auto from = members(before);
  const auto to = members(after);
  tiles::VectorTile tile;
  tiles::write_changes(plane_, {*from, *to}, id, tile);
  return tile.bytes();
}

std::string LabTiles::stability_tile(std::span<const float> shares, const tiles::TileId& id) const {
  tiles::VectorTile tile;
  tiles::write_stability(plane_, shares, id, tile);
  return tile.bytes();
}

}  // namespace carreau::lab
