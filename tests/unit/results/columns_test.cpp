// SPDX-License-Identifier: Apache-2.0
/// Columns of every kind of result: names, titles and units, and the values that they give.
#include "results/columns.hpp"

#include "results/heading_list.hpp"
#include "support/column_tables.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

namespace carreau::results {
namespace {

using files::FieldValue;
using ::testing::ElementsAre;

TEST(Columns, HaveNamesOfTheirOwnAndTitlesInBothLanguages) {
  testing::for_each_column_table([](const char* kind, const auto& table) {
    std::set<std::string> names;
    for (const auto& column : table.columns()) {
      SCOPED_TRACE(std::string(kind) + "." + column.name);
      EXPECT_TRUE(names.insert(column.name).second);
      EXPECT_FALSE(column.french.empty());
      EXPECT_FALSE(column.english.empty());
      ASSERT_NE(column.get, nullptr);
    }
  });
}

TEST(Columns, StateTheUnitOfEveryDecimal) {
  testing::for_each_column_table([](const char* kind, const auto& table) {
    for (const auto& column : table.columns()) {
      if (column.type == files::FieldType::real) {
        EXPECT_NE(column.unit, ColumnUnit::none) << kind << "." << column.name;
      }
      if (column.type == files::FieldType::text) {
        EXPECT_EQ(column.unit, ColumnUnit::none) << kind << "." << column.name;
      }
    }
  });
}

TEST(Columns, OfOneNameHaveOneUnit) {
  std::map<std::string, ColumnUnit> units;
  testing::for_each_column_table([&](const char* kind, const auto& table) {
    for (const auto& column : table.columns()) {
      const auto [known, is_new] = units.emplace(column.name, column.unit);
      EXPECT_EQ(known->second, column.unit) << kind << "." << column.name;
    }
  });
}

TEST(Columns, GiveNullForWhatIsUnknown) {
  CheckRecord record;
  record.code = "A";
  const files::Row row = check_columns().row(record);
  ASSERT_EQ(row.size(), check_columns().size());
  for (std::size_t c = 0; c < row.size(); ++c) {
    const std::string& name = check_columns().columns()[c].name;
    if (name == "code" || name == "verdict") continue;
    EXPECT_TRUE(is_null(row[c])) << name;
  }
}

struct Place {
  std::string code;
  std::optional<Persons> people;
  Interval median;
  bool marked = false;
};

ColumnTable<Place> place_columns() {
  static constexpr Heading kMarked{"marked", ColumnUnit::none, "marqué", "marked"};
  return ColumnTable<Place>(list_of<Place>(
      text_column<&Place::code>(headings::kCode), number_column<&Place::people>(headings::kPeople),
      interval_columns<&Place::median>(headings::kMedianDisposable),
      integer_column<&Place::marked>(kMarked)));
}

TEST(Columns, RoundAndNameTheEndsOfIntervals) {
  const auto table = place_columns();
  std::vector<std::string> names;
  for (const files::FieldSpec& field : table.fields()) names.emplace_back(field.name);
  EXPECT_THAT(names, ElementsAre("code", "people", "median_disposable", "median_disposable_low",
                                 "median_disposable_high", "marked"));
  const Place place{"A", Persons::from_value(12.3), {10'000.6, 9'000.4, 11'000.5}, true};
  EXPECT_THAT(table.row(place),
              ElementsAre(FieldValue("A"), FieldValue(12.3), FieldValue(std::int64_t{10'001}),
                          FieldValue(std::int64_t{9'000}), FieldValue(std::int64_t{11'001}),
                          FieldValue(std::int64_t{1})));
  EXPECT_EQ(table.at(headings::kPeople).title(Language::french), "habitants");
  EXPECT_FALSE(table.find("median_declared"));
}

}  // namespace
}  // namespace carreau::results
