// SPDX-License-Identifier: Apache-2.0
/// Published incomes in the tables that INSEE publishes: concept, year and spread.
#include "inputs/income_table_reader.hpp"

#include "base/error.hpp"
#include "inputs/vintage_reader.hpp"
#include "support/faults.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

using carreau::testing::TempFolder;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class IncomeTables : public ::testing::Test {
 protected:
  IncomeTable table(const std::string& name, const std::string& text,
                    std::optional<int> wanted = std::nullopt) {
    return read_income_table(folder_.write(name, text), findings_, wanted);
  }
  std::map<std::string, PublishedMedian> incomes(const std::string& name, const std::string& text) {
    return table(name, text).medians;
  }
  template <class Action>
  std::string error(const Action& action) {
    try {
      action();
    } catch (const Error& e) {
      return e.what();
    }
    return "no error";
  }

  TempFolder folder_;
  Findings findings_;
};

TEST_F(IncomeTables, PublishedIncomesInFiloStyle) {
  const auto medians = incomes("FILO2019_DISP_DEP.csv",
                               "\xEF\xBB\xBF"
                               "CODGEO;LIBGEO;NBMEN19;Q119;Q219;D919\n"
                               "01;Ain;264074;17690;23490,5;44620\n"
                               "02;Aisne;223635;14700;s;33100\n"
                               "03;Allier;156000;15000;;34000\n");
  ASSERT_EQ(medians.size(), 1U);
  EXPECT_EQ(medians.at("01").median, Euros::from_cents(2'349'050));
  EXPECT_EQ(medians.at("01").income, IncomeConcept::disposable);
  EXPECT_TRUE(findings_.has("decimal_comma"));
}

TEST_F(IncomeTables, TheConceptIsReadFromNameOrColumns) {
  const std::string body = "UU2020;Q219\n30501;19000\n";
  EXPECT_EQ(incomes("FILO2019_DEC_UU.csv", body).at("30501").income, IncomeConcept::declared);
  EXPECT_EQ(incomes("x.csv", "UU2020;Q219;PPSOC19\n30501;19000;12,5\n").at("30501").income,
            IncomeConcept::disposable);
  EXPECT_EQ(incomes("x.csv", "code,median_disposable\n30501,19000\n").at("30501").income,
            IncomeConcept::disposable);
}

