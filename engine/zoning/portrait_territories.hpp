// SPDX-License-Identifier: Apache-2.0
/// The territories that zones are compared with: which they are, and how many people of a zone live
/// in each.
#pragma once

#include "delineation/cell_criteria.hpp"
#include "zoning/cell_shares.hpp"
#include "zoning/portrait_figures.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carreau {

/// The levels of territory that a zone is compared with, in the order of outputs.
enum class PortraitLevel : std::uint8_t { commune, epci, contract, urban_unit, department, grid };
inline constexpr std::size_t kPortraitLevelCount = 6;
[[nodiscard]] std::string to_text(PortraitLevel level);

/// A group of communes that levies taxes of its own (établissement public de coopération
/// intercommunale).
struct Epci {
  std::string code;
  std::string name;  ///< empty where no table gives one
};

/// What communes belong to besides their unit and their département. Both maps are by the code of
/// the commune; a commune that is in neither has no territory of that level.
struct CommuneGroups {
  std::map<std::string, Epci, std::less<>> epci;
  std::map<std::string, std::string, std::less<>> contract;  ///< code of the contrat de ville
};

/// A territory, or the part of it that the grid covers.
struct PortraitTerritory {
  PortraitLevel level = PortraitLevel::grid;
  std::string code;                        ///< empty for the grid
  std::string name;                        ///< empty where none is known
  std::optional<std::int64_t> population;  ///< legal population, where a table gives it
  Figures figures;

  /// Whether the grid covers so much less than the legal population that it contains only a part of
  /// the territory.
  [[nodiscard]] bool is_partial() const;
};

/// Identifies a territory by level and code; the order of keys is that of outputs. The text of the
/// code is owned by the territory of the run or by the groups of communes.
using TerritoryKey = std::pair<PortraitLevel, std::string_view>;
/// The cells of each territory, whole.
using CellsOfTerritories = std::map<TerritoryKey, std::vector<CellShare>>;

/// The part of a zone that lies in a territory.
struct MetTerritory {
  TerritoryKey key;
  double share = 0.0;       ///< of the zone's people
  double people = 0.0;      ///< of the zone, in the territory
  double households = 0.0;  ///< the same; 0 where the grid has no households
  double poor_households = 0.0;
};

/// Finds the territories of cells.
class TerritoryFinder {
 public:
  /// Both must outlive the finder.
  TerritoryFinder(const DelineationInput& input, const CommuneGroups& groups);

  [[nodiscard]] std::array<std::optional<TerritoryKey>, kPortraitLevelCount> keys_of(
      CellIndex cell) const;
  /// The territories in which the zone has people: by level, then by decreasing people. Those with
  /// less than `least_share` of its people are left out, except the main one of each level.
  [[nodiscard]] std::vector<MetTerritory> met_by(std::span<const CellShare> zone,
                                                 double least_share) const;
  /// Fills in the cells of all wanted territories in one pass over the grid; a map from territory
  /// to cells of the whole country would be far larger.
  void gather(CellsOfTerritories& cells_of) const;
  /// The territory with its name and legal population, without figures.
  [[nodiscard]] PortraitTerritory described(const TerritoryKey& key) const;

 private:
  const DelineationInput& input_;
  const CommuneGroups& groups_;
  /// Sums over the communes; absent where no commune of the territory has a population.
  std::map<TerritoryKey, std::int64_t> populations_;
};

}  // namespace carreau
