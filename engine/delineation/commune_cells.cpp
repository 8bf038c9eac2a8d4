// SPDX-License-Identifier: Apache-2.0
#include "delineation/commune_cells.hpp"

#include "delineation/near_miss.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace carreau {

CommuneCells::CommuneCells(const DelineationInput& input)
    : offset_(input.territory.communes().size() + 1) {
  const auto is_kept = [&](std::size_t i) {
    return !input.membership.commune[i].is_none() && !input.cells.people()[i].is_zero();
  };
  for (std::size_t i = 0; i < input.cells.size(); ++i) {
    if (is_kept(i)) ++offset_[input.membership.commune[i].position() + 1];
  }
  std::partial_sum(offset_.begin(), offset_.end(), offset_.begin());
  cells_.resize(offset_.back());
  std::vector<std::uint32_t> next(offset_);
  for (std::size_t i = 0; i < input.cells.size(); ++i) {
    if (is_kept(i)) cells_[next[input.membership.commune[i].position()]++] = CellIndex(i);
  }
}

std::vector<CommuneIndex> rural_communes(const CommuneCells& communes,
                                         std::span<const CellTest> tests) {
  const auto is_urban = [&](CellIndex cell) { return tests[cell.position()].is_urban; };
  std::vector<CommuneIndex> rural;
  for (std::size_t c = 0; c < communes.size(); ++c) {
    const auto cells = communes[CommuneIndex(c)];
    if (!cells.empty() && std::ranges::none_of(cells, is_urban)) rural.emplace_back(c);
  }
  return rural;
}

bool may_be_half_below(const DelineationInput& input, std::span<const CellIndex> cells,
                       double income) {
  constexpr double kSlack = 1e-6;  // shares read from the table are exact to 1e-9
  constexpr std::size_t kMost = 16;
  std::array<double, kMost> incomes;
  std::array<double, kMost> shares;
  incomes.fill(income);
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
  return below > people * (kShareToExceed - kSlack);
}

std::optional<Zone> whole_commune(const ZoneSource& source, std::span<const CellIndex> cells) {
  // A commune is its own cells and no others: the places that it encloses may be its neighbour's.
  Zone zone = bare_shape(source.input, {cells, {}});
  complete(source.input, source.tests, zone);
  zone.extent = Extent::commune;
  zone.verdict = verdict_of(source.input, zone);
  zone.near_miss = near_miss_of(source.input, zone, zone.verdict);
  const bool fails_on_territory =
      zone.near_miss == NearMiss::outside_unit || zone.near_miss == NearMiss::unit_population;
  if (!fails_on_territory) return std::nullopt;
  return zone;
}

}  // namespace carreau
