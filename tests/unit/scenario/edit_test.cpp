// SPDX-License-Identifier: Apache-2.0
/// Edits before and after they meet a grid: faults, and the cells that they name.
#include "scenario/edit.hpp"

#include "base/error.hpp"
#include "support/faults.hpp"
#include "territory/territory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <limits>

namespace carreau {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Edit an_edit() {
  return {EditKind::add, {"CRS3035RES200mN3068200E3762400"}, {}, {}, "why", "2026-11-27"};
}

std::string fault_with(const std::function<void(Edit&)>& spoil) {
  Edit edit = an_edit();
  spoil(edit);
  const auto fault = fault_of(edit);
  return fault ? fault->key + ": " + text_of(fault->problem, Language::english) : "none";
}

/// A square of a tenth of a degree whose lower left corner is near Lille.
EditPolygon a_square() { return {{{3.0, 50.6}, {3.1, 50.6}, {3.1, 50.7}, {3.0, 50.7}}}; }

std::string fault_of_polygon(const std::function<void(EditPolygon&)>& spoil) {
  return fault_with([&](Edit& edit) {
    edit.cells.clear();
    edit.polygon = a_square();
    spoil(edit.polygon);
  });
}

TEST(EditFaults, AreFoundInReasonDateAndZone) {
  EXPECT_EQ(fault_with([](Edit&) {}), "none");
  EXPECT_THAT(fault_with([](Edit& e) { e.reason = " \t"; }), HasSubstr("reason: expected why"));
  for (const char* date : {"", "2026-2-3", "27/11/2026", "2026-02-29", "2026-13-01", "2026-11-31",
                           "2026-11-27T00:00", "2O26-11-27"}) {
    EXPECT_THAT(fault_with([&](Edit& e) { e.date = date; }),
                HasSubstr("date: expected a date such as 2026-11-27"))
        << date;
  }
  EXPECT_EQ(fault_with([](Edit& e) { e.date = "2024-02-29"; }), "none");
  EXPECT_THAT(fault_with([](Edit& e) { e.zone = "z"; }), HasSubstr("zone: expected with lock"));
  EXPECT_THAT(fault_with([](Edit& e) { e.kind = EditKind::lock; }),
              HasSubstr("zone: expected the name of what it locks"));
  EXPECT_THAT(fault_with([](Edit& e) { e.kind = EditKind::release; }),
              HasSubstr("zone: expected the name of what it releases"));
}

TEST(EditFaults, AreFoundInCells) {
  EXPECT_THAT(fault_with([](Edit& e) { e.cells.clear(); }), HasSubstr("cells: expected a cell"));
  EXPECT_THAT(fault_with([](Edit& e) { e.cells.emplace_back("N1E1"); }), HasSubstr("\"N1E1\""));
  EXPECT_THAT(fault_with([](Edit& e) { e.polygon = a_square(); }), HasSubstr("found both"));
  EXPECT_THAT(fault_with([](Edit& e) {
                e.kind = EditKind::release;
                e.zone = "z";
              }),
              HasSubstr("cells: expected neither cells nor polygon"));
}

TEST(EditFaults, AreFoundInPolygons) {
  EXPECT_EQ(fault_of_polygon([](EditPolygon&) {}), "none") << "a ring may be left open";
  EXPECT_EQ(fault_of_polygon([](EditPolygon& p) { p[0].push_back(p[0].front()); }), "none");
  EXPECT_THAT(fault_of_polygon([](EditPolygon& p) { std::swap(p[0][1], p[0][2]); }),
              HasSubstr("does not cross itself, found Self-intersection at 3.05"));
  for (const double odd : {std::numeric_limits<double>::quiet_NaN(),
                           std::numeric_limits<double>::infinity(), 180.5, -1e300}) {
    EXPECT_THAT(fault_of_polygon([&](EditPolygon& p) { p[0][1].x = odd; }),
                HasSubstr("expected a longitude from -180 to 180"));
  }
  EXPECT_THAT(fault_of_polygon([](EditPolygon& p) { p[0][1].y = 91.0; }),
              HasSubstr("a latitude from -90 to 90"));
  EXPECT_THAT(fault_of_polygon([](EditPolygon& p) { p[0].resize(2); }), HasSubstr("found 2"));
  EXPECT_THAT(fault_of_polygon([](EditPolygon& p) { p.emplace_back(); }),
              HasSubstr("found 0 in ring 2"));
  EXPECT_THAT(fault_of_polygon([](EditPolygon& p) { p = {{}}; }), HasSubstr("found 0 in ring 1"));
  EXPECT_THAT(fault_of_polygon([](EditPolygon& p) { p[0] = std::vector<Point>(9, p[0][0]); }),
              HasSubstr("does not cross itself"));
  const auto without_rings = fault_of(EditPolygon{});
  ASSERT_TRUE(without_rings);
  EXPECT_EQ(without_rings->problem.code, "edit_ring_short");
}

/// Every cell of a block of Lille, `side` cells a side.
CellTable a_block(std::int32_t side) {
  std::vector<CellRecord> records;
  for (std::int32_t row = 0; row < side; ++row) {
    for (std::int32_t column = 0; column < side; ++column) {
      CellRecord record;
      record.position = {15'341 + row, 18'812 + column};
      record.people = Persons::whole(10);
      records.push_back(record);
    }
  }
  CellTable table({3035, Metres::whole(200)}, Headcount::absent);
  (void)table.assign(records);
  return table;
}

Point degrees_of(const CellTable& cells, CellIndex cell) {
  static const Transform to_degrees(Crs::epsg(3035), Crs::epsg(4326));
  return to_degrees.apply(centre_of(cells, cell)).value();
}

TEST(CellsIn, AreThoseWhoseCentreThePolygonHolds) {
  const CellTable cells = a_block(30);
  const Point centre = degrees_of(cells, CellIndex(30 * 15 + 15));
  for (const double reach : {0.001, 0.01, 0.02, 1.0, 30.0}) {
    const EditPolygon square = {{{centre.x - reach, centre.y - reach},
                                 {centre.x + reach, centre.y - reach},
                                 {centre.x + reach, centre.y + reach},
                                 {centre.x - reach, centre.y + reach}}};
    std::vector<CellIndex> expected;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Point p = degrees_of(cells, CellIndex(i));
      if (std::abs(p.x - centre.x) <= reach && std::abs(p.y - centre.y) <= reach) {
        expected.emplace_back(i);
      }
    }
    EXPECT_FALSE(expected.empty());
    EXPECT_EQ(cells_in(cells, square), expected) << reach;
  }
}

