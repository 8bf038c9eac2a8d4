// SPDX-License-Identifier: Apache-2.0
#include "zoning/apportion.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace carreau {

namespace {

// Units of up to 2^63 times weights of up to 2^63.
__extension__ using Wide = __int128;

}  // namespace

std::vector<std::int64_t> apportion(std::int64_t units, std::span<const std::int64_t> weights) {
  const Wide total = std::accumulate(weights.begin(), weights.end(), Wide{0});
  const Wide amount = units < 0 ? -Wide{units} : Wide{units};
  std::vector<std::int64_t> parts(weights.size());
  std::vector<Wide> remainders(weights.size());
  Wide left = amount;
  for (std::size_t k = 0; k < weights.size(); ++k) {
    const Wide product = amount * weights[k];
    parts[k] = static_cast<std::int64_t>(product / total);
    remainders[k] = product % total;
    left -= parts[k];
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  // Fewer are left than there are remainders above zero.
  for (std::size_t k = 0; left > 0; ++k, --left) ++parts[order[k]];
  if (units < 0) {
    for (std::int64_t& part : parts) part = -part;
  }
  return parts;
}

}  // namespace carreau
