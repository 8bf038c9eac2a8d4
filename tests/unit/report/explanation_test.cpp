// SPDX-License-Identifier: Apache-2.0
/// Sentences about zones and cells: each follows from the record, and says what the verdict says.
#include "report/explanation.hpp"

#include "base/error.hpp"
#include "support/faults.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::report {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

const std::string kCellId = "CRS3035RES200mN2346200E3842400";

/// A result with one zone, one cell and one unit, which a test may change.
class SmallResult final : public results::ExplainedResult {
 public:
  SmallResult() {
    described.scenario.rule.name = "own-rule";
    described.scenario.rule.clauses["minimum_zone_population"] = {{"art. 3"}, ""};
    described.scenario.rule.clauses["listed_derogation"] = {{"art. 9"}, ""};
    described.scenario.vintage.year = 2019;
    zone.zone_id = "Z1";
    zone.name = "Lille 1";
    zone.urban_unit = "59702";
    zone.urban_unit_name = "Lille";
    zone.people = Persons::whole(12'000);
    zone.cells = 10;
    zone.area_m2 = 400'000;
    zone.density = 30'000.0;
    zone.people_low_income = 7'200.0;
    zone.share_low_income = Share::from_fraction(0.6);
    zone.threshold_declared = Euros::whole(12'200);
    zone.median_disposable = {13'000.0, 12'000.0, 14'000.0};
    zone.median_declared = {11'000.0, 10'000.0, 12'000.0};
    zone.margin = 1'500.0;
    zone.p_criterion = 0.9;
    zone.p_member = 0.75;
    cell.cell_id = kCellId;
    cell.urban_unit = "59702";
    cell.people = Persons::from_tenths(1'005);
    cell.share_below = {0.7, 0.6, 0.8};
    cell.share_tested = 0.65;
    cell.p_member = 0.85;
    cell.median_disposable = {12'500.0, 11'500.0, 13'500.0};
    cell.reason = Reason::above_threshold;
    unit.code = "59702";
    unit.name = "Lille";
    unit.population = 1'050'000;
    unit.population_rounded = 1'050'100;
    unit.urban = true;
    unit.poverty_ratio = BasisPoints::from_points(6'000);
    unit.national_weight = BasisPoints::from_points(7'000);
    unit.local_weight = BasisPoints::from_points(3'000);
    unit.national_median_declared = Euros::whole(21'120);
    unit.local_median_declared = Euros::whole(18'444);
    unit.local_median_source = MedianSource::published;
    unit.local_median_deviation = 250.0;
    unit.threshold_declared = Euros::whole(12'200);
    unit.threshold_disposable = 14'500.0;
    unit.threshold_deviation = 120.0;
  }
  [[nodiscard]] const results::ExplainedRun& run() const override { return described; }
  [[nodiscard]] std::optional<results::UnitRecord> find_unit(
      const std::string& code) const override {
    return code == unit.code ? std::optional(unit) : std::nullopt;
  }
  [[nodiscard]] bool has_cells() const override { return with_cells; }
  [[nodiscard]] std::vector<std::string> zone_ids() const override { return {zone.zone_id}; }

  results::ExplainedRun described;
  results::ZoneRecord zone;
  results::CellRecord cell;
  results::UnitRecord unit;
  bool with_cells = true;

 private:
  [[nodiscard]] std::optional<results::ZoneRecord> zone_record_of(
      const std::string& id) const override {
    return id == zone.zone_id ? std::optional(zone) : std::nullopt;
  }
  [[nodiscard]] std::optional<results::CellRecord> cell_record_of(
      const std::string& id) const override {
    return id == cell.cell_id ? std::optional(cell) : std::nullopt;
  }
};

class Explanation : public ::testing::Test {
 protected:
  [[nodiscard]] std::string zone(Language language = Language::english) const {
    return explain(result_, "Z1", language);
  }
  [[nodiscard]] std::string cell(Language language = Language::english) const {
    return explain(result_, kCellId, language);
  }
  SmallResult result_;
};

TEST_F(Explanation, OfAPerimeterThatMeetsEveryCriterion) {
  EXPECT_EQ(
      zone(),
      "Z1 — Lille 1 (proposed perimeter)\n"
      "  Territory: 59702 Lille, 1,050,000 inhabitants, counted as 1,050,100; 10,000 are "
      "needed: criterion met.\n"
      "  Contiguity: 10 cells in one piece, 0.40 km² (neighbours by sides or corners).\n"
      "  Population: 12,000 people; 1,000 are needed [art. 3]: criterion met.\n"
      "  Threshold: 60% × (70% × €21,120 + 30% × €18,444) = €12,190, rounded up to €12,200 "
      "declared per consumption unit.\n"
      "    Local median: published. On the scale of disposable incomes the threshold is "
      "€14,500 (± €120).\n"
      "  Income: estimated median €13,000 disposable [€12,000; €14,000], that is €11,000 "
      "declared [€10,000; €12,000]; 60.0% of the people below the threshold, more than half "
      "are needed: criterion met.\n"
      "    Margin below the threshold: €1,500; probability that the median is below the "
      "threshold: 0.90.\n"
      "    Probability of being in a quartier, mean over its people: 0.75. Nothing depends on "
      "it.\n"
      "  Conclusion: every criterion is met.\n"
      "  Rule own-rule, incomes of 2019. The published criterion applied to open data: an "
      "estimate, not the official list.\n");
}

TEST_F(Explanation, OfAPerimeterInFrench) {
  const std::string french = zone(Language::french);
  EXPECT_THAT(french, HasSubstr("Z1 — Lille 1 (périmètre proposé)\n"));
  EXPECT_THAT(french, HasSubstr("59702 Lille, 1\u202F050\u202F000 habitants, comptés "
                                "1\u202F050\u202F100 ; il en faut 10\u202F000 : critère rempli."));
  EXPECT_THAT(french, HasSubstr("Seuil : 60\u00A0% × (70\u00A0% × 21\u202F120\u00A0€ + 30\u00A0% × "
                                "18\u202F444\u00A0€) = 12\u202F190\u00A0€, arrondi à"));
  EXPECT_THAT(french, HasSubstr("60,0\u00A0% des habitants sous le seuil, il en faut plus de la "
                                "moitié : critère rempli."));
  EXPECT_THAT(
      french,
      HasSubstr(
          "probabilité que la médiane soit sous le seuil : 0,90.\n    Probabilité d'appartenir à "
          "un quartier, en moyenne sur ses habitants : 0,75."));
  EXPECT_THAT(french, HasSubstr("Conclusion : tous les critères sont remplis.\n"));
}

TEST_F(Explanation, DeclaredIncomesAreNotCalledDisposable) {
  // As in a result of the grid of 2010.
  result_.zone.median_disposable.reset();
  result_.unit.threshold_disposable.reset();
  result_.cell.median_disposable.reset();
  result_.cell.median_declared = {9'500.0, 9'000.0, 10'000.0};
  EXPECT_THAT(zone(), HasSubstr("Local median, on the scale of the cells, which count declared "
                                "incomes as S does: published.\n"));
  EXPECT_THAT(zone(), HasSubstr("Declared income: estimated median €11,000 [€10,000; €12,000]; "
                                "60.0% of the people below the threshold, more than half are "
                                "needed: criterion met.\n"));
  EXPECT_THAT(cell(), HasSubstr("Declared income: estimated median €9,500 [€9,000; €10,000]; "
                                "70.0% of the people below the threshold [60.0%; 80.0%], more than "
                                "50% are needed.\n"));
  result_.unit.local_median_source = MedianSource::estimated;
  EXPECT_THAT(zone(), HasSubstr("Local median, on the scale of the cells, which count declared "
                                "incomes as S does: estimated from them, ± €250 (S ± €120).\n"));
  result_.unit.local_median_source = MedianSource::national;
  EXPECT_THAT(zone(), HasSubstr("Local median, on the scale of the cells, which count declared "
                                "incomes as S does: the national one, for want of a local one.\n"));
  result_.unit.local_median_source = MedianSource::built_in;
  EXPECT_THAT(zone(),
              HasSubstr("as S does: built in, from INSEE's medians of its communes, ± €250"));
  result_.unit.local_median_source = MedianSource::communes;
  EXPECT_THAT(zone(), HasSubstr("as S does: from the published medians of its communes, ± €250"));
  result_.zone.failed_criteria = {Criterion::income};
  EXPECT_THAT(zone(), HasSubstr("Declared income: estimated median €11,000 [€10,000; €12,000]; "
                                "60.0% of the people below the threshold, more than half are "
                                "needed: criterion not met.\n"));
  for (const std::string& text : {zone(), cell()}) {
    EXPECT_EQ(text.find("disposable"), std::string::npos) << text;
  }
}

TEST_F(Explanation, NamesTheTerritory) {
  result_.zone.territory_basis = TerritoryBasis::none;
  EXPECT_THAT(zone(), HasSubstr("counted as 1,050,100; 10,000 are needed: criterion not met."));
  result_.zone.territory_basis = TerritoryBasis::derogation;
  EXPECT_THAT(zone(), HasSubstr("because the quartier was already listed [art. 9]."));
  result_.unit.population_rounded.reset();
  EXPECT_THAT(zone(), HasSubstr("Territory: 59702 Lille, population unknown;"));
  result_.zone.urban_unit.clear();
  EXPECT_THAT(zone(), HasSubstr("Territory: outside any urban unit;"));
  EXPECT_THAT(zone(), Not(HasSubstr("Threshold:"))) << "without a unit";
}

TEST_F(Explanation, NamesThePieces) {
  result_.described.scenario.delineation.contiguity = Contiguity::eight;
  EXPECT_THAT(zone(),
              HasSubstr("10 cells in one piece, 0.40 km² (neighbours by sides or corners)"));
  result_.described.scenario.delineation.contiguity = Contiguity::four;
  EXPECT_THAT(zone(), HasSubstr("in one piece, 0.40 km² (neighbours by sides)"));
  result_.zone.extent = Extent::commune;
  EXPECT_THAT(zone(), HasSubstr("Extent: the whole commune, 10 inhabited cells"));
  result_.zone.extent = Extent::cluster;
  result_.zone.status = ZoneStatus::edited;
  result_.zone.pieces = 2;
  result_.zone.failed_criteria = {Criterion::contiguity};
  EXPECT_THAT(zone(), HasSubstr("10 cells in 2 pieces, 0.40 km²: criterion not met."));
}

TEST_F(Explanation, FollowsTheDecisionsOfTheRecord) {
  result_.described.scenario.rule.minimum_zone_density = 5'000;
  EXPECT_THAT(zone(),
              HasSubstr("Density: 30,000 people per km²; 5,000 are needed: criterion met."));
  result_.zone.status = ZoneStatus::edited;
  result_.zone.failed_criteria = {Criterion::population, Criterion::density, Criterion::income};
  const std::string english = zone();
  EXPECT_THAT(english, HasSubstr("Population: 12,000 people; 1,000 are needed [art. 3]: criterion "
                                 "not met."));
  EXPECT_THAT(english, HasSubstr("5,000 are needed: criterion not met."));
  EXPECT_THAT(english, HasSubstr("more than half are needed: criterion not met."));
  EXPECT_THAT(english, HasSubstr("although it does not meet: population, density, income."));
  EXPECT_THAT(english, Not(HasSubstr("every criterion is met")));
}

TEST_F(Explanation, OfANearMissNamesWhatItFails) {
  result_.zone.failed_criterion = NearMiss::zone_population;
  EXPECT_THAT(zone(), HasSubstr("Z1 — Lille 1 (near miss: a single criterion fails)\n"));
  EXPECT_THAT(zone(), HasSubstr("Conclusion: the zone has too few people; all else is met."));
}

TEST_F(Explanation, WhereNobodyLivesIncomesAreUnknown) {
  result_.zone.people = Persons();
  const std::string text = zone(Language::french);
  EXPECT_THAT(text, HasSubstr("Revenu : inconnu, personne n'y habite"));
  EXPECT_THAT(text, Not(HasSubstr("médiane estimée")));
}

TEST_F(Explanation, NamesTheSourceOfTheLocalMedian) {
  const auto text_of = [&](MedianSource source) {
    result_.unit.local_median_source = source;
    return zone();
  };
  EXPECT_THAT(text_of(MedianSource::published), HasSubstr("Local median: published. On the scale"));
  EXPECT_THAT(text_of(MedianSource::published), HasSubstr("the threshold is €14,500 (± €120)."));
  EXPECT_THAT(text_of(MedianSource::national),
              HasSubstr("Local median: the national one, for want of a local one. On the scale"));
  EXPECT_THAT(text_of(MedianSource::estimated), HasSubstr("estimated from the cells, ± €250."));
  EXPECT_THAT(
      text_of(MedianSource::communes),
      HasSubstr("  Local median: from the published medians of its communes, ± €250. On the "
                "scale of disposable incomes the threshold is €14,500 (± €120)."));
  EXPECT_THAT(text_of(MedianSource::communes_converted),
              HasSubstr("  Local median: from the published medians of its communes, disposable, "
                        "converted, ± €250. On the scale of disposable incomes the threshold is "
                        "€14,500 (± €120)."));
  EXPECT_THAT(
      text_of(MedianSource::built_in),
      HasSubstr("  Local median: built in, from INSEE's medians of its communes, ± €250. On "
                "the scale of disposable incomes the threshold is €14,500 (± €120)."));
  EXPECT_THAT(
      text_of(MedianSource::built_in_converted),
      HasSubstr("  Local median: built in, from INSEE's medians of its communes, disposable, "
                "converted, ± €250. On the scale of disposable incomes the threshold is "
                "€14,500 (± €120)."));
  EXPECT_THAT(text_of(MedianSource::published_converted),
              HasSubstr("published as disposable, converted, ± €250."));
}

TEST_F(Explanation, AddsWhatIsParticular) {
  for (const char* const rare : {"Imputation", "outside that unit", "Grid without households"}) {
    EXPECT_THAT(zone(), Not(HasSubstr(rare)));
  }
  result_.zone.share_imputed = Share::from_fraction(0.25);
  result_.zone.people_outside_unit = Persons::whole(1'200);
  result_.described.has_headcount = false;
  EXPECT_THAT(zone(), HasSubstr("Imputation: 25% of the people live in cells"));
  EXPECT_THAT(zone(), HasSubstr("1,200 of its people are outside that unit"));
  EXPECT_THAT(zone(), HasSubstr("Grid without households: "));
}

TEST_F(Explanation, OfACellOutsideAnyPerimeter) {
  const std::string english = cell();
  EXPECT_THAT(english, StartsWith(kCellId + " — in no perimeter\n  Territory: 59702 Lille, "));
  EXPECT_THAT(english, HasSubstr("  People: 100.5.\n  Threshold: 60% × (70% × "));
  EXPECT_THAT(
      english,
      HasSubstr("  Income: estimated median €12,500 disposable [€11,500; €13,500]; 70.0% of "
                "the people below the threshold [60.0%; 80.0%], more than 50% are needed.\n"
                "    With its surroundings (kernel of 300 m): 65.0% below the threshold; the "
                "cell's test is made on that share.\n"
                "    Probability of being in a quartier, from the share below the threshold of the "
                "cell and its neighbours: 0.85. Nothing depends on it.\n"
                "  Conclusion: it fails the cell's test: not enough of its people are below "
                "the threshold.\n"
                "  Rule own-rule, incomes of 2019."));
}

TEST_F(Explanation, TellsNoProbabilityOfBeingInAQuartierWhereItIsUnknown) {
  result_.zone.p_member.reset();
  result_.cell.p_member.reset();
  EXPECT_THAT(zone(), Not(HasSubstr("Probability of being in a quartier")));
  EXPECT_THAT(cell(), Not(HasSubstr("Probability of being in a quartier")));
}

TEST_F(Explanation, OfACellLeftOutAsSparseSaysSo) {
  result_.cell.reason = Reason::left_out_as_sparse;
  EXPECT_THAT(cell(), HasSubstr("the rest of its zone holds the minimum density only without it."));
}

TEST_F(Explanation, OfACellInFrench) {
  const std::string french = cell(Language::french);
  EXPECT_THAT(french, StartsWith(kCellId + " — hors de tout périmètre\n"));
  EXPECT_THAT(french, HasSubstr("  Habitants : 100,5.\n"));
  EXPECT_THAT(french,
              HasSubstr("70,0\u00A0% des habitants sous le seuil [60,0\u00A0% ; 80,0\u00A0%], "
                        "il en faut plus de 50\u00A0%."));
  EXPECT_THAT(french, HasSubstr("Avec son voisinage (noyau de 300 m) : 65,0\u00A0% sous le seuil"));
}

TEST_F(Explanation, OfACellInAPerimeter) {
  result_.cell.decision = results::CellDecision::in;
  result_.cell.reason = Reason::below_threshold;
  result_.cell.zone_id = "Z1";
  result_.cell.commune = "59350";
  result_.cell.imputed = true;
  EXPECT_THAT(cell(), HasSubstr(kCellId + " — in the perimeter Z1\n"));
  EXPECT_THAT(cell(), HasSubstr("People: 100.5 (commune 59350)."));
  EXPECT_THAT(cell(), HasSubstr("Imputation: 100% of the people"));
  EXPECT_THAT(cell(), HasSubstr("its zone meets every criterion."));
  result_.zone.status = ZoneStatus::edited;
  result_.zone.failed_criteria = {Criterion::income};
  EXPECT_THAT(cell(), HasSubstr("an edit by hand keeps its present zone"));
  result_.cell.reason = Reason::edited_in;
  EXPECT_THAT(cell(), HasSubstr("an edit by hand put it in this perimeter"));
}

TEST_F(Explanation, OfACellInANearMissNamesIt) {
  result_.cell.near_miss_id = "59702-P01";
  EXPECT_THAT(cell(), HasSubstr("below the threshold. It is part of the near miss 59702-P01.\n"));
}

TEST_F(Explanation, WithoutSmoothingTheCellIsTestedByItself) {
  result_.described.scenario.delineation.smoothing = 0;
  result_.cell.share_tested = 0.50004;
  EXPECT_THAT(cell(), HasSubstr("; 50.004% of the people below the threshold"));
  EXPECT_THAT(cell(), Not(HasSubstr("surroundings")));
}

TEST_F(Explanation, RefusesWhatTheResultDoesNotContain) {
  const auto codes = [&](const std::string& id) {
    return carreau::testing::codes_thrown_by([&] { (void)explain(result_, id, Language::french); });
  };
  result_.zone.zone_id = "59702-01";
  EXPECT_THAT(codes("59702-02"), ElementsAre("id_not_in_result", "is_meant"));
  EXPECT_THAT(codes("nothing alike"), ElementsAre("id_not_in_result"));
  EXPECT_THAT(codes("CRS3035RES200mN0E0"), ElementsAre("cell_not_in_result"));
  result_.with_cells = false;
  EXPECT_THAT(codes(kCellId), ElementsAre("result_without_cells"));
}

}  // namespace
}  // namespace carreau::report
