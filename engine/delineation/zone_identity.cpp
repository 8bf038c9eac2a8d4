// SPDX-License-Identifier: Apache-2.0
#include "delineation/zone_identity.hpp"

#include "base/text.hpp"
#include "delineation/zone_order.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <tuple>

namespace carreau {

namespace {

/// Perimeters, then near misses.
std::vector<Zone*> all_zones(Delineation& delineation) {
  std::vector<Zone*> all;
  for (auto* const zones : {&delineation.perimeters, &delineation.near_misses}) {
    for (Zone& zone : *zones) all.push_back(&zone);
  }
  return all;
}

bool is_perimeter(const Zone& zone) { return zone.near_miss == NearMiss::none; }

/// A zone that may take the identity of a known one.
struct Claim {
  const Zone* zone = nullptr;
  std::size_t known = 0;
  Persons shared;
  bool is_of_perimeter = false;  ///< the known zone

  /// Which claims come first: those of perimeters, most of all on perimeters, then by people.
  [[nodiscard]] auto rank() const {
    return std::tuple(!is_perimeter(*zone), !is_of_perimeter, -shared.tenths(), zone->cells.front(),
                      known);
  }
};

/// The claims of one zone.
void add_claims(const DelineationInput& input, const KnownZones& reference, const Zone& zone,
                std::vector<Claim>& claims) {
  std::map<std::size_t, Persons> shared;
  for (const CellIndex cell : zone.cells) {
    const ZoneIndex known = reference.at(cell);
    if (!known.is_none()) shared[known.position()] += input.cells.people()[cell.position()];
  }
  for (const auto& [known, people] : shared) {
    const KnownZones::Known& other = reference.zones()[known];
    const Persons smaller = std::min(zone.figures.people, other.people);
    if (people.is_zero() || people + people < smaller) continue;
    claims.push_back({&zone, known, people, other.is_perimeter});
  }
}

/// Which zone takes which identity.
std::map<const Zone*, std::size_t> settle_claims(std::vector<Claim> claims) {
  std::ranges::sort(claims, {}, &Claim::rank);
  std::map<const Zone*, std::size_t> taken;
  std::set<std::size_t> given;
  for (const Claim& claim : claims) {
    if (taken.contains(claim.zone) || given.contains(claim.known)) continue;
    taken.emplace(claim.zone, claim.known);
    given.insert(claim.known);
  }
  return taken;
}

/// Cells by decreasing people, then in their order.
class HeartOrder {
 public:
  explicit HeartOrder(std::span<const Persons> people) : people_(people) {}
  [[nodiscard]] bool operator()(CellIndex a, CellIndex b) const {
    const Persons of_a = people_[a.position()];
    const Persons of_b = people_[b.position()];
    return of_a == of_b ? a < b : of_a > of_b;
  }

 private:
  std::span<const Persons> people_;
};

/// The ranks of hearts among the cells of their unit, from 1.
class HeartRanks {
 public:
  HeartRanks(const DelineationInput& input, std::span<const CellIndex> hearts)
      : input_(input), in_unit_(input.territory.units().size() + 1) {
    const HeartOrder is_before(input.cells.people());
    for (const CellIndex heart : hearts) unit_of(heart).push_back({heart, 0});
    for (auto& of_unit : in_unit_) std::ranges::sort(of_unit, is_before, &Ranked::heart);
    // One pass over the grid. Few units have hearts, and bytes of all units stay in the cache.
    std::vector<std::uint8_t> has_hearts(in_unit_.size());
    for (std::size_t u = 0; u < in_unit_.size(); ++u) has_hearts[u] = in_unit_[u].empty() ? 0 : 1;
    for (std::size_t i = 0; i < input.cells.size(); ++i) {
      const std::size_t unit = place_of(input.membership.unit[i]);
      if (has_hearts[unit] != 0) count(in_unit_[unit], CellIndex(i), is_before);
    }
    for (auto& of_unit : in_unit_) {
      std::size_t before = 0;
      for (Ranked& one : of_unit) before = one.rank += before;
    }
  }

  [[nodiscard]] std::size_t operator[](CellIndex heart) {
    return std::ranges::find(unit_of(heart), heart, &Ranked::heart)->rank;
  }

