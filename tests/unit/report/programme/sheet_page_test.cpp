// SPDX-License-Identifier: Apache-2.0
/// Short pages for print load nothing and leave out what is empty.
#include "report/programme/sheet_page.hpp"

#include "support/small_programme.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::report {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::SmallProgramme;

const Words kFrenchSheet(Language::french);
const Words kEnglishSheet(Language::english);

ReportTable numbered(std::size_t rows) {
  ReportTable table{"t", "Titre du tableau", "T"};
  table.columns = {{"n", "N", files::ValueKind::count}};
  for (std::size_t r = 0; r < rows; ++r) table.rows.push_back({{static_cast<std::int64_t>(r)}});
  table.rows.push_back({{std::int64_t{99}}, true});
  return table;
}

TEST(SheetPage, LongTablesAreCutAndSaySo) {
  ReportTable table = numbered(5);
  keep_first_rows(table, 3, kFrenchSheet);
  ASSERT_EQ(table.rows.size(), 4U);
  EXPECT_TRUE(table.rows.back().is_total);
  EXPECT_THAT(table.notes, ElementsAre("Et d’autres lignes (2)\u00A0: voir rapport.xlsx."));
  ReportTable english = numbered(5);
  keep_first_rows(english, 4, kEnglishSheet);
  EXPECT_THAT(english.notes, ElementsAre("And other rows (1): see rapport.xlsx."));
  ReportTable whole = numbered(3);
  keep_first_rows(whole, 3, kFrenchSheet);
  EXPECT_EQ(whole.rows.size(), 4U);
  EXPECT_TRUE(whole.notes.empty());
}

TEST(SheetPage, IsInertAndWithoutWhatIsEmpty) {
  const SmallProgramme small;
  SheetPage page{"<b>Titre</b>", "Sous <i>titre"};
  page.key_figures = {{"Actions", "5"}};
  page.tables = {numbered(1), ReportTable{"empty", "Rien du tout", "R"}};
  const std::string html = sheet_page(page, small.view(), kFrenchSheet);
  EXPECT_THAT(html, HasSubstr("&lt;b&gt;Titre&lt;/b&gt;"));
  EXPECT_THAT(html, HasSubstr("Titre du tableau"));
  EXPECT_THAT(html, HasSubstr("· 2023–2024"));
  EXPECT_THAT(html, HasSubstr("Tous les chiffres sont dans rapport.xlsx."));
  EXPECT_THAT(html, HasSubstr("default-src 'none'"));
  for (const char* absent : {"<i>titre", "Rien du tout", "<script", "À vérifier", "http:"}) {
    EXPECT_THAT(html, Not(HasSubstr(absent))) << absent;
  }
  page.remarks = {"remarque"};
  EXPECT_THAT(sheet_page(page, small.view(), kEnglishSheet), HasSubstr("To check"));
  EXPECT_THAT(sheet_page(page, small.view(), kEnglishSheet),
              HasSubstr("All figures are in rapport.xlsx."));
  EXPECT_THAT(sheet_page(page, small.view(), kFrenchSheet), HasSubstr("À vérifier"));
}

TEST(SheetPage, AmountsSayHowManyLinesLackThem) {
  const auto figures = money_figures(SmallProgramme().summary.total, kEnglishSheet);
  ASSERT_EQ(figures.size(), 3U);
  EXPECT_EQ(figures[1].value, "€2,101");
  EXPECT_EQ(figures[1].more, "lines without this amount: 1");
}

}  // namespace
}  // namespace carreau::report
