// SPDX-License-Identifier: Apache-2.0
/// Shades of quartiers in QGIS: one rule for each figure, and no rule that nothing follows.
#include "results/quartier_style.hpp"

#include <cpl_minixml.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <regex>

namespace carreau::results {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::vector<std::string> labels_of(const std::string& qml) {
  std::vector<std::string> labels;
  const std::regex label("<rule [^>]*label=\"([^\"]*)\"");
  for (std::sregex_iterator hit(qml.begin(), qml.end(), label), end; hit != end; ++hit) {
    labels.push_back((*hit)[1]);
  }
  return labels;
}

TEST(QuartierStyle, HasRoundClasses) {
  const std::string qml = quartier_renderer({{1'210.0}, {14'870.5}, {52'400.0}});
  EXPECT_THAT(labels_of(qml),
              ElementsAre("Moins de 10 000\u00A0€", "10 000\u00A0€ à moins de 50 000\u00A0€",
                          "50 000\u00A0€ et plus"));
  EXPECT_THAT(qml, HasSubstr("&quot;granted&quot; &gt;= 10000 AND &quot;granted&quot; &lt; 50000"));
}

TEST(QuartierStyle, ShowsOnlyWhatIsOnTheMap) {
  const std::string plain = quartier_renderer({{1'000.0}, {90'000.0}});
  EXPECT_THAT(plain, Not(HasSubstr("inconnu")));
  EXPECT_THAT(plain, Not(HasSubstr("entré")));
  const std::string all = quartier_renderer({{1'000.0}, {std::nullopt, true}, {2.0, false, true}});
  EXPECT_THAT(all, HasSubstr("Montant accordé inconnu"));
  EXPECT_THAT(all, HasSubstr("Quartier entré"));
  EXPECT_THAT(all, HasSubstr("Quartier sorti"));
  // Unknown is never the lowest class.
  EXPECT_THAT(all, HasSubstr("&quot;granted&quot; IS NULL"));
}

TEST(QuartierStyle, IsXmlWhateverTheFigures) {
  for (const auto& quartiers : std::vector<std::vector<ShadedQuartier>>{
           {}, {{std::nullopt}}, {{5.0}, {5.0}}, {{0.25}, {1.5}, {1e9}}}) {
    const std::unique_ptr<CPLXMLNode, decltype(&CPLDestroyXMLNode)> xml(
        CPLParseXMLString(quartier_renderer(quartiers).c_str()), &CPLDestroyXMLNode);
    EXPECT_NE(xml, nullptr);
  }
}

}  // namespace
}  // namespace carreau::results
