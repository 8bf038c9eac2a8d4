// SPDX-License-Identifier: Apache-2.0
#include "territory/territory.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "geometry/raster_index.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace carreau {

namespace {

template <class Item>
std::size_t position_of(const std::vector<Item>& sorted, std::string_view code) {
  const auto at =
      std::lower_bound(sorted.begin(), sorted.end(), code,
                       [](const Item& item, std::string_view c) { return item.code < c; });
  return at != sorted.end() && at->code == code ? static_cast<std::size_t>(at - sorted.begin())
                                                : sorted.size();
}

}  // namespace

Territory::Territory(std::vector<Unit> units, std::vector<CommuneEntry> communes)
    : units_(std::move(units)) {
  std::sort(units_.begin(), units_.end(),
            [](const Unit& a, const Unit& b) { return a.code < b.code; });
  const auto twin = std::adjacent_find(
      units_.begin(), units_.end(), [](const Unit& a, const Unit& b) { return a.code == b.code; });
  if (twin != units_.end()) {
    throw DataError(Message{"unit_twice", {{"unit", twin->code}}});
  }
  std::stable_sort(
      communes.begin(), communes.end(),
      [](const CommuneEntry& a, const CommuneEntry& b) { return a.commune.code < b.commune.code; });
  for (CommuneEntry& entry : communes) {
    entry.commune.unit = find_unit(entry.unit_code);
    communes_.push_back(std::move(entry.commune));
  }
}

UnitIndex Territory::find_unit(std::string_view code) const {
  const std::size_t position = position_of(units_, code);
  return position == units_.size() ? UnitIndex::none() : UnitIndex(position);
}

CommuneIndex Territory::find_commune(std::string_view code) const {
  const auto listed = [&](std::string_view c) {
    const std::size_t position = position_of(communes_, c);
    return position == communes_.size() ? CommuneIndex::none() : CommuneIndex(position);
  };
  const CommuneIndex found = listed(commune_of(code));
  if (!found.is_none() || mergers_ == nullptr) return found;
  const auto merger = mergers_->find(code);
  return merger == mergers_->end() ? CommuneIndex::none() : listed(merger->second);
}

void Territory::set_medians(const std::map<std::string, PublishedMedian>& by_area) {
  for (Unit& unit : units_) {
    const auto found = by_area.find(unit.income_area);
    if (found != by_area.end()) unit.median = found->second;
  }
}

Territory Territory::with_communes_as_units() const {
  std::vector<Unit> units;
  std::vector<CommuneEntry> entries;
  for (const Commune& c : communes_) {
    units.push_back({c.code, c.name, c.population, std::string(department_of(c.code)), {}});
    entries.push_back({c, c.code});
  }
  Territory territory(std::move(units), std::move(entries));
  territory.know_mergers(mergers_);
  return territory;
}

void note_merger(std::string_view code, const Commune& found, Findings& findings) {
  if (found.code == commune_of(code)) return;
  findings.notice("commune_merged",
                  {{"commune", code}, {"into", found.code}, {"name", found.name}});
}

Point centre_of(const CellTable& cells, CellIndex cell) {
  const CellPosition p = cells.positions()[cell.position()];
  const auto size = static_cast<double>(cells.grid().cell_size.count());
  return {(p.column + 0.5) * size, (p.row + 0.5) * size};
}

namespace {

/// Finds communes by code. Cells in order come back to the same few communes row by row, so what
/// was found is kept, a code in each slot.
class CommuneFinder {
 public:
  explicit CommuneFinder(const Territory& territory) : territory_(territory), known_(kSlots) {}

  struct Found {
    CommuneIndex commune;
    bool is_odd = false;  ///< unknown, or listed by another code since a merger
  };
  Found find(std::string_view code) {
    std::uint64_t key = code.size();
    for (const char c : code) key = key << 8U | static_cast<unsigned char>(c);
    Known& known = known_[key * kSpread >> kShift];
    if (known.key != key) known = {key, look_up(code)};
    return known.found;
  }

 private:
  static constexpr unsigned kBits = 10;
  static constexpr std::size_t kSlots = std::size_t{1} << kBits;
  static constexpr unsigned kShift = 64 - kBits;
  static constexpr std::uint64_t kSpread = 0x9E37'79B9'7F4A'7C15U;
  struct Known {
    std::uint64_t key = 0;  ///< no code has this one: sizes are part of keys
    Found found;
  };

  [[nodiscard]] Found look_up(std::string_view code) const {
    const CommuneIndex commune = territory_.find_commune(code);
    if (commune.is_none()) return {commune, true};
    return {commune, territory_.commune(commune).code != carreau::commune_of(code)};
  }

  const Territory& territory_;
  std::vector<Known> known_;
};

/// Places each cell by its code. Whether something is to be said of a cell stands in the result.
std::vector<std::uint8_t> place_by_code(const CellTable& cells, const Territory& territory,
                                        Membership& membership) {
  std::vector<std::uint8_t> is_odd(cells.size());
  constexpr std::size_t kGrain = 65'536;  // a finder knows nothing at first
  parallel_for(
      cells.size(),
      [&](std::size_t begin, std::size_t end) {
        CommuneFinder finder(territory);
        for (std::size_t i = begin; i < end; ++i) {
          const std::string_view code = cells.main_commune(CellIndex(i));
          const auto found = code.empty() ? CommuneFinder::Found{{}, true} : finder.find(code);
          is_odd[i] = static_cast<std::uint8_t>(found.is_odd);
          membership.commune[i] = found.commune;
          if (!found.commune.is_none()) {
            membership.unit[i] = territory.commune(found.commune).unit;
          }
        }
      },
      kGrain);
  return is_odd;
}

}  // namespace

Membership membership_by_code(const CellTable& cells, const Territory& territory,
                              Findings& findings) {
  Membership membership;
  membership.commune.resize(cells.size());
  membership.unit.resize(cells.size());
  const auto is_odd = place_by_code(cells, territory, membership);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (is_odd[i] == 0) continue;
    const std::string_view code = cells.main_commune(CellIndex(i));
    const CommuneIndex commune = membership.commune[i];
    if (code.empty()) {
      findings.warn("cell_without_commune", {}, {"", {}, "lcog_geo"});
    } else if (commune.is_none()) {
      findings.warn("unknown_commune", {{"commune", code}});
    } else {
      note_merger(code, territory.commune(commune), findings);
    }
  }
  return membership;
}

std::vector<FeatureIndex> locate_cells(const CellTable& cells, const PolygonSet& polygons) {
  std::vector<Point> centres;
  centres.reserve(cells.size());
  for (std::size_t i = 0; i < cells.size(); ++i) centres.push_back(centre_of(cells, CellIndex(i)));
  Transform(Crs::epsg(cells.grid().epsg), polygons.crs()).apply(centres);
  std::vector<FeatureIndex> found(cells.size());
  RasterIndex(polygons).locate(centres, found);
  return found;
}

}  // namespace carreau
