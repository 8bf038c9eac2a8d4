// SPDX-License-Identifier: Apache-2.0
/// The rows of a portrait: the zone, what it is set beside, the nation.
#include "results/portrait/portrait_rows.hpp"

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
  figures.straddling_people = 234.56;
  figures.touched_people = 1'500.0;
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
    zone.references = {{0, 0.9, 1'111.1, 50.0}};
    zone.threshold_declared = Euros::whole(12'600);
    portraits_.zones = {zone};
  }
  KeptRows written() {
    KeptRows kept;
    const auto columns = portrait_columns(supplements_.indicators.list());
    add_portrait_rows({zones_, portraits_, vintage_, PolygonSet(), supplements_}, columns, kept);
    return kept;
  }
  [[nodiscard]] files::FieldValue at(const files::Row& row, const char* name) const {
    return row.at(portrait_columns(supplements_.indicators.list()).find(name).value());
  }
  Zoning zones_;
  Portraits portraits_;
  PortraitSupplements supplements_;
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

TEST_F(PortraitRows, SayHowMuchOfATerritoryTheZoneHolds) {
  portraits_.territories[0].figures.counts[indicator_at("men_pauv")] = 125.0;
  const files::Row commune = written().rows[1];
  EXPECT_EQ(at(commune, "people_of_zone"), files::FieldValue(1'111.1));
  EXPECT_EQ(at(commune, "share_people_held"), files::FieldValue(0.9));  // of 1,234.56
  EXPECT_EQ(at(commune, "poor_of_zone"), files::FieldValue(50.0));
  EXPECT_EQ(at(commune, "share_poor_held"), files::FieldValue(0.4));
  portraits_.zones[0].references[0].poor_households.reset();
  EXPECT_TRUE(is_null(at(written().rows[1], "share_poor_held"))) << "withheld";
}

TEST_F(PortraitRows, GivePeopleTheirBoundsAndPublishedOnesTheirSource) {
  supplements_.populations = {{"QN1", {1'500, 2013, "pop.csv"}}};
  const files::Row zone = written().rows[0];
  EXPECT_EQ(at(zone, "people_low"), files::FieldValue(1'000.0));
  EXPECT_EQ(at(zone, "people_high"), files::FieldValue(1'500.0));
  EXPECT_EQ(at(zone, "published_people"), files::FieldValue(std::int64_t{1'500}));
  EXPECT_EQ(at(zone, "published_year"), files::FieldValue(std::int64_t{2013}));
  EXPECT_EQ(at(zone, "published_source"), files::FieldValue("pop.csv"));
  EXPECT_TRUE(is_null(at(written().rows[1], "published_people")));
  EXPECT_TRUE(is_null(at(written().rows[1], "share_published_held"))) << "a tenth lives elsewhere";
  portraits_.zones[0].references[0].share = 0.996;
  EXPECT_EQ(at(written().rows[1], "share_published_held"), files::FieldValue(0.0375));
}

TEST_F(PortraitRows, OfZonesTogetherHaveNoCodeAndTheirContract) {
  PortraitGroup group;
  group.contract = "CV30";
  group.zones = {0};
  group.portrait = portraits_.zones[0];
  portraits_.groups = {group};
  const KeptRows kept = written();
  ASSERT_EQ(kept.rows.size(), 6U);
  EXPECT_FALSE(kept.has_outline[3]);
  EXPECT_EQ(at(kept.rows[3], "code"), files::FieldValue(""));
  EXPECT_EQ(at(kept.rows[3], "contract"), files::FieldValue("CV30"));
  EXPECT_EQ(at(kept.rows[3], "level"), files::FieldValue("all_zones"));
  EXPECT_TRUE(is_null(at(kept.rows[3], "threshold_declared")));
}

TEST_F(PortraitRows, SetPublishedIndicatorsBesideTheCommune) {
  PublishedIndicators& all = supplements_.indicators;
  const std::size_t k = all.add({"tp60", "t", "t", IndicatorKind::percentage, 1, {}});
  EXPECT_TRUE(all.set(k, {std::nullopt, "QN1"}, 414));
  EXPECT_TRUE(all.set(k, {PortraitLevel::commune, "30007"}, 250));
  const KeptRows kept = written();
  EXPECT_EQ(at(kept.rows[0], "tp60"), files::FieldValue(41.4));
  EXPECT_EQ(at(kept.rows[0], "tp60_gap"), files::FieldValue(16.4));
  EXPECT_EQ(at(kept.rows[1], "tp60"), files::FieldValue(25.0));
  EXPECT_TRUE(is_null(at(kept.rows[2], "tp60"))) << "no table has the nation";
}

TEST_F(PortraitRows, OfOtherVintagesFollowWithTheChangeOfTheGap) {
  PortraitVintage before{2017, portraits_};
  before.portraits.zones[0].figures.incomes->median.value = 9'000.3;  // three quarters
  supplements_.vintages = {before};
  const KeptRows kept = written();
  ASSERT_EQ(kept.rows.size(), 5U);
  EXPECT_EQ(at(kept.rows[0], "vintage"), files::FieldValue(std::int64_t{2019}));
  EXPECT_EQ(at(kept.rows[0], "median_gap"), files::FieldValue(0.0));
  EXPECT_EQ(at(kept.rows[0], "changed_since"), files::FieldValue(std::int64_t{2017}));
  EXPECT_EQ(at(kept.rows[0], "median_gap_change"), files::FieldValue(0.25));
  EXPECT_EQ(at(kept.rows[3], "vintage"), files::FieldValue(std::int64_t{2017}));
  EXPECT_EQ(at(kept.rows[3], "median_gap"), files::FieldValue(-0.25));
  EXPECT_TRUE(is_null(at(kept.rows[3], "median_gap_change"))) << "the first has none";
  EXPECT_EQ(at(kept.rows[4], "level"), files::FieldValue("commune"));
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
