// SPDX-License-Identifier: Apache-2.0
/// Cells of money: to the cent, and empty where nobody knows.
#include "report/programme/tally_columns.hpp"

#include "results/heading_list.hpp"
#include "support/report_tables.hpp"
#include "support/small_programme.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::report {
namespace {

using files::FieldValue;
using ::testing::ElementsAre;
using testing::SmallProgramme;
using ::testing::StartsWith;

const Words kEnglishTally(Language::english);

/// Amounts of which `granted` is known and as many lines as given are not.
LedgerAmounts granted_only(std::int64_t cents, std::int64_t unknown_lines) {
  LedgerAmounts amounts;
  amounts.cents[static_cast<std::size_t>(Measure::granted)] = cents;
  amounts.unknown_lines[static_cast<std::size_t>(Measure::granted)] = unknown_lines;
  return amounts;
}

TEST(TallyColumns, MoneyIsInCentsAndEmptyWhereNoLineSaysIt) {
  EXPECT_EQ(money(granted_only(80'050, 1), Measure::granted), FieldValue(std::int64_t{80'050}));
  EXPECT_EQ(money(granted_only(0, 0), Measure::granted), FieldValue(std::int64_t{0}));
  EXPECT_EQ(money(granted_only(0, 2), Measure::granted), FieldValue());
  EXPECT_EQ(money(std::optional<Euros>()), FieldValue());
  EXPECT_EQ(money(Euros::from_cents(5)), FieldValue(std::int64_t{5}));
}

TEST(TallyColumns, AFractionOfNothingOrOfAnUnknownPartIsUnknown) {
  EXPECT_EQ(fraction(1.0, 4.0), FieldValue(0.25));
  EXPECT_EQ(fraction(1.0, 0.0), FieldValue());
  const LedgerAmounts whole = granted_only(400, 0);
  EXPECT_EQ(fraction(granted_only(100, 0), whole, Measure::granted), FieldValue(0.25));
  EXPECT_EQ(fraction(granted_only(0, 0), whole, Measure::granted), FieldValue(0.0));
  EXPECT_EQ(fraction(granted_only(0, 1), whole, Measure::granted), FieldValue());
  EXPECT_EQ(fraction(whole, granted_only(0, 1), Measure::granted), FieldValue());
}

TEST(TallyColumns, AnEmptyTextHasNoValue) {
  EXPECT_EQ(known_text(""), FieldValue());
  EXPECT_EQ(known_text("Alès"), FieldValue(std::string("Alès")));
}

TEST(TallyColumns, AColumnOfAHeadingBeginsWithACapital) {
  const TableColumn column = headed_column(results::headings::kActions, kEnglishTally);
  EXPECT_EQ(column.key, "actions");
  EXPECT_EQ(column.title, "Actions");
  EXPECT_EQ(titled_column(results::headings::kActions, "so many").title, "so many");
}

TEST(TallyColumns, ATallyFillsItsColumns) {
  Tally tally;
  tally.actions = 3;
  tally.retained = 2;
  tally.amounts = granted_only(80'050, 1);
  ReportTable table{"k", "Title", "Sheet"};
  add_tally_columns(table, kEnglishTally);
  add_across_columns(table, kEnglishTally);
  files::Row row;
  add_tally(row, tally);
  add_across(row, tally);
  EXPECT_THAT(testing::titles_of(table),
              ElementsAre("Title", "Sheet", "Actions", "granted or paid", "Requested", "Granted",
                          "Paid", "Lines without requested amount", "Lines without granted amount",
                          "Lines without paid amount", "Granted, of which transterritorial",
                          "Granted, of which unattributed"));
  ASSERT_EQ(row.size(), table.columns.size());
  EXPECT_EQ(row[column_of(table, "retained")], FieldValue(std::int64_t{2}));
  EXPECT_EQ(row[column_of(table, "granted")], FieldValue(std::int64_t{80'050}));
  EXPECT_EQ(row[column_of(table, "unknown_granted")], FieldValue(std::int64_t{1}));
}

TEST(TallyColumns, AChangeIsTheDifferenceAndItsFractionOfTheFirst) {
  Tally before;
  Tally now;
  before.amounts = granted_only(40'000, 0);
  now.amounts = granted_only(30'000, 0);
  files::Row row;
  add_granted_change(row, before, now);
  EXPECT_EQ(row, (files::Row{std::int64_t{-10'000}, -0.25}));
  row.clear();
  add_granted_change(row, Tally(), now);
  EXPECT_EQ(row, (files::Row{std::int64_t{30'000}, {}})) << "no fraction of nothing";
  row.clear();
  before.amounts = granted_only(0, 1);
  add_granted_change(row, before, now);
  EXPECT_EQ(row, (files::Row{{}, {}})) << "no difference from an unknown amount";
}

TEST(TallyColumns, OnlyColumnsOfNothingButZerosAreDropped) {
  ReportTable table{"k", "Title", "Sheet"};
  table.columns = {{"a", "A", files::ValueKind::count},
                   {"b", "B", files::ValueKind::count},
                   {"c", "C", files::ValueKind::count}};
  table.rows = {{{std::int64_t{0}, std::int64_t{0}, std::int64_t{0}}},
                {{std::int64_t{0}, std::int64_t{7}, std::int64_t{0}}}};
  drop_zero_columns(table, {"a", "b"});
  EXPECT_THAT(testing::titles_of(table), ElementsAre("Title", "Sheet", "B", "C"));
  EXPECT_THAT(table.rows[1].cells,
              ElementsAre(FieldValue(std::int64_t{7}), FieldValue(std::int64_t{0})));
}

TEST(TallyColumns, ATargetHasItsNameItsCodeAndItsKind) {
  const SmallProgramme small;
  ReportTable table{"k", "Title", "Sheet"};
  add_target_columns(table, kEnglishTally);
  EXPECT_THAT(testing::titles_of(table), ElementsAre("Title", "Sheet", "Quartier", "Code", "Kind"));
  files::Row row;
  add_target(row, small.view(), 1, Words(Language::french));
  EXPECT_EQ(row, (files::Row{std::string("Cauvel"), std::string("QN03002M"),
                             std::string("Quartier entré")}));
  files::Row total;
  add_target_total(total, "TOTAL");
  EXPECT_EQ(total, (files::Row{std::string("TOTAL"), {}, {}}));
}

TEST(TallyColumns, TheNoteSaysThatActionsDoNotAddUp) {
  EXPECT_THAT(distinct_note(kEnglishTally),
              StartsWith("An action that serves several quartiers counts in each of them"));
  EXPECT_THAT(distinct_note(Words(Language::french)),
              StartsWith("Une action qui sert plusieurs quartiers compte dans chacun d’eux"));
}

}  // namespace
}  // namespace carreau::report
