// SPDX-License-Identifier: Apache-2.0
/// Tables of a report as HTML.
#include "report/table_markup.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::report {
namespace {

using files::ValueKind;
using ::testing::HasSubstr;
using ::testing::Not;

class MarkupOfTable : public ::testing::Test {
 protected:
  MarkupOfTable() {
    table_.key = "territory";
    table_.title = "Aides & actions";
    table_.columns = {{"name", "Nom", ValueKind::text}, {"granted", "Accordé", ValueKind::euros}};
    table_.rows = {{{"<Alès>", std::int64_t{123'400}}},
                   {{"Cendras", std::monostate()}},
                   {{"TOTAL", std::int64_t{123'400}}, true}};
    table_.notes = {"a < b"};
  }
  const Words french_{Language::french};
  const Words english_{Language::english};
  ReportTable table_;
};

TEST_F(MarkupOfTable, AValueReadsAsItsKind) {
  const auto text = [&](const files::FieldValue& value, ValueKind kind, int digits = 0) {
    return value_text(value, kind, digits, french_);
  };
  EXPECT_EQ(text("Alès", ValueKind::text), "Alès");
  EXPECT_EQ(text(std::int64_t{123'450}, ValueKind::euros, 2), "1\u202F234,50\u00A0€");
  EXPECT_EQ(text(std::int64_t{123'400}, ValueKind::euros), "1\u202F234\u00A0€");
  EXPECT_EQ(text(12.5, ValueKind::euros), "12,50\u00A0€") << "a mean";
  EXPECT_EQ(text(0.123, ValueKind::percent), "12,3\u00A0%");
  EXPECT_EQ(text(std::int64_t{2'019}, ValueKind::year), "2019");
  EXPECT_EQ(text(std::int64_t{2'019}, ValueKind::count), "2\u202F019");
  EXPECT_EQ(text(12.5, ValueKind::decimal), "12,50");
  EXPECT_EQ(text(12.0, ValueKind::plain), "12");
}

TEST_F(MarkupOfTable, UnknownIsNotZero) {
  EXPECT_EQ(value_text({}, ValueKind::euros, 0, french_), "n.d.");
  EXPECT_EQ(value_text({}, ValueKind::count, 0, english_), "n/a");
  EXPECT_EQ(value_text({}, ValueKind::text, 0, french_), "");
}

TEST_F(MarkupOfTable, CentsAreShownWhereAnyAmountHasThem) {
  EXPECT_EQ(euro_digits(table_), 0);
  table_.rows[0].cells[1] = std::int64_t{123'401};
  EXPECT_EQ(euro_digits(table_), 2);
  table_.rows[0].kind = ValueKind::count;
  EXPECT_EQ(euro_digits(table_), 0) << "123,401 of something else";
}

TEST_F(MarkupOfTable, HasItsColumnsRowsAndNotes) {
  const std::string text = table_markup(table_, french_);
  EXPECT_THAT(text, HasSubstr("<section class=\"table\" id=\"territory\">"));
  EXPECT_THAT(text, HasSubstr("<h3 id=\"h-territory\">Aides &amp; actions</h3>"));
  EXPECT_THAT(text, HasSubstr("<th scope=\"col\">Nom</th><th scope=\"col\" class=\"n\">Accordé"));
  EXPECT_THAT(text, HasSubstr("<tr><th scope=\"row\">&lt;Alès&gt;</th>"
                              "<td class=\"n\">1\u202F234\u00A0€</td></tr>"));
  EXPECT_THAT(text, HasSubstr("<th scope=\"row\">Cendras</th><td class=\"n u\">n.d.</td>"));
  EXPECT_THAT(text, HasSubstr("<p class=\"note\">a &lt; b</p>"));
  EXPECT_THAT(text, Not(HasSubstr("<details>")));
}

TEST_F(MarkupOfTable, TotalsAreABodyOfTheirOwn) {
  const std::string text = table_markup(table_, french_);
  EXPECT_THAT(text, HasSubstr("</tbody><tbody class=\"total\">\n<tr><th scope=\"row\">TOTAL"));
  table_.rows.pop_back();
  EXPECT_THAT(table_markup(table_, french_), Not(HasSubstr("total")));
}

TEST_F(MarkupOfTable, ARowMayHaveAKindOfItsOwn) {
  table_.rows = {{{"Part", 0.5}, false, ValueKind::percent}};
  EXPECT_THAT(table_markup(table_, english_),
              HasSubstr("<th scope=\"row\">Part</th><td class=\"n\">50.0%</td>"));
}

TEST_F(MarkupOfTable, WithoutRowsThereAreOnlyNotes) {
  table_.rows.clear();
  const std::string text = table_markup(table_, french_);
  EXPECT_THAT(text, Not(HasSubstr("<table")));
  EXPECT_THAT(text, HasSubstr("a &lt; b"));
}

TEST_F(MarkupOfTable, DetailsAreFoldedAndCounted) {
  table_.is_detail = true;
  EXPECT_THAT(table_markup(table_, french_),
              HasSubstr("<details><summary><h3 id=\"h-territory\">Aides &amp; actions</h3> "
                        "<span>3 lignes</span></summary>"));
  EXPECT_THAT(table_markup(table_, english_), HasSubstr("<span>3 rows</span>"));
}

TEST_F(MarkupOfTable, ALongTableWaitsForTheScriptWhereThereIsOne) {
  table_.rows.assign(100, {{"Alès", std::int64_t{100}}});
  EXPECT_THAT(table_markup(table_, french_, Paging::by_script), Not(HasSubstr("noscript")));
  table_.rows.push_back(table_.rows.front());
  const std::string text = table_markup(table_, french_, Paging::by_script);
  EXPECT_THAT(text, HasSubstr("aria-labelledby=\"h-territory\"><noscript><table"));
  EXPECT_THAT(text, HasSubstr("</table></noscript></div>"));
  EXPECT_THAT(table_markup(table_, french_), Not(HasSubstr("noscript"))) << "no script, no paging";
}

TEST_F(MarkupOfTable, ALongDetailTableIsElsewhere) {
  table_.is_detail = true;
  table_.rows.assign(2'000, {{"Alès", std::int64_t{100}}});
  EXPECT_THAT(table_markup(table_, french_), HasSubstr("<table"));
  table_.rows.push_back(table_.rows.front());
  const std::string text = table_markup(table_, french_);
  EXPECT_THAT(text, Not(HasSubstr("<table")));
  EXPECT_THAT(text, HasSubstr("dans tables/territory.csv."));
  EXPECT_THAT(text, HasSubstr("2\u202F001 lignes"));
}

TEST_F(MarkupOfTable, ManyColumnsAreSetSmaller) {
  table_.rows.clear();
  table_.rows.push_back({});
  const auto text_of = [&](std::size_t columns) {
    table_.columns.assign(columns, {"k", "K", ValueKind::count});
    return table_markup(table_, french_);
  };
  EXPECT_THAT(text_of(11), HasSubstr("<table aria-labelledby"));
  EXPECT_THAT(text_of(12), HasSubstr("<table class=\"wide\""));
  EXPECT_THAT(text_of(16), Not(HasSubstr("vast")));
  EXPECT_THAT(text_of(17), HasSubstr("<table class=\"wide vast\""));
}

TEST_F(MarkupOfTable, SaysOnPaperWhereATooWideTableIs) {
  table_.rows.clear();
  table_.rows.push_back({});
  table_.columns.assign(17, {"k", "K", ValueKind::count});
  EXPECT_THAT(table_markup(table_, french_), HasSubstr("il est dans rapport.xlsx"));
  table_.columns.resize(16);
  EXPECT_THAT(table_markup(table_, french_), Not(HasSubstr("rapport.xlsx")));
}

}  // namespace
}  // namespace carreau::report
