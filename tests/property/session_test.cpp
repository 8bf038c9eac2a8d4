// SPDX-License-Identifier: Apache-2.0
/// A session after any changes against a run of its own, on the heart of the bundled town: as it
/// is, and with listed quartiers and cells outside of units.
#include "scenario/session.hpp"

#include "base/cancellation.hpp"
#include "base/error.hpp"
#include "geometry/crs.hpp"
#include "inputs/rule_reader.hpp"
#include "support/drawn_world.hpp"
#include "support/heart_of_town.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace carreau {
namespace {

using testing::striped_town;
using testing::Town;
using testing::town;

/// Parameters of every step, with values that matter in the town.
const std::array<std::pair<const char*, std::array<const char*, 3>>, 24> kChanges = {{
    {"poverty_ratio", {"0.6", "0.65", "0.601"}},
    {"poverty_ratio", {"0.8", "0.4", "0.61"}},
    {"national_declared", {"20890", "22000", "20500"}},
    {"bridge_exponent", {"1", "1.1", "0.95"}},
    {"bridge_residual", {"0", "300", "900"}},
    {"listed_derogation", {"true", "false", "true"}},
    {"listed_cell_share", {"0.25", "0.5", "0.7"}},
    {"minimum_cell_population", {"0", "30", "100"}},
    {"fill_doubtful_gaps", {"4", "0", "12"}},
    {"compact_share", {"0.47", "0.4", "0.5"}},
    {"compactness", {"0.02", "0", "0.1"}},
    {"national_weight", {"0.7", "0.3", "1"}},
    {"minimum_unit_population", {"10000", "1000", "90000"}},
    {"minimum_zone_population", {"1000", "600", "1500"}},
    {"minimum_zone_density", {"0", "2000", "6000"}},
    {"near_miss_population", {"0.5", "0.2", "0.9"}},
    {"near_miss_income", {"0.05", "0", "0.2"}},
    {"contiguity", {"8", "4", "8"}},
    {"fill_gaps", {"0", "4", "1"}},
    {"bridge_empty", {"0", "1", "2"}},
    {"smoothing", {"300", "0", "450"}},
    {"cell_share", {"0.5", "0.45", "0.6"}},
    {"method", {"plain", "compact", "plain"}},
    {"spread_mean", {"0.42", "0.5", "0.35"}},
}};

/// Everything but the work: results, thresholds, findings.
std::string account(const RunResult& result, const Findings& findings) {
  std::string text = testing::account_of(result.delineation);
  for (const UnitThreshold& t : result.thresholds) text += std::to_string(t.declared.cents()) + " ";
  for (const Finding& f : findings.list()) text += f.code + std::to_string(f.count);
  return text;
}

/// A few cells side by side in the town, by id or within a square around the first.
Edit an_edit(const CellTable& cells, std::size_t number) {
  Edit edit{*rc::gen::element(EditKind::add, EditKind::remove, EditKind::lock, EditKind::release),
            {},
            {},
            {},
            "trial",
            "2026-11-27"};
  if (edit.kind == EditKind::lock) edit.zone = "lock " + std::to_string(number);
  if (edit.kind == EditKind::release) {
    edit.zone = "lock " + std::to_string(*rc::gen::inRange<std::size_t>(0, number + 1));
    return edit;
  }
  const auto first = *rc::gen::inRange<std::size_t>(0, cells.size() - 5);
  if (*rc::gen::arbitrary<bool>()) {
    for (std::size_t i = first; i < first + 5; ++i) {
      edit.cells.push_back(cells.id(CellIndex(i)).text());
    }
    return edit;
  }
  Point centre = centre_of(cells, CellIndex(first));
  // Made once: each asks PROJ's database. Every town of these tests is on one grid.
  static const Transform to_degrees(Crs::epsg(cells.grid().epsg), Crs::epsg(4326));
  to_degrees.apply({&centre, 1});
  constexpr double kReach = 0.004;  // degrees: a few cells
  edit.polygon = {{{centre.x - kReach, centre.y - kReach},
                   {centre.x + kReach, centre.y - kReach},
                   {centre.x + kReach, centre.y + kReach},
                   {centre.x - kReach, centre.y + kReach}}};
  return edit;
}

void change_a_parameter(Scenario& scenario) {
  const auto which = *rc::gen::inRange<std::size_t>(0, kChanges.size());
  const auto value = *rc::gen::inRange<std::size_t>(0, 3);
  set_parameter(scenario, kChanges[which].first, kChanges[which].second[value]);
}

/// Adds an edit, or removes the last edit or all of them.
void change_edits(const CellTable& cells, Scenario& scenario) {
  const auto change = *rc::gen::inRange(0, 5);
  if (change == 0) scenario.edits.clear();
  else if (change == 1 && !scenario.edits.empty()) scenario.edits.pop_back();
  else scenario.edits.push_back(an_edit(cells, scenario.edits.size()));
}

/// The findings and result of a run, or the error that it throws.
template <class Run>
std::string outcome_of(const Run& run) {
  Findings findings;
  try {
    const auto& result = run(findings);
    return account(result, findings);
  } catch (const DataError& error) {
    return error.what();
  }
}

void check_step(const Town& place, Session& session, const Scenario& scenario) {
  const std::string in_session = outcome_of(
      [&](Findings& findings) -> const RunResult& { return session.run(scenario, findings); });
  const std::string alone = outcome_of(
      [&](Findings& findings) { return run_scenario(place.input(), scenario, findings); });
  RC_ASSERT(in_session == alone);
}

/// A chain of changes, one to three at once, back and forth.
void check_chain(const Town& place, int steps) {
  Session session(place.input());
  Scenario scenario = place.scenario;
  for (int step = 0; step < steps; ++step) {
    const auto at_once = *rc::gen::inRange(1, 4);
    for (int k = 0; k < at_once; ++k) change_a_parameter(scenario);
    check_step(place, session, scenario);
  }
}

/// The same with edits that come and go, alone or at once with a parameter.
void check_chain_with_edits(const Town& place, int steps) {
  Session session(place.input());
  Scenario scenario = place.scenario;
  for (int step = 0; step < steps; ++step) {
    const auto what = *rc::gen::inRange(0, 5);
    if (what != 0) change_edits(place.cells, scenario);
    if (what == 0 || what == 1) change_a_parameter(scenario);
    check_step(place, session, scenario);
  }
}

TEST(Session, IsTriedWhereThereIsSomethingToDraw) {
  Findings findings;
  for (const Town* place : {&town(), &striped_town()}) {
    const Delineation drawn = run_scenario(place->input(), place->scenario, findings).delineation;
    EXPECT_GE(drawn.perimeters.size(), 2U);
    EXPECT_GE(drawn.near_misses.size(), 1U);
  }
}

RC_GTEST_PROP(SessionProperty, GivesWhatARunOfItsOwnGives, ()) {
  check_chain(town(), *rc::gen::inRange(1, 8));
}

RC_GTEST_PROP(SessionProperty, DoesSoWithDerogationsAndCellsOutsideOfUnits, ()) {
  check_chain(striped_town(), *rc::gen::inRange(1, 8));
}

RC_GTEST_PROP(SessionProperty, DoesSoWithEdits, ()) {
  const Town& place = *rc::gen::arbitrary<bool>() ? town() : striped_town();
  check_chain_with_edits(place, *rc::gen::inRange(2, 8));
}

/// What the lab's sliders do: one parameter through many values, near and far, edited or not.
RC_GTEST_PROP(SessionProperty, DoesSoWhereOneThresholdMovesForLong, ()) {
  const Town& place = *rc::gen::arbitrary<bool>() ? town() : striped_town();
  Session session(place.input());
  Scenario scenario = place.scenario;
  const auto name =
      *rc::gen::element<std::string>("poverty_ratio", "national_weight", "near_miss_income");
  const bool is_edited = *rc::gen::arbitrary<bool>();
  const auto stops = *rc::gen::container<std::vector<int>>(6, rc::gen::inRange(300, 900));
  for (const int thousandths : stops) {
    const int value = name == "near_miss_income" ? thousandths / 4 : thousandths;
    set_parameter(scenario, name, "0." + std::to_string(1'000 + value).substr(1));
    if (is_edited && *rc::gen::inRange(0, 4) == 0) change_edits(place.cells, scenario);
    check_step(place, session, scenario);
  }
}

/// A run that another thread stops, sooner or later, or not before its end.
void run_and_stop(Session& session, const Scenario& scenario) {
  Cancellation stop;
  const auto wait = *rc::gen::weightedOneOf<int>(
      {{1, rc::gen::just(0)}, {3, rc::gen::inRange(0, 2'000)}, {1, rc::gen::inRange(0, 40'000)}});
  std::thread other([&] {
    for (int k = 0; k < wait; ++k) std::this_thread::yield();
    stop.request();
  });
  const CancellationScope scope(&stop);
  Findings findings;
  try {
    (void)session.run(scenario, findings);
  } catch (const Cancelled&) {  // the next run is looked at, not this one
  } catch (const DataError&) {  // an edit that does not fit
  }
  other.join();
}

/// What the lab does where nobody waits for a run any more.
RC_GTEST_PROP(SessionProperty, DoesSoAfterRunsThatWereStopped, ()) {
  const Town& place = *rc::gen::arbitrary<bool>() ? town() : striped_town();
  Session session(place.input());
  Scenario scenario = place.scenario;
  const auto steps = *rc::gen::inRange(1, 6);
  for (int step = 0; step < steps; ++step) {
    for (auto stopped = *rc::gen::inRange(0, 3); stopped > 0; --stopped) {
      if (*rc::gen::inRange(0, 3) == 0) change_edits(place.cells, scenario);
      change_a_parameter(scenario);
      run_and_stop(session, scenario);
    }
    if (*rc::gen::arbitrary<bool>()) change_a_parameter(scenario);
    check_step(place, session, scenario);
  }
}

TEST(Session, StoppedBeforeItBeginsRepeatsNothingAfterwards) {
  Session session(town().input());
  Scenario scenario = town().scenario;
  Findings findings;
  (void)session.run(scenario, findings);
  const SessionWork before = session.work();
  set_parameter(scenario, "poverty_ratio", "0.7");
  {
    Cancellation stop;
    stop.request();
    const CancellationScope scope(&stop);
    EXPECT_THROW((void)session.run(scenario, findings), Cancelled);
  }
  EXPECT_EQ(
      outcome_of([&](Findings& own) -> const RunResult& { return session.run(scenario, own); }),
      outcome_of([&](Findings& own) { return run_scenario(town().input(), scenario, own); }));
  EXPECT_EQ(session.work().grids_estimated, before.grids_estimated);
  EXPECT_LT(session.work().delineation.cells_tested - before.delineation.cells_tested,
            before.delineation.cells_tested)
      << "the contenders alone are tested";
}

/// What one change repeats.
struct Repeated {
  std::int64_t estimates;
  std::int64_t thresholds;
  bool tests_cells;
  bool labels;
};

Repeated after(const char* name, const char* value) {
  Session session(town().input());
  Scenario scenario = town().scenario;
  Findings findings;
  (void)session.run(scenario, findings);
  const SessionWork before = session.work();
  set_parameter(scenario, name, value);
  (void)session.run(scenario, findings);
  const SessionWork now = session.work();
  return {now.grids_estimated - before.grids_estimated, now.thresholds_set - before.thresholds_set,
          now.delineation.cells_tested > before.delineation.cells_tested,
          now.delineation.clusters_labelled > before.delineation.clusters_labelled};
}

TEST(Session, RepeatsOnlyWhatAChangeTouches) {
  const auto expect = [](const char* name, const char* value, Repeated wanted) {
    const Repeated found = after(name, value);
    EXPECT_EQ(found.estimates, wanted.estimates) << name;
    EXPECT_EQ(found.thresholds, wanted.thresholds) << name;
    EXPECT_EQ(found.tests_cells, wanted.tests_cells) << name;
    EXPECT_EQ(found.labels, wanted.labels) << name;
  };
  expect("spread_mean", "0.5", {1, 1, true, true});
  expect("poverty_ratio", "0.7", {0, 1, true, true});
  expect("cell_share", "0.4", {0, 0, true, true});
  expect("contiguity", "4", {0, 0, false, true});
  expect("minimum_zone_population", "1200", {0, 0, false, false});
  // S is rounded up to the next 100 €, so the same S comes out and no cell is tested anew; only the
  // doubt about S, hence that of the zones, is another.
  expect("poverty_ratio", "0.6001", {0, 1, false, true});
  expect("poverty_ratio", "0.6", {0, 0, false, false});
}

TEST(Session, OtherEditsRepeatNoEarlierStep) {
  Session session(town().input());
  Scenario scenario = town().scenario;
  Findings findings;
  const std::string before = testing::account_of(session.run(scenario, findings).delineation);
  const SessionWork plain = session.work();
  const CellIndex in_zone = session.run(scenario, findings).delineation.perimeters[0].cells[0];
  scenario.edits = {{EditKind::remove,
                     {town().cells.id(in_zone).text()},
                     {},
                     {},
                     "a park, nobody lives there",
                     "2026-11-27"}};
  EXPECT_NE(testing::account_of(session.run(scenario, findings).delineation), before);
  (void)session.run(scenario, findings);
  EXPECT_EQ(session.work().edits_applied, 1) << "the second time nothing has changed";
  scenario.edits.clear();
  EXPECT_EQ(testing::account_of(session.run(scenario, findings).delineation), before);
  const SessionWork now = session.work();
  EXPECT_EQ(now.grids_estimated, plain.grids_estimated);
  EXPECT_EQ(now.thresholds_set, plain.thresholds_set);
  EXPECT_EQ(now.delineation.cells_tested, plain.delineation.cells_tested);
  EXPECT_EQ(now.delineation.clusters_labelled, plain.delineation.clusters_labelled);
  EXPECT_EQ(now.delineation.zones_computed, plain.delineation.zones_computed);
}

TEST(Session, AHigherMinimumComputesNoZoneAnew) {
  Session session(town().input());
  Scenario scenario = town().scenario;
  set_parameter(scenario, "minimum_zone_population", "4000");
  Findings findings;
  (void)session.run(scenario, findings);
  const auto computed = session.work().delineation.zones_computed;
  set_parameter(scenario, "minimum_zone_population", "4500");
  (void)session.run(scenario, findings);
  EXPECT_EQ(session.work().delineation.zones_computed, computed);
  set_parameter(scenario, "minimum_zone_population", "100");
  (void)session.run(scenario, findings);
  EXPECT_GT(session.work().delineation.zones_computed, computed) << "smaller ones were not at hand";
}

/// What the workers of a sweep do: each goes on from the incomes of the base.
RC_GTEST_PROP(SessionProperty, DoesSoWhereItBeganWithTheIncomesOfAnother, ()) {
  const Town& place = *rc::gen::arbitrary<bool>() ? town() : striped_town();
  Session first(place.input());
  Scenario scenario = place.scenario;
  change_a_parameter(scenario);
  Findings findings;
  (void)first.run(scenario, findings);
  Session second(place.input(), first);
  for (int step = 0; step < 3; ++step) {
    change_a_parameter(scenario);
    check_step(place, second, scenario);
  }
}

TEST(Session, BeginsWithTheIncomesOfAnotherWithoutEstimatingThem) {
  Session first(town().input());
  Findings findings;
  (void)first.run(town().scenario, findings);
  Session second(town().input(), first);
  Scenario scenario = town().scenario;
  set_parameter(scenario, "poverty_ratio", "0.62");
  const RunResult& result = second.run(scenario, findings);
  EXPECT_EQ(second.work().grids_estimated, 0);
  EXPECT_FALSE(result.delineation.perimeters.empty());
}

TEST(RunSteps, AreThoseThatAParameterReaches) {
  const auto step = [](const char* name) { return first_step(*find_parameter(name)); };
  EXPECT_EQ(step("spread_mean"), RunStep::incomes);
  EXPECT_EQ(step("poverty_ratio"), RunStep::thresholds);
  EXPECT_EQ(step("smoothing"), RunStep::cells);
  EXPECT_EQ(step("contiguity"), RunStep::clusters);
  EXPECT_EQ(step("minimum_zone_population"), RunStep::selection);
  EXPECT_EQ(step("extension_share"), RunStep::none);
}

/// The line of low incomes of the grid of 2010 is a part of the national declared median, so a
/// change of it reaches the incomes of every cell.
TEST(SessionOfDeclaredIncomes, FollowsTheNationalMedianAsAFreshRunDoes) {
  Scenario scenario = inputs::read_scenario("metropole-2014", 2010);
  Session session(town().input());
  Findings first;
  (void)session.run(scenario, first);
  set_parameter(scenario, "national_declared", "24000");
  Findings again;
  const std::string kept = account(session.run(scenario, again), again);
  Findings anew;
  EXPECT_EQ(kept, account(run_scenario(town().input(), scenario, anew), anew));
}

}  // namespace
}  // namespace carreau
