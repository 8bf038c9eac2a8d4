// SPDX-License-Identifier: Apache-2.0
/// Sentences about a quartier with given limits: its verdict, and what is proposed in its place.
#include "report/explanation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace carreau::report {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

/// A run without zones and units: an explanation of a given quartier asks for neither.
class BareResult final : public results::ExplainedResult {
 public:
  BareResult() {
    described_.scenario.rule.name = "own-rule";
    described_.scenario.vintage.year = 2019;
  }
  [[nodiscard]] const results::ExplainedRun& run() const override { return described_; }
  [[nodiscard]] std::optional<results::UnitRecord> find_unit(const std::string&) const override {
    return std::nullopt;
  }
  [[nodiscard]] bool has_cells() const override { return false; }
  [[nodiscard]] std::vector<std::string> zone_ids() const override { return {}; }

 private:
  [[nodiscard]] std::optional<results::ZoneRecord> zone_record_of(
      const std::string&) const override {
    return std::nullopt;
  }
  [[nodiscard]] std::optional<results::CellRecord> cell_record_of(
      const std::string&) const override {
    return std::nullopt;
  }
  results::ExplainedRun described_;
};

class GivenQuartiers : public ::testing::Test {
 protected:
  GivenQuartiers() {
    quartier_.zoning = "QPV 2024";
    quartier_.share_cut = 0.12;
    results::ZoneRecord& r = quartier_.zone.record;
    r.zone_id = "QN05901M";
    r.name = "Les Trois Ponts";
    r.cells = 14;
    r.area_m2 = 420'000;
    r.median_disposable = {13'000.0, 12'000.0, 14'000.0};
    r.median_declared = {11'000.0, 10'000.0, 12'000.0};
    r.p_member = 0.75;
  }
  /// Every criterion that the rule has, decided in this way.
  void decide(Decision decision) {
    Verdict& verdict = quartier_.zone.verdict;
    verdict = {};
    verdict.add({Criterion::population, Comparison::at_least, decision, 990.0, 1'000.0});
    verdict.add({Criterion::density, Comparison::at_least, decision, 4'990.0, 5'000.0});
    verdict.add({Criterion::income, Comparison::more_than, decision, 0.49, 0.5});
  }
  [[nodiscard]] std::string told(Language language = Language::english) const {
    return explain(BareResult(), quartier_, language);
  }
  results::GivenQuartier quartier_;
};

TEST_F(GivenQuartiers, AreExplainedTermByTerm) {
  decide(Decision::met);
  EXPECT_THAT(told(), AllOf(StartsWith("QN05901M — Les Trois Ponts (quartier of \"QPV 2024\")\n"),
                            HasSubstr("14 cells touched, 0.42 km²; 12% of the people live in cells "
                                      "that the limit cuts."),
                            HasSubstr("990 people; 1,000 are needed: criterion met"),
                            HasSubstr("every criterion is met")));
  decide(Decision::not_met);
  EXPECT_THAT(told(), AllOf(HasSubstr("Conclusion: by these data it does not meet: population, "),
                            Not(HasSubstr("the edit keeps it"))));
}

TEST_F(GivenQuartiers, MayBeUndecided) {
  decide(Decision::undecided);
  EXPECT_THAT(
      told(),
      AllOf(HasSubstr("Population: 990 people; 1,000 are needed: the data do not tell."),
            HasSubstr("Density: 4,990 people per km²; 5,000 are needed: the data do not tell."),
            HasSubstr("Income: estimated median €13,000 disposable [€12,000; €14,000], that is "
                      "€11,000 declared [€10,000; €12,000]; 49.0% of the people below the "
                      "threshold, more than half are needed: the data do not tell."),
            HasSubstr("Conclusion: the data do not tell: population, ")));
  quartier_.zone.record.median_disposable.reset();
  EXPECT_THAT(told(), HasSubstr("Declared income: estimated median €11,000 [€10,000; €12,000]; "
                                "49.0% of the people below the threshold, more than half are "
                                "needed: the data do not tell."));
  EXPECT_THAT(told(Language::french),
              HasSubstr("il en faut plus de la moitié : les données ne tranchent pas."));
}

TEST_F(GivenQuartiers, NameWhatIsProposedInTheirPlace) {
  decide(Decision::met);
  EXPECT_THAT(told(), HasSubstr("in its place: nothing; no perimeter and no near miss holds any"));
  quartier_.proposed = {{"59702-01", "Lille 1", true, 0.6},
                        {"59702-P02", "Lille, poche 2", false, 0.3}};
  EXPECT_THAT(
      told(),
      AllOf(HasSubstr("in its place: 60% of its people are in a perimeter."),
            HasSubstr("    60% of its people in the perimeter 59702-01 (Lille 1)."),
            HasSubstr("    30% of its people in the near miss 59702-P02 (Lille, poche 2).")));
}

TEST_F(GivenQuartiers, WithoutPeopleNothingIsKnown) {
  EXPECT_THAT(told(),
              AllOf(HasSubstr("No inhabited cell within its limits: nothing is known of it."),
                    Not(HasSubstr("Conclusion")), EndsWith("\n")));
}

}  // namespace
}  // namespace carreau::report
