// SPDX-License-Identifier: Apache-2.0
/// Members to values of columns and back: what is unknown stays so, and what cannot be is refused.
#include "results/field_traits.hpp"

#include "results/delineation_codes.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace carreau::results {
namespace {

using files::FieldValue;

const FieldValue kNull;

/// What a value becomes when it is written and read; nothing where it is refused.
template <class Traits, class T>
std::optional<T> there_and_back(const T& value) {
  T out{};
  return Traits::from_field(Traits::to_field(value), out) ? std::optional(out) : std::nullopt;
}

template <class Traits, class T = double>
bool takes(const FieldValue& value) {
  T out{};
  return Traits::from_field(value, out);
}

TEST(FieldTraits, OfTextsTellNothingFromAnEmptyText) {
  using Text = TextTraits<std::string, Empty::null>;
  EXPECT_EQ(Text::to_field(""), kNull);
  EXPECT_EQ((TextTraits<std::string, Empty::text>::to_field("")), FieldValue(""));
  EXPECT_EQ(there_and_back<Text>(std::string("Île")), "Île");
  EXPECT_FALSE((takes<Text, std::string>(FieldValue(1.0))));
}

TEST(FieldTraits, OfEnumerationsTakeKnownNamesAlone) {
  using Name = TextTraits<Criterion, Empty::null>;
  EXPECT_EQ(there_and_back<Name>(Criterion::income), Criterion::income);
  EXPECT_FALSE((takes<Name, Criterion>(FieldValue("wealth"))));
  EXPECT_FALSE((takes<Name, Criterion>(kNull))) << "every criterion has a name";
  using Maybe = TextTraits<std::optional<Criterion>, Empty::null>;
  EXPECT_TRUE((takes<Maybe, std::optional<Criterion>>(kNull)));
}

TEST(FieldTraits, OfListsJoinAndPart) {
  using List = ListTraits<std::vector<Criterion>, ';', Empty::null>;
  const std::vector<Criterion> two = {Criterion::density, Criterion::income};
  EXPECT_EQ(List::to_field(two), FieldValue("density;income"));
  EXPECT_EQ(there_and_back<List>(two), two);
  EXPECT_EQ(there_and_back<List>(std::vector<Criterion>()), std::vector<Criterion>());
  EXPECT_FALSE((takes<List, std::vector<Criterion>>(FieldValue("density;wealth"))));
}

TEST(FieldTraits, OfIntegersRefuseWhatDoesNotFit) {
  EXPECT_EQ(there_and_back<IntegerTraits<bool>>(true), true);
  EXPECT_FALSE((takes<IntegerTraits<bool>, bool>(FieldValue(std::int64_t{2}))));
  EXPECT_FALSE((takes<IntegerTraits<std::size_t>, std::size_t>(FieldValue(std::int64_t{-1}))));
  EXPECT_FALSE((takes<IntegerTraits<std::int64_t>, std::int64_t>(kNull)));
  using Maybe = IntegerTraits<std::optional<std::int64_t>>;
  EXPECT_TRUE((takes<Maybe, std::optional<std::int64_t>>(kNull)));
}

TEST(FieldTraits, OfNumbersRoundAsTheirColumn) {
  EXPECT_EQ((NumberTraits<double, 0>::to_field(2.5)), FieldValue(std::int64_t{3}));
  EXPECT_EQ((NumberTraits<double, 2>::to_field(1.005001)), FieldValue(1.01));
  EXPECT_EQ((NumberTraits<double, kAllDecimals>::to_field(0.123456)), FieldValue(0.123456));
  EXPECT_EQ((NumberTraits<std::optional<double>, 1>::to_field(std::nullopt)), kNull);
  EXPECT_FALSE((takes<NumberTraits<double, 1>>(kNull)));
  EXPECT_TRUE((takes<NumberTraits<double, 1>>(FieldValue(std::int64_t{7}))));
}

TEST(FieldTraits, OfQuantitiesKeepEveryTenthAndCent) {
  EXPECT_EQ((there_and_back<NumberTraits<Persons, kAllDecimals>>(Persons::from_value(12.3))),
            Persons::from_value(12.3));
  EXPECT_EQ((there_and_back<NumberTraits<Euros, kAllDecimals>>(Euros::from_value(1'234.56))),
            Euros::from_value(1'234.56));
  EXPECT_EQ((there_and_back<NumberTraits<BasisPoints, 4>>(BasisPoints::from_points(5'550))),
            BasisPoints::from_points(5'550));
}

TEST(FieldTraits, OfAnIntervalAreKnownAsAWholeOrNotAtAll) {
  using Held = std::optional<Interval>;
  using Value = IntervalTraits<Held, IntervalEnd::value, 0>;
  using Low = IntervalTraits<Held, IntervalEnd::low, 0>;
  Held interval;
  EXPECT_TRUE(Value::from_field(kNull, interval));
  EXPECT_FALSE(Low::from_field(FieldValue(std::int64_t{5}), interval)) << "an end without a value";
  EXPECT_TRUE(Value::from_field(FieldValue(std::int64_t{7}), interval));
  EXPECT_FALSE(Low::from_field(kNull, interval)) << "a value without an end";
  EXPECT_TRUE(Low::from_field(FieldValue(std::int64_t{5}), interval));
  EXPECT_EQ(interval->value, 7.0);
  EXPECT_EQ(interval->low, 5.0);
}

TEST(FieldTraits, OfAPublishedFigureHaveNoEnds) {
  const FigureInterval published(21'000.0);
  EXPECT_EQ((IntervalTraits<FigureInterval, IntervalEnd::value, 0>::to_field(published)),
            FieldValue(std::int64_t{21'000}));
  EXPECT_EQ((IntervalTraits<FigureInterval, IntervalEnd::high, 0>::to_field(published)), kNull);
  EXPECT_EQ(end_of_name(IntervalEnd::low), "_low");
  EXPECT_EQ(end_of_title(IntervalEnd::high, Language::french), ", borne haute à 90 %");
}

}  // namespace
}  // namespace carreau::results
