// SPDX-License-Identifier: Apache-2.0
/// Indicators, audiences, and the way in which their figures are combined.
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
using testing::SmallProgramme;
using ::testing::StartsWith;
using testing::titles_of;

const Words kFrenchIndicators(Language::french);
const Words kEnglishIndicators(Language::english);

ReportTable indicator_table_of(const SmallProgramme& small, const char* key, const Words& w) {
  return table_of(indicator_tables(small.view(), w), key);
}

TEST(IndicatorTables, HaveARateWhereBothFiguresAreKnown) {
  const SmallProgramme small;
  EXPECT_EQ(table_csv(indicator_table_of(small, "indicators", kFrenchIndicators)),
            "indicator,unit,actions,adding,forecast,actual,with_both,rate\n"
            "Public,personnes,1,somme,40,20,1,0.5\n"
            "Séances,séances,2,somme,15,8,1,0.8\n");
  EXPECT_EQ(table_csv(indicator_table_of(small, "indicator_values", kFrenchIndicators)),
            "reference,year,title,indicator,unit,forecast,actual,rate\n"
            "A1,2023,Crèche,Public,personnes,40,20,0.5\n"
            "A1,2023,Crèche,Séances,séances,10,8,0.8\n"
            "A2,2024,Devoirs,Séances,séances,5,,\n");
  const ReportTable english = indicator_table_of(small, "indicators", kEnglishIndicators);
  EXPECT_THAT(
      titles_of(english),
      ElementsAre("Indicators: forecast and actual", "Indicators", "Indicator", "Unit", "Actions",
                  "Combined by", "Forecast", "Actual", "Figures with both", "Rate of achievement"));
  EXPECT_EQ(english.rows[0].cells[0], files::FieldValue(std::string("Audience")));
  EXPECT_EQ(english.rows[0].cells[1], files::FieldValue(std::string("people")));
  EXPECT_THAT(english.notes,
              ElementsAre(StartsWith("The rate is of figures that have both a forecast"),
                          StartsWith("Percentages are never added: a weighted mean needs")));
  EXPECT_THAT(titles_of(indicator_table_of(small, "indicator_values", kEnglishIndicators)),
              ElementsAre("Indicators by action", "Indicators by action", "Reference", "Year",
                          "Title", "Indicator", "Unit", "Forecast", "Actual", "Rate"));
}

TEST(IndicatorTables, ByYearWithBaselineAndDirection) {
  SmallProgramme small;
  auto& figures = small.programme.indicators;
  figures[0].direction = IndicatorDirection::up;
  figures[0].baseline = 3.0;
  figures[1].direction = IndicatorDirection::down;
  figures.push_back({ActionIndex(0), "Réussite", "%", 60.0, 55.0});
  figures.push_back({ActionIndex(1), "Réussite", "%", 80.0, 75.0});
  small.compute();
  EXPECT_EQ(table_csv(indicator_table_of(small, "indicator_years", kEnglishIndicators)),
            "indicator,unit,year,actions,adding,direction,baseline,forecast,actual,with_both,rate\n"
            "Audience,people,2023,1,sum,,,40,20,1,0.5\n"
            "Séances,séances,2023,1,sum,up,3,10,8,1,0.8\n"
            "Séances,séances,2024,1,sum,down,,5,,0,\n"
            "Réussite,%,2023,1,nothing,,,,,1,\n"
            "Réussite,%,2024,1,nothing,,,,,1,\n");
  figures[2].adding = figures[3].adding = IndicatorAdding::weighted_mean;
  figures[2].weight = figures[3].weight = 1.0;
  small.compute();
  EXPECT_THAT(table_csv(indicator_table_of(small, "indicators", kEnglishIndicators)),
              HasSubstr("Réussite,%,2,weighted mean,,70,65,2,"));
  const auto titles = titles_of(indicator_table_of(small, "indicator_years", kEnglishIndicators));
  EXPECT_EQ(titles[0], "Indicators and targets, year by year");
  EXPECT_EQ(titles[1], "Indicators by year");
  EXPECT_EQ(titles[7], "Wanted direction");
  EXPECT_EQ(titles[8], "Baseline");
}

TEST(IndicatorTables, AudiencesBySexAndAge) {
  SmallProgramme small;
  small.programme.actions[0].audience_groups = {{"women", 30, 10}, {"age_16_25", 12, {}}};
  small.programme.actions[1].audience_groups = {{"women", 5, {}}};
  small.compute();
  const ReportTable table = indicator_table_of(small, "audience_groups", kEnglishIndicators);
  EXPECT_EQ(table_csv(table),
            "group,actions,forecast,actual,with_both\n"
            "16 to 25 years,1,12,,0\n"
            "Women,2,35,10,1\n");
  EXPECT_EQ(titles_of(table)[0], "Audience by sex and age");
  EXPECT_EQ(titles_of(table)[1], "Publics");
  EXPECT_EQ(titles_of(table)[2], "Public");
  EXPECT_THAT(table.notes, ElementsAre(StartsWith("A person may belong to several groups:")));
  EXPECT_EQ(audience_group_label("age_under_16", kEnglishIndicators), "under 16 years");
  EXPECT_EQ(audience_group_label("age_60", kEnglishIndicators), "60 years and over");
  EXPECT_EQ(audience_group_label("men", kEnglishIndicators), "Men");
  EXPECT_EQ(audience_group_label("girls", kEnglishIndicators), "Girls");
  EXPECT_EQ(audience_group_label("boys", kEnglishIndicators), "Boys");
  EXPECT_EQ(audience_group_label("retired", kEnglishIndicators), "retired");
}

}  // namespace
}  // namespace carreau::report