TEST_F(IncomeTables, QuartierIncomesSplitThousandsWithANarrowSpace) {
  const auto medians = incomes("REVN_2019.csv",
                               "\xEF\xBB\xBF"
                               "CODGEO;LIBGEO;DECUC_Q2;DISP_Q2;;;\n"
                               "Ensemble;Ensemble des QPV;9\u202F768;13\u202F101;;;\n"
                               "QP030001;Alès;7\u202F011;12\u202F002;;;\n");
  EXPECT_EQ(medians.at("QP030001").median, Euros::from_cents(701'100));
  EXPECT_EQ(medians.at("QP030001").income, IncomeConcept::declared);
}

TEST_F(IncomeTables, IncomesThatAreAllSecretAreFound) {
  EXPECT_THAT(incomes("x.csv", "code;Q219\n01;s\n02;ns\n"), IsEmpty());
  EXPECT_TRUE(findings_.has("no_published_income"));
}

TEST_F(IncomeTables, AMedianThatIsNoneIsNamed) {
  EXPECT_THAT(error([&] { (void)incomes("x.csv", "code;Q219\n01;-5\n"); }),
              AllOf(HasSubstr("x.csv:2: Q219"), HasSubstr("leave it empty if it is secret")));
  EXPECT_THAT(error([&] { (void)incomes("x.csv", "code;Q219\n01;21,9\n"); }),
              HasSubstr("expected a yearly median in euros, found \"21,9\""));
  EXPECT_THAT(error([&] { (void)incomes("x.csv", "code;D119\n01;5\n"); }),
              HasSubstr("Q219, MED19, DECUC_Q2 are known too"));
}

TEST_F(IncomeTables, EachFaultOfIncomesIsToldWithItsPlace) {
  testing::expect_faults(
      {{"a;Q219\n30501;20000\n", "i.csv", {"column_missing", "column_area_code", "add_or_rename"}},
       {"CODGEO;revenu\n30501;20000\n",
        "i.csv",
        {"column_missing", "column_median", "add_or_rename"}},
       {"CODGEO;Q219\n30501;14.5\n", "i.csv:2: Q219", {"median_expected", "empty_if_secret"}}},
      [&](const std::string& text) { (void)incomes("i.csv", text); });
}

const std::string kRfl =
    "CodeInsee;RFUCQ208;RFUCIQ08;RFUCRD08;RFUCGI08;RFUCQ211;RFUCIQ11;RFUCRD11;RFUCGI11\n"
    "59350;15474;16434;13,6;0,4426;16485;17911;15,1;0,4495\n"
    "01001;19438;;;;21586;;;\n";

TEST_F(IncomeTables, OfSeveralYearsTheWantedOneIsRead) {
  const IncomeTable of_2011 = table("RFDU_2008_2011_COM.csv", kRfl, 2011);
  EXPECT_EQ(of_2011.year, 2011);
  EXPECT_EQ(of_2011.income, IncomeConcept::declared);
  EXPECT_EQ(of_2011.medians.at("59350").median, Euros::whole(16'485));
  EXPECT_EQ(table("r.csv", kRfl, 2008).year, 2008);
  EXPECT_EQ(table("r.csv", kRfl, 2010).year, 2011) << "the nearest";
  EXPECT_EQ(table("r.csv", kRfl).year, 2008) << "the first";
}

TEST_F(IncomeTables, SpreadsAndPeopleStandBesideTheMedian) {
  const IncomeTable rfl = table("r.csv", kRfl, 2011);
  // asinh(17911 / (2 · 16485)) / 0.67449
  EXPECT_NEAR(rfl.laws.at("59350").spread.value(), 0.7703, 0.0005);
  EXPECT_FALSE(rfl.laws.at("59350").people.has_value());
  EXPECT_FALSE(rfl.laws.at("01001").spread.has_value());
  const IncomeTable filo = table("FILO2019_DISP_COM.csv",
                                 "CODGEO;NBPERS19;Q119;Q219;Q319;D119;D919\n"
                                 "59350;200000,5;12000;18000;27000;9000;40000\n");
  EXPECT_NEAR(filo.laws.at("59350").spread.value(), std::log(27.0 / 12.0) / 1.34898, 1e-4);
  EXPECT_EQ(filo.laws.at("59350").people, 200'000.5);
}

TEST_F(IncomeTables, MediansOfAnotherYearMoveWithTheNation) {
  const Vintage vintage = read_vintage(2017);
  IncomeTable rfl = table("r.csv", kRfl, 2017);
  bring_to_year(rfl, vintage, "--urban-incomes", findings_);
  // Declared medians move with the declared national median: 19,200 in 2011.
  EXPECT_EQ(rfl.medians.at("59350").median, Euros::from_value(16'485.0 * 21'120.0 / 19'200.0));
  EXPECT_TRUE(findings_.has("level_year"));
  IncomeTable same = table("f.csv", "CODGEO;Q217\n59350;18000\n");
  bring_to_year(same, vintage, "--urban-incomes", findings_);
  EXPECT_EQ(same.medians.at("59350").median, Euros::whole(18'000));
  IncomeTable old = table("f.csv", "CODGEO;Q209\n59350;18000\n");
  EXPECT_THAT(error([&] { bring_to_year(old, vintage, "--urban-incomes", findings_); }),
              AllOf(HasSubstr("--urban-incomes: f.csv"), HasSubstr("2009 is not known")));
}

}  // namespace
}  // namespace carreau::inputs
