// SPDX-License-Identifier: Apache-2.0
#include "support/drawn_world.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>
#include <utility>

namespace carreau::testing {

namespace {

constexpr double kSigma = 0.4;

/// The characters that draw a cell.
std::string symbols_of(const DrawnWorld& world) {
  std::string symbols;
  for (const auto& [symbol, kind] : world.kinds) symbols += symbol;
  return symbols;
}

char unit_at(const DrawnWorld& world, CellPosition p) {
  return world.units.empty() ? 'A' : symbol_at(world.units, p);
}

std::string commune_at(const DrawnWorld& world, CellPosition p) {
  const char symbol = world.communes.empty() ? unit_at(world, p) : symbol_at(world.communes, p);
  return {'c', symbol};
}

}  // namespace

DrawnWorld::DrawnWorld(Drawing cells, Drawing unit_letters)
    : map(std::move(cells)), units(std::move(unit_letters)) {
  kinds['#'] = {};
  kinds['o'].median = 20'000.0;
  kinds['n'].median = 13'000.0;
  kinds['d'] = {13'500.0, Persons::whole(1'000), 0.01, Imputation::observed};
  kinds['0'].people = Persons{};
  unit_kinds['A'] = {};
  unit_kinds['B'] = {};
  unit_kinds['S'].population = 5'000;
}

BuiltWorld::BuiltWorld(const DrawnWorld& world)
    : cells_({3035, Metres::whole(200)}, Headcount::present),
      bridge_{21'000.0, 21'000.0, 1.0, 0.0},
      rule_(world.rule),
      options_(world.options) {
  place_units(world);
  place_cells(world);
}

