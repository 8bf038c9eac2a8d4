// SPDX-License-Identifier: Apache-2.0
/// What attribution and ledger conserve, on random programmes: every cent, in any order of the
/// lines and on any number of threads.
#include "actions/ledger.hpp"

#include "actions/attribution.hpp"
#include "base/parallel.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <string>
#include <tuple>
#include <vector>

namespace carreau {
namespace {

using Random = std::mt19937_64;

std::int64_t whole_cents(Random& random, std::int64_t low, std::int64_t high) {
  return std::uniform_int_distribution<std::int64_t>(low, high)(random);
}

std::string code_of(std::int64_t number) { return "QN0300" + std::to_string(number) + "N"; }

/// Nine quartiers in three communes, each with people or, in some worlds, without.
std::vector<QuartierFacts> random_quartiers(Random& random) {
  std::vector<QuartierFacts> quartiers(9);
  const bool has_people = whole_cents(random, 0, 3) != 0;
  for (std::size_t q = 0; q < quartiers.size(); ++q) {
    quartiers[q].code = code_of(static_cast<std::int64_t>(q));
    quartiers[q].contract = q < 5 ? "CN1" : "CN2";
    // Three quartiers of one name, and others with two parts.
    quartiers[q].name =
        q < 3 ? "Centre" : "Haut " + std::to_string(q) + " - Bas " + std::to_string(q);
    if (has_people) quartiers[q].people = static_cast<double>(whole_cents(random, 0, 9'000)) / 10.0;
    quartiers[q].communes = {
        {"3000" + std::to_string(q % 3), "", quartiers[q].people.value_or(0.0)}};
  }
  return quartiers;
}

Action random_action(Random& random) {
  Action action;
  action.year = static_cast<int>(whole_cents(random, 2022, 2026));
  if (whole_cents(random, 0, 5) != 0)
    action.theme = ThemeIndex(static_cast<std::size_t>(whole_cents(random, 0, 4)));
  const std::int64_t named = whole_cents(random, -2, 4);
  const std::vector<std::string> words = {"Centre",          "Hors QPV",      "tous les QPV",
                                          "Bas 4 et Haut 5", "30001",         "xyzzy",
                                          "QP030004",        "Haut 3, 30000", "sauf Bas 7"};
  for (std::int64_t k = 0; k < named; ++k) {
    const bool is_code = whole_cents(random, 0, 1) == 0;
    const auto word = static_cast<std::size_t>(whole_cents(random, 0, 8));
    action.quartiers.push_back({is_code ? code_of(whole_cents(random, 0, 10)) : words[word], {}});
  }
  if (whole_cents(random, 0, 2) == 0)
    action.audiences = {{code_of(whole_cents(random, 0, 10)), whole_cents(random, 0, 50)}};
  if (whole_cents(random, 0, 2) == 0)
    action.communes = {"3000" + std::to_string(whole_cents(random, 0, 4))};
  if (whole_cents(random, 0, 2) == 0)
    action.contract = "CN" + std::to_string(whole_cents(random, 1, 3));
  action.is_transterritorial = whole_cents(random, 0, 8) == 0;
  return action;
}

Programme random_programme(Random& random) {
  Programme programme;
  programme.themes.resize(5);
  programme.funders.resize(4);
  const std::int64_t actions = whole_cents(random, 1, 60);
  for (std::int64_t a = 0; a < actions; ++a) {
    programme.actions.push_back(random_action(random));
    for (std::int64_t k = whole_cents(random, 0, 5); k > 0; --k) {
      FundingLine line;
      line.action = ActionIndex(static_cast<std::size_t>(a));
      line.funder = FunderIndex(static_cast<std::size_t>(whole_cents(random, 0, 3)));
      line.credit = static_cast<CreditKind>(whole_cents(random, 0, 2));
      if (whole_cents(random, 0, 3) != 0)
        line.amounts.requested = Euros::from_cents(whole_cents(random, 0, 9'999'999));
      if (whole_cents(random, 0, 3) != 0)
        line.amounts.granted = Euros::from_cents(whole_cents(random, -500, 9'999'999));
      if (whole_cents(random, 0, 1) != 0)
        line.amounts.paid = Euros::from_cents(whole_cents(random, 0, 99));
      programme.lines.push_back(line);
    }
  }
  return programme;
}

struct World {
  std::vector<QuartierFacts> quartiers;
  Programme programme;
  Attribution attribution;

  explicit World(Random& random)
      : quartiers(random_quartiers(random)), programme(random_programme(random)) {
    std::vector<ActionPlace> places(programme.actions.size());
    for (ActionPlace& place : places) {
      const auto q = static_cast<std::size_t>(whole_cents(random, 0, 8));
      if (whole_cents(random, 0, 4) == 0) place.inside = q;
      else if (whole_cents(random, 0, 4) == 0) place.near = q;
      else if (whole_cents(random, 0, 4) == 0) place.is_outside = true;
    }
    const std::vector<QuartierFacts> former(1, [] {
      QuartierFacts facts;
      facts.code = code_of(9);
      return facts;
    }());
    const Successors successors;
    Findings findings;
    attribution = attribute({programme,
                             quartiers,
                             former,
                             successors,
                             places,
                             {{"tous"}, {"hors"}, {"transterritorial"}, {"sauf"}}},
                            findings);
  }
};

const std::vector<ThemeIndex>& all_themes() {
  static const std::vector<ThemeIndex> kThemes{ThemeIndex(0), ThemeIndex(1), ThemeIndex(1),
                                               ThemeIndex(2), ThemeIndex(0)};
  return kThemes;
}

RC_GTEST_PROP(Attribution, SharesOfEveryActionAddUpToTheWhole, ()) {
  Random random(*rc::gen::arbitrary<std::uint64_t>());
  const World world(random);
  for (std::size_t a = 0; a < world.programme.actions.size(); ++a) {
    const auto shares = world.attribution.of(a);
    RC_ASSERT(!shares.empty());
    std::int64_t sum = 0;
    for (std::size_t k = 0; k < shares.size(); ++k) {
      RC_ASSERT(shares[k].millionths > 0);
      if (k > 0) RC_ASSERT(shares[k - 1].target < shares[k].target);
      RC_ASSERT(shares[k].target.position() < world.attribution.targets.size());
      sum += shares[k].millionths;
    }
    RC_ASSERT(sum == kWhole);
  }
}

RC_GTEST_PROP(Ledger, HoldsEveryCentOfEveryFunderYearAndCredit, ()) {
  Random random(*rc::gen::arbitrary<std::uint64_t>());
  const World world(random);
  using Key = std::tuple<FunderIndex, int, CreditKind>;
  std::map<Key, std::array<std::int64_t, kMeasures>> lines;
  for (const FundingLine& line : world.programme.lines) {
    const Action& action = world.programme.actions[line.action.position()];
    for (std::size_t m = 0; m < kMeasures; ++m) {
      const auto value = amount(line.amounts, static_cast<Measure>(m));
      lines[{line.funder, action.year, line.credit}][m] += value ? value->cents() : 0;
    }
  }
  std::map<Key, std::array<std::int64_t, kMeasures>> entries;
  for (const LedgerEntry& entry : make_ledger(world.programme, world.attribution, all_themes())) {
    for (std::size_t m = 0; m < kMeasures; ++m) {
      entries[{entry.key.funder, entry.key.year, entry.key.credit}][m] += entry.amounts.cents[m];
    }
  }
  RC_ASSERT(lines == entries);
}

RC_GTEST_PROP(Ledger, IsTheSameInAnyOrderAndOnAnyNumberOfThreads, ()) {
  Random random(*rc::gen::arbitrary<std::uint64_t>());
  World world(random);
  const auto as_read = make_ledger(world.programme, world.attribution, all_themes());
  std::shuffle(world.programme.lines.begin(), world.programme.lines.end(), random);
  const ThreadLimit limit(1);
  const auto shuffled = make_ledger(world.programme, world.attribution, all_themes());
  RC_ASSERT(as_read.size() == shuffled.size());
  for (std::size_t k = 0; k < as_read.size(); ++k) {
    RC_ASSERT(as_read[k].key == shuffled[k].key);
    RC_ASSERT(as_read[k].amounts == shuffled[k].amounts);
    if (k > 0) RC_ASSERT(as_read[k - 1].key < as_read[k].key);
  }
}

}  // namespace
}  // namespace carreau
