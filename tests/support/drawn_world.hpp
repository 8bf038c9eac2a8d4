// SPDX-License-Identifier: Apache-2.0
/// A small country drawn as characters, ready to be delineated, and zones drawn back as a map.
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

/// What a character of the map stands for. S is 12,600 € everywhere, on both scales.
struct CellKind {
  double median = 10'000.0;
  Persons people = Persons::whole(1'000);
  double variance = 0.0;  ///< of the share below any income
  Imputation imputation = Imputation::observed;
  TraitTenths traits{};
};

/// Urban units by the character that draws them; any other character is outside of units.
struct UnitFacts {
  std::int64_t population = 50'000;
  std::string income_area;  ///< the unit's own code unless told
};

/// A map of cells, one of units, one of communes. Unless told:
///   '#' poor, 'o' rich, 'n' nearly poor (S would have to be 4 % higher), 'd' rich but doubtful,
///   '0' in the table without people; '.' not in the table. 1,000 people in each.
///   Units 'A' and 'B' of 50,000 people, 'S' of 5,000. Everything lies in A.
///   A commune bears the character of its unit ("cA"), or its own where communes are drawn.
struct DrawnWorld {
  explicit DrawnWorld(Drawing cells, Drawing unit_letters = {});

  Drawing map;
  Drawing units;
  Drawing communes;
  Drawing listed;  ///< '#' lies in a listed quartier
  std::map<char, CellKind> kinds;
  std::map<char, UnitFacts> unit_kinds;
  std::optional<double> listed_share;     ///< of the cells marked in `listed`; 1 unless told
  std::int64_t national_median = 21'000;  ///< S is 60 % of it, up to 100 €
  RuleSet rule;
  /// Each cell on its own share, unless a test smooths.
  DelineationOptions options = {.smoothing = 0};
  /// Records reach the table in this order; the result may not depend on it.
  std::optional<std::uint64_t> shuffle_seed;
  TraitSet known_traits;  ///< that the grid publishes
};

/// Everything that a DelineationInput refers to, built from a world.
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

/// A world and its delineation, with questions that tests ask.
class Drawn {
 public:
  explicit Drawn(const DrawnWorld& world);

  Delineation result;
  /// Footprints of the perimeters: 'a' the first, 'b' the second…, dots elsewhere.
  [[nodiscard]] Drawing perimeters() const { return picture(result.perimeters); }
  [[nodiscard]] Drawing near_misses() const { return picture(result.near_misses); }
  /// The reason of the cell at a place of the drawing, row 0 being its first line.
  [[nodiscard]] Reason reason(std::size_t line, std::size_t column) const;
  [[nodiscard]] const BuiltWorld& built() const { return built_; }

 private:
  [[nodiscard]] Drawing picture(const std::vector<Zone>& zones) const;

  BuiltWorld built_;
  Drawing map_;
};

/// Everything that a delineation says, as text, to compare two of them.
[[nodiscard]] std::string account_of(const Delineation& result);

}  // namespace carreau::testing