TEST(CellsIn, AreNotThoseOfHoles) {
  const CellTable cells = a_block(5);
  const Point centre = degrees_of(cells, CellIndex(12));
  const auto square = [&](double reach) {
    return std::vector<Point>{{centre.x - reach, centre.y - reach},
                              {centre.x + reach, centre.y - reach},
                              {centre.x + reach, centre.y + reach},
                              {centre.x - reach, centre.y + reach}};
  };
  const auto held = cells_in(cells, {square(0.1), square(0.0005)});
  EXPECT_EQ(held.size(), 24U);
  EXPECT_FALSE(std::binary_search(held.begin(), held.end(), CellIndex(12)));
}

TEST(ResolveEdits, GivesCellsInOrderAndOnce) {
  const CellTable cells = a_block(3);
  Edit edit = an_edit();
  edit.cells = {cells.id(CellIndex(4)).text(), cells.id(CellIndex(1)).text(),
                cells.id(CellIndex(4)).text()};
  Findings findings;
  const auto resolved = resolve_edits(cells, {&edit, 1}, findings);
  ASSERT_THAT(resolved, SizeIs(1));
  EXPECT_EQ(resolved[0].kind, EditKind::add);
  EXPECT_THAT(resolved[0].cells, ElementsAre(CellIndex(1), CellIndex(4)));
  EXPECT_THAT(findings.list(), IsEmpty());
}

std::string error_of(const CellTable& cells, const std::vector<Edit>& edits) {
  Findings findings;
  try {
    (void)resolve_edits(cells, edits, findings);
  } catch (const DataError& error) {
    return error.what();
  }
  return "no error";
}

TEST(ResolveEdits, NamesTheEditAndTheCellThatTheGridDoesNotHave) {
  const CellTable cells = a_block(3);
  Edit known = an_edit();
  known.cells = {cells.id(CellIndex(0)).text()};
  Edit unknown = an_edit();
  unknown.kind = EditKind::remove;
  unknown.cells = {"CRS3035RES200mN2000000E3000000"};
  EXPECT_EQ(error_of(cells, {known, unknown}),
            "edit 2 (remove): cells: expected a cell of the grid, found "
            "CRS3035RES200mN2000000E3000000 (is it the grid that the edit was made on?)");
  unknown.cells = {"CRS3035RES1000mN3068000E3762000"};
  EXPECT_THAT(error_of(cells, {unknown}), HasSubstr("edit 1 (remove): cells"));
  known.date = "soon";
  EXPECT_THAT(error_of(cells, {known}), HasSubstr("edit 1 (add): date: expected a date"));
}

TEST(ResolveEdits, FindsAPolygonThatHoldsNoCell) {
  const CellTable cells = a_block(3);
  Edit edit = an_edit();
  edit.cells.clear();
  edit.polygon = {{{-60.0, -30.0}, {-59.0, -30.0}, {-60.0, -29.0}}};
  Findings findings;
  EXPECT_THAT(resolve_edits(cells, {&edit, 1}, findings)[0].cells, IsEmpty());
  EXPECT_TRUE(findings.has("edit_without_cell"));
}

