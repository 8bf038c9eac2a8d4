// SPDX-License-Identifier: Apache-2.0
/// Identities of zones after any edits and settings, on the heart of the bundled town.
#include "delineation/zone_identity.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "scenario/session.hpp"
#include "support/drawn_world.hpp"
#include "support/heart_of_town.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace carreau {
namespace {

using testing::Town;
using testing::town;

Scenario any_setting(const Town& place) {
  Scenario scenario = place.scenario;
  const std::vector<ParameterValue> values = {{"poverty_ratio", "0.62"},
                                              {"poverty_ratio", "0.56"},
                                              {"minimum_zone_population", "600"},
                                              {"spread_mean", "0.5"},
                                              {"contiguity", "4"}};
  const ParameterValue setting = *rc::gen::elementOf(values);
  scenario.reference = std::make_shared<const Scenario>(scenario);
  set_parameter(scenario, setting.name, setting.value);
  return scenario;
}

Edit cells_in_a_row(const CellTable& cells, EditKind kind) {
  Edit edit{kind, {}, {}, {}, "trial", "2026-11-27"};
  const auto first = *rc::gen::inRange<std::size_t>(0, cells.size() - 6);
  const auto count = *rc::gen::inRange<std::size_t>(1, 6);
  for (std::size_t i = first; i < first + count; ++i) {
    edit.cells.push_back(cells.id(CellIndex(i)).text());
  }
  return edit;
}

std::vector<Edit> any_edits(const CellTable& cells) {
  std::vector<Edit> edits;
  const auto count = *rc::gen::inRange(0, 6);
  for (int k = 0; k < count; ++k) {
    edits.push_back(cells_in_a_row(cells, *rc::gen::element(EditKind::add, EditKind::remove)));
  }
  return edits;
}

Delineation drawn(const Town& place, const Scenario& scenario) {
  Findings findings;
  return run_scenario(place.input(), scenario, findings).delineation;
}

std::vector<const Zone*> zones_of(const Delineation& delineation) {
  std::vector<const Zone*> zones;
  for (const auto* const list : {&delineation.perimeters, &delineation.near_misses}) {
    for (const Zone& zone : *list) zones.push_back(&zone);
  }
  return zones;
}

RC_GTEST_PROP(ZoneIdentityProperty, NoTwoZonesShareAnId, ()) {
  Scenario scenario = any_setting(town());
  scenario.edits = any_edits(town().cells);
  const Delineation result = drawn(town(), scenario);
  std::set<std::string> ids;
  for (const Zone* const zone : zones_of(result)) RC_ASSERT(ids.insert(zone->id).second);
}

/// The reference's zones that a zone shares cells with.
std::set<std::size_t> under(const KnownZones& reference, const Zone& zone) {
  std::set<std::size_t> known;
  for (const CellIndex cell : zone.cells) {
    if (!reference.at(cell).is_none()) known.insert(reference.at(cell).position());
  }
  return known;
}

RC_GTEST_PROP(ZoneIdentityProperty, StaysUnderAnEditElsewhere, ()) {
  Scenario scenario = any_setting(town());
  scenario.edits = any_edits(town().cells);
  const KnownZones reference(town().cells, drawn(town(), *scenario.reference));
  const Delineation before = drawn(town(), scenario);
  scenario.edits.push_back(
      cells_in_a_row(town().cells, *rc::gen::element(EditKind::add, EditKind::remove)));
  const Delineation after = drawn(town(), scenario);
  std::map<std::vector<CellIndex>, const Zone*> known;
  for (const Zone* const zone : zones_of(before)) known[zone->cells] = zone;
  // What the edit drew anew may take an identity from, or leave one to, what lies on the same zone.
  std::set<std::size_t> touched;
  for (const Zone* const zone : zones_of(after)) {
    if (!known.erase(zone->cells)) touched.merge(under(reference, *zone));
  }
  for (const auto& [cells, gone] : known) touched.merge(under(reference, *gone));
  for (const Zone* const zone : zones_of(before)) known[zone->cells] = zone;
  for (const Zone* const zone : zones_of(after)) {
    const auto same = known.find(zone->cells);
    if (same == known.end()) continue;
    const auto own = under(reference, *zone);
    const bool is_elsewhere =
        std::ranges::none_of(own, [&](std::size_t one) { return touched.contains(one); });
    if (!is_elsewhere) continue;
    RC_ASSERT(zone->id == same->second->id);
    RC_ASSERT(zone->name == same->second->name);
  }
}

RC_GTEST_PROP(ZoneIdentityProperty, DependsOnNoOrderOfEditsOrClicksOrThreads, ()) {
  Scenario scenario = any_setting(town());
  const auto count = *rc::gen::inRange(1, 5);
  for (int k = 0; k < count; ++k) {
    scenario.edits.push_back(cells_in_a_row(town().cells, EditKind::add));
  }
  const std::string alone = testing::account_of(drawn(town(), scenario));
  // Another way to the same scenario: other values before, and the edits one by one, in reverse.
  Session session(town().input());
  Findings findings;
  Scenario other = any_setting(town());
  (void)session.run(other, findings);
  std::ranges::reverse(scenario.edits);
  other = scenario;
  for (other.edits.clear(); other.edits.size() < scenario.edits.size();) {
    other.edits.push_back(scenario.edits[other.edits.size()]);
    (void)session.run(other, findings);
  }
  RC_ASSERT(testing::account_of(session.run(scenario, findings).delineation) == alone);
  const ThreadLimit one_thread(1);
  RC_ASSERT(testing::account_of(drawn(town(), scenario)) == alone);
}

RC_GTEST_PROP(ZoneIdentityProperty, IsThatOfARunOfItsOwnInASession, ()) {
  Session session(town().input());
  for (int step = 0; step < 4; ++step) {
    Scenario scenario = *rc::gen::arbitrary<bool>() ? any_setting(town()) : town().scenario;
    scenario.edits = any_edits(town().cells);
    if (*rc::gen::arbitrary<bool>()) scenario.names = {{"36401-01", "Les Trois Ponts"}};
    Findings findings;
    Findings alone;
    const RunResult& result = session.run(scenario, findings);
    const Delineation expected = run_scenario(town().input(), scenario, alone).delineation;
    RC_ASSERT(testing::account_of(result.delineation) == testing::account_of(expected));
    RC_ASSERT(findings.list().size() == alone.list().size());
  }
}

/// Without its setting the scenario asks for a median that nobody has: the zones are then numbered
/// as if there were no setting.
TEST(ZoneIdentity, IsThatOfTheOwnRunWhereTheReferenceCannotBeRun) {
  RunInput input = town().input();
  std::set<std::string> all;
  for (const Unit& unit : input.territory.units()) all.insert(unit.income_area);
  input.partial_areas = &all;
  Findings findings;
  EXPECT_THROW((void)run_scenario(input, town().scenario, findings), DataError);
  Scenario scenario = town().scenario;
  set_parameter(scenario, "minimum_unit_population", "10000000");
  const std::string plain =
      testing::account_of(run_scenario(input, scenario, findings).delineation);
  scenario.reference = std::make_shared<const Scenario>(town().scenario);
  EXPECT_EQ(testing::account_of(run_scenario(input, scenario, findings).delineation), plain);
  Session session(input);
  EXPECT_EQ(testing::account_of(session.run(scenario, findings).delineation), plain);
}

}  // namespace
}  // namespace carreau
