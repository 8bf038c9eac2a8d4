// SPDX-License-Identifier: Apache-2.0
/// Agreement of two zonings: perfect with itself, by hand, and seen from the other side.
#include "zoning/agreement.hpp"

#include "support/geos.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <vector>

namespace carreau {
namespace {

using testing::add_wkt;

/// Four cells in a row with 100, 200, 300 and 400 people.
class AgreementOfRow : public ::testing::Test {
 protected:
  AgreementOfRow() : cells_({3035, Metres::whole(200)}, Headcount::present) {
    std::vector<CellRecord> records(4);
    for (std::int32_t i = 0; i < 4; ++i) {
      records[static_cast<std::size_t>(i)].position = {0, i};
      records[static_cast<std::size_t>(i)].people = Persons::whole(100 * (i + 1));
    }
    (void)cells_.assign(records);
  }

  /// Zones as stretches of the row, in metres from its west end.
  [[nodiscard]] CellShares zones(const std::vector<std::pair<int, int>>& stretches) const {
    PolygonSet set(Crs::epsg(3035));
    for (const auto& [x0, x1] : stretches) {
      const Point a{static_cast<double>(x0), 0.0};
      const Point b{static_cast<double>(x1), 200.0};
      set.begin_feature();
      set.begin_polygon();
      set.add_ring(std::vector<Point>{a, {b.x, a.y}, b, {a.x, b.y}, a});
    }
    return {cells_, set};
  }

  CellTable cells_;
};

TEST_F(AgreementOfRow, WithItselfIsPerfect) {
  const CellShares a = zones({{0, 250}, {300, 700}});
  const Agreement agree = agreement(cells_, a, a);
  EXPECT_DOUBLE_EQ(agree.precision().value(), 1.0);
  EXPECT_DOUBLE_EQ(agree.recall().value(), 1.0);
  EXPECT_DOUBLE_EQ(agree.f1().value(), 1.0);
  EXPECT_DOUBLE_EQ(agree.jaccard().value(), 1.0);
  for (const ZoneAgreement& z : agree.reference) EXPECT_EQ(z.found, Found::found);
}

TEST_F(AgreementOfRow, ByHand) {
  // Proposed: cells 0 and 1, 300 people. Reference: half of cell 1, cell 2: 100 + 300.
  const Agreement agree = agreement(cells_, zones({{0, 400}}), zones({{300, 600}}));
  EXPECT_NEAR(agree.people_proposed, 300.0, 1e-9);
  EXPECT_NEAR(agree.people_reference, 400.0, 1e-9);
  EXPECT_NEAR(agree.people_both, 100.0, 1e-9);
  EXPECT_NEAR(agree.precision().value(), 1.0 / 3.0, 1e-12);
  EXPECT_NEAR(agree.recall().value(), 0.25, 1e-12);
  EXPECT_NEAR(agree.f1().value(), 2.0 / 7.0, 1e-12);
  EXPECT_NEAR(agree.jaccard().value(), 1.0 / 6.0, 1e-12);
  EXPECT_NEAR(agree.proposed[0].share(), 1.0 / 3.0, 1e-12);
  EXPECT_EQ(agree.proposed[0].found, Found::partly);
  EXPECT_NEAR(agree.reference[0].share(), 0.25, 1e-12);
}

TEST_F(AgreementOfRow, SeenFromTheOtherSideSwapsPrecisionAndRecall) {
  const CellShares a = zones({{0, 350}, {500, 560}});
  const CellShares b = zones({{100, 520}});
  const Agreement there = agreement(cells_, a, b);
  const Agreement back = agreement(cells_, b, a);
  EXPECT_DOUBLE_EQ(there.precision().value(), back.recall().value());
  EXPECT_DOUBLE_EQ(there.recall().value(), back.precision().value());
  EXPECT_DOUBLE_EQ(there.f1().value(), back.f1().value());
  EXPECT_DOUBLE_EQ(there.jaccard().value(), back.jaccard().value());
  EXPECT_NE(there.precision().value(), there.recall().value());
  ASSERT_EQ(there.proposed.size(), 2U);
  ASSERT_EQ(back.reference.size(), 2U);
  EXPECT_DOUBLE_EQ(there.proposed[1].share(), back.reference[1].share());
}

TEST_F(AgreementOfRow, FoundFromThreeQuartersPartlyFromATenth) {
  // The reference is cell 3, 400 people; the proposal covers a part of it.
  const auto found = [&](int metres) {
    return agreement(cells_, zones({{600, 600 + metres}}), zones({{600, 800}})).reference[0].found;
  };
  EXPECT_EQ(found(150), Found::found);
  EXPECT_EQ(found(149), Found::partly);
  EXPECT_EQ(found(20), Found::partly);
  EXPECT_EQ(found(19), Found::missed);
}

TEST_F(AgreementOfRow, ZonesWithoutPeopleHaveNoData) {
  const Agreement agree = agreement(cells_, zones({{0, 200}}), zones({{900, 1'000}}));
  EXPECT_EQ(agree.reference[0].found, Found::no_data);
  EXPECT_EQ(agree.reference[0].share(), 0.0);
  EXPECT_EQ(agree.recall(), std::nullopt) << "nobody lives in the reference";
  EXPECT_EQ(agree.proposed[0].found, Found::missed);
}

TEST_F(AgreementOfRow, OfNothingIsNothing) {
  const Agreement agree = agreement(cells_, zones({}), zones({}));
  EXPECT_EQ(agree.precision(), std::nullopt);
  EXPECT_EQ(agree.recall(), std::nullopt);
  EXPECT_EQ(agree.f1(), std::nullopt);
  EXPECT_EQ(agree.jaccard(), std::nullopt);
}

TEST_F(AgreementOfRow, ProposingNobodyFindsNobodyAndSaysNothingOfPrecision) {
  const Agreement agree = agreement(cells_, zones({}), zones({{0, 400}}));
  EXPECT_EQ(agree.precision(), std::nullopt);
  EXPECT_EQ(agree.recall(), 0.0);
  EXPECT_EQ(agree.f1(), 0.0);
  EXPECT_EQ(agree.jaccard(), 0.0);
  EXPECT_EQ(agree.reference[0].found, Found::missed);
}

TEST(Found, NamesAreStable) {
  EXPECT_EQ(to_text(Found::found), "found");
  EXPECT_EQ(to_text(Found::partly), "partly");
  EXPECT_EQ(to_text(Found::missed), "missed");
  EXPECT_EQ(to_text(Found::no_data), "no_data");
}

}  // namespace
}  // namespace carreau
