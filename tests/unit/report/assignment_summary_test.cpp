// SPDX-License-Identifier: Apache-2.0
/// Counts of places by zoning and by zone.
#include "report/assignment_summary.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace carreau::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// 2,000 rows, 1,900 of them placed, 500 of them in the only zone that has any.
class AssignmentSummary : public ::testing::Test {
 protected:
  AssignmentSummary() {
    zonings_.push_back({"qpv", Zoning()});
    zonings_[0].zones.codes = {"A", "B"};
    counts_.rows = 2'000;
    counts_.by_status = {1'900, 60, 30, 10};
    ZoningCounts& zoning = counts_.zonings.at(0);
    zoning.inside = 500;
    zoning.doubtful = 7;
    zoning.entirely_within = {800};
    zoning.by_zone = {500, 0};
    zoning.by_vat_condition = {1'000, 500, 250, 150};
  }
  [[nodiscard]] NamedCounts named(bool has_footprints = false) const {
    return {counts_, zonings_, findings_, has_footprints};
  }

  std::vector<results::NamedZoning> zonings_;
  AssignmentCounts counts_{std::vector<std::size_t>{2}, std::vector<double>{300.0}};
  Findings findings_;
};

TEST_F(AssignmentSummary, HasARowForEachZoning) {
  const std::string french = assignment_text(named(), Language::french);
  EXPECT_THAT(french, HasSubstr("2\u202F000 lignes, dont 1\u202F900 avec une place en France"));
  EXPECT_THAT(french, HasSubstr("à moins de 300m"));
  EXPECT_THAT(french, HasSubstr("25,0\u00A0%"));
  const std::string english = assignment_text(named(), Language::english);
  EXPECT_THAT(english, HasSubstr("2,000 rows, of which 1,900 have a place in France"));
  EXPECT_THAT(english, HasSubstr("  qpv           2     500  25.0%          800          7\n"));
}

TEST_F(AssignmentSummary, OfNoRowsTheShareIsUnknown) {
  counts_.rows = 0;
  counts_.zonings[0].inside = 0;
  EXPECT_THAT(assignment_text(named(), Language::english), Not(HasSubstr("%")));
  EXPECT_THAT(assignment_text(named(), Language::english), HasSubstr("–"));
}

TEST_F(AssignmentSummary, VatConcernsFootprintsOnly) {
  EXPECT_THAT(assignment_text(named(), Language::french), Not(HasSubstr("TVA")));
  EXPECT_THAT(assignment_text(named(true), Language::french),
              HasSubstr("qpv : TVA à 5,5 % (CGI, art. 278 sexies), par le lieu : 500 bâtiments "
                        "dans le quartier, 250 entièrement à moins de 300 m, 150 en partie"));
  EXPECT_THAT(assignment_text(named(true), Language::english),
              HasSubstr("500 buildings in the quartier, 250 entirely within 300 m, 150 partly"));
}

TEST_F(AssignmentSummary, FindingsComeLast) {
  EXPECT_THAT(assignment_text(named(), Language::french), Not(HasSubstr("Remarques")));
  findings_.warn("decimal_comma");
  EXPECT_THAT(assignment_text(named(), Language::french), HasSubstr("Remarques"));
}

TEST_F(AssignmentSummary, JsonLeavesOutZonesWithoutPlaces) {
  const auto json = nlohmann::json::parse(assignment_json(named()));
  EXPECT_EQ(json.at("rows"), 2'000);
  EXPECT_EQ(json.at("placed"), 1'900);
  EXPECT_EQ(json.at("no_coordinates"), 60);
  EXPECT_EQ(json.at("unreadable_coordinates"), 30);
  EXPECT_EQ(json.at("outside_france"), 10);
  const auto& zoning = json.at("zonings").at(0);
  EXPECT_EQ(zoning.at("by_zone"), nlohmann::json({{"A", 500}}));
  EXPECT_FALSE(zoning.contains("vat_condition"));
}

TEST_F(AssignmentSummary, JsonOfFootprintsHasTheConditions) {
  const auto json = nlohmann::json::parse(assignment_json(named(true)));
  EXPECT_EQ(json.at("zonings").at(0).at("vat_condition"),
            nlohmann::json({{"in_zone", 500}, {"entirely_300m", 250}, {"renewal_300m_500m", 150}}));
}

}  // namespace
}  // namespace carreau::report
