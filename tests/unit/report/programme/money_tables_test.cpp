// SPDX-License-Identifier: Apache-2.0
/// Sections, schemes, agreements, leverage, envelopes, and actions by funder.
#include "report/programme/actions_report.hpp"
#include "report/programme/actions_tables.hpp"
#include "support/report_tables.hpp"
#include "support/small_programme.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::report {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::SmallProgramme;
using ::testing::StartsWith;
using testing::titles_of;

const Words kFrenchMoney(Language::french);
const Words kEnglishMoney(Language::english);

ReportTable money_table(const SmallProgramme& small, const char* key, const Words& w) {
  return table_of(money_tables(small.view(), w), key);
}

TEST(MoneyTables, AnEnvelopeIsUsedUpYearByYear) {
  const SmallProgramme small;
  EXPECT_EQ(table_csv(money_table(small, "envelopes", kFrenchMoney)),
            "contract,funder,theme,period,envelope,year,lines,granted,cumulated,share,remaining,"
            "is_total\n"
            "CV Alès,État P147,tous,2023–2024,1601,2023,1,800.5,800.5,0.5,800.5,0\n"
            "CV Alès,État P147,tous,2023–2024,1601,2024,1,0,800.5,0.5,800.5,1\n");
  const ReportTable english = money_table(small, "envelopes", kEnglishMoney);
  EXPECT_THAT(
      titles_of(english),
      ElementsAre("Multi-year commitments: envelopes and granted", "Envelopes", "Contract",
                  "Funder", "Theme", "Period", "Envelope", "Year", "Lines", "Granted in the year",
                  "Granted so far", "Share of the envelope", "Remaining"));
  EXPECT_EQ(english.rows[0].cells[2], files::FieldValue(std::string("all")));
  EXPECT_THAT(english.notes,
              ElementsAre(StartsWith(
                  "A line counts where contract, funder, theme, scheme and year agree;")));
}

TEST(MoneyTables, LinesOfAnEnvelopeWithoutAGrantedAmountAreCounted) {
  SmallProgramme small;
  small.programme.lines[2].amounts.granted.reset();
  small.compute();
  EXPECT_THAT(table_csv(money_table(small, "envelopes", kFrenchMoney)),
              HasSubstr("CV Alès,État P147,tous,2023–2024,1601,2024,1,1,,800.5,0.5,800.5,1\n"));
  EXPECT_EQ(titles_of(money_table(small, "envelopes", kEnglishMoney))[9],
            "Lines without granted amount");
}

TEST(MoneyTables, AnEnvelopeWithinAnotherSaysSo) {
  SmallProgramme small;
  Envelope part = small.programme.envelopes[0];
  part.scheme = "PRE";
  part.amount = Euros::whole(100);
  small.programme.envelopes.push_back(part);
  small.programme.actions[0].scheme = "PRE";
  small.compute();
  const ReportTable table = money_table(small, "envelopes", kEnglishMoney);
  EXPECT_THAT(
      table_csv(table),
      HasSubstr("CV Alès,État P147,all,PRE,État P147,2023–2024,100,2023,1,800.5,800.5,8.005,"
                "-700.5,0\n"));
  EXPECT_EQ(titles_of(table)[5], "Scheme");
  EXPECT_EQ(titles_of(table)[6], "Part of");
}

TEST(MoneyTables, SectionsAreOfTheActionOrOfTheFunder) {
  SmallProgramme small;
  EXPECT_THAT(money_table(small, "sections", kFrenchMoney).rows, IsEmpty());
  small.programme.actions[1].section = BudgetSection::investment;
  small.programme.funders[0].section = BudgetSection::operating;
  small.compute();
  const ReportTable table = money_table(small, "sections", kFrenchMoney);
  EXPECT_EQ(table_csv(table),
            "section,actions,requested,granted,paid,unknown_requested,unknown_granted,unknown_paid,"
            "is_total\n"
            "Fonctionnement,2,1500,800.5,,0,0,2,0\n"
            "Investissement,1,2000,1000,900,0,0,0,0\n"
            "Section non dite,2,400,300,,1,1,2,0\n"
            "TOTAL,5,3900,2100.5,900,1,1,4,1\n");
  const ReportTable english = money_table(small, "sections", kEnglishMoney);
  EXPECT_EQ(titles_of(english)[0], "Operating and investment");
  EXPECT_EQ(titles_of(english)[1], "Sections");
  EXPECT_EQ(titles_of(english)[2], "Section");
  EXPECT_THAT(english.notes, ElementsAre(StartsWith("The section is that of the action, or else")));
}

