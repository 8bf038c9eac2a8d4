// SPDX-License-Identifier: Apache-2.0
/// Values of enumerations in words: every one once, in both languages, and found by its name.
#include "results/coded_values.hpp"

#include "results/actions_codes.hpp"
#include "results/assignment_codes.hpp"
#include "results/delineation_codes.hpp"
#include "results/reconciliation_codes.hpp"
#include "results/zoning_codes.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace carreau::results {
namespace {

/// `count`: the values that the enumeration has.
template <class Enum>
void expect_complete(std::size_t count) {
  std::set<std::string> names;
  EXPECT_EQ(coded_values<Enum>().size(), count);
  for (std::size_t k = 0; k < count; ++k) {
    const auto value = static_cast<Enum>(k);
    const std::string name(to_text(value));
    SCOPED_TRACE(name);
    EXPECT_TRUE(names.insert(name).second);
    EXPECT_EQ(parse_code<Enum>(name), value);
    // What has nothing to say has no words in either language.
    EXPECT_EQ(value_text(value, Language::french).empty(),
              value_text(value, Language::english).empty());
  }
  EXPECT_FALSE(parse_code<Enum>("no such name"));
}

TEST(CodedValues, OfDelineations) {
  expect_complete<CellDecision>(2);
  expect_complete<Reason>(14);
  expect_complete<NearMiss>(7);
  expect_complete<TerritoryBasis>(3);
  expect_complete<Criterion>(5);
  expect_complete<ZoneStatus>(3);
  expect_complete<Extent>(2);
  expect_complete<MedianSource>(4);
  expect_complete<Severity>(2);
  EXPECT_EQ(value_text(Criterion::density, Language::french), "densité");
}

TEST(CodedValues, OfZonings) {
  expect_complete<EvaluationSide>(2);
  expect_complete<Stage>(2);
  expect_complete<ComparedKind>(2);
  expect_complete<TransferEntry>(4);
  expect_complete<PortraitRowLevel>(6);
  expect_complete<Outcome>(3);
  expect_complete<Found>(4);
  expect_complete<ZoneChange>(kZoneChanges);
  expect_complete<PocketFate>(8);
  expect_complete<Withheld>(3);
  expect_complete<MovedState>(5);
  expect_complete<VariableKind>(3);
  expect_complete<Base>(kBases.size());
}

TEST(CodedValues, OfAssignmentsAndReconciliations) {
  expect_complete<WithinAnswer>(4);
  expect_complete<PlaceStatus>(4);
  expect_complete<VatCondition>(4);
  expect_complete<Ambiguity>(3);
  expect_complete<ReconciliationCheck>(5);
  expect_complete<CheckStatus>(3);
  EXPECT_EQ(check_of(Axis::columns), ReconciliationCheck::sum_of_columns);
  EXPECT_EQ(check_of(MeaningKind::line), ReconciliationCheck::line);
}

TEST(CodedValues, OfActions) {
  expect_complete<TargetStatus>(5);
  expect_complete<Measure>(3);
  expect_complete<ActionStatus>(6);
  expect_complete<FunderKind>(10);
  expect_complete<CreditKind>(3);
  expect_complete<AttributionMethod>(kAttributionMethods);
  expect_complete<SharedBy>(5);
  QuartierFacts facts;
  facts.has_entered = true;
  EXPECT_EQ(status_of({}, &facts), TargetStatus::entered);
  EXPECT_EQ(status_of({}, nullptr), TargetStatus::present);
}

}  // namespace
}  // namespace carreau::results
