// SPDX-License-Identifier: Apache-2.0
/// Money and actions added up by hand.
#include "actions/summary.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

namespace carreau {
namespace {

constexpr std::array kAll = {Measure::requested, Measure::granted, Measure::paid};

/// Targets: A, B, former F, transterritorial, unattributed. Four actions of two operators:
///   0 in 2023: A, 1,000.00 granted by the State, its CAF line does not say what is granted
///   1 in 2024: A and B by thirds, 100.00 and 0.01 granted
///   2 in 2024: F, refused, 500.00 requested
///   3 in 2024: half transterritorial, half unattributed, 200.00 granted, no theme
struct Fixture {
  Programme programme;
  Attribution attribution;
  ReportedThemes themes;
  std::vector<LedgerEntry> ledger;

  Fixture() {
    programme.funders = {{"État P147", FunderKind::state_p147}, {"CAF", FunderKind::family_fund}};
    programme.themes = {{"n", "1.1", "Réussite"}, {"n", "2", "Santé"}};
    themes = {programme.themes, {ThemeIndex(0), ThemeIndex(1)}};
    action("a", 2023, "Centre social", "", ActionStatus::paid, 0);
    action("b", 2024, "CENTRE  SOCIAL", "", ActionStatus::granted, 0);
    action("c", 2024, "Club", "12345678901234", ActionStatus::refused, 1);
    action("d", 2024, "Le Club", "12345678901234", ActionStatus::granted, 2);
    line(0, 0, CreditKind::specific, 200'000, 100'000, 50'000);
    line(0, 1, CreditKind::common_law, 30'000, {}, {});
    line(1, 0, CreditKind::specific, {}, 10'000, {});
    line(1, 0, CreditKind::specific, {}, 1, {});
    line(2, 1, CreditKind::unknown, 50'000, {}, {});
    line(3, 0, CreditKind::common_law, {}, 20'000, {});
    attribution.targets = {{TargetKind::quartier, "A", "Amont", 0},
                           {TargetKind::quartier, "B", "Bas", 1},
                           {TargetKind::former_quartier, "F", "Forge", 0},
                           {TargetKind::transterritorial, "", "", 0},
                           {TargetKind::unattributed, "", "", 0}};
    attribution.actions = {{AttributionMethod::stated, SharedBy::single, false},
                           {AttributionMethod::commune, SharedBy::people, true},
                           {AttributionMethod::stated, SharedBy::single, false},
                           {AttributionMethod::stated, SharedBy::equally, true}};
    attribution.offsets = {0, 1, 3, 4, 6};
    attribution.shares = {{TargetIndex(0), kWhole},  {TargetIndex(0), 333'333},
                          {TargetIndex(1), 666'667}, {TargetIndex(2), kWhole},
                          {TargetIndex(3), 500'000}, {TargetIndex(4), 500'000}};
  }
  void action(const char* reference, int year, const char* who, const char* siret,
              ActionStatus status, std::size_t theme) {
    Action a;
    a.reference = reference;
    a.year = year;
    a.operator_name = who;
    a.siret = siret;
    a.status = status;
    a.contract = "CV Alès";
    if (theme < 2) a.theme = ThemeIndex(theme);
    programme.actions.push_back(a);
  }
  void line(std::size_t action, std::size_t funder, CreditKind credit,
            std::optional<std::int64_t> requested, std::optional<std::int64_t> granted,
            std::optional<std::int64_t> paid) {
    const auto euros = [](std::optional<std::int64_t> cents) {
      return cents ? std::optional(Euros::from_cents(*cents)) : std::nullopt;
    };
    programme.lines.push_back({ActionIndex(action),
                               FunderIndex(funder),
                               credit,
                               {euros(requested), euros(granted), euros(paid)}});
  }
  [[nodiscard]] ActionsSummary summary() {
    ledger = make_ledger(programme, attribution, themes.of);
    return summarise({programme, attribution, ledger, themes});
  }
};

TEST(Summary, TotalsAreOfDistinctActionsAndExactCents) {
  const ActionsSummary s = Fixture().summary();
  EXPECT_EQ(s.total.actions, 4);
  EXPECT_EQ(s.total.retained, 3);
  EXPECT_EQ(s.total.cents(Measure::granted), 130'001);
  EXPECT_EQ(s.total.cents(Measure::requested), 280'000);
  EXPECT_EQ(s.total.unknown(Measure::granted), 2);
  EXPECT_EQ(s.total.transterritorial.cents[1], 10'000);
  EXPECT_EQ(s.total.unattributed.cents[1], 10'000);
}

TEST(Summary, TargetsCountActionsTwiceAndMoneyOnce) {
  const ActionsSummary s = Fixture().summary();
  ASSERT_EQ(s.targets.size(), 5U);
  EXPECT_EQ(s.targets[0].tally.actions, 2);
  EXPECT_EQ(s.targets[1].tally.actions, 1);
  // 100.00 by thirds is 33.33 and 66.67; the cent goes to the larger part.
  EXPECT_EQ(s.targets[0].tally.cents(Measure::granted), 100'000 + 3'333);
  EXPECT_EQ(s.targets[1].tally.cents(Measure::granted), 6'667 + 1);
  EXPECT_EQ(s.targets[0].by_people.cents[1], 3'333);
  EXPECT_EQ(s.targets[3].doubtful.cents[1], 10'000);
  EXPECT_EQ(s.targets[4].tally.actions, 1);
}

TEST(Summary, EverySumCloses) {
  const ActionsSummary s = Fixture().summary();
  for (const Measure measure : kAll) {
    const auto sum = [&](const auto& list, auto tally) {
      std::int64_t cents = 0;
      for (const auto& one : list) cents += tally(one).cents(measure);
      return cents;
    };
    const auto self = [](const Tally& tally) { return tally; };
    const std::int64_t total = s.total.cents(measure);
    EXPECT_EQ(sum(s.targets, [](const TargetSummary& t) { return t.tally; }), total);
    EXPECT_EQ(sum(s.themes, [](const ThemeSummary& t) { return t.tally; }), total);
    EXPECT_EQ(sum(s.operators, [](const OperatorSummary& o) { return o.tally; }), total);
    EXPECT_EQ(sum(s.by_year, self), total);
    EXPECT_EQ(sum(s.by_funder, self), total);
    EXPECT_EQ(sum(s.by_kind, self), total);
    EXPECT_EQ(sum(s.by_credit, self), total);
    EXPECT_EQ(sum(s.by_status, self), total);
    EXPECT_EQ(sum(s.by_method, self), total);
    for (const TargetSummary& target : s.targets) {
      EXPECT_EQ(sum(target.by_year, self), target.tally.cents(measure));
    }
    for (const ThemeSummary& theme : s.themes) {
      EXPECT_EQ(sum(theme.by_funder, self), theme.tally.cents(measure));
      EXPECT_EQ(sum(theme.by_year, self), theme.tally.cents(measure));
    }
    std::int64_t cube = 0;
    for (const CubeEntry& entry : s.cube) {
      cube += entry.amounts.cents[static_cast<std::size_t>(measure)];
    }
    EXPECT_EQ(cube, total);
  }
}

TEST(Summary, PartsOfActionsAreWhatTheLedgerHolds) {
  const ActionsSummary s = Fixture().summary();
  for (std::size_t t = 0; t < s.targets.size(); ++t) {
    LedgerAmounts of_ledger;
    for (const LedgerAmounts& credit : s.targets[t].credits) of_ledger += credit;
    EXPECT_EQ(of_ledger, s.targets[t].tally.amounts) << t;
  }
  ASSERT_EQ(s.parts_of(1).size(), 2U);
  EXPECT_EQ(s.parts_of(1)[1].amounts.cents[1], 6'668);
}

TEST(Summary, WhatNoLineSaysIsUnknownAndNotZero) {
  const ActionsSummary s = Fixture().summary();
  EXPECT_EQ(known_sum(s.targets[2].tally.amounts, Measure::granted), std::nullopt);
  EXPECT_EQ(known_sum(s.targets[0].tally.amounts, Measure::paid), Euros::whole(500));
  EXPECT_EQ(known_sum({}, Measure::paid), Euros());
}

TEST(Summary, YearsFollowOneAnother) {
  const ActionsSummary s = Fixture().summary();
  EXPECT_EQ(s.years, (std::vector{2023, 2024}));
  EXPECT_EQ(s.targets[0].by_year[0].cents(Measure::granted), 100'000);
  EXPECT_EQ(s.targets[0].by_year[1].cents(Measure::granted), 3'333);
  EXPECT_EQ(s.by_year[1].actions, 3);
}

TEST(Summary, OperatorsAreKnownBySiretOrName) {
  const ActionsSummary s = Fixture().summary();
  ASSERT_EQ(s.operators.size(), 2U);
  EXPECT_EQ(s.operators[0].name, "Centre social");
  EXPECT_EQ(s.operators[0].tally.actions, 2);
  EXPECT_EQ(s.operators[1].name, "Club");
  EXPECT_EQ(s.operators[1].tally.actions, 2);
}

TEST(Summary, ACornerCountsAnActionOnceForAllItsLines) {
  const ActionsSummary s = Fixture().summary();
  for (const CubeEntry& entry : s.cube) {
    if (entry.key.target != TargetIndex(1)) continue;
    EXPECT_EQ(entry.actions, 1);  // two lines of the State
    EXPECT_EQ(entry.amounts.cents[1], 6'668);
  }
}

TEST(Summary, EnvelopesAreUsedYearByYear) {
  Fixture f;
  f.programme.envelopes = {{"cv ales", "ETAT P147", "", 2023, 2025, Euros::whole(2'000), {}},
                           {"", "", "1", 2024, 2024, Euros::whole(100), {}},
                           {"", "", "11", 2024, 2024, Euros::whole(100), {}},
                           {"ailleurs", "", "", 2024, 2024, Euros::whole(100), {}}};
  const ActionsSummary s = f.summary();
  ASSERT_EQ(s.envelopes.size(), 4U);
  ASSERT_EQ(s.envelopes[0].years.size(), 3U);
  EXPECT_EQ(s.envelopes[0].years[0].granted, Euros::whole(1'000));
  EXPECT_EQ(s.envelopes[0].years[1].granted, Euros::from_cents(30'001));
  EXPECT_EQ(s.envelopes[0].years[2].cumulated, Euros::from_cents(130'001));
  EXPECT_EQ(s.envelopes[0].years[2].lines, 0);
  EXPECT_EQ(s.envelopes[1].years[0].granted, Euros::from_cents(10'001));  // 1 holds 1.1
  EXPECT_EQ(s.envelopes[2].years[0].lines, 0);
  EXPECT_EQ(s.envelopes[3].years[0].lines, 0);
}

TEST(Summary, RatesOfIndicatorsAreOfFiguresWithBoth) {
  Fixture f;
  f.programme.actions[0].audience_forecast = 100;
  f.programme.actions[0].audience_actual = 80;
  f.programme.actions[1].audience_forecast = 50;
  f.programme.indicators = {{ActionIndex(0), "Emplois", "ETP", 2.0, std::nullopt},
                            {ActionIndex(1), "EMPLOIS", "etp", 4.0, 3.0}};
  const ActionsSummary s = f.summary();
  ASSERT_EQ(s.indicators.size(), 2U);
  EXPECT_EQ(s.indicators[0].name, "");
  EXPECT_EQ(s.indicators[0].forecast, 150.0);
  EXPECT_EQ(s.indicators[0].rate(), 0.8);
  EXPECT_EQ(s.indicators[1].actions, 2);
  EXPECT_EQ(s.indicators[1].forecast, 6.0);
  EXPECT_EQ(s.indicators[1].rate(), 0.75);
}

TEST(Summary, OfNothingIsNothing) {
  const Programme programme;
  Attribution attribution;
  attribution.targets = {{TargetKind::transterritorial, "", "", 0},
                         {TargetKind::unattributed, "", "", 0}};
  attribution.offsets = {0};
  const ReportedThemes themes;
  const ActionsSummary s = summarise({programme, attribution, {}, themes});
  EXPECT_EQ(s.total.actions, 0);
  EXPECT_TRUE(s.years.empty());
  EXPECT_EQ(s.targets.size(), 2U);
}

TEST(SummaryOutside, MoneyOutsideAndOfAmbiguousNamesHasItsOwnSums) {
  Programme programme;
  programme.actions.resize(1);
  programme.funders.resize(1);
  programme.lines.push_back({ActionIndex(0), FunderIndex(0), {}, {{}, Euros::from_cents(101), {}}});
  Attribution attribution;
  attribution.targets = {{TargetKind::outside, "30037", "Bessèges", 0},
                         {TargetKind::ambiguous, "", "", 0}};
  attribution.actions.resize(1);
  attribution.offsets = {0, 2};
  attribution.shares = {{TargetIndex(0), 500'000}, {TargetIndex(1), 500'000}};
  const ReportedThemes themes;
  const auto ledger = make_ledger(programme, attribution, {});
  const ActionsSummary s = summarise({programme, attribution, ledger, themes});
  EXPECT_EQ(s.total.outside.cents[1] + s.total.ambiguous.cents[1], 101);
  EXPECT_EQ(s.targets[0].tally.outside.cents[1], s.total.outside.cents[1]);
  EXPECT_EQ(s.total.unattributed.cents[1], 0);
}

TEST(UnretainedGrants, AreReportedWithTheirSum) {
  ActionsSummary summary;
  Tally& cancelled = summary.by_status[static_cast<std::size_t>(ActionStatus::cancelled)];
  cancelled.actions = 2;
  cancelled.amounts.cents[static_cast<std::size_t>(Measure::granted)] = 70'050;
  Findings findings;
  note_unretained_grants(summary, findings);
  ASSERT_EQ(findings.list().size(), 1U);
  EXPECT_EQ(findings.list()[0].code, "granted_not_retained");
  EXPECT_EQ(findings.list()[0].severity, Severity::warning);
}

}  // namespace
}  // namespace carreau
