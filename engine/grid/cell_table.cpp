// SPDX-License-Identifier: Apache-2.0
#include "grid/cell_table.hpp"

#include "base/parallel.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <utility>

namespace carreau {

namespace {

/// The first position that comes twice, in the order of the table. Sorts, so it is only called when
/// there is one.
CellTable::Duplicate first_duplicate(const CellColumns& cells) {
  std::vector<std::pair<CellPosition, std::uint64_t>> seen;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    seen.emplace_back(cells.positions()[i], cells.sources()[i]);
  }
  // Sorted by position, then source: the message names the first row and the one that repeats it.
  std::sort(seen.begin(), seen.end());
  const auto twin = std::adjacent_find(
      seen.begin(), seen.end(), [](const auto& a, const auto& b) { return a.first == b.first; });
  return {twin->first, twin->second, (twin + 1)->second};
}

/// The index in the table of each cell; empty where the cells are in that order.
Column<std::uint32_t> places_of(std::span<const CellPosition> positions, const Lattice& lattice) {
  Column<std::uint32_t> places;
  if (std::is_sorted(positions.begin(), positions.end())) return places;
  places.resize(positions.size());
  parallel_for(places.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      places[i] = static_cast<std::uint32_t>(lattice.at(positions[i]).position());
    }
  });
  return places;
}

/// A column in the order of the table.
template <class T>
Column<T> ordered(Column<T> column, std::span<const std::uint32_t> places) {
  if (places.empty()) return column;
  Column<T> in_order(column.size());
  parallel_for(column.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) in_order[places[i]] = column[i];
  });
  return in_order;
}

/// Copies the codes of a cell: one code in most cells, which needs no loop.
void copy_codes(char* to, const char* from, std::size_t size) {
  constexpr std::size_t kOne = 5;
  if (size == kOne) std::memcpy(to, from, kOne);
  else std::copy(from, from + size, to);
}

}  // namespace

std::optional<CellTable::Duplicate> CellTable::assign(std::vector<CellColumns> parts) {
  CellColumns cells;
  for (CellColumns& part : parts) cells.append(std::move(part));
  // The lattice gives each position its place; with duplicates it has fewer places than cells.
  Lattice lattice(cells.positions());
  if (lattice.size() != cells.size()) return first_duplicate(cells);

  // Nothing is refused from here on, so the table is never half filled.
  *this = CellTable(grid_, headcount_, incomes_);
  lattice_ = std::move(lattice);
  take(std::move(cells));
  return std::nullopt;
}

std::optional<CellTable::Duplicate> CellTable::assign(const std::vector<CellRecord>& records,
                                                      TraitSet traits) {
  std::vector<CellColumns> parts = {CellColumns(traits)};
  for (const CellRecord& record : records) parts.front().add(record);
  return assign(std::move(parts));
}

void CellTable::take(CellColumns cells) {
  const Column<std::uint32_t> places = places_of(cells.positions(), lattice_);
  take_communes(cells, places);
  position_ = ordered(std::move(cells.position_), places);
  people_ = ordered(std::move(cells.people_), places);
  households_ = ordered(std::move(cells.households_), places);
  poor_households_ = ordered(std::move(cells.poor_households_), places);
  income_sum_ = ordered(std::move(cells.income_sum_), places);
  imputation_ = ordered(std::move(cells.imputation_), places);
  traits_ = std::move(cells.traits_);
  traits_.for_each_column(
      [&](Column<std::int32_t>& column) { column = ordered(std::move(column), places); });
  // Groups of some cells alone say nothing.
  if (cells.group_.size() == size()) take_groups(ordered(std::move(cells.group_), places));
}

/// Turns groups as they are numbered, which depends on the order of the files, into their first
/// cells, which do not.
void CellTable::take_groups(Column<std::uint32_t> groups) {
  if (groups.empty()) return;
  const std::uint32_t most = *std::max_element(groups.begin(), groups.end());
  std::vector<std::uint32_t> first(std::size_t{most} + 1, kNoGroup);
  group_leader_.resize(groups.size());
  for (std::uint32_t i = 0; i < groups.size(); ++i) {
    // A cell without people has no part in the figures of its group.
    group_leader_[i] = people_[i].is_zero() ? i : std::min(first[groups[i]], i);
    if (!people_[i].is_zero()) first[groups[i]] = group_leader_[i];
  }
}

/// Texts differ in length: where each begins is known once all lengths are in order.
void CellTable::take_communes(const CellColumns& cells, std::span<const std::uint32_t> places) {
  const Column<std::uint32_t>& sizes = cells.commune_size_;
  commune_offset_.resize(sizes.size() + 1);
  commune_offset_.front() = 0;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    commune_offset_[1 + (places.empty() ? i : places[i])] = sizes[i];
  }
  std::partial_sum(commune_offset_.begin(), commune_offset_.end(), commune_offset_.begin());
  commune_text_.resize(commune_offset_.back());
  const auto& texts = cells.commune_texts_;
  const auto copy_text = [&](std::size_t t) {
    const char* from = texts[t].text.data();
    const std::size_t end = t + 1 < texts.size() ? texts[t + 1].first : sizes.size();
    for (std::size_t i = texts[t].first; i < end; from += sizes[i], ++i) {
      const std::size_t at = places.empty() ? i : places[i];
      copy_codes(commune_text_.data() + commune_offset_[at], from, sizes[i]);
    }
  };
  parallel_for(
      texts.size(),
      [&](std::size_t begin, std::size_t end) {
        for (std::size_t t = begin; t < end; ++t) copy_text(t);
      },
      1);
}

std::string_view CellTable::communes(CellIndex cell) const {
  const std::size_t i = cell.position();
  return std::string_view(commune_text_.data(), commune_text_.size())
      .substr(commune_offset_[i], commune_offset_[i + 1] - commune_offset_[i]);
}

std::string_view CellTable::main_commune(CellIndex cell) const {
  // The commune with the largest share of the cell comes first; each code has five characters.
  return communes(cell).substr(0, 5);
}

}  // namespace carreau