 private:
  struct Ranked {
    CellIndex heart;
    std::size_t rank = 0;
  };
  /// Each cell counts for the first heart that is not before it.
  static void count(std::vector<Ranked>& of_unit, CellIndex cell, const HeartOrder& is_before) {
    const auto behind = std::ranges::lower_bound(of_unit, cell, is_before, &Ranked::heart);
    if (behind != of_unit.end()) ++behind->rank;
  }
  /// Cells outside any unit are the last.
  [[nodiscard]] std::size_t place_of(UnitIndex unit) const {
    return unit.is_none() ? in_unit_.size() - 1 : unit.position();
  }
  std::vector<Ranked>& unit_of(CellIndex cell) {
    return in_unit_[place_of(input_.membership.unit[cell.position()])];
  }

  const DelineationInput& input_;
  std::vector<std::vector<Ranked>> in_unit_;
};

/// Zones of no known identity, by their hearts.
void number_new(const DelineationInput& input, std::span<Zone* const> zones) {
  const HeartOrder is_before(input.cells.people());
  std::vector<CellIndex> hearts;
  for (const Zone* const zone : zones) {
    hearts.push_back(*std::ranges::min_element(zone->cells, is_before));
  }
  HeartRanks ranks(input, hearts);
  for (std::size_t z = 0; z < zones.size(); ++z) {
    Zone& zone = *zones[z];
    const std::size_t rank = ranks[hearts[z]];
    const UnitIndex unit = input.membership.unit[hearts[z].position()];
    zone.id = fmt::format("{}-N{}", unit_code(input, unit), rank);
    // A commune taken whole is named by itself.
    if (zone.extent == Extent::commune) continue;
    zone.name = zone.communes.empty()
                    ? zone.id
                    : fmt::format("{}, nouvelle zone {}", main_label(input, zone), rank);
  }
}

}  // namespace

bool is_zone_name(std::string_view text) {
  constexpr std::size_t kMost = 200;
  // Columns and titles are lines.
  const auto is_control = [](char c) { return (c >= 0 && c < ' ') || c == 0x7F; };
  return !trimmed(text).empty() && text.size() <= kMost && std::ranges::none_of(text, is_control);
}

KnownZones::KnownZones(const CellTable& cells, const Delineation& reference)
    : holder_(cells.size()) {
  for (const auto* const zones : {&reference.perimeters, &reference.near_misses}) {
    for (const Zone& zone : *zones) {
      for (const CellIndex cell : zone.cells) holder_[cell.position()] = ZoneIndex(zones_.size());
      zones_.push_back({zone.id, zone.name, zone.figures.people, is_perimeter(zone)});
    }
  }
}

void identify_zones(const DelineationInput& input, const KnownZones& reference,
                    Delineation& delineation) {
  number_zones(input, delineation);
  const std::vector<Zone*> zones = all_zones(delineation);
  std::vector<Claim> claims;
  for (const Zone* const zone : zones) add_claims(input, reference, *zone, claims);
  const std::map<const Zone*, std::size_t> taken = settle_claims(std::move(claims));
  std::vector<Zone*> others;
  for (Zone* const zone : zones) {
    const auto at = taken.find(zone);
    if (at == taken.end()) {
      others.push_back(zone);
      continue;
    }
    const KnownZones::Known& known = reference.zones()[at->second];
    zone->id = known.id;
    zone->name = known.name;
  }
  if (!others.empty()) number_new(input, others);
}

void number_zones(const DelineationInput& input, Delineation& delineation) {
  name_zones(input, delineation.perimeters);
  name_zones(input, delineation.near_misses);
}

std::vector<std::string> put_names(const ZoneNames& names, Delineation& delineation) {
  std::set<std::string> unused;
  for (const auto& [id, name] : names) unused.insert(id);
  if (unused.empty()) return {};
  for (Zone* const zone : all_zones(delineation)) {
    const auto given = names.find(zone->id);
    if (given == names.end()) continue;
    zone->name = given->second;
    unused.erase(zone->id);
  }
  return {unused.begin(), unused.end()};
}

}  // namespace carreau
