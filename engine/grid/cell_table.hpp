// SPDX-License-Identifier: Apache-2.0
/// The cells of one grid as columns, ordered by position.
#pragma once

#include "base/column.hpp"
#include "base/index.hpp"
#include "base/quantity.hpp"
#include "grid/cell_columns.hpp"
#include "grid/cell_id.hpp"
#include "grid/lattice.hpp"
#include "grid/traits.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace carreau {

/// Whether the grid publishes households and poor households.
enum class Headcount : std::uint8_t { present, absent };

/// Whether the grid publishes incomes; without them every sum is zero and means nothing.
enum class Incomes : std::uint8_t { present, absent };

/// Cells in the order of their position (row, then column), each position once.
/// Column i of every span speaks of the same cell. Counts are in tenths, money in cents.
class CellTable {
 public:
  CellTable() = default;
  CellTable(GridSystem grid, Headcount headcount, Incomes incomes = Incomes::present)
      : grid_(grid), headcount_(headcount), incomes_(incomes) {}

  /// Two records at the same position, by their sources.
  struct Duplicate {
    CellPosition position;
    std::uint64_t first_source = 0;
    std::uint64_t second_source = 0;
  };
  /// Puts the cells in their order. When a position comes twice, nothing is built and that position
  /// is returned. Takes linear time, since the lattice gives each cell its index. Columns that are
  /// in that order already become those of the table; of others one after the other is put into it,
  /// so that no more than one stands twice. A trait is known where every part has it; groups
  /// likewise.
  std::optional<Duplicate> assign(std::vector<CellColumns> parts);
  /// With the traits named, of each record.
  std::optional<Duplicate> assign(const std::vector<CellRecord>& records, TraitSet traits = {});

  [[nodiscard]] const GridSystem& grid() const { return grid_; }
  [[nodiscard]] Headcount headcount() const { return headcount_; }
  [[nodiscard]] Incomes incomes() const { return incomes_; }
  [[nodiscard]] std::size_t size() const { return position_.size(); }
  /// Looks up cells by position, and their neighbours.
  [[nodiscard]] const Lattice& lattice() const { return lattice_; }
  [[nodiscard]] std::span<const CellPosition> positions() const { return position_; }
  [[nodiscard]] std::span<const Persons> people() const { return people_; }
  [[nodiscard]] std::span<const Households> households() const { return households_; }
  [[nodiscard]] std::span<const Households> poor_households() const { return poor_households_; }
  [[nodiscard]] std::span<const Euros> income_sums() const { return income_sum_; }
  [[nodiscard]] std::span<const Imputation> imputations() const { return imputation_; }
  /// For each cell the index of the first inhabited cell of its group, itself where it is alone or
  /// uninhabited; empty where the grid does not name groups.
  [[nodiscard]] std::span<const std::uint32_t> group_leaders() const { return group_leader_; }
  [[nodiscard]] const TraitColumns& traits() const { return traits_; }

  /// The commune codes of a cell glued together, 5 characters each; empty when not published.
  [[nodiscard]] std::string_view communes(CellIndex cell) const;
  /// The cell's first commune: the one with the largest share of its people.
  [[nodiscard]] std::string_view main_commune(CellIndex cell) const;
  [[nodiscard]] CellId id(CellIndex cell) const { return {grid_, position_[cell.position()]}; }
  [[nodiscard]] CellIndex find(CellPosition position) const { return lattice_.at(position); }

 private:
  void take(CellColumns cells);
  void take_communes(const CellColumns& cells, std::span<const std::uint32_t> places);
  void take_groups(Column<std::uint32_t> groups);

  GridSystem grid_;
  Headcount headcount_ = Headcount::present;
  Incomes incomes_ = Incomes::present;
  Lattice lattice_;
  Column<CellPosition> position_;
  Column<Persons> people_;
  Column<Households> households_;
  Column<Households> poor_households_;
  Column<Euros> income_sum_;
  Column<Imputation> imputation_;
  std::vector<std::uint32_t> group_leader_;
  Column<std::uint32_t> commune_offset_;
  Column<char> commune_text_;
  TraitColumns traits_;
};

}  // namespace carreau
