// SPDX-License-Identifier: Apache-2.0
/// Cells of one row of a table of actions as values.
#include "inputs/programme/action_cells.hpp"

#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <list>
#include <string>
#include <vector>

namespace carreau::inputs {
namespace {

using ::testing::ElementsAre;

class ActionCellsTest : public ::testing::Test {
 protected:
  /// A table whose columns have the names of fields.
  const ActionTable& table(const std::string& text, const ActionMapping& mapping = {},
                           const std::string& name = "t.csv") {
    const auto opened = files::open_table(
        folder_.write(name, text), [](const auto&) { return true; }, findings_);
    tables_.push_back(
        {SheetRows(*opened, "", kept_, findings_), 0, ActionSheet::actions, "", mapping, {}});
    ActionTable& last = tables_.back();
    last.columns = find_columns(last.rows, ActionSheet::actions, mapping);
    return last;
  }
  ActionCells cells(const std::string& text, const ActionMapping& mapping = {}) {
    return {table(text, mapping), 0, rows_};
  }
  /// The column to blame; "no error" where nothing is refused.
  static std::string blamed(const std::function<void()>& read) {
    try {
      read();
    } catch (const RowRefused& refused) {
      return refused.column;
    }
    return "no error";
  }

  testing::TempFolder folder_;
  files::KeptCells kept_;
  Findings findings_;
  RowFindings rows_{findings_};
  std::list<ActionTable> tables_;
};

TEST_F(ActionCellsTest, AConstantStandsWhereThereIsNoColumn) {
  ActionMapping mapping;
  mapping.constants[ActionField::contract] = "CN30";
  const ActionCells row = cells("référence,titre\nR1,Jardin\n", mapping);
  EXPECT_EQ(row.text(ActionField::title), "Jardin");
  EXPECT_EQ(row.text(ActionField::contract), "CN30");
  EXPECT_FALSE(row.has_column(ActionField::contract));
  EXPECT_EQ(row.column_name(ActionField::title), "titre");
}

TEST_F(ActionCellsTest, TheYearIsThatOfItsColumnElseOfTheDate) {
  EXPECT_EQ(cells("référence,année\nR1,2023\n").year(), 2023);
  EXPECT_EQ(cells("référence,titre\nR1,Jardin\n").year(), std::nullopt);
}

TEST_F(ActionCellsTest, AmountsAreReadToTheCent) {
  const ActionCells row = cells("référence,montant demandé,montant accordé\nR1,\"1 234,56\",\n");
  const Amounts amounts = row.amounts();
  EXPECT_EQ(amounts.requested, Euros::from_cents(123'456));
  EXPECT_EQ(amounts.granted, std::nullopt);
}

TEST_F(ActionCellsTest, WhatCannotBeReadBlamesItsColumn) {
  EXPECT_EQ(blamed([&] { (void)cells("référence,année\nR1,bientôt\n").year(); }), "année");
}

TEST_F(ActionCellsTest, WhatIsUnknownKeepsItsRow) {
  EXPECT_EQ(cells("référence,montant accordé\nR1,beaucoup\n").amounts().granted, std::nullopt);
  EXPECT_EQ(cells("référence,statut\nR1,peut-être\n").status(), ActionStatus::unknown);
  EXPECT_EQ(cells("référence,type de crédit\nR1,peut-être\n").credit(), CreditKind::unknown);
  EXPECT_TRUE(findings_.list().empty()) << "reported once the row is known to be kept";
  const auto values = rows_.keep_unknown();
  ASSERT_EQ(values.size(), 3U);
  EXPECT_EQ(values[0].place.text(), "t.csv:2: montant accordé");
  EXPECT_EQ(values[0].written, "beaucoup");
  EXPECT_TRUE(findings_.has("amount_unreadable"));
  (void)cells("référence,statut\nR1,peut-être\n").status();
  rows_.drop_unknown();
  EXPECT_TRUE(rows_.keep_unknown().empty());
}

TEST_F(ActionCellsTest, TheYearIsKnownWithoutFindings) {
  EXPECT_EQ(cells("référence,année\nR1,bientôt\n").known_year(), std::nullopt);
  ActionMapping mapping;
  mapping.constants[ActionField::year] = "2021";
  EXPECT_EQ(cells("référence,année\nR1,\n", mapping).known_year(), 2021);
  EXPECT_TRUE(findings_.list().empty());
}

TEST_F(ActionCellsTest, CommunesAreSeveralCodes) {
  EXPECT_THAT(cells("référence,communes\nR1,30007;30133\n").communes(),
              ElementsAre("30007", "30133"));
}

TEST_F(ActionCellsTest, FindingsOfManyRowsAreCountedOnce) {
  const ActionTable& two = table("référence,titre\nR1,a\nR2,b\n");
  rows_.warn("coordinate_unreadable", {}, two.rows.place(0));
  rows_.warn("coordinate_unreadable", {}, two.rows.place(1));
  ASSERT_EQ(findings_.list().size(), 1U);
  EXPECT_EQ(findings_.list().front().count, 2);
}

TEST_F(ActionCellsTest, WhatIsOddInACellIsFound) {
  const auto found = [&](const std::string& text) {
    findings_ = {};
    const ActionCells row = cells(text);
    (void)row.year();
    (void)row.siret();
    (void)row.people(ActionField::audience_forecast);
    Action action;
    row.read_quartiers(action);
    std::vector<std::string> codes;
    for (const Finding& finding : findings_.list()) codes.push_back(finding.code);
    return codes;
  };
  EXPECT_THAT(found("référence,année\nR1,2023-2024\n"), ElementsAre("year_of_span"));
  EXPECT_THAT(found("référence,siret\nR1,5552017100020\n"), ElementsAre("siret_zero"));
  EXPECT_THAT(found("référence,siret\nR1,123\n"), ElementsAre("siret_length"));
  EXPECT_THAT(found("référence,siret\nR1,12002701600564\n"), ElementsAre("siret_check"));
  EXPECT_THAT(found("référence,public prévu\nR1,beaucoup\n"), ElementsAre("audience_unreadable"));
  EXPECT_THAT(found("référence,qpv\nR1,QN1:33.3;QN2:33.3;QN3:33.3\n"),
              ElementsAre("shares_rescaled"));
}

}  // namespace
}  // namespace carreau::inputs
