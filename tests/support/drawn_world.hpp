// SPDX-License-Identifier: Apache-2.0
/// A small country drawn with characters and ready to be delineated, and its zones drawn as a map.
#pragma once

#include "delineation/delineate.hpp"
#include "support/drawing.hpp"
#include "support/fake_income.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace carreau::testing {

/// The meaning of a character of the map. S is 12,600 € everywhere, for declared and disposable
/// incomes alike.
struct CellKind {
  double median = 10'000.0;
  Persons people = Persons::whole(1'000);
  double variance = 0.0;  ///< variance of the share below any income
  Imputation imputation = Imputation::observed;
  TraitTenths traits{};
};

/// Urban units by the character that draws them; any other character is outside all units.
struct UnitFacts {
  std::int64_t population = 50'000;
  std::string income_area;  ///< the code of the unit by default
};

/// Maps of cells, units and communes. By default: '#' is poor, 'o' rich, 'n' nearly poor (S would
/// have to be 4 % higher), 'd' rich but uncertain, '0' without people; what `kinds` does not hold,
/// as
/// '.', is not in the table.
/// Each cell has 1,000 people. The units 'A' and 'B' have 50,000 people, 'S' has 5,000; all cells
/// are in A. A commune is named after the character of its unit ("cA"), or after its own where
/// communes are drawn.
struct DrawnWorld {
  explicit DrawnWorld(Drawing cells, Drawing unit_letters = {});

  Drawing map;
  Drawing units;
  Drawing communes;
  Drawing listed;  ///< '#' is in a listed quartier
  std::map<char, CellKind> kinds;
  std::map<char, UnitFacts> unit_kinds;
  std::optional<double> listed_share;     ///< of the cells marked in `listed`; default 1
  std::int64_t national_median = 21'000;  ///< S is 60 % of it, rounded up to 100 €
  RuleSet rule;
  /// By default each cell is tested on its own share, without smoothing.
  DelineationOptions options = {.smoothing = 0};
  /// Records are added to the table in this order, on which the result must not depend.
  std::optional<std::uint64_t> shuffle_seed;
  TraitSet known_traits;  ///< those that the grid publishes
};

/// All that a DelineationInput refers to, built from a world.
class BuiltWorld {
 public:
  explicit BuiltWorld(const DrawnWorld& world);
  BuiltWorld(const BuiltWorld&) = delete;
  BuiltWorld& operator=(const BuiltWorld&) = delete;

  [[nodiscard]] DelineationInput input() const;
  [[nodiscard]] const CellTable& cells() const { return cells_; }
  [[nodiscard]] const Territory& territory() const { return territory_; }
  [[nodiscard]] const Lattice& lattice() const { return cells_.lattice(); }

 private:
  void place_cells(const DrawnWorld& world);
  void place_units(const DrawnWorld& world);

  CellTable cells_;
  Territory territory_;
  Membership membership_;
  std::vector<UnitThreshold> thresholds_;
  std::unique_ptr<FakeIncome> income_;
  Bridge bridge_;
  std::vector<double> listed_share_;
  RuleSet rule_;
  DelineationOptions options_;
};

/// A world with its delineation, and the questions that tests ask.
class Drawn {
 public:
  explicit Drawn(const DrawnWorld& world);

  Delineation result;
  /// The perimeters as a map: 'a' is the first, 'b' the second…, dots elsewhere.
  [[nodiscard]] Drawing perimeters() const { return picture(result.perimeters); }
  [[nodiscard]] Drawing near_misses() const { return picture(result.near_misses); }
  /// The reason of the cell at a place of the drawing; row 0 is its first line.
  [[nodiscard]] Reason reason(std::size_t line, std::size_t column) const;
  [[nodiscard]] const BuiltWorld& built() const { return built_; }

 private:
  [[nodiscard]] Drawing picture(const std::vector<Zone>& zones) const;

  BuiltWorld built_;
  Drawing map_;
};

/// The whole content of a delineation as text, to compare two of them.
[[nodiscard]] std::string account_of(const Delineation& result);

}  // namespace carreau::testing
