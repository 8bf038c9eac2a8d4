// SPDX-License-Identifier: Apache-2.0
/// Revisions of listed quartiers in a drawn country.
#pragma once

#include "delineation/smoothing.hpp"
#include "support/drawn_world.hpp"
#include "zoning/revision.hpp"

#include <algorithm>
#include <memory>
#include <string_view>
#include <vector>

namespace carreau::testing {

/// Rates that tests can tell apart.
inline ExitRates made_up_rates() {
  ExitRates rates;
  rates.revision = "test";
  rates.bands = {{0.90, Share::from_fraction(0.02)},
                 {1.00, Share::from_fraction(0.20)},
                 {2.00, Share::from_fraction(0.10)}};
  rates.few_people = 1'200;
  rates.rate_of_few = Share::from_fraction(0.15);
  rates.overall = Share::from_fraction(0.03);
  rates.at_risk_from = Share::from_fraction(0.06);
  return rates;
}

/// A rectangle in metres from the lower-left corner of the drawing.
struct Limits {
  double left = 0.0;
  double bottom = 0.0;
  double right = 0.0;
  double top = 0.0;
};

inline PolygonSet limits_of(const std::vector<Limits>& zones) {
  PolygonSet set(Crs::epsg(3035));
  for (const Limits& r : zones) {
    set.begin_feature();
    set.begin_polygon();
    set.add_ring(std::vector<Point>{{r.left, r.bottom},
                                    {r.right, r.bottom},
                                    {r.right, r.top},
                                    {r.left, r.top},
                                    {r.left, r.bottom}});
  }
  return set;
}

/// A country and its listed quartiers, checked and revised.
class Revised {
 public:
  Revised(const DrawnWorld& world, const PolygonSet& listed, const RevisionOptions& options = {},
          const std::vector<ListedDecision>& decisions = {})
      : map_(world.map), built_(world), shares(built_.cells(), listed) {
    listed_share_ = shares.per_cell(built_.cells().size());
    const DelineationInput drawn = built_.input();
    const DelineationInput input{
        drawn.cells,  drawn.territory,        drawn.membership, drawn.thresholds, drawn.income,
        drawn.bridge, drawn.perimeter_bridge, listed_share_,    drawn.rule,       drawn.options};
    rule = delineate(input);
    checks = check_perimeters(input, shares);
    const std::vector<double> tested = Smoothing(input).shares(input);
    made = revise({input, shares, checks, tested, rule, options, made_up_rates(), decisions});
  }

  /// The roles as a map: L listed, e extension, n new, w share too low, g group too small, u other
  /// unit, b beside a listed quartier, '-' nothing, '.' no cell.
  [[nodiscard]] Drawing roles() const {
    Drawing drawing(map_.size(), std::string(map_.front().size(), '.'));
    constexpr std::string_view kLetters = "-Lenwgub";
    const auto positions = built_.cells().positions();
    for (std::size_t i = 0; i < positions.size(); ++i) {
      const auto line = map_.size() - 1 - static_cast<std::size_t>(positions[i].row);
      drawing[line][static_cast<std::size_t>(positions[i].column)] =
          kLetters[static_cast<std::size_t>(made.roles[i])];
    }
    return drawing;
  }
  [[nodiscard]] const CellTable& cells() const { return built_.cells(); }

 private:
  Drawing map_;
  BuiltWorld built_;
  std::vector<double> listed_share_;

 public:
  CellShares shares;
  Delineation rule;
  std::vector<PerimeterCheck> checks;
  Revision made;
};

}  // namespace carreau::testing
