// SPDX-License-Identifier: Apache-2.0
/// Templates: texts are escaped, markup is not, and sections follow the view.
#include "report/template.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace carreau::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

nlohmann::ordered_json index_view() {
  return {{"lang", "fr"},
          {"title", "A & B"},
          {"css", "a > b {}"},
          {"kicker", 2019},
          {"heads", {"<code>", "nom"}},
          {"zones", {{{"file", "1.html"}, {"code", "Z1"}}, {{"file", "2.html"}, {"code", "Z2"}}}}};
}

TEST(Template, EscapesTextsAndInsertsMarkup) {
  const std::string page = Template("portrait-index").render(index_view());
  EXPECT_THAT(page, HasSubstr("<title>A &amp; B</title>"));
  EXPECT_THAT(page, HasSubstr("<style>\na > b {}</style>"));
  EXPECT_THAT(page, HasSubstr("<p class=\"kicker\">2019</p>")) << "a number";
}

TEST(Template, RepeatsASectionForEachElement) {
  const Template index("portrait-index");
  EXPECT_THAT(index.render(index_view()),
              HasSubstr("<th scope=\"col\">&lt;code&gt;</th><th scope=\"col\">nom</th>"));
  EXPECT_THAT(index.render(index_view()), HasSubstr("<a href=\"1.html\">Z1</a>"));
  EXPECT_THAT(index.render(index_view()), HasSubstr("<a href=\"2.html\">Z2</a>"));
  nlohmann::ordered_json empty = index_view();
  empty["zones"] = nlohmann::ordered_json::array();
  EXPECT_THAT(index.render(empty), HasSubstr("<tbody>\n</tbody>"));
}

TEST(Template, LeavesOutASectionThatIsFalseOrNull) {
  const Template table("table");
  const auto rendered = [&](const nlohmann::ordered_json& width, bool is_detail) {
    return table.render(
        {{"id", "t"}, {"is_detail", is_detail}, {"has_rows", true}, {"width", width}});
  };
  EXPECT_THAT(rendered("wide", true), HasSubstr("<table class=\"wide\" "));
  EXPECT_THAT(rendered({}, true), HasSubstr("<table aria-labelledby"));
  EXPECT_THAT(rendered({}, true), HasSubstr("<details>"));
  EXPECT_THAT(rendered({}, false), Not(HasSubstr("<details>")));
  EXPECT_THAT(rendered({}, false), HasSubstr("\n<h3 id=\"h-t\">")) << "the inverted section";
}

TEST(Template, CanBeMoved) {
  Template first("portrait-index");
  const Template second = std::move(first);
  EXPECT_THAT(second.render(index_view()), HasSubstr("A &amp; B"));
}

TEST(Template, OfAnUnknownNameThrows) { EXPECT_ANY_THROW(Template("no-such-page")); }

}  // namespace
}  // namespace carreau::report
