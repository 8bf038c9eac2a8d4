// SPDX-License-Identifier: Apache-2.0
/// Tables of published populations, as INSEE publishes them and as they are kept by hand.
#include "inputs/populations_reader.hpp"

#include "support/faults.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

using carreau::testing::TempFolder;

class Populations : public ::testing::Test {
 protected:
  PublishedPopulations read(const std::string& text, const std::string& name = "pop.csv") {
    return read_published_populations(folder_.write(name, text), findings_);
  }
  TempFolder folder_;
  Findings findings_;
};

TEST_F(Populations, AreReadAsPublished) {
  const auto read_ones = read(
      "qp;nom_qp;reg;epci1;epci2;uu;liste_des_communes;population_municipale_2013\n"
      "QP001001;Grande Reyssouze Terre Des Fleurs;84;240100628;;01501;Bourg-en-Bresse;6056\n"
      "QP001002;Croix Blanche;84;240100628;;01501;Bourg-en-Bresse;1\u202F830\n");
  ASSERT_EQ(read_ones.size(), 2U);
  const PublishedPopulation& first = read_ones.at("QP001001");
  EXPECT_EQ(first.people, 6'056);
  EXPECT_EQ(first.year, 2013);
  EXPECT_EQ(first.source, "pop.csv");
  EXPECT_EQ(read_ones.at("QP001002").people, 1'830);
  EXPECT_FALSE(findings_.has("secret_value"));
  EXPECT_FALSE(findings_.has("populations_column"));
}

TEST_F(Populations, KnowTheirYear) {
  EXPECT_EQ(read("code_qp,PMUN18\nQP1,5\n").at("QP1").year, 2018);
  EXPECT_EQ(read("code_qp,Population municipale 2020\nQP1,5\n").at("QP1").year, 2020);
  EXPECT_EQ(read("code_qp,pop_mun\nQP1,5\n", "pop_qp_2013.csv").at("QP1").year, 2013);
  EXPECT_EQ(read("code_qp,pop_mun\nQP1,5\n", "from_2013_to_2018.csv").at("QP1").year, std::nullopt);
  EXPECT_EQ(read("code_qp,pop_mun\nQP1,5\n").at("QP1").year, std::nullopt);
  const auto by_row = read("code;habitants;annee;source\nQP1;5;2016;RP\nQP2;6;;\n", "p2013.csv");
  EXPECT_EQ(by_row.at("QP1").year, 2016);
  EXPECT_EQ(by_row.at("QP1").source, "RP");
  EXPECT_EQ(by_row.at("QP2").year, 2013);
  EXPECT_EQ(by_row.at("QP2").source, "p2013.csv");
}

TEST_F(Populations, TakeTheLatestMunicipalColumn) {
  const auto chosen =
      read("code_qp,population,pmun13,pmun18,pop_com\nQP1,900,700,800,5000\n").at("QP1");
  EXPECT_EQ(chosen.people, 800);
  EXPECT_EQ(chosen.year, 2018);
  EXPECT_TRUE(findings_.has("populations_column"));
}

TEST_F(Populations, UnknownIsNotZero) {
  const auto known = read("qp;pmun\nQP1;\nQP2;s\nQP3;0\n");
  EXPECT_FALSE(known.contains("QP1"));
  EXPECT_FALSE(known.contains("QP2"));
  EXPECT_EQ(known.at("QP3").people, 0);
  EXPECT_TRUE(findings_.has("secret_value"));
}

TEST_F(Populations, RowsThatCannotCountAreReported) {
  const auto known = read("qp;pmun\n;120\nQP2;30\nQP2;30\n");
  EXPECT_EQ(known.size(), 1U);
  ASSERT_TRUE(findings_.has("populations_without_code"));
  EXPECT_EQ(findings_.list().back().severity, Severity::warning);
}

TEST_F(Populations, EachFaultHasItsCode) {
  testing::expect_faults(
      {{"nom,pmun\nA,1\n", "pop.csv", {"column_missing", "column_quartier", "add_or_rename"}},
       {"qp,nom\nQP1,A\n",
        "pop.csv",
        {"column_missing", "column_published_people", "add_or_rename"}},
       {"qp,pmun\nQP1,1.028\n", "pop.csv:2: pmun", {"whole_people", "correct_or_leave_empty"}},
       {"qp,pmun\nQP1,-3\n", "pop.csv:2: pmun", {"whole_people", "correct_or_leave_empty"}},
       {"qp,pmun,annee\nQP1,3,13\n", "pop.csv:2: annee", {"year_text", "correct_or_leave_empty"}},
       {"qp,pmun\nQP1,3\nQP1,4\n", "pop.csv:3: pmun", {"populations_twice", "one_row_a_quartier"}},
       {"qp,pmun\nQP1,\n", "pop.csv: pmun", {"populations_none", "is_download_complete"}}},
      [&](const std::string& text) { (void)read(text); });
}

}  // namespace
}  // namespace carreau::inputs
