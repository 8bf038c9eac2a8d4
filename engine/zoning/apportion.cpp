// SPDX-License-Identifier: Apache-2.0
#include "zoning/apportion.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <limits>
#include <numeric>

namespace carreau {

namespace {

// Holds a product of two numbers of up to 2^63.
__extension__ using Wide = unsigned __int128;

/// Adds one unit to each of the parts with the `left` largest remainders.
template <class Number>
void give_rest(std::span<std::int64_t> parts, std::span<const Number> remainders,
               std::size_t left) {
  if (left == 0) return;
  const auto is_larger = [&](std::size_t a, std::size_t b) {
    return remainders[a] > remainders[b];
  };
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), is_larger);
  for (std::size_t k = 0; k < left; ++k) ++parts[order[k]];
}

/// With few parts no sorting is needed: the largest remainder is searched again for each unit.
template <class Number>
void give_few(std::span<std::int64_t> parts, std::span<Number> remainders, std::size_t left) {
  for (; left > 0; --left) {
    const auto largest = std::max_element(remainders.begin(), remainders.end());
    ++parts[static_cast<std::size_t>(largest - remainders.begin())];
    *largest = 0;
  }
}

/// Shares out one amount. `Number` must hold the amount multiplied by any weight.
template <class Number>
void share_out(Number amount, Number total, std::span<const std::int64_t> weights,
               std::span<std::int64_t> parts) {
  constexpr std::size_t kFew = 16;
  std::array<Number, kFew> few;
  std::vector<Number> many(weights.size() > kFew ? weights.size() : 0);
  const std::span<Number> remainders =
      many.empty() ? std::span(few).first(weights.size()) : std::span(many);
  Number given = 0;
  for (std::size_t k = 0; k < weights.size(); ++k) {
    const Number product = amount * static_cast<Number>(weights[k]);
    const Number part = product / total;
    parts[k] = static_cast<std::int64_t>(part);
    remainders[k] = product - part * total;
    given += part;
  }
  // The units left are always fewer than the parts with a remainder above zero.
  const auto left = static_cast<std::size_t>(amount - given);
  if (many.empty()) give_few(parts, remainders, left);
  else give_rest(parts, std::span<const Number>(remainders), left);
}

}  // namespace

void apportion(std::int64_t units, std::span<const std::int64_t> weights,
               std::span<std::int64_t> parts) {
  assert(parts.size() == weights.size());
  const Wide total =
      std::accumulate(weights.begin(), weights.end(), Wide{0},
                      [](Wide sum, std::int64_t w) { return sum + static_cast<Wide>(w); });
  const Wide amount = units < 0 ? -static_cast<Wide>(units) : static_cast<Wide>(units);
  // 64-bit division is several times faster than 128-bit division, and nearly always suffices.
  constexpr auto kMost = std::numeric_limits<std::uint64_t>::max();
  if (total <= kMost && (amount == 0 || total <= kMost / amount)) {
    share_out(static_cast<std::uint64_t>(amount), static_cast<std::uint64_t>(total), weights,
              parts);
  } else {
    share_out(amount, total, weights, parts);
  }
  if (units < 0) {
    for (std::int64_t& part : parts) part = -part;
  }
}

std::vector<std::int64_t> apportion(std::int64_t units, std::span<const std::int64_t> weights) {
  std::vector<std::int64_t> parts(weights.size());
  apportion(units, weights, parts);
  return parts;
}

}  // namespace carreau
