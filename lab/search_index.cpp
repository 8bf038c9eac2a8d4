// SPDX-License-Identifier: Apache-2.0
#include "lab/search_index.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <regex>
#include <utility>

namespace carreau::lab {

namespace {

/// How well an entry matches: lower is better; empty where it does not match.
std::optional<int> fit(const std::string& code, const std::string& words, const std::string& query,
                       const std::string& asked_words) {
  // An exact code first, then the whole name, its beginning, the beginning of a code, and last the
  // beginning of any word.
  if (code == query) return 0;
  // Text without letters or digits matches no name.
  if (asked_words.empty()) return std::nullopt;
  if (words == asked_words) return 1;
  if (words.starts_with(asked_words)) return 2;
  if (code.starts_with(query)) return 3;
  if ((" " + words).find(" " + asked_words) != std::string::npos) return 4;
  if (begins_words(words, asked_words)) return 5;
  return std::nullopt;
}

/// Two numbers, "50.63, 3.06" or "50,63 3,06".
std::optional<std::pair<double, double>> two_numbers(const std::string& text) {
  static const std::regex kPair(
      R"(\s*(-?\d{1,3}(?:[.,]\d+)?)\s*[,; ]\s*(-?\d{1,3}(?:[.,]\d+)?)\s*)");
  std::smatch match;
  if (!std::regex_match(text, match, kPair)) return std::nullopt;
  const auto number = [&](std::size_t group) {
    std::string digits = match[group].str();
    std::ranges::replace(digits, ',', '.');
    return parse_number(digits);
  };
  const auto first = number(1);
  const auto second = number(2);
  if (!first || !second) return std::nullopt;
  return std::pair{first->value, second->value};
}

/// Latitude first, as maps and telephones show it, or longitude first where only that is within the
/// bounds: what is off the grid cannot be shown.
std::optional<Point> place_within(const Box& bounds, const std::pair<double, double>& numbers) {
  const auto [first, second] = numbers;
  for (const Point place : {Point{second, first}, Point{first, second}}) {
    const bool is_within = place.x >= bounds.low.x && place.x <= bounds.high.x &&
                           place.y >= bounds.low.y && place.y <= bounds.high.y;
    if (is_within) return place;
  }
  return std::nullopt;
}

/// The bounds of a place with its surroundings.
Box around(Point place) {
  constexpr double kDegrees = 0.01;  // about a kilometre
  return {{place.x - kDegrees, place.y - kDegrees}, {place.x + kDegrees, place.y + kDegrees}};
}

void take(std::map<std::size_t, CellBlock>& blocks, std::size_t key, CellPosition position) {
  const auto [block, is_new] = blocks.try_emplace(key, CellBlock{position, position});
  if (!is_new) block->second.take(position);
}

}  // namespace

std::string_view to_text(FoundKind kind) {
  switch (kind) {
    case FoundKind::commune: return "commune";
    case FoundKind::unit: return "unit";
    case FoundKind::zone: return "zone";
    case FoundKind::near_miss: return "near_miss";
    case FoundKind::quartier: return "quartier";
    case FoundKind::cell: return "cell";
    case FoundKind::address: return "address";
    case FoundKind::place: return "place";
  }
  return {};
}

SearchIndex::SearchIndex(const Lab& lab) : lab_(lab) {
  add_territory();
  add_zonings();
}

void SearchIndex::add_territory() {
  const RunInput input = lab_.input();
  std::map<std::size_t, CellBlock> communes;
  std::map<std::size_t, CellBlock> units;
  // One pass over the grid gives the bounds of every commune and unit.
  for (std::size_t i = 0; i < input.cells.size(); ++i) {
    const CellPosition position = input.cells.positions()[i];
    const CommuneIndex commune = input.membership.commune[i];
    const UnitIndex unit = input.membership.unit[i];
    if (!commune.is_none()) take(communes, commune.position(), position);
    if (!unit.is_none()) take(units, unit.position(), position);
  }
  const bool has_own_units = input.territory.units().size() != input.territory.communes().size();
  for (const auto& [u, block] : units) {
    // The units of the rule are communes, which are already in the index.
    if (!has_own_units) break;
    const Unit& unit = input.territory.unit(UnitIndex(u));
    entries_.push_back({{FoundKind::unit, unit.code, unit.name, lab_.places().bounds(block)},
                        plain_words(unit.name)});
  }
  for (const auto& [c, block] : communes) {
    const Commune& commune = input.territory.commune(CommuneIndex(c));
    entries_.push_back(
        {{FoundKind::commune, commune.code, commune.name, lab_.places().bounds(block)},
         plain_words(commune.name)});
  }
}

void SearchIndex::add_zonings() {
  for (const LabZoning& known : lab_.zonings()) {
    for (std::size_t z = 0; z < known.zoning.size(); ++z) {
      // A zone outside the grid cannot be shown on it.
      if (known.shares.of_zone(z).empty()) continue;
      const Box bounds = lab_.places().bounds(known.shares.zones().bounds(z));
      entries_.push_back(
          {{FoundKind::quartier, known.zoning.codes[z], known.zoning.names[z], bounds},
           plain_words(known.zoning.names[z])});
    }
  }
}

std::vector<FoundPlace> SearchIndex::search(const LabRun& run, std::string_view text,
                                            std::size_t limit) const {
  const std::string query(trimmed(text));
  if (query.empty()) return {};
  if (const auto numbers = two_numbers(query)) {
    const auto place = place_within(lab_.places().all(), *numbers);
    if (!place) return {};
    return {
        {FoundKind::place, "", fmt::format("{:.5f}, {:.5f}", place->y, place->x), around(*place)}};
  }
  const CellTable& cells = lab_.cells();
  if (const auto id = CellId::parse(query); id && id->grid == cells.grid()) {
    if (cells.find(id->position).is_none()) return {};
    return {{FoundKind::cell, query, query,
             lab_.places().bounds(CellBlock{id->position, id->position})}};
  }
  return named(run, query, limit);
}

std::vector<FoundPlace> SearchIndex::named(const LabRun& run, const std::string& query,
                                           std::size_t limit) const {
  const CellTable& cells = lab_.cells();
  const std::string words = plain_words(query);
  std::vector<std::pair<int, FoundPlace>> found;
  for (const Entry& entry : entries_) {
    const auto rank = fit(entry.place.code, entry.words, query, words);
    if (rank) found.emplace_back(*rank, entry.place);
  }
  const auto add_zones = [&](std::span<const Zone> zones, FoundKind kind) {
    for (const Zone& zone : zones) {
      const auto rank = fit(zone.id, plain_words(zone.name), query, words);
      const auto block = CellBlock::around(cells, zone.cells);
      if (!rank || !block) continue;
      found.emplace_back(*rank, FoundPlace{kind, zone.id, zone.name, lab_.places().bounds(*block)});
    }
  };
  add_zones(run.result.delineation.perimeters, FoundKind::zone);
  add_zones(run.result.delineation.near_misses, FoundKind::near_miss);
  // Stable, so entries of the same rank keep their order: units, communes, quartiers, zones.
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<FoundPlace> best;
  for (auto& [rank, place] : found) {
    if (best.size() == limit) break;
    best.push_back(std::move(place));
  }
  for (FoundAddress& one : lab_.addresses().search(query, limit - best.size())) {
    best.push_back({FoundKind::address, "", std::move(one.label), around(one.place)});
  }
  return best;
}

}  // namespace carreau::lab
