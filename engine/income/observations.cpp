// SPDX-License-Identifier: Apache-2.0
#include "income/observations.hpp"

#include "base/parallel.hpp"

#include <algorithm>
#include <limits>

namespace carreau {

namespace {

/// About 2.2 people make a household in France; only the size of the noise depends on it.
constexpr double kPeoplePerHousehold = 2.2;
constexpr std::int64_t kSquareMetres = 64'000;  ///< under 65,536 squares a side

/// The values that a ratio of two published figures can have had before they were rounded.
struct RatioRange {
  double low = 0.0;
  double high = 0.0;

  [[nodiscard]] bool meets(const RatioRange& other) const {
    return low <= other.high && other.low <= high;
  }
  void narrow(const RatioRange& other) {
    low = std::max(low, other.low);
    high = std::min(high, other.high);
  }
};

/// Both figures carry one decimal; a tenth of that is slack for sums of halves.
constexpr double kRounding = 0.055;

/// Imputed cells are ordered by square, then by mean income: hundredths of a euro, up to 42
/// million.
constexpr unsigned kMeanBits = 32;

std::uint64_t square_of(const KeyedIndex& cell) { return cell.key >> kMeanBits; }

/// `ind_snv / ind`: people are real, only the income sum is rounded.
RatioRange mean_range(const CellTable& cells, std::uint32_t i) {
  const double people = cells.people()[i].value();
  const double mean = cells.income_sums()[i].value() / people;
  return {mean - kRounding / people, mean + kRounding / people};
}

/// `men_pauv / men`: both are rounded, so that in a small cell the ratio says little.
RatioRange poor_range(const CellTable& cells, std::uint32_t i) {
  const double households = cells.households()[i].value();
  const double poor = cells.poor_households()[i].value();
  // With nearly no household the upper end is unbounded.
  const double fewest = households - kRounding;
  return {std::max(0.0, poor - kRounding) / (households + kRounding),
          fewest > 0.0 ? (poor + kRounding) / fewest : std::numeric_limits<double>::infinity()};
}

std::vector<KeyedIndex> sorted_imputed_cells(const CellTable& cells) {
  const auto is_shared = [&](std::uint32_t i) {
    return cells.imputations()[i] == Imputation::imputed && !cells.people()[i].is_zero();
  };
  std::size_t count = 0;
  for (std::uint32_t i = 0; i < cells.size(); ++i) count += is_shared(i) ? 1 : 0;
  // Fresh memory that grows takes longer than two looks at the cells.
  std::vector<KeyedIndex> imputed;
  imputed.reserve(count);
  constexpr double kMostCents = 4'294'967'295.0;
  // Groups are formed within squares of the natural level, of 64 km at most.
  const auto side = static_cast<std::int32_t>(kSquareMetres / cells.grid().cell_size.count());
  for (std::uint32_t i = 0; i < cells.size(); ++i) {
    if (is_shared(i)) imputed.push_back({0, i});
  }
  parallel_for(imputed.size(), [&](std::size_t begin, std::size_t end) {
    for (KeyedIndex& cell : std::span(imputed).subspan(begin, end - begin)) {
      // Sixteen bits each for row and column of the square, then the mean.
      const CellPosition at = cells.positions()[cell.index];
      const auto row = static_cast<std::uint64_t>(at.row / side);
      const auto column = static_cast<std::uint64_t>(at.column / side);
      const double mean =
          cells.income_sums()[cell.index].value() / cells.people()[cell.index].value();
      // Clamped, so that an absurd mean stays within its bits.
      const double cents = std::clamp(mean * 100.0, 0.0, kMostCents);
      cell.key = (((row << 16U) | column) << kMeanBits) | static_cast<std::uint64_t>(cents);
    }
  });
  parallel_sort(imputed);
  return imputed;
}

/// The first cell at or after `from` that begins a square.
std::size_t square_begin(std::span<const KeyedIndex> imputed, std::size_t from) {
  while (from > 0 && from < imputed.size() &&
         square_of(imputed[from]) == square_of(imputed[from - 1])) {
    ++from;
  }
  return from;
}

/// Sets the leaders of imputed cells, which are ordered and make up whole squares.
void lead_groups(const CellTable& cells, std::span<const KeyedIndex> imputed,
                 std::vector<std::uint32_t>& leader) {
  // Cells of one group have the same ratios up to rounding, so they follow each other in this
  // order.
  for (std::size_t begin = 0; begin < imputed.size();) {
    RatioRange mean = mean_range(cells, imputed[begin].index);
    RatioRange poor = poor_range(cells, imputed[begin].index);
    std::size_t end = begin + 1;
    for (; end < imputed.size() && square_of(imputed[end]) == square_of(imputed[begin]); ++end) {
      const RatioRange next_mean = mean_range(cells, imputed[end].index);
      const RatioRange next_poor = poor_range(cells, imputed[end].index);
      // The ranges of all members so far must meet: rounding differs from cell to cell.
      if (!mean.meets(next_mean) || !poor.meets(next_poor)) break;
      mean.narrow(next_mean);
      poor.narrow(next_poor);
    }
    // The first cell in the order of the table leads, so results do not depend on the sorting.
    std::uint32_t first = imputed[begin].index;
    for (std::size_t k = begin; k < end; ++k) first = std::min(first, imputed[k].index);
    for (std::size_t k = begin; k < end; ++k) leader[imputed[k].index] = first;
    begin = end;
  }
}

/// For each cell the first cell of its group, itself where it is alone.
std::vector<std::uint32_t> group_leaders(const CellTable& cells) {
  // A grid that names its groups needs no guess.
  const auto named = cells.group_leaders();
  if (!named.empty()) return {named.begin(), named.end()};
  std::vector<std::uint32_t> leader(cells.size());
  for (std::uint32_t i = 0; i < leader.size(); ++i) leader[i] = i;
  const auto imputed = sorted_imputed_cells(cells);
  // No group lies in two squares, so threads take whole squares.
  parallel_for(imputed.size(), [&](std::size_t begin, std::size_t end) {
    const std::size_t first = square_begin(imputed, begin);
    const std::size_t last = square_begin(imputed, end);
    if (first < last) lead_groups(cells, std::span(imputed).subspan(first, last - first), leader);
  });
  return leader;
}

void add_cell(const CellTable& cells, std::size_t i, Observations::Figures& totals) {
  totals.people += cells.people()[i];
  totals.income += cells.income_sums()[i];
  totals.households += cells.households()[i];
  totals.poor += cells.poor_households()[i];
}

constexpr std::uint32_t kNoObservation = std::numeric_limits<std::uint32_t>::max();

/// Numbers the observations: the cells that lead a group, in the order of the table.
Observations numbered(const CellTable& cells, std::span<const std::uint32_t> leader) {
  const auto is_first = [&](std::uint32_t i) {
    return leader[i] == i && !cells.people()[i].is_zero();
  };
  std::size_t count = 0;
  for (std::uint32_t i = 0; i < leader.size(); ++i) count += is_first(i) ? 1 : 0;
  Observations result;
  result.first_cell.reserve(count);
  result.of_cell.resize(cells.size(), kNoObservation);
  for (std::uint32_t i = 0; i < leader.size(); ++i) {
    if (!is_first(i)) continue;
    result.of_cell[i] = static_cast<std::uint32_t>(result.first_cell.size());
    result.first_cell.emplace_back(i);
  }
  return result;
}

/// The figures of all cells of a group add up to those of the group, which INSEE shared out.
void add_up(const CellTable& cells, std::span<const std::uint32_t> leader, Observations& result) {
  std::vector<Observations::Figures>& figures = result.figures;
  figures.resize(result.first_cell.size());
  parallel_for(figures.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t k = begin; k < end; ++k) {
      add_cell(cells, result.first_cell[k].position(), figures[k]);
    }
  });
  // Cells of one group may stand far apart, so one thread adds the others.
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (leader[i] == i || cells.people()[i].is_zero()) continue;
    result.of_cell[i] = result.of_cell[leader[i]];
    add_cell(cells, i, figures[result.of_cell[i]]);
  }
}

}  // namespace

CellEvidence Observations::evidence(std::size_t observation) const {
  const Figures& totals = figures[observation];
  CellEvidence evidence;
  evidence.mean = totals.income.value() / totals.people.value();
  // Without households the number of people still tells how much noise the mean has.
  if (use == HeadcountUse::use && !totals.households.is_zero()) {
    evidence.households = totals.households.value();
    evidence.poor_share = totals.poor.value() / totals.households.value();
  } else {
    evidence.households = totals.people.value() / kPeoplePerHousehold;
  }
  return evidence;
}

Observations observations(const CellTable& cells, HeadcountUse use) {
  const auto leader = group_leaders(cells);
  Observations result = numbered(cells, leader);
  result.use = use;
  add_up(cells, leader, result);
  return result;
}

}  // namespace carreau
