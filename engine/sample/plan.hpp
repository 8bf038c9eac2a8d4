// SPDX-License-Identifier: Apache-2.0
/// The map of the made-up country: where each region is, and how many people it gets.
#pragma once

#include "grid/cell_id.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carreau {

/// A region is the unit of generation: a square with one main town and its surroundings.
enum class RegionKind : std::uint8_t { country_town, city, metropolis, capital };

/// All that the content of a region depends on, besides the seed. Squares are aligned on multiples
/// of their side, like the nested grids of INSEE, so that groups of imputed cells never cross the
/// border of a region.
struct RegionPlan {
  RegionKind kind = RegionKind::country_town;
  std::size_t index = 0;
  CellPosition corner;            ///< lower-left cell
  std::int32_t side = 80;         ///< in cells: 80, 160 or 320 (16, 32 or 64 km)
  double people = 0.0;            ///< number of people to place here
  double main_share = 0.5;        ///< share of them in the main urban unit
  double priority_share = 0.13;   ///< share of the main unit's people in poor quarters
  bool is_whole_country = false;  ///< it is the only region, and shows one of everything
  std::size_t square = 0;         ///< number of the 64 km square, from the centre outwards
  std::size_t slot = 0;           ///< first of its 16 km squares within the 64 km square, 0 to 15

  /// The département of a 16 km square. The capital extends over eight départements.
  [[nodiscard]] std::string department(std::size_t in_slot) const;
};

/// The bounds of `--people`: with fewer there is no urban unit, with more there are not enough
/// codes.
inline constexpr std::int64_t kSmallestCountry = 2'000;
inline constexpr std::int64_t kLargestCountry = 100'000'000;

/// From a single country town (up to 70,000 people) or city (up to 250,000) to a whole France with
/// a capital of more than five million. Regions have a fixed order; their people add up to
/// `people`.
[[nodiscard]] std::vector<RegionPlan> plan_country(std::int64_t people, std::uint64_t seed);

/// INSEE code of the région of a département; empty outside metropolitan France.
[[nodiscard]] std::string region_code(std::string_view department);
/// INSEE code of the n-th commune (0 to 27) of a 16 km square.
[[nodiscard]] std::string commune_code(const RegionPlan& plan, std::size_t slot, std::size_t n);
/// Code of an urban unit: département, size class (1 to 8), number. "00" replaces the département
/// when the unit extends over several. `n` numbers the units of a region, 0 to 2 for each 16 km
/// square.
[[nodiscard]] std::string unit_code(const RegionPlan& plan, std::size_t slot, int size_class,
                                    std::size_t n);

}  // namespace carreau
