// SPDX-License-Identifier: Apache-2.0
#include "results/portrait/portrait_supplements.hpp"

namespace carreau::results {

std::optional<inputs::PublishedPopulation> PortraitSupplements::population_of(
    std::span<const std::string> codes) const {
  std::optional<inputs::PublishedPopulation> sum;
  for (const std::string& code : codes) {
    const auto own = populations.find(code);
    // A sum without one of the zones would look complete.
    if (own == populations.end()) return std::nullopt;
    if (!sum) {
      sum = own->second;
      continue;
    }
    sum->people += own->second.people;
    if (sum->year != own->second.year) sum->year.reset();
    if (sum->source != own->second.source) sum->source.clear();
  }
  return sum;
}

}  // namespace carreau::results
