// SPDX-License-Identifier: Apache-2.0
/// Cells as they are read, before a table puts them in their order.
#pragma once

#include "base/column.hpp"
#include "base/quantity.hpp"
#include "grid/cell_id.hpp"
#include "grid/traits.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace carreau {

/// Whether figures are the cell's own or shared out from a larger group (INSEE's `i_est_200`).
enum class Imputation : std::uint8_t { observed, imputed };

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

/// The sources of cells in a row: one entry as long as each is one more than that before it, as
/// those of the rows of a file are.
class CellSources {
 public:
  void add(std::size_t cell, std::uint64_t source);
  /// Those of other cells, whose first is number `first` here.
  void append(const CellSources& others, std::size_t first);
  [[nodiscard]] std::uint64_t operator[](std::size_t cell) const;

 private:
  struct Run {
    std::size_t first;  ///< cell
    std::uint64_t source;
  };
  std::vector<Run> runs_;
  std::uint64_t next_ = 0;  ///< the source that would lengthen the last run
};

/// Cells in any order as columns: what a table is built from. One thread adds records, or several
/// write into room that was made for each of them (CellWriter).
class CellColumns {
 public:
  CellColumns() = default;
  /// With those traits of each record.
  explicit CellColumns(TraitSet traits) : traits_(traits) {}
  void reserve(std::size_t count);
  void add(const CellRecord& record);
  /// Adds the cells of `others`, of which only the traits that both know stay known, and the groups
  /// where both name them.
  void append(CellColumns others);

  [[nodiscard]] std::size_t size() const { return position_.size(); }
  [[nodiscard]] std::span<const CellPosition> positions() const { return position_; }
  [[nodiscard]] const CellSources& sources() const { return sources_; }

 private:
  friend class CellTable;
  friend class CellWriter;
  /// Room for `count` cells, to be written by CellWriter.
  void make_room(std::size_t count);
  /// Moves `count` cells that begin at `from` to `to`, which lies before.
  void move_down(std::size_t from, std::size_t count, std::size_t to);

  Column<CellPosition> position_;
  Column<Persons> people_;
  Column<Households> households_;
  Column<Households> poor_households_;
  Column<Euros> income_sum_;
  Column<Imputation> imputation_;
  Column<std::uint32_t> group_;  ///< empty where no record has a group
  Column<std::uint32_t> commune_size_;
  /// The codes of cells that follow each other, glued together.
  struct CommuneText {
    std::size_t first;  ///< cell
    std::string text;
  };
  std::vector<CommuneText> commune_texts_;
  CellSources sources_;
  TraitColumns traits_;
};

/// Writes cells that name no groups into a part of the room of columns. Writers of different parts
/// may be used by different threads.
class CellWriter {
 public:
  /// One writer for each number of `most`, in order: as many cells as it may write. The columns
  /// must be empty, and outlive the writers.
  [[nodiscard]] static std::vector<CellWriter> share(CellColumns& columns,
                                                     std::span<const std::size_t> most);
  /// Ends the writing: the cells of all writers follow each other, in their order.
  static void join(std::vector<CellWriter> writers, CellColumns& columns);

  void add(const CellRecord& record);
  [[nodiscard]] std::size_t size() const { return size_; }
  /// The first cell, of which there must be one.
  [[nodiscard]] CellPosition front() const { return columns_->position_[first_]; }

 private:
  CellWriter(CellColumns& columns, std::size_t first, std::size_t most);

  CellColumns* columns_;
  std::size_t first_;
  std::size_t most_;
  std::size_t size_ = 0;
  std::string communes_;
  CellSources sources_;
};

}  // namespace carreau