TEST(EditFaults, HaveTheirCodes) {
  const auto codes_with = [](const std::function<void(Edit&)>& spoil) {
    Edit edit = an_edit();
    spoil(edit);
    const auto fault = fault_of(edit);
    std::vector<std::string> codes;
    if (!fault) return codes;
    testing::add_codes(fault->problem, codes);
    if (!fault->remedy.code.empty()) testing::add_codes(fault->remedy, codes);
    return codes;
  };
  EXPECT_THAT(codes_with([](Edit& e) { e.cells.clear(); }),
              ElementsAre("no_cells_no_polygon", "add_line"));
  EXPECT_THAT(codes_with([](Edit& e) { e.polygon = a_square(); }),
              ElementsAre("cells_and_polygon", "make_two_edits"));
  EXPECT_THAT(codes_with([](Edit& e) {
                e.kind = EditKind::release;
                e.zone = "z";
              }),
              ElementsAre("release_with_cells", "leave_cells_out"));
  EXPECT_THAT(codes_with([](Edit& e) {
                e.cells.clear();
                e.polygon = {{{3.0, 50.6}, {3.1, 50.6}}};
              }),
              ElementsAre("edit_ring_short"));
}

CriterionResult failure_of(Criterion criterion) {
  CriterionResult result;
  result.criterion = criterion;
  return result;
}

TEST(EditedZones, AreFoundWhereTheyFailACriterion) {
  Delineation edited;
  Zone zone;
  zone.id = "z";
  zone.status = ZoneStatus::locked;
  zone.pieces = 3;
  zone.people_outside_unit = Persons::whole(12);
  for (const Criterion criterion : {Criterion::territory, Criterion::population, Criterion::density,
                                    Criterion::income, Criterion::contiguity}) {
    zone.verdict.add(failure_of(criterion));
  }
  edited.perimeters.push_back(zone);
  Findings findings;
  note_edited_zones(a_block(3), edited, findings);
  for (const char* const code :
       {"edited_zone_territory", "edited_zone_population", "edited_zone_density",
        "edited_zone_income", "edited_zone_pieces", "edited_zone_units"}) {
    EXPECT_TRUE(findings.has(code)) << code;
  }
}

TEST(EditedZones, AreNotFoundWhereTheRuleDrewThem) {
  Delineation drawn;
  drawn.perimeters.emplace_back().verdict.add(failure_of(Criterion::income));
  Findings findings;
  note_edited_zones(a_block(3), drawn, findings);
  EXPECT_TRUE(findings.list().empty());
}

TEST(EditedZones, ARemainderIsToldWithTheCellsToRemoveAsWell) {
  const CellTable cells = a_block(3);
  Delineation edited;
  Zone& zone = edited.perimeters.emplace_back();
  zone.id = "59702-N9";
  zone.status = ZoneStatus::edited;
  zone.is_left_by_removal = true;
  zone.cells = {CellIndex(0), CellIndex(1)};
  zone.figures.people = Persons::whole(71);
  zone.verdict.add(failure_of(Criterion::population));
  Findings findings;
  note_edited_zones(cells, edited, findings);
  ASSERT_TRUE(findings.has("removal_left_remainder"));
  const Finding& finding = findings.list().front();
  EXPECT_THAT(text_of(Message{finding.code, finding.details}, Language::french),
              AllOf(HasSubstr("59702-N9"), HasSubstr("71 habitants"), HasSubstr("carreaux : 2"),
                    HasSubstr(cells.id(CellIndex(0)).text())));
}

TEST(EditsOn, AreThoseThatNameTheCellOrEncloseItsCentre) {
  const CellTable cells = a_block(3);
  const CellIndex inside(4);
  Point centre = centre_of(cells, inside);
  Transform(Crs::epsg(cells.grid().epsg), Crs::epsg(4326)).apply({&centre, 1});
  constexpr double kReach = 0.0004;  // degrees: within the cell
  Edit by_polygon = an_edit();
  by_polygon.cells.clear();
  by_polygon.polygon = {{{centre.x - kReach, centre.y - kReach},
                         {centre.x + kReach, centre.y - kReach},
                         {centre.x + kReach, centre.y + kReach},
                         {centre.x - kReach, centre.y + kReach}}};
  Edit by_name = an_edit();
  by_name.cells = {cells.id(inside).text()};
  Edit elsewhere = an_edit();
  elsewhere.cells = {cells.id(CellIndex(0)).text()};
  const std::vector<Edit> edits{by_polygon, elsewhere, by_name};
  EXPECT_THAT(edits_on(edits, cells.id(inside)), ElementsAre(1U, 3U));
  EXPECT_THAT(edits_on(edits, cells.id(CellIndex(0))), ElementsAre(2U));
  EXPECT_THAT(edits_on(edits, cells.id(CellIndex(8))), IsEmpty());
}

TEST(ResolveEdits, AFaultStandsWithinItsEdit) {
  const CellTable cells = a_block(3);
  Edit absent = an_edit();
  absent.cells = {"CRS3035RES200mN200E200"};
  Findings findings;
  EXPECT_THAT(testing::codes_thrown_by([&] {
                (void)resolve_edits(cells, {&absent, 1}, findings);
              }),
              ElementsAre("in_edit", "edit_cell_absent", "is_it_the_grid_of_edit"));
}

}  // namespace
}  // namespace carreau
