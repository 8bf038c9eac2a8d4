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
  references.assign(9, {1, 0.1, 150.0, {}});
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

TEST_F(PortraitPage, DeclaredIncomesAreNotCalledDisposable) {
  portrayed_.scenario.vintage.incomes = IncomeConcept::declared;
  portrayed_.scenario.vintage.national_declared = Euros::whole(18'750);
  EXPECT_THAT(page(0), HasSubstr("<span>médiane déclarée estimée</span>"));
  EXPECT_THAT(page(0), HasSubstr("Médiane du revenu déclaré"));
  EXPECT_THAT(page(0), Not(HasSubstr("disponible")));
  EXPECT_THAT(index(Language::french), HasSubstr("médiane déclarée"));
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

TEST_F(PortraitPage, ShowsPublishedPeopleWithTheEstimateBelow) {
  portrayed_.supplements.populations["Z1"] = {2'000, 2013, "pop.csv"};
  const std::string text = page(0);
  EXPECT_THAT(text, HasSubstr("<div><b>2\u202F000</b><span>habitants publiés (2013)</span>"
                              "<span>estimation\u00A0: 1\u202F500 "));
  EXPECT_THAT(text, HasSubstr("<th scope=\"row\">Population publiée</th>"
                              "<td class=\"zone\">2\u202F000 (2013)</td>"
                              "<td>10\u202F000<small></small></td>"));
  EXPECT_THAT(text, HasSubstr("<p>Habitants publiés\u00A0: pop.csv.</p>"));
  EXPECT_THAT(text, HasSubstr("Habitants estimés\u00A0: entre crochets"));
  portrayed_.supplements.populations["Z1"].year.reset();
  EXPECT_THAT(page(0), HasSubstr("<span>habitants publiés</span>"));
}

TEST_F(PortraitPage, SaysWhatItHoldsOfItsCommune) {
  // 1,050 of the 2,000 people that the grid has there.
  EXPECT_THAT(page(0), HasSubstr("<b>52,5\u00A0%</b><span>des habitants\u00A0: L&#39;Île</span>"
                                 "<span>1\u202F050 sur 2\u202F000</span>"));
  EXPECT_THAT(page(0), HasSubstr("<th scope=\"row\">dont habitants de la zone</th>"
                                 "<td class=\"zone\"></td>"
                                 "<td>1\u202F050<small>52,5\u00A0%</small></td>"));
  // Published people are set against the legal population only where the zone lies within.
  portrayed_.supplements.populations["Z1"] = {2'000, 2013, "pop.csv"};
  EXPECT_THAT(page(0), HasSubstr("<span>1\u202F050 sur 2\u202F000</span>"));
  portrayed_.portraits.zones[0].references[0].share = 1.0;
  EXPECT_THAT(page(0), HasSubstr("<span>2\u202F000 sur 10\u202F000</span>"));
  EXPECT_THAT(page(0), HasSubstr("<td>10\u202F000<small>20,0\u00A0%</small></td>"));
}

TEST_F(PortraitPage, OfZonesTogetherNamesThemAndHasNoMap) {
  PortraitGroup group;
  group.zones = {0, 1};
  group.portrait = portrayed_.portraits.zones[0];
  portrayed_.portraits.groups = {group};
  const std::string text = portrait_group_page(portrayed_.view(), 0, Words(Language::french));
  EXPECT_THAT(text, HasSubstr("Portrait de plusieurs zones ensemble · revenus de 2019"));
  EXPECT_THAT(text, HasSubstr("<h1>Ensemble des zones <small></small></h1>"));
  EXPECT_THAT(text, HasSubstr("Zones réunies\u00A0: Les &lt;Lilas&gt;, Z2."));
  EXPECT_THAT(text, HasSubstr("<caption>Les zones ensemble et leurs territoires</caption>"));
  EXPECT_THAT(text, HasSubstr("dont habitants des zones"));
  EXPECT_THAT(text, HasSubstr("dont ceux des zones"));
  EXPECT_THAT(text, Not(HasSubstr("La zone et ses carreaux")));
  EXPECT_THAT(page(0), HasSubstr("dont ceux de la zone"));
  portrayed_.portraits.territories[0].level = PortraitLevel::epci;
  EXPECT_THAT(portrait_group_page(portrayed_.view(), 0, Words(Language::french)),
              HasSubstr("Intercommunalité"));
  EXPECT_EQ(portrait_page_names(portrayed_.view()),
            (std::vector<std::string>{"Z1.html", "Z2.html", "Z3.html", "all_zones.html"}));
}

}  // namespace
}  // namespace carreau::report
