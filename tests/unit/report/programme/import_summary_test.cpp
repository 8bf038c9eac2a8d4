// SPDX-License-Identifier: Apache-2.0
/// The account of an import in words and as JSON.
#include "report/programme/import_summary.hpp"

#include "support/small_account.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace carreau::report {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::small_account;

TEST(ImportSummary, HasTheRowsThenTheColumnsThenTheTotalsOfTheFile) {
  EXPECT_EQ(import_text(small_account(), Language::english),
            "Account of the import\n"
            "a.csv: rows 9 = actions 2 + joined 1 + set aside 5 + refused 1\n"
            "  CAF (Granted, CAF): €6,000, cells 4; read €2,500, refused €499.50, set aside "
            "€3,000.50\n"
            "  Public (people): 30, cells 2; read 30, refused 0, set aside 0\n"
            "  Divers (not read): 7.00, cells 3\n"
            "  Coût (read, not added): €9, cells 1; read €9, refused €0, set aside €0\n"
            "  ! your \"TOTAL\", CAF: €3,000.50; read €2,500; a gap of €500.50\n"
            "  your \"Total CAF\", CAF: €3,000.50; read €3,000.50\n"
            "  set aside (heading) a.csv:2: Axe 1\n"
            "  set aside (total) a.csv:5: TOTAL\n"
            "  set aside (repeated header) a.csv:6: Réf\n"
            "  set aside (note) a.csv:7: NB\n"
            "  set aside (corrected elsewhere) a.csv:8: A7\n"
            "  unknown, row kept: Statut \"Peut-être\", rows 2, €1,500\n"
            "  unknown, row kept: CAF \"3 + FPH\", rows 1, without an amount\n");
}

TEST(ImportSummary, InFrench) {
  const std::string text = import_text(small_account(), Language::french);
  EXPECT_THAT(text,
              AllOf(HasSubstr("Compte de l'import\n"),
                    HasSubstr("a.csv : lignes 9 = actions 2 + jointes 1 + mises à part 5 + "
                              "refusées 1\n"),
                    HasSubstr("  Public (personnes) : 30, cellules 2 ; lu 30"),
                    HasSubstr("  Divers (non lue) : "), HasSubstr("  ! votre « TOTAL », CAF : "),
                    HasSubstr("  votre « Total CAF », CAF : "),
                    HasSubstr("mise à part (en-tête répété) a.csv:6"),
                    HasSubstr("(corrigée ailleurs)"), HasSubstr("(titre)"), HasSubstr("(note)"),
                    HasSubstr("inconnu, ligne gardée : Statut « Peut-être », lignes 2, "),
                    HasSubstr("sans montant")));
}

TEST(ImportSummary, LongListsAreCutAndSaidToBe) {
  inputs::ImportAccount account = small_account();
  account.tables[0].set_aside.assign(13, account.tables[0].set_aside[0]);
  EXPECT_THAT(import_text(account, Language::english), HasSubstr("  … and 3 more\n"));
  EXPECT_THAT(import_text(account, Language::french), HasSubstr("  … et 3 de plus\n"));
  EXPECT_THAT(import_text(small_account(), Language::english), Not(HasSubstr("more")));
}

TEST(ImportSummary, TheJsonHasEveryRow) {
  const auto table = import_json(small_account()).at("tables").at(0);
  EXPECT_EQ(table.at("rows"), 9);
  EXPECT_EQ(table.at("blank_rows"), 1);
  EXPECT_EQ(table.at("set_aside").size(), 5U);
  EXPECT_EQ(table.at("set_aside").at(1).at("amounts").at("CAF"), 3000.5);
  EXPECT_EQ(table.at("columns").at(0).at("read_as"), "granted");
  EXPECT_EQ(table.at("columns").at(0).at("refused"), 499.5);
  EXPECT_TRUE(table.at("columns").at(2).at("read_as").is_null());
  EXPECT_FALSE(table.at("columns").at(2).contains("read")) << "unknown is not zero";
  EXPECT_EQ(table.at("totals").at(0).at("differs"), true);
  EXPECT_EQ(table.at("unknown").size(), 3U);
  EXPECT_TRUE(table.at("unknown").at(2).at("euros").is_null());
}

}  // namespace
}  // namespace carreau::report
