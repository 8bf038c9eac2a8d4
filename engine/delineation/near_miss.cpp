// SPDX-License-Identifier: Apache-2.0
#include "delineation/near_miss.hpp"

#include "base/parallel.hpp"
#include "delineation/candidates.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <utility>

namespace carreau {

namespace {

/// Whether half of the cells' people live below a threshold, as far as the shares of cells tell,
/// which are read from a table.
bool is_half_below(const DelineationInput& input, std::span<const CellIndex> cells,
                   double threshold) {
  constexpr double kSlack = 1e-6;
  constexpr std::size_t kMost = 16;
  std::array<double, kMost> incomes;
  std::array<double, kMost> shares;
  incomes.fill(threshold);
  double people = 0.0;
  double below = 0.0;
  for (std::size_t begin = 0; begin < cells.size();) {
    // Cells that follow one another in the table are asked for at once.
    std::size_t end = begin + 1;
    while (end < cells.size() && end - begin < kMost &&
           cells[end].position() == cells[end - 1].position() + 1) {
      ++end;
    }
    input.income.shares_below(cells[begin], std::span(incomes).first(end - begin),
                              std::span(shares).first(end - begin));
    for (std::size_t k = begin; k < end; ++k) {
      const double own = input.cells.people()[cells[k].position()].value();
      people += own;
      below += own * shares[k - begin];
    }
    begin = end;
  }
  return below > people * (0.5 - kSlack);
}

/// The communes of which an inhabited cell is taken, marked.
std::vector<std::uint8_t> taken_communes(const DelineationInput& input, const TakenCells& taken) {
  std::vector<std::uint8_t> marks(input.territory.communes().size());
  for (const CellIndex cell : taken.list()) {
    const CommuneIndex commune = input.membership.commune[cell.position()];
    const bool is_inhabited = !input.cells.people()[cell.position()].is_zero();
    if (is_inhabited && !commune.is_none()) marks[commune.position()] = 1;
  }
  return marks;
}

/// The communes that a closer look is worth at, in order: no other would pass when every figure is
/// computed.
std::vector<CommuneIndex> promising_communes(const DelineationInput& input, WholeCommunes& communes,
                                             const TakenCells& taken) {
  const std::vector<std::uint8_t> is_taken = taken_communes(input, taken);
  const auto rural = communes.rural();
  std::vector<std::uint8_t> promising(rural.size());
  constexpr std::size_t kGrain = 256;
  parallel_for(
      promising.size(),
      [&](std::size_t begin, std::size_t end) {
        for (std::size_t k = begin; k < end; ++k) {
          const bool is_open = is_taken[rural[k].position()] == 0 &&
                               is_populous(input.rule, communes.people(rural[k]));
          promising[k] = is_open && communes.may_be_poor(input, rural[k]) ? 1 : 0;
        }
      },
      kGrain);
  std::vector<CommuneIndex> chosen;
  for (std::size_t k = 0; k < promising.size(); ++k) {
    if (promising[k] != 0) chosen.push_back(rural[k]);
  }
  return chosen;
}

}  // namespace

void TakenCells::reset(std::size_t size) {
  marks_.assign(size, 0);
  list_.clear();
}

void TakenCells::clear() {
  for (const CellIndex cell : list_) marks_[cell.position()] = 0;
  list_.clear();
}

void TakenCells::take(const Zone& zone) {
  for (const CellIndex cell : zone.cells) marks_[cell.position()] = 1;
  list_.insert(list_.end(), zone.cells.begin(), zone.cells.end());
}

WholeCommunes::WholeCommunes(const DelineationInput& input)
    : offset_(input.territory.communes().size() + 1),
      range_(input.territory.communes().size(), {0.0, std::numeric_limits<double>::infinity()}),
      people_(input.territory.communes().size()),
      straddles_(input.territory.communes().size()) {
  const auto each = [&](const auto& visit) {
    for (std::size_t i = 0; i < input.cells.size(); ++i) {
      const CommuneIndex commune = input.membership.commune[i];
      if (!commune.is_none() && !input.cells.people()[i].is_zero()) visit(commune.position(), i);
    }
  };
  each([&](std::size_t commune, std::size_t) { ++offset_[commune + 1]; });
  std::partial_sum(offset_.begin(), offset_.end(), offset_.begin());
  cells_.resize(offset_.back());
  std::vector<std::uint32_t> next(offset_);
  each([&](std::size_t commune, std::size_t cell) {
    cells_[next[commune]++] = CellIndex(cell);
    people_[commune] += input.cells.people()[cell];
    const CellIndex first = cells_[offset_[commune]];
    if (input.membership.unit[cell] != input.membership.unit[first.position()]) {
      straddles_[commune] = 1;
    }
  });
}

void WholeCommunes::find_rural(std::span<const CellTest> tests) {
  rural_.clear();
  for (std::size_t c = 0; c + 1 < offset_.size(); ++c) {
    const auto own = cells(c);
    const bool is_rural = std::none_of(
        own.begin(), own.end(), [&](CellIndex cell) { return tests[cell.position()].is_urban; });
    if (is_rural && !own.empty()) rural_.emplace_back(c);
  }
}

bool WholeCommunes::may_be_poor(const DelineationInput& input, CommuneIndex commune) {
  const std::size_t c = commune.position();
  if (straddles_[c] != 0) return true;
  const double threshold = threshold_of(input, cells(c).front()).disposable;
  IncomeRange& range = range_[c];
  const auto learn = [&](double income) {
    (is_half_below(input, cells(c), income) ? range.high : range.low) = income;
  };
  // Most communes are far above: asked at a higher income first, they need not be asked again at
  // the next threshold.
  constexpr double kFar = 1.15;
  if (range.low < threshold && threshold < range.high && threshold * kFar < range.high) {
    learn(threshold * kFar);
  }
  if (range.low < threshold && threshold < range.high) learn(threshold);
  return threshold >= range.high;
}

NearMiss near_miss_of(const DelineationInput& input, const Zone& zone, const Verdict& verdict) {
  const CriterionList failed = verdict.failed();
  if (failed.size() != 1 || failed.front() == Criterion::income) return NearMiss::none;
  if (failed.front() == Criterion::territory) {
    return zone.unit.is_none() ? NearMiss::outside_unit : NearMiss::unit_population;
  }
  if (failed.front() == Criterion::density) return NearMiss::zone_density;
  const std::int64_t least =
      input.rule.minimum_zone_population * input.options.near_miss_population.points();
  // tenths of people against whole people times ten-thousandths
  return zone.figures.people.tenths() * 1'000 >= least ? NearMiss::zone_population : NearMiss::none;
}

std::vector<ChosenZone> income_near_misses(const ZoneSource& source,
                                           std::span<const CellIndex> nearly_below,
                                           const TakenCells& taken, KeptZones& zones) {
  const DelineationInput& input = source.input;
  std::vector<CellIndex> open;
  for (const CellIndex cell : nearly_below) {
    if (!taken.holds(cell) && may_enter(input, cell)) open.push_back(cell);
  }
  const LabellingOptions labelling{input.options.contiguity, input.options.bridge_empty};
  const Persons least = Persons::whole(input.rule.minimum_zone_population);
  zones.make(
      source,
      label_clusters(input.cells.positions(), input.cells.lattice(), open, source.keys, labelling),
      [&](bool) { return least; });
  std::vector<ChosenZone> chosen;
  zones.each([&](const Zone& zone) {
    const Verdict verdict = verdict_of(input, zone);
    if (verdict.fails(Criterion::density)) return;
    chosen.push_back(
        {&zone, verdict.fails(Criterion::income) ? NearMiss::income : NearMiss::cells});
  });
  return chosen;
}

std::vector<Zone> commune_near_misses(const ZoneSource& source, WholeCommunes& communes,
                                      const TakenCells& taken) {
  const DelineationInput& input = source.input;
  std::vector<Zone> zones;
  for (const CommuneIndex commune : promising_communes(input, communes, taken)) {
    // A commune is its own cells and no others: what it encloses may be its neighbour's.
    Zone zone = bare_shape(input, {communes.cells(commune.position()), {}});
    complete(input, source.tests, zone);
    zone.near_miss = near_miss_of(input, zone, verdict_of(input, zone));
    const bool fails_on_territory =
        zone.near_miss == NearMiss::outside_unit || zone.near_miss == NearMiss::unit_population;
    if (!fails_on_territory) continue;
    zone.extent = Extent::commune;
    zones.push_back(std::move(zone));
  }
  return zones;
}

}  // namespace carreau
