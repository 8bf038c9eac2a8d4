// SPDX-License-Identifier: Apache-2.0
/// The map of the made-up country: which region lies where, how many people it gets.
#pragma once

#include "grid/cell_id.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carreau {

/// A region is the unit of generation: a square that holds one main town with its surroundings.
enum class RegionKind : std::uint8_t { country_town, city, metropolis, capital };

/// Everything that a region's content depends on, besides the seed. Squares are aligned on
/// multiples of their side, as INSEE's nested grids are, so imputation groups never cross a limit.
struct RegionPlan {
  RegionKind kind = RegionKind::country_town;
  std::size_t index = 0;
  CellPosition corner;            ///< lower-left cell
  std::int32_t side = 80;         ///< in cells: 80, 160 or 320 (16, 32 or 64 km)
  double people = 0.0;            ///< to be settled here
  double main_share = 0.5;        ///< of which in the main urban unit
  double priority_share = 0.13;   ///< of the main unit's people, in poor quarters
  bool is_whole_country = false;  ///< the only region: it shows one of everything
  std::size_t square = 0;         ///< number of the 64 km square, from the centre outwards
  std::size_t slot = 0;           ///< first of its 16 km squares within the 64 km square, 0 to 15

  /// Département of a 16 km square. The capital spreads over eight départements.
  [[nodiscard]] std::string department(std::size_t in_slot) const;
};

/// The limits of `--people`: below, no urban unit fits; above, codes would run out.
inline constexpr std::int64_t kSmallestCountry = 2'000;
inline constexpr std::int64_t kLargestCountry = 100'000'000;

/// From one country town (up to 70,000 people) or city (250,000) to a whole France with a capital
/// of more than five million. Regions in a fixed order; their people sum to `people`.
[[nodiscard]] std::vector<RegionPlan> plan_country(std::int64_t people, std::uint64_t seed);

/// INSEE code of the région of a département; empty when it is not one of métropole's.
[[nodiscard]] std::string region_code(std::string_view department);
/// INSEE code of the n-th commune (0 to 27) of a 16 km square.
[[nodiscard]] std::string commune_code(const RegionPlan& plan, std::size_t slot, std::size_t n);
/// Code of an urban unit: département, size class (1 to 8), order; "00" before a class when the
/// unit lies in several départements. `n` numbers the units of a region, 0 to 2 for each 16 km.
[[nodiscard]] std::string unit_code(const RegionPlan& plan, std::size_t slot, int size_class,
                                    std::size_t n);

}  // namespace carreau
