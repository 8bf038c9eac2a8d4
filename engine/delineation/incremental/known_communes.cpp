// SPDX-License-Identifier: Apache-2.0
#include "delineation/incremental/known_communes.hpp"

#include "base/parallel.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>

namespace carreau {

namespace {

/// By commune, whether a zone holds one of its inhabited cells.
std::vector<std::uint8_t> held_communes(const DelineationInput& input, const HeldCells& held) {
  std::vector<std::uint8_t> is_held(input.territory.communes().size());
  for (const CellIndex cell : held.list()) {
    const CommuneIndex commune = input.membership.commune[cell.position()];
    const bool is_inhabited = !input.cells.people()[cell.position()].is_zero();
    if (is_inhabited && !commune.is_none()) is_held[commune.position()] = 1;
  }
  return is_held;
}

}  // namespace

KnownCommunes::KnownCommunes(const DelineationInput& input)
    : cells_(input), half_at_(cells_.size(), {0.0, std::numeric_limits<double>::infinity()}) {
  for (std::size_t c = 0; c < cells_.size(); ++c) {
    people_.push_back(people_of(input, cells_[CommuneIndex(c)]));
  }
}

void KnownCommunes::update_rural(std::span<const CellTest> tests) {
  rural_ = rural_communes(cells_, tests);
}

std::vector<Zone> KnownCommunes::near_misses(const ZoneSource& source, const HeldCells& held) {
  std::vector<Zone> zones;
  // They would pass on their incomes, which a rule without incomes does not ask.
  if (!compares_incomes(source.input.rule)) return zones;
  for (const CommuneIndex commune : promising(source.input, held)) {
    if (auto zone = whole_commune(source, cells_[commune])) zones.push_back(std::move(*zone));
  }
  return zones;
}

/// The rural communes that are worth a closer look, in order. No other one would pass.
std::vector<CommuneIndex> KnownCommunes::promising(const DelineationInput& input,
                                                   const HeldCells& held) {
  const std::vector<std::uint8_t> is_held = held_communes(input, held);
  std::vector<std::uint8_t> is_promising(rural_.size());
  constexpr std::size_t kGrain = 256;
  parallel_for(
      rural_.size(),
      [&](std::size_t begin, std::size_t end) {
        for (std::size_t k = begin; k < end; ++k) {
          const std::size_t c = rural_[k].position();
          const bool is_open = is_held[c] == 0 && is_populous(input.rule, people_[c]);
          is_promising[k] = is_open && may_be_poor(input, rural_[k]) ? 1 : 0;
        }
      },
      kGrain);
  std::vector<CommuneIndex> chosen;
  for (std::size_t k = 0; k < rural_.size(); ++k) {
    if (is_promising[k] != 0) chosen.push_back(rural_[k]);
  }
  return chosen;
}

/// What may_be_half_below() says at the threshold. Its answers are kept: they hold for all higher
/// incomes or for all lower ones. No commune may be asked by two threads at once.
bool KnownCommunes::may_be_poor(const DelineationInput& input, CommuneIndex commune) {
  const auto cells = cells_[commune];
  const double threshold = threshold_of(input, cells.front()).disposable;
  IncomeRange& half_at = half_at_[commune.position()];
  const auto look_at = [&](double income) {
    (may_be_half_below(input, cells, income) ? half_at.high : half_at.low) = income;
  };
  // Most communes are far above. A first look at a higher income spares them the next thresholds.
  constexpr double kFar = 1.15;
  if (half_at.low < threshold && threshold * kFar < half_at.high) look_at(threshold * kFar);
  if (half_at.low < threshold && threshold < half_at.high) look_at(threshold);
  return threshold >= half_at.high;
}

}  // namespace carreau
