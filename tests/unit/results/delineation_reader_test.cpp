// SPDX-License-Identifier: Apache-2.0
/// A result read back from its file tells what it told before it was written.
#include "results/delineation_reader.hpp"

#include "base/error.hpp"
#include "results/computed_result.hpp"
#include "support/sample_town.hpp"
#include "support/temp_folder.hpp"

#include <gtest/gtest.h>

namespace carreau::results {
namespace {

using carreau::testing::SampleTown;
using carreau::testing::TempFolder;

class DelineationFiles : public ::testing::Test {
 protected:
  DelineationFiles() {
    town_.record.cells = CellChoice::all;
    OutputOptions options;
    options.path = path_;
    (void)write_delineation(town_.output, options);
  }
  SampleTown town_;
  TempFolder folder_;
  std::string path_ = folder_ / "out.gpkg";
};

TEST_F(DelineationFiles, TellOfZonesWhatTheRunTold) {
  const DelineationFile file(path_);
  const ComputedResult computed(town_.output);
  ASSERT_EQ(file.zone_ids(), computed.zone_ids());
  ASSERT_FALSE(file.zone_ids().empty());
  for (const std::string& id : file.zone_ids()) {
    const auto read = file.find_zone(id);
    const auto made = computed.find_zone(id);
    ASSERT_TRUE(read && made) << id;
    EXPECT_EQ(perimeter_columns().row(read->record), perimeter_columns().row(made->record)) << id;
    EXPECT_EQ(read->verdict, made->verdict) << id;
    EXPECT_EQ(read->is_near_miss(), made->is_near_miss()) << id;
  }
  EXPECT_FALSE(file.find_zone("00000-99"));
}

TEST_F(DelineationFiles, TellOfCellsWhatTheRunTold) {
  const DelineationFile file(path_);
  const ComputedResult computed(town_.output);
  EXPECT_TRUE(file.has_cells());
  const std::string id = town_.cells.id(CellIndex(0)).text();
  const auto read = file.find_cell(id);
  const auto made = computed.find_cell(id);
  ASSERT_TRUE(read && made);
  EXPECT_EQ(cell_columns().row(read->record), cell_columns().row(made->record));
  EXPECT_EQ(read->basis, made->basis);
}

TEST_F(DelineationFiles, KeepTheProbabilityOfBeingInAQuartier) {
  const DelineationFile file(path_);
  const CellProbabilities probabilities = cell_probabilities(town_.output);
  std::size_t known = 0;
  for (std::size_t i = 0; i < town_.cells.size(); i += 97) {
    const CellIndex cell(i);
    const auto read = file.find_cell(town_.cells.id(cell).text());
    const auto made = probabilities.member.of(cell);
    ASSERT_TRUE(read) << i;
    ASSERT_EQ(read->record.p_member.has_value(), made.has_value()) << i;
    if (!made) continue;
    ++known;
    EXPECT_NEAR(*read->record.p_member, *made, 0.5e-4 + 1e-12) << i;
  }
  EXPECT_GT(known, 5U);
  for (const Zone& zone : town_.result.delineation.near_misses) {
    const auto read = file.find_zone(zone.id);
    ASSERT_TRUE(read && read->record.p_member) << zone.id;
    EXPECT_NEAR(*read->record.p_member, probabilities.member.mean(zone.cells).value(), 0.6e-4);
  }
}

TEST_F(DelineationFiles, KnowWhereValuesComeFrom) {
  const RuleSet& rule = town_.scenario.rule;
  const Citation article = citation_of(rule, "minimum_zone_population");
  ASSERT_FALSE(article.article.empty());
  town_.scenario.rule.clauses["poverty_ratio"] = {{{}, Origin::setting}, {}};
  OutputOptions options;
  options.path = folder_ / "set.gpkg";
  (void)write_delineation(town_.output, options);
  const DelineationFile file(options.path);
  EXPECT_EQ(citation_of(file.run().scenario.rule, "minimum_zone_population"), article);
  EXPECT_EQ(citation_of(file.run().scenario.rule, "poverty_ratio"),
            (Citation{{}, Origin::setting}));
}

TEST_F(DelineationFiles, KnowTheRuleAndTheVintage) {
  const DelineationFile file(path_);
  EXPECT_EQ(file.run().scenario.rule.name, town_.scenario.rule.name);
  EXPECT_EQ(file.run().scenario.vintage.year, town_.scenario.vintage.year);
  EXPECT_EQ(file.run().scenario.rule.poverty_ratio, town_.scenario.rule.poverty_ratio);
  EXPECT_TRUE(file.run().has_headcount);
}

TEST_F(DelineationFiles, GiveTheReasonOfEachCell) {
  const auto reasons = read_cell_reasons(path_, town_.cells);
  ASSERT_EQ(reasons.size(), town_.cells.size());
  for (std::size_t i = 0; i < reasons.size(); ++i) {
    EXPECT_EQ(reasons[i], to_text(town_.result.delineation.reasons[i])) << i;
  }
}

TEST_F(DelineationFiles, WithoutCellsGiveNoReason) {
  town_.record.cells = CellChoice::none;
  OutputOptions options;
  options.path = folder_ / "without.gpkg";
  (void)write_delineation(town_.output, options);
  EXPECT_FALSE(DelineationFile(options.path).has_cells());
  EXPECT_TRUE(read_cell_reasons(options.path, town_.cells).empty());
}

TEST_F(DelineationFiles, OfAnotherKindAreRefused) {
  EXPECT_THROW(DelineationFile(folder_.write("other.csv", "a,b\n1,2\n")), DataError);
  EXPECT_THROW(DelineationFile(folder_ / "none.gpkg"), IoError);
}

}  // namespace
}  // namespace carreau::results