void BuiltWorld::place_units(const DrawnWorld& world) {
  std::vector<Unit> units;
  for (const auto& [symbol, facts] : world.unit_kinds) {
    const std::string code(1, symbol);
    const std::string area = facts.income_area.empty() ? code : facts.income_area;
    units.push_back({code, "Unit " + code, facts.population, area, {}});
  }
  // A commune belongs to the unit of its first cell.
  std::map<std::string, std::string> unit_of_commune;
  for (const CellPosition& p : positions_of(world.map, symbols_of(world))) {
    const char unit = unit_at(world, p);
    unit_of_commune.try_emplace(commune_at(world, p),
                                world.unit_kinds.contains(unit) ? std::string(1, unit) : "");
  }
  std::vector<Territory::CommuneEntry> communes;
  for (const auto& [code, unit] : unit_of_commune) {
    communes.push_back({{code, "Commune " + code.substr(1), 7'000, {}}, unit});
  }
  territory_ = Territory(std::move(units), std::move(communes));
  const Euros national = Euros::whole(world.national_median);
  for (const Unit& unit : territory_.units()) {
    thresholds_.push_back(unit_threshold(rule_, unit.population, national, {national}, bridge_));
  }
  thresholds_.push_back(unit_threshold(rule_, std::nullopt, national, {national}, bridge_));
}

void BuiltWorld::place_cells(const DrawnWorld& world) {
  std::vector<CellRecord> records;
  for (const CellPosition& p : positions_of(world.map, symbols_of(world))) {
    const CellKind& kind = world.kinds.at(symbol_at(world.map, p));
    CellRecord record;
    record.position = p;
    record.people = kind.people;
    record.households = Households::from_tenths(kind.people.tenths() / 2);
    record.imputation = kind.imputation;
    record.traits = kind.traits;
    records.push_back(record);
  }
  if (world.shuffle_seed) {
    std::mt19937_64 random(*world.shuffle_seed);
    std::shuffle(records.begin(), records.end(), random);
  }
  (void)cells_.assign(records, world.known_traits);
  std::vector<FakeIncome::Cell> incomes;
  for (const CellPosition& p : cells_.positions()) {
    const CellKind& kind = world.kinds.at(symbol_at(world.map, p));
    incomes.push_back({{std::log(kind.median), kSigma}, kind.variance});
    membership_.commune.push_back(territory_.find_commune(commune_at(world, p)));
    membership_.unit.push_back(territory_.find_unit(std::string(1, unit_at(world, p))));
    if (!world.listed.empty()) {
      const bool listed = symbol_at(world.listed, p) == '#';
      listed_share_.push_back(listed ? world.listed_share.value_or(1.0) : 0.0);
    }
  }
  income_ = std::make_unique<FakeIncome>(std::move(incomes));
}

DelineationInput BuiltWorld::input() const {
  // One bridge for both uses: what a world's perimeters are checked through is that of its cells.
  return {cells_,  territory_, membership_,   thresholds_, *income_,
          bridge_, bridge_,    listed_share_, rule_,       options_};
}

Drawn::Drawn(const DrawnWorld& world) : result(), built_(world), map_(world.map) {
  result = delineate(built_.input());
}

Drawing Drawn::picture(const std::vector<Zone>& zones) const {
  Drawing drawing = map_;
  for (std::string& line : drawing) std::fill(line.begin(), line.end(), '.');
  char name = 'a';
  for (const Zone& zone : zones) {
    for (const CellPosition& p : zone.footprint) {
      const auto line = map_.size() - 1 - static_cast<std::size_t>(p.row);
      char& place = drawing.at(line).at(static_cast<std::size_t>(p.column));
      place = place == '.' ? name : '!';  // '!' marks a place in two zones
    }
    ++name;
  }
  return drawing;
}

Reason Drawn::reason(std::size_t line, std::size_t column) const {
  const auto row = static_cast<std::int32_t>(map_.size() - 1 - line);
  const CellIndex cell = built_.cells().find({row, static_cast<std::int32_t>(column)});
  return result.reasons.at(cell.position());
}

std::string account_of(const Delineation& result) {
  std::string text;
  const auto add_zone = [&](const Zone& z) {
    const AreaFigures& f = z.figures;
    text +=
        fmt::format("{} {} {} {} {} {} {} {} {} {} {}\n", z.id, z.name, z.unit.position(),
                    to_text(z.near_miss), to_text(z.basis), to_text(z.extent), f.people.tenths(),
                    f.people_low_income, f.share_low_income.fraction(), f.p_criterion, f.area_m2);
    text += fmt::format("{} {} {} {} {} {}\n", f.has_data, f.households.tenths(),
                        f.imputed_people.tenths(), f.straddling_people.tenths(),
                        f.threshold_declared.cents(), f.threshold_disposable);
    const Interval none;
    for (const Interval& income :
         {f.median_disposable, f.median_declared, f.first_quartile.value_or(none),
          f.third_quartile.value_or(none)}) {
      text += fmt::format("{} {} {}\n", income.value, income.low, income.high);
    }
    text += fmt::format("{} {} {} {}\n", to_text(z.status), z.lock, z.pieces,
                        z.people_outside_unit.tenths());
    for (const CriterionResult& tested : z.verdict.results()) {
      text += fmt::format(" {} {} {} {} {}", to_text(tested.criterion), tested.is_met(),
                          tested.value.value_or(-1.0), tested.bound, tested.citation.article);
    }
    for (const CellIndex c : z.cells) text += fmt::format(" {}", c.position());
    for (const CellIndex c : z.filled) text += fmt::format(" +{}", c.position());
    for (const CellPosition& p : z.footprint) text += fmt::format(" {},{}", p.row, p.column);
    for (const CommuneIndex c : z.communes) text += fmt::format(" c{}", c.position());
    text += '\n';
  };
  for (const Zone& zone : result.perimeters) add_zone(zone);
  for (const Zone& zone : result.near_misses) add_zone(zone);
  for (std::size_t i = 0; i < result.tests.size(); ++i) {
    const CellTest& t = result.tests[i];
    text +=
        fmt::format("{} {}{}{}{}{} {}\n", to_text(result.reasons[i]), t.is_urban, t.by_derogation,
                    t.is_candidate, t.is_below, t.is_nearly_below, result.zone_of[i].position());
  }
  return text;
}

}  // namespace carreau::testing
