// SPDX-License-Identifier: Apache-2.0
/// The page of a zone: self-contained, and without a withheld figure.
#include "report/portrait_page.hpp"

#include "support/portrayed_zones.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class PortraitPage : public ::testing::Test {
 protected:
  [[nodiscard]] std::string page(std::size_t zone, Language language = Language::french) const {
    return portrait_page(portrayed_.view(), zone, Words(language));
  }
  [[nodiscard]] std::string index(Language language) const {
    const std::vector<std::string> names = {"1.html", "2.html", "3.html"};
    return portrait_index(portrayed_.view(), names, Words(language));
  }
  carreau::testing::PortrayedZones portrayed_;
};

TEST_F(PortraitPage, IsEntitledByTheZone) {
  EXPECT_THAT(page(0), HasSubstr("<html lang=\"fr\">"));
  EXPECT_THAT(page(0), HasSubstr("<h1>Les &lt;Lilas&gt; <small>Z1</small></h1>"));
  EXPECT_THAT(page(1), HasSubstr("<h1>Z2 <small>Z2</small></h1>")) << "a zone without a name";
  EXPECT_THAT(page(0, Language::english), HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(page(0, Language::english), HasSubstr("Portrait of a zone · incomes of 2019"));
}

TEST_F(PortraitPage, ListsThePlacesWithTheirShares) {
  EXPECT_THAT(page(0), HasSubstr("<p class=\"places\">L&#39;Île (70\u00A0%) · "
                                 "Roubaix (30\u00A0%)</p>"));
  EXPECT_THAT(page(1), HasSubstr("<p class=\"places\">Roubaix</p>")) << "all of it";
}

TEST_F(PortraitPage, ListsNoMorePlacesThanFit) {
  auto& references = portrayed_.portraits.zones[0].references;
  references.assign(9, {1, 0.1});
  EXPECT_THAT(page(0), HasSubstr("Roubaix (10\u00A0%) · …</p>"));
  references.resize(8);
  EXPECT_THAT(page(0), Not(HasSubstr("…</p>")));
}

TEST_F(PortraitPage, HasItsKeyFigures) {
  EXPECT_THAT(page(0), HasSubstr("<div><b>1\u202F500</b><span>habitants</span>"
                                 "<span>dont imputés : 25\u00A0%</span></div>"));
  EXPECT_THAT(page(0), HasSubstr("<div><b>14\u202F000\u00A0€</b><span>médiane disponible estimée"
                                 "</span><span>[13\u202F000 ; 15\u202F000]</span></div>"));
  EXPECT_THAT(page(0, Language::english),
              HasSubstr("<div><b>25.0%</b><span>Poor households</span><span></span></div>"));
  EXPECT_THAT(page(0), Not(HasSubstr("<b>0")));
}

TEST_F(PortraitPage, HasAMapAndChartsOfWhatIsKnown) {
  EXPECT_THAT(page(0), HasSubstr("<figcaption>La zone et ses carreaux</figcaption>\n<svg"));
  EXPECT_THAT(page(0), HasSubstr("<figcaption>Ménages et logement</figcaption>"));
  EXPECT_THAT(page(0), HasSubstr("<figcaption>Médiane du revenu disponible</figcaption>"));
  EXPECT_THAT(page(0), HasSubstr("Métropole (publiée)"));
  EXPECT_THAT(page(0), Not(HasSubstr("<figcaption>Âges</figcaption>")))
      << "the grid publishes no age";
}

TEST_F(PortraitPage, WithheldFiguresAreNotInIt) {
  const std::string text = page(1);
  EXPECT_THAT(text, HasSubstr("<p class=\"withheld\"><strong>"));
  EXPECT_THAT(text, Not(HasSubstr("<section class=\"key\">")));
  EXPECT_THAT(text, Not(HasSubstr("<figcaption>Ménages et logement</figcaption>")));
  EXPECT_THAT(text, Not(HasSubstr("<figcaption>Médiane du revenu disponible</figcaption>")));
  EXPECT_THAT(page(0), Not(HasSubstr("<p class=\"withheld\">")));
}

TEST_F(PortraitPage, NamesItsSource) {
  PortraitView view = portrayed_.view();
  view.grid = "a&b.csv";
  EXPECT_THAT(portrait_page(view, 0, Words(Language::french)),
              HasSubstr("données carroyées de 2019 (a&amp;b.csv)"));
  EXPECT_THAT(page(0), HasSubstr("règle metropole-2023."));
  EXPECT_THAT(page(0), Not(HasSubstr("http-equiv=\"refresh\"")));
  EXPECT_THAT(page(0), Not(HasSubstr("src=\""))) << "nothing is loaded";
}

TEST_F(PortraitPage, TheIndexHasARowForEachZone) {
  const std::string french = index(Language::french);
  EXPECT_THAT(french, HasSubstr("<h1>Portraits de zones</h1>"));
  EXPECT_THAT(french, HasSubstr("<tr><td><a href=\"1.html\">Z1</a></td><td>Les &lt;Lilas&gt;</td>"
                                "<td>1\u202F500</td><td>25\u00A0%</td>"
                                "<td>14\u202F000\u00A0€ [13\u202F000 ; 15\u202F000]</td>"
                                "<td>25,0\u00A0%</td></tr>"));
  const std::string english = index(Language::english);
  EXPECT_THAT(english, HasSubstr("<th scope=\"col\">people</th>"));
  EXPECT_THAT(english, HasSubstr("<td>Nulle part</td><td>–</td><td>–</td>"));
}

}  // namespace
}  // namespace carreau::report