TEST(MoneyTables, SchemesAndAgreementsAddUp) {
  SmallProgramme small;
  EXPECT_THAT(money_table(small, "schemes", kFrenchMoney).rows, IsEmpty());
  EXPECT_THAT(money_table(small, "agreements", kFrenchMoney).rows, IsEmpty());
  small.programme.actions[0].scheme = "PRE";
  small.programme.actions[1].scheme = "Pre";
  small.programme.actions[1].first_year = 2024;
  small.programme.actions[1].last_year = 2026;
  small.programme.actions[2].last_year = 2025;
  small.compute();
  const ReportTable schemes = money_table(small, "schemes", kFrenchMoney);
  EXPECT_THAT(table_csv(schemes), HasSubstr("\nPRE,2,3000,1800.5,900,0,0,1,0\n"
                                            "Dispositif non dit,3,900,300,,1,1,3,0\n"
                                            "TOTAL,5,3900,2100.5,900,1,1,4,1\n"));
  const ReportTable agreements = money_table(small, "agreements", kEnglishMoney);
  EXPECT_THAT(table_csv(agreements),
              HasSubstr("\n2024–2026,1,2000,1000,900,0,0,0,0\n"
                        "…–2025,1,500,0,,0,0,1,0\n"
                        "Without an agreement of several years,3,1400,1100.5,,1,1,3,0\n"));
  const ReportTable english = money_table(small, "schemes", kEnglishMoney);
  EXPECT_EQ(titles_of(english)[0], "Actions and money by scheme");
  EXPECT_EQ(titles_of(english)[1], "Schemes");
  EXPECT_THAT(table_csv(english), HasSubstr("Scheme not stated,3,"));
  EXPECT_EQ(titles_of(agreements)[0], "Agreements of several years");
  EXPECT_EQ(titles_of(agreements)[1], "Agreements");
}

TEST(MoneyTables, LeverageIsOfActionsWithBothFigures) {
  SmallProgramme small;
  EXPECT_THAT(money_table(small, "leverage", kFrenchMoney).rows, IsEmpty());
  small.programme.actions[0].total_cost = Euros::whole(3'202);
  small.programme.actions[1].total_cost = Euros::whole(9'999);  // without P147
  small.compute();
  const ReportTable table = money_table(small, "leverage", kEnglishMoney);
  EXPECT_EQ(table_csv(table),
            "year,actions,with_cost,total_cost,granted_p147,share_p147,others_per_euro,is_total\n"
            "2023,1,1,3202,800.5,0.25,3,0\n"
            "2024,4,0,,,,,0\n"
            "TOTAL,5,1,3202,800.5,0.25,3,1\n");
  EXPECT_THAT(titles_of(table),
              ElementsAre("Total cost of actions and share of P147", "Leverage", "Year", "Actions",
                          "Comparable actions", "Total cost", "Granted by P147", "Share of P147",
                          "Given by others for a euro of P147"));
  EXPECT_THAT(table.notes, ElementsAre(StartsWith("Only of actions whose total cost and P147")));
}

TEST(MoneyTables, EachActionHasWhatEachFunderGranted) {
  const SmallProgramme small;
  EXPECT_EQ(table_csv(money_table(small, "action_funder", kFrenchMoney)),
            "reference,year,title,operator,funder_ville_d_ales,funder_etat_p147,total,is_total\n"
            "A1,2023,Crèche,Les Tilleuls,0,800.5,800.5,0\n"
            "A2,2024,Devoirs,,1000,0,1000,0\n"
            "A3,2024,Forum,,0,0,0,0\n"
            "A4,2024,Jardin,,300,0,300,0\n"
            "A5,2024,Atelier,,,0,,0\n"
            "TOTAL,,,,1300,800.5,2100.5,1\n");
  const auto english = titles_of(money_table(small, "action_funder", kEnglishMoney));
  EXPECT_EQ(english[0], "Granted to each action by each funder");
  EXPECT_EQ(english[1], "Action × funder");
}

TEST(MoneyTables, BeyondTwentyFundersTheOthersShareAColumn) {
  SmallProgramme small;
  for (int k = 0; k < 20; ++k) {
    small.programme.funders.push_back({"F" + std::to_string(k), FunderKind::other});
    small.programme.lines.push_back({ActionIndex(4),
                                     FunderIndex(static_cast<std::size_t>(k + 2)),
                                     CreditKind::unknown,
                                     {{}, Euros::whole(k + 1), {}}});
  }
  small.compute();
  const ReportTable table = money_table(small, "action_funder", kEnglishMoney);
  ASSERT_EQ(table.columns.size(), 4U + 20U + 1U + 1U);
  EXPECT_EQ(table.columns[24].title, "Other funders");
  EXPECT_EQ(table.rows.back().cells[24], files::FieldValue(std::int64_t{300}));  // 1 and 2 euros
}

}  // namespace
}  // namespace carreau::report
