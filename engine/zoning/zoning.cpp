// SPDX-License-Identifier: Apache-2.0
#include "zoning/zoning.hpp"

#include "base/error.hpp"
#include "zoning/solved_limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace carreau {

namespace {

constexpr std::array kKindNames = {std::pair{ZoningKind::polygons, std::string_view("polygons")},
                                   std::pair{ZoningKind::communes, std::string_view("communes")},
                                   std::pair{ZoningKind::cells, std::string_view("cells")}};

/// Maps each commune code to the zones that name it.
std::multimap<std::string_view, std::size_t> zones_by_commune(const Zoning& zoning) {
  std::multimap<std::string_view, std::size_t> zones;
  for (std::size_t z = 0; z < zoning.size(); ++z) {
    for (const std::string& commune : zoning.communes[z]) zones.emplace(commune, z);
  }
  return zones;
}

CellShares shares_of_communes(const CellCommunes& grid, const Zoning& zoning, Findings& findings) {
  const auto zones = zones_by_commune(zoning);
  std::vector<std::vector<CellIndex>> cells(zoning.size());
  std::map<std::string_view, bool> is_met;
  bool is_any_known = false;
  for (std::size_t i = 0; i < grid.cells().size(); ++i) {
    const CellIndex cell(i);
    const std::string_view code = grid.of(cell);
    if (code.empty()) continue;
    is_any_known = true;
    const auto take = [&](std::string_view commune) {
      const auto [first, last] = zones.equal_range(commune);
      for (auto at = first; at != last; ++at) {
        auto& taken = cells[at->second];
        if (taken.empty() || taken.back() != cell) taken.push_back(cell);
        is_met[at->first] = true;
      }
    };
    take(code);
    if (is_arrondissement(code)) take(commune_of(code));
  }
  if (!is_any_known) {
    throw DataError({zoning.key, {}, {}}, Message{"grid_without_zone_communes"},
                    Message{"take_grid_with_communes"});
  }
  std::int64_t missed = 0;
  for (auto at = zones.begin(); at != zones.end(); at = zones.upper_bound(at->first)) {
    if (!is_met.contains(at->first)) ++missed;
  }
  if (missed > 0) findings.warn("commune_without_cells", {{"zoning", zoning.key}}, {}, missed);
  // Whole cells, but chosen by an administrative limit and not by their incomes.
  CellShares shares(grid.cells(), cells);
  shares.set_limits(std::vector<ZoneLimits>(zoning.size()));
  return shares;
}

std::vector<ZoneLimits> limits_of(const Zoning& zoning, const CellShares& by_area) {
  std::vector<ZoneLimits> limits;
  for (std::size_t z = 0; z < zoning.size(); ++z) {
    const bool is_of_cells = !zoning.are_limits_stated && by_area.follows_cells(z);
    if (is_of_cells) limits.push_back(ZoneLimits::of(LimitKind::cells));
    else limits.push_back(zoning.limits.empty() ? ZoneLimits() : zoning.limits[z]);
  }
  return limits;
}

/// Takes the density ratios from the published populations, and reports those that cannot be.
void hold_published(const CellCommunes& grid, const Zoning& zoning, CellShares& shares,
                    Findings& findings) {
  const auto ratios = grid.census_ratios();
  SolvedLimits solved =
      solve_limits(grid.cells(), shares, ratios ? &*ratios : nullptr, zoning.people);
  for (const UnsolvedZone& zone : solved.unsolved) {
    const bool is_below = static_cast<double>(zone.published) < zone.least;
    findings.warn(is_below ? "published_below_cells" : "published_above_cells",
                  {{"zone", zoning.codes[zone.zone]},
                   {"published", Count{zone.published}},
                   {"cells", Fixed{is_below ? zone.least : zone.most, 0}}});
  }
  shares.set_limits(std::move(solved.limits));
}

/// Says how people were shared, as every output that counts people does.
void note_limits(const Zoning& zoning, const CellShares& shares, Findings& findings) {
  const LimitCounts counts = count_limits(shares);
  if (counts.drawn + counts.neutral == 0) return;
  const bool are_mixed = counts.drawn > 0 && counts.neutral > 0;
  if (are_mixed) {
    findings.warn("limits_mixed", {{"zoning", zoning.key},
                                   {"drawn", Count{static_cast<std::int64_t>(counts.drawn)}},
                                   {"neutral", Count{static_cast<std::int64_t>(counts.neutral)}}});
    return;
  }
  findings.notice(counts.drawn > 0 ? "limits_drawn" : "limits_neutral", {{"zoning", zoning.key}});
}

}  // namespace

LimitCounts count_limits(const CellShares& shares) {
  LimitCounts counts;
  for (std::size_t z = 0; z < shares.zone_count(); ++z) {
    switch (shares.limits(z).kind) {
      case LimitKind::drawn: ++counts.drawn; break;
      case LimitKind::neutral: ++counts.neutral; break;
      case LimitKind::cells: ++counts.cells; break;
    }
  }
  return counts;
}

std::string_view to_text(ZoningKind kind) {
  return kKindNames[static_cast<std::size_t>(kind)].second;
}

std::optional<ZoningKind> parse_zoning_kind(std::string_view text) {
  const auto at = std::find_if(kKindNames.begin(), kKindNames.end(),
                               [&](const auto& named) { return named.second == text; });
  if (at == kKindNames.end()) return std::nullopt;
  return at->first;
}

std::string_view CellCommunes::of(CellIndex cell) const {
  const std::string_view own = cells_->main_commune(cell);
  if (!own.empty() || membership_ == nullptr) return own;
  const CommuneIndex commune = membership_->commune[cell.position()];
  return commune.is_none() ? std::string_view() : territory_->commune(commune).code;
}

CellShares shares_by_area(const CellCommunes& grid, const Zoning& zoning, Findings& findings) {
  if (zoning.kind == ZoningKind::communes) return shares_of_communes(grid, zoning, findings);
  if (zoning.size() == 0) return {grid.cells(), std::vector<std::vector<CellIndex>>()};
  return {grid.cells(), zoning.polygons};
}

CellShares shares_on(const CellCommunes& grid, const Zoning& zoning, Findings& findings) {
  CellShares shares = shares_by_area(grid, zoning, findings);
  // Communes take whole cells, and an empty zoning none: nothing is cut.
  if (zoning.kind == ZoningKind::communes || zoning.size() == 0) return shares;
  shares.set_limits(limits_of(zoning, shares));
  if (!zoning.people.empty()) hold_published(grid, zoning, shares, findings);
  note_limits(zoning, shares, findings);
  return shares;
}

}  // namespace carreau
