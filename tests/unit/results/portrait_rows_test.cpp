// SPDX-License-Identifier: Apache-2.0
/// The rows of a portrait: the zone, what it is set beside, the nation.
#include "results/portrait_rows.hpp"

#include "inputs/rule_reader.hpp"

#include <gtest/gtest.h>

#include <utility>

namespace carreau::results {
namespace {

/// Keeps what is written.
class KeptRows final : public files::RowStream {
 public:
  void add(const files::Row& row, const files::RowPlace& place) override {
    rows.push_back(row);
    has_outline.push_back(place.polygons != nullptr);
  }
  void finish() override { is_finished = true; }

  std::vector<files::Row> rows;
  std::vector<bool> has_outline;
  bool is_finished = false;
};

Figures known_figures() {
  Figures figures;
  figures.cells = 3;
  figures.people = 1'234.56;
  figures.imputed_people = 123.456;
  figures.withheld = Withheld::nothing;
  figures.households = 500.0;
  figures.counts.resize(indicators().size());
  figures.rates.resize(indicators().size());
  figures.counts[indicator_at("men_prop")] = 200.0;
  figures.rates[indicator_at("men_prop")] = Interval{0.4, 0.35, 0.45};
  figures.incomes = IncomeFigures{{9'000, 8'900, 9'100},
                                  {12'000.4, 11'900, 12'100},
                                  {15'000, 14'900, 15'100},
                                  {10'000, 9'900, 10'100}};
  return figures;
}

class PortraitRows : public ::testing::Test {
 protected:
  PortraitRows() {
    zones_.codes = {"QN1"};
    zones_.names = {"Nord"};
    PortraitTerritory commune;
    commune.level = PortraitLevel::commune;
    commune.code = "30007";
    commune.name = "Alès";
    commune.population = 40'000;
    commune.figures = known_figures();
    portraits_.territories = {commune};
    ZonePortrait zone;
    zone.figures = known_figures();
    zone.references = {{0, 0.9}};
    zone.threshold_declared = Euros::whole(12'600);
    portraits_.zones = {zone};
  }
  KeptRows written() {
    KeptRows kept;
    add_portrait_rows({zones_, portraits_, vintage_, PolygonSet()}, kept);
    return kept;
  }
  static files::FieldValue at(const files::Row& row, const char* name) {
    return row.at(portrait_columns().find(name).value());
  }
  Zoning zones_;
  Portraits portraits_;
  Vintage vintage_ = inputs::read_scenario("metropole-2023", 2019).vintage;
};

TEST_F(PortraitRows, AreOfTheZoneItsTerritoriesAndTheNation) {
  const KeptRows kept = written();
  ASSERT_EQ(kept.rows.size(), 3U);
  EXPECT_TRUE(kept.is_finished);
  EXPECT_EQ(kept.has_outline, (std::vector<bool>{true, false, false}));
  EXPECT_EQ(at(kept.rows[0], "level"), files::FieldValue("zone"));
  EXPECT_EQ(at(kept.rows[1], "level"), files::FieldValue("commune"));
  EXPECT_EQ(at(kept.rows[1], "share_of_zone"), files::FieldValue(0.9));
  EXPECT_EQ(at(kept.rows[1], "population"), files::FieldValue(std::int64_t{40'000}));
  EXPECT_EQ(at(kept.rows[2], "level"), files::FieldValue("nation"));
  for (const files::Row& row : kept.rows) EXPECT_EQ(at(row, "code"), files::FieldValue("QN1"));
}

TEST_F(PortraitRows, RoundFiguresAndKeepTheirIntervals) {
  const files::Row zone = written().rows[0];
  EXPECT_EQ(at(zone, "people"), files::FieldValue(1'234.6));
  EXPECT_EQ(at(zone, "share_imputed"), files::FieldValue(0.1));
  EXPECT_EQ(at(zone, "men_prop"), files::FieldValue(200.0));
  EXPECT_EQ(at(zone, "share_men_prop_low"), files::FieldValue(0.35));
  EXPECT_TRUE(is_null(at(zone, "log_soc"))) << "the grid lacks it";
  EXPECT_EQ(at(zone, "median_disposable"), files::FieldValue(std::int64_t{12'000}));
  EXPECT_EQ(at(zone, "threshold_declared"), files::FieldValue(std::int64_t{12'600}));
}

TEST_F(PortraitRows, OfTheNationHaveTwoPublishedMediansAndNothingElse) {
  const files::Row nation = written().rows[2];
  EXPECT_FALSE(is_null(at(nation, "median_disposable")));
  EXPECT_FALSE(is_null(at(nation, "median_declared")));
  EXPECT_TRUE(is_null(at(nation, "median_disposable_low"))) << "published, hence not in doubt";
  EXPECT_TRUE(is_null(at(nation, "people")));
}

TEST_F(PortraitRows, OfFewHouseholdsTellPeopleAlone) {
  Figures figures;
  figures.cells = 1;
  figures.people = 12.0;
  figures.withheld = Withheld::few_households;
  figures.counts.resize(indicators().size());
  figures.rates.resize(indicators().size());
  portraits_.zones[0].figures = figures;
  const files::Row zone = written().rows[0];
  EXPECT_EQ(at(zone, "withheld"), files::FieldValue("few_households"));
  EXPECT_EQ(at(zone, "people"), files::FieldValue(12.0));
  EXPECT_TRUE(is_null(at(zone, "households")));
  EXPECT_TRUE(is_null(at(zone, "median_disposable")));
}

}  // namespace
}  // namespace carreau::results
