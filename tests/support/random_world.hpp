// SPDX-License-Identifier: Apache-2.0
/// Random countries for property tests: patches of poor, nearly poor, uncertain and rich cells,
/// gaps, units of every size and options of every kind.
#pragma once

#include "support/drawn_world.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace carreau::testing {

/// Blocks of `block` places with the same letter, drawn uniformly from `letters`.
inline Drawing random_blocks(std::mt19937_64& random, std::size_t side, std::size_t block,
                             std::string_view letters) {
  Drawing drawing(side, std::string(side, '.'));
  std::uniform_int_distribution<std::size_t> pick(0, letters.size() - 1);
  for (std::size_t row = 0; row < side; row += block) {
    for (std::size_t column = 0; column < side; column += block) {
      const char letter = letters[pick(random)];
      for (std::size_t r = row; r < std::min(side, row + block); ++r) {
        for (std::size_t c = column; c < std::min(side, column + block); ++c) {
          drawing[r][c] = letter;
        }
      }
    }
  }
  return drawing;
}

inline DrawnWorld random_world(std::uint64_t seed, std::size_t side) {
  std::mt19937_64 random(seed);
  const auto below = [&](int limit) {
    return std::uniform_int_distribution<int>(0, limit - 1)(random);
  };
  DrawnWorld world(random_blocks(random, side, 1, below(2) == 0 ? "###sson.d" : "##sood0n.."),
                   random_blocks(random, side, side / 3 + 1, "AABS-"));
  world.communes = random_blocks(random, side, 3, "UVWXYZ");
  if (below(2) == 0) world.listed = random_blocks(random, side, 2, "#..");
  world.kinds['#'].people = Persons::from_tenths(500 + 3'000 * below(4));
  world.kinds['s'].people = Persons::from_tenths(100 + 300 * below(3));
  world.kinds['o'].people = Persons::from_tenths(100 + 2'000 * below(4));
  world.rule.has_listed_derogation = below(2) == 0;
  world.rule.minimum_zone_density = below(3) == 0 ? 3'000 : 0;
  world.options.contiguity = below(2) == 0 ? Contiguity::four : Contiguity::eight;
  world.options.fill_gaps = below(3);
  world.options.cross_empty_cells = below(2) == 0 ? 0 : below(3);
  world.options.minimum_cell_population = below(3) * 30;
  return world;
}

}  // namespace carreau::testing
