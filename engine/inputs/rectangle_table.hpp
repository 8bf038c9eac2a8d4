// SPDX-License-Identifier: Apache-2.0
/// The tables of the grid of 2010 (Revenus fiscaux localisés, published in 2013): cells with their
/// people, and rectangles of at least eleven households with everything else.
#pragma once

#include "base/findings.hpp"
#include "base/quantity.hpp"
#include "files/table.hpp"
#include "grid/cell_id.hpp"
#include "grid/cell_table.hpp"
#include "grid/traits.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace carreau::inputs {

/// What a table has of the grid of 2010: by its columns, in lower case.
enum class RectangleKind : std::uint8_t {
  none,        ///< another grid
  cells,       ///< `id` or `idINSPIRE`, `idk`, `ind_c`, `nbcar`
  rectangles,  ///< `idk`, `men`, `men_basr`, `ind_r`, `ind_srf`…
  joined,      ///< each cell with the figures of its rectangle
};
[[nodiscard]] RectangleKind rectangle_kind(const std::vector<std::string>& columns);

/// A cell: all that the grid publishes of it alone.
struct RectangleCell {
  CellId id;
  std::string key;  ///< of its rectangle (`idk`); empty where unknown
  Persons people;   ///< `ind_c`
  std::string communes;
};

/// The figures of a rectangle.
struct RectangleFigures {
  Persons people;              ///< `ind_r`
  Households households;       ///< `men`
  Households poor_households;  ///< `men_basr`: low incomes, capped at 80 % of the households
  Euros income_sum;            ///< `ind_srf`: winsorised declared incomes, summed over people
  /// `nbcar`, how many cells it has; empty where it is not given.
  std::optional<std::int64_t> cells;
  /// Whether the table says that some of its cells are not in it (`rect_complete` = 0).
  bool is_cut = false;
  TraitTenths traits{};

  friend bool operator==(const RectangleFigures&, const RectangleFigures&) = default;
};

/// Reads one of these tables row by row.
class RectangleTable {
 public:
  /// The columns of `table`, which stays with the caller. Throws DataError for a missing one. Finds
  /// those of the traits `wanted` that the grid of 2010 has; the others are in missing().
  RectangleTable(files::Table& table, RectangleKind kind, Headcount headcount, TraitSet wanted,
                 Findings& findings);

  [[nodiscard]] TraitSet traits() const;
  /// Columns of the later grids that were wanted, and that this table cannot give.
  [[nodiscard]] const std::vector<std::string>& missing() const { return missing_; }
  /// `idk` of the current row. A joined table without that column groups cells whose rectangles
  /// have the same figures. Empty where the row has no rectangle.
  [[nodiscard]] std::string key() const;
  /// The cell of the current row; of `cells` and `joined`. Throws DataError.
  [[nodiscard]] RectangleCell cell() const;
  /// The rectangle of the current row; of `rectangles` and `joined`. Throws DataError.
  [[nodiscard]] RectangleFigures figures() const;
  /// The place of the people of a rectangle in the current row.
  [[nodiscard]] Place place() const { return table_.place(people_); }

 private:
  void find_cell();
  void find_rectangle(Headcount headcount, TraitSet wanted);
  void find_traits(TraitSet wanted);
  void read_households(RectangleFigures& figures) const;

  files::Table& table_;
  RectangleKind kind_;
  Findings& findings_;
  std::size_t id_ = 0;
  std::size_t cell_people_ = 0;
  std::size_t people_ = 0;
  std::size_t income_ = 0;
  std::optional<std::size_t> key_;
  std::optional<std::size_t> households_;
  std::optional<std::size_t> poor_;
  std::optional<std::size_t> cells_;
  std::optional<std::size_t> complete_;
  std::optional<std::size_t> communes_;
  /// Each trait with the columns whose sum it is.
  std::vector<std::pair<Trait, std::vector<std::size_t>>> traits_;
  std::vector<std::string> missing_;
};

}  // namespace carreau::inputs
