// SPDX-License-Identifier: Apache-2.0
/// Random numbers by counter: each is a function of a key, so that any one can be drawn on its own,
/// in any order and on any machine.
#pragma once

#include <cstdint>
#include <initializer_list>

namespace carreau {

/// The finaliser of splitmix64: every bit of the result depends on every bit of `value`.
[[nodiscard]] constexpr std::uint64_t scramble(std::uint64_t value) {
  value += 0x9E3779B97F4A7C15U;
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9U;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBU;
  return value ^ (value >> 31);
}

/// Combines several numbers, such as (seed, scenario, cell), into one key.
[[nodiscard]] constexpr std::uint64_t sample_key(std::initializer_list<std::uint64_t> parts) {
  std::uint64_t key = 0;
  for (const std::uint64_t part : parts) key = scramble(key ^ part);
  return key;
}

/// Uniform, strictly between 0 and 1, from a key.
[[nodiscard]] constexpr double uniform_of(std::uint64_t key) {
  return (static_cast<double>(key >> 11) + 0.5) * 0x1p-53;
}

}  // namespace carreau
