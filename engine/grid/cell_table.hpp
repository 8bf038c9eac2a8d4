// SPDX-License-Identifier: Apache-2.0
/// The cells of one grid as columns, ordered by position.
#pragma once

#include "base/index.hpp"
#include "base/quantity.hpp"
#include "grid/cell_id.hpp"
#include "grid/lattice.hpp"
#include "grid/traits.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau {

/// Whether figures are the cell's own or shared out from a larger group (INSEE's `i_est_200`).
enum class Imputation : std::uint8_t { observed, imputed };

/// Whether the grid publishes households and poor households.
enum class Headcount : std::uint8_t { present, absent };

/// Whether the grid publishes incomes; without them every sum is zero and means nothing.
enum class Incomes : std::uint8_t { present, absent };

/// The group of a cell in a grid that does not name its groups.
inline constexpr std::uint32_t kNoGroup = 0xFFFF'FFFF;

/// One cell as read, before the table is built. `source` names it in messages (file and row).
struct CellRecord {
  CellPosition position;
  Persons people;              ///< `ind`
  Households households;       ///< `men`
  Households poor_households;  ///< `men_pauv`: below 60 % of the national median, capped at 80 %
  Euros income_sum;            ///< `ind_snv`: sum over people of winsorised disposable incomes
  Imputation imputation = Imputation::observed;
  /// The number of the rectangle that the figures come from, in the grid of 2010, which names the
  /// groups; otherwise kNoGroup.
  std::uint32_t group = kNoGroup;
  std::string communes;  ///< `lcog_geo`: 5-character codes glued, largest share first; or empty
  TraitTenths traits{};  ///< those that are read
  std::uint64_t source = 0;
};

/// Cells as read, in any order: what a table is built from, one for each thread that reads.
class CellColumns {
 public:
  CellColumns() = default;
  /// With those traits of each record.
  explicit CellColumns(TraitSet traits) : traits_(traits) {}
  void reserve(std::size_t count);
  void add(const CellRecord& record);

  [[nodiscard]] std::size_t size() const { return position_.size(); }
  [[nodiscard]] std::span<const CellPosition> positions() const { return position_; }
  [[nodiscard]] std::span<const std::uint64_t> sources() const { return source_; }

 private:
  friend class CellTable;
  std::vector<CellPosition> position_;
  std::vector<Persons> people_;
  std::vector<Households> households_;
  std::vector<Households> poor_households_;
  std::vector<Euros> income_sum_;
  std::vector<Imputation> imputation_;
  std::vector<std::uint32_t> group_;  ///< empty where no record has a group
  std::vector<std::uint32_t> commune_end_;
  std::string commune_text_;
  std::vector<std::uint64_t> source_;
  TraitColumns traits_;
};

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
  /// is returned. Takes linear time, since the lattice gives each cell its index. The parts are
  /// freed on the way. A trait is known where every part has it; groups likewise.
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
  static TraitSet common_traits(std::span<const CellColumns> parts);
  void resize(std::size_t count);
  void take(const CellColumns& part);
  void place_communes(std::span<const CellColumns> parts);
  void place_groups(std::span<const CellColumns> parts);

  GridSystem grid_;
  Headcount headcount_ = Headcount::present;
  Incomes incomes_ = Incomes::present;
  Lattice lattice_;
  std::vector<CellPosition> position_;
  std::vector<Persons> people_;
  std::vector<Households> households_;
  std::vector<Households> poor_households_;
  std::vector<Euros> income_sum_;
  std::vector<Imputation> imputation_;
  std::vector<std::uint32_t> group_leader_;
  std::vector<std::uint32_t> commune_offset_;
  std::string commune_text_;
  TraitColumns traits_;
};

}  // namespace carreau
