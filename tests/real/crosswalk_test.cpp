// SPDX-License-Identifier: Apache-2.0
/// Published tables of communes moved to the quartiers of Lille and back, and intervals held
/// against figures that the grid knows for both zonings.
#include "files/table.hpp"
#include "inputs/grid_reader.hpp"
#include "inputs/zones_reader.hpp"
#include "support/real_data.hpp"
#include "zoning/moved_statistics.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iostream>
#include <set>
#include <string_view>

namespace carreau::testing {
namespace {

class RealCrosswalk : public RealRun {
 protected:
  static std::string lille(const char* name) { return real_file("grid/lille_2017/") + name; }
  static std::string communes() { return lille("communes_lille.geojson"); }
  static std::string quartiers() { return lille("qpv2015_lille.geojson"); }
  static std::string grid() { return lille("carreaux_200m_lille_2017.csv"); }
  static std::string incomes() { return real_file("incomes/FILO2019_DISP_COM.csv"); }

  nlohmann::json rows(const std::string& name) const {
    return nlohmann::json::parse(folder_.read(name));
  }
};

std::int64_t tenths(const nlohmann::json& value) {
  return std::llround(value.get<double>() * 10.0);
}

TEST_F(RealCrosswalk, CommunesToQuartiersAndBackKeepTheirTotals) {
  const auto there =
      json({"crosswalk", communes(), quartiers(), grid(), "--repair", "--table", incomes(),
            "--count", "NBPERS19", "--count", "NBMEN19:households", "--count", "NBUC19",
            "--weights", "there.json", "-o", "there_rows.json"});
  ASSERT_EQ(there.at("variables").size(), 3U);
  std::string table = "code,NBUC19\n";
  std::int64_t in_quartiers = 0;
  for (const auto& row : rows("there_rows.json")) {
    EXPECT_EQ(row.at("NBUC19_state"), "complete") << row.at("code");
    EXPECT_LE(row.at("NBUC19_low"), row.at("NBUC19"));
    EXPECT_GE(row.at("NBUC19_high"), row.at("NBUC19"));
    in_quartiers += tenths(row.at("NBUC19"));
    table += fmt::format("{},{}\n", row.at("code").get<std::string>(), row.at("NBUC19").dump());
  }
  // The sum of the table by hand, in tenths, against the three parts that it went to.
  Findings findings;
  const auto published = files::open_table(
      incomes(), [](const std::vector<std::string>& columns) { return !columns.empty(); },
      findings);
  const auto column = published->find("NBUC19").value();
  std::int64_t sum = 0;
  while (published->next()) {
    const auto value = published->optional_number(column, findings);
    if (value) sum += std::llround(*value * 10.0);
  }
  const auto& uc = there.at("variables").at(2);
  EXPECT_EQ(tenths(uc.at("total")), sum);
  EXPECT_EQ(tenths(uc.at("in_zones")), in_quartiers);
  EXPECT_EQ(tenths(uc.at("in_zones")) + tenths(uc.at("elsewhere")) + tenths(uc.at("not_placed")),
            sum);

  // Back again: the quartiers lie in the communes, so that nearly all of it arrives. What lies in
  // strips under half a metre between two drawings of one limit counts for neither.
  (void)folder_.write("quartiers.csv", table);
  const auto back = json({"crosswalk", quartiers(), communes(), grid(), "--repair", "--table",
                          "quartiers.csv", "--count", "NBUC19", "-o", "back.json"});
  EXPECT_EQ(tenths(back.at("variables").at(0).at("total")), in_quartiers);
  std::cout << "in quartiers " << in_quartiers / 10 << ", elsewhere after the way back "
            << back.at("variables").at(0).at("elsewhere") << '\n';
  EXPECT_LT(back.at("variables").at(0).at("elsewhere").get<double>(),
            1e-4 * static_cast<double>(in_quartiers));
}

TEST_F(RealCrosswalk, WeightsServeOtherTables) {
  const std::vector<std::string> move = {"crosswalk", communes(), quartiers(), "--repair",
                                         "--table",   incomes(),  "--count",   "NBMEN19:households",
                                         "--weights", "w.json",   "-o"};
  std::vector<std::string> first = move;
  first.insert(first.begin() + 3, grid());
  first.emplace_back("first.csv");
  std::vector<std::string> again = move;
  again.emplace_back("again.csv");
  (void)json(first);
  EXPECT_EQ(count_of(json(again), "weights_on_trust"), 1);
  EXPECT_EQ(folder_.read("again.csv"), folder_.read("first.csv"));
}

/// A variable of the grid by zone: what a table would say, and what the move should find.
std::vector<double> sums(const std::vector<double>& by_cell, const CellShares& shares) {
  std::vector<double> sum(shares.zone_count());
  for (std::size_t z = 0; z < sum.size(); ++z) {
    for (const CellShare& s : shares.of_zone(z)) sum[z] += by_cell[s.cell.position()] * s.share;
  }
  return sum;
}

std::vector<double> column_of(const std::string& path, const CellTable& cells,
                              std::string_view name) {
  Findings findings;
  const auto table = files::open_table(
      path, [](const std::vector<std::string>& columns) { return !columns.empty(); }, findings);
  const auto id = table->find("idcar_200m").value();
  const auto column = table->find(name).value();
  std::vector<double> values(cells.size());
  while (table->next()) {
    const CellIndex cell = cells.find(CellId::parse(table->field(id))->position);
    if (!cell.is_none()) values[cell.position()] = table->number(column, findings);
  }
  return values;
}

struct Held {
  int held = 0;
  int all = 0;
  [[nodiscard]] double share() const { return static_cast<double>(held) / all; }
};

/// How many targets of 50 people or more, of those that sources do not fill whole, have the truth
/// in their interval. Counts are in tenths, as the grid's.
Held held_by(const Crosswalk& crosswalk, const std::vector<double>& by_cell, const CellShares& from,
             const CellShares& to, const std::vector<double>& people) {
  CountColumn column{1, {}};
  for (const double sum : sums(by_cell, from)) column.units.emplace_back(std::llround(sum * 10.0));
  const MovedCount moved = crosswalk.move_counts(std::span(&column, 1)).front();
  const std::vector<double> truth = sums(by_cell, to);
  const std::vector<double> living = sums(people, to);
  Held held;
  for (std::size_t z = 0; z < truth.size(); ++z) {
    const MovedValue& v = moved.zones[z];
    if (living[z] < 50.0 || v.state != MovedState::complete || v.least == v.most) continue;
    ++held.all;
    held.held += *v.low <= truth[z] + 0.1 && truth[z] - 0.1 <= *v.high ? 1 : 0;
  }
  return held;
}

/// Tiles of whole cells over a grid.
PolygonSet tiles(const CellTable& cells, std::int32_t side) {
  std::set<std::pair<std::int32_t, std::int32_t>> places;
  for (const CellPosition& p : cells.positions()) places.emplace(p.row / side, p.column / side);
  PolygonSet set(Crs::epsg(cells.grid().epsg));
  for (const auto& [row, column] : places) {
    const double s = 200.0 * side;
    const double x = column * s;
    const double y = row * s;
    set.begin_feature();
    set.begin_polygon();
    set.add_ring(std::vector<Point>{{x, y}, {x + s, y}, {x + s, y + s}, {x, y + s}, {x, y}});
  }
  return set;
}

/// Martinique, the untouched file: what communes hold, moved to tiles of 800 m and 1.6 km that know
/// nothing of communes. The deviations of the odds were measured here (docs/crosswalk.md).
TEST_F(RealCrosswalk, IntervalsHoldFiguresThatTheGridKnows) {
  Findings findings;
  const std::string path = real_file("grid/martinique_2017/Filosofi2017_carreaux_200m_mart.csv");
  const CellTable cells = inputs::read_grid(std::span(&path, 1), Headcount::present, findings,
                                            nullptr, only(Trait::log_soc))
                              .cells;
  const auto social = cells.traits().column(Trait::log_soc);
  const auto zones =
      inputs::read_zones(real_file("territory/communes-972-martinique.geojson"), {}, findings);
  const CellShares from(cells, zones.polygons);
  const auto people = column_of(path, cells, "ind");
  for (const auto& [base, names] :
       {std::pair{Base::people,
                  std::vector<const char*>{"ind_6_10", "ind_11_17", "ind_18_24", "ind_25_39",
                                           "ind_40_54", "ind_55_64", "ind_65_79", "men"}},
        {Base::households, {"men_pauv", "men_1ind", "men_5ind", "men_prop", "men_fmp", "ind"}},
        {Base::area, {"ind", "men"}}}) {
    Held together;
    for (const std::int32_t side : {4, 8}) {
      const CellShares to(cells, tiles(cells, side));
      const auto weights = crosswalk_weights({cells, social, from, to});
      const Crosswalk crosswalk(weights, base, {});
      for (const char* name : names) {
        const Held held = held_by(crosswalk, column_of(path, cells, name), from, to, people);
        std::cout << fmt::format("{} by {}, tiles of {} m: {:.3f} of {}\n", name, to_text(base),
                                 side * 200, held.share(), held.all);
        together.held += held.held;
        together.all += held.all;
      }
    }
    std::cout << fmt::format("by {}: {:.3f}\n", to_text(base), together.share());
    EXPECT_GE(together.share(), 0.88) << to_text(base);
  }
}

/// Quartiers were drawn where the poor live: no interval around a share of all households can hold
/// that. The figure is told so that nobody takes it for more.
TEST_F(RealCrosswalk, PoorHouseholdsOfQuartiersAreBeyondTheInterval) {
  Findings findings;
  const std::string path = grid();
  const CellTable cells =
      inputs::read_grid(std::span(&path, 1), Headcount::present, findings).cells;
  inputs::ZonesReadOptions repaired;
  repaired.invalid = files::InvalidPolygons::repair;
  const CellShares from(cells, inputs::read_zones(communes(), repaired, findings).polygons);
  const CellShares to(cells, inputs::read_zones(quartiers(), repaired, findings).polygons);
  const auto weights = crosswalk_weights({cells, {}, from, to});
  const auto people = column_of(path, cells, "ind");
  const Crosswalk by_households(weights, Base::households, {});
  const Held poor = held_by(by_households, column_of(path, cells, "men_pauv"), from, to, people);
  const Held all = held_by(by_households, column_of(path, cells, "ind"), from, to, people);
  std::cout << fmt::format("poor households of quartiers: {} of {}, people: {} of {}\n", poor.held,
                           poor.all, all.held, all.all);
  EXPECT_LT(poor.share(), 0.9);
  EXPECT_EQ(all.held, all.all);
}

/// The IRIS of Fort-de-France, with the poverty rates that INSEE publishes of their declared
/// incomes: secret for some, so that rates of quartiers rest on the known part.
TEST_F(RealCrosswalk, IrisOfFortDeFranceToItsQuartiers) {
  const std::string iris = real_file("territory/iris/iris_fort_de_france_97209_dec2019.geojson");
  const auto moved =
      json({"crosswalk", iris, real_file("zones/qpv2015/QP_MARTINIQUE_WGS84_UTM20N.shp"),
            real_file("grid/martinique_2017/Filosofi2017_carreaux_200m_mart.csv"), "--table", iris,
            "--rate", "DEC_TP6019:people", "-o", "quartiers.json"});
  EXPECT_EQ(moved.at("variables").size(), 1U);
  int known = 0;
  for (const auto& row : rows("quartiers.json")) {
    if (row.at("DEC_TP6019_state") == "no_data") {
      EXPECT_TRUE(row.at("DEC_TP6019").is_null()) << "outside the town: unknown, and not zero";
      continue;
    }
    ++known;
    // The commune's own rate of declared incomes is about 45 %.
    EXPECT_GT(row.at("DEC_TP6019").get<double>(), 45.0) << row.at("code");
    EXPECT_LE(row.at("DEC_TP6019").get<double>(), 100.0) << row.at("code");
  }
  EXPECT_EQ(known, 4);
}

}  // namespace
}  // namespace carreau::testing
