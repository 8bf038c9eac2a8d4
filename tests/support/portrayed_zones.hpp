// SPDX-License-Identifier: Apache-2.0
/// Portraits with round figures, for tests of the reports that show them.
#pragma once

#include "report/portrait_view.hpp"
#include "support/drawn_world.hpp"
#include "support/row_of_cells.hpp"

#include <cstddef>
#include <optional>

namespace carreau::testing {

/// A grid that publishes the owners and the poor households, but no other indicator.
inline DrawnWorld world_of_owners() {
  DrawnWorld world({"##n"});
  world.kinds['n'].imputation = Imputation::imputed;
  world.known_traits.set(static_cast<std::size_t>(Trait::men_prop));
  return world;
}

/// 900 households, 60 % of them owners and 25 % poor, with a median of 14,000 €.
inline Figures known_figures(double people) {
  Figures figures;
  figures.cells = 2;
  figures.people = people;
  figures.imputed_people = people / 4.0;
  figures.touched_people = people;
  figures.withheld = Withheld::nothing;
  figures.households = 900.0;
  figures.counts.resize(indicators().size());
  figures.rates.resize(indicators().size());
  figures.rates[indicator_at("men_prop")] = Interval{0.6, 0.55, 0.65};
  figures.rates[indicator_at("men_pauv")] = Interval{0.25, 0.25, 0.25};
  figures.incomes = IncomeFigures{{10'000.0, 9'000.0, 11'000.0},
                                  {14'000.0, 13'000.0, 15'000.0},
                                  {18'000.0, 17'000.0, 19'000.0},
                                  {12'000.0, 11'500.0, 12'500.0}};
  return figures;
}

/// Eight people in a cell of fewer than 11 households.
inline Figures withheld_figures() {
  Figures figures;
  figures.cells = 1;
  figures.people = 8.0;
  figures.touched_people = 8.0;
  figures.withheld = Withheld::few_households;
  figures.counts.resize(indicators().size());
  figures.rates.resize(indicators().size());
  return figures;
}

/// Z1 lies in two communes and has every figure; those of Z2 are withheld; Z3 has no cell.
struct PortrayedZones {
  PortrayedZones() {
    zones.codes = {"Z1", "Z2", "Z3"};
    zones.names = {"Les <Lilas>", "", "Nulle part"};
    scenario.rule.name = "metropole-2023";
    scenario.vintage.year = 2019;
    scenario.vintage.national_disposable = Euros::whole(21'930);
    portraits.territories = {
        {PortraitLevel::commune, "59350", "L'Île", 10'000, known_figures(2'000.0)},
        {PortraitLevel::commune, "59512", "Roubaix", std::nullopt, known_figures(1'000.0)},
        {PortraitLevel::grid, "", "", std::nullopt, known_figures(3'000.0)}};
    Figures none = withheld_figures();
    none.cells = 0;
    none.people = 0.0;
    none.touched_people = 0.0;
    none.withheld = Withheld::no_data;
    portraits.zones.resize(3);
    portraits.zones[0] = {
        known_figures(1'500.0),
        {{0, 0.7, 1'050.0, 200.0}, {1, 0.3, 450.0, 25.0}, {2, 1.0, 1'500.0, 225.0}},
        {},
        0.9};
    portraits.zones[1] = {
        withheld_figures(), {{1, 1.0, 8.0, {}}, {2, 1.0, 8.0, {}}}, {}, std::nullopt};
    portraits.zones[2].figures = none;
  }
  PortrayedZones(const PortrayedZones&) = delete;
  PortrayedZones& operator=(const PortrayedZones&) = delete;

  [[nodiscard]] report::PortraitView view() const {
    return {zones, portraits, built.cells(), shares, scenario, findings, "grid.csv", supplements};
  }

  BuiltWorld built{world_of_owners()};
  CellShares shares{built.cells(), stretches({{0, 400}, {400, 600}, {5'000, 5'200}})};
  Zoning zones;
  Portraits portraits;
  Scenario scenario;
  Findings findings;
  results::PortraitSupplements supplements;
};

}  // namespace carreau::testing
