// SPDX-License-Identifier: Apache-2.0
/// The account of an import as tables of the report.
#include "report/programme/actions_report.hpp"
#include "report/programme/actions_tables.hpp"
#include "support/report_tables.hpp"
#include "support/small_account.hpp"
#include "support/small_programme.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::report {
namespace {

using ::testing::ElementsAre;
using testing::SmallProgramme;
using testing::titles_of;

const Words kFrenchImport(Language::french);
const Words kEnglishImport(Language::english);

class ImportTables : public ::testing::Test {
 protected:
  ActionsView view() {
    ActionsView view = small_.view();
    view.account = &account_;
    return view;
  }
  SmallProgramme small_;
  inputs::ImportAccount account_ = testing::small_account();
};

TEST_F(ImportTables, WhatTheFileHoldsIsReadRefusedOrSetAside) {
  EXPECT_EQ(table_csv(import_table(view(), kEnglishImport)),
            "table,item,use,count,sum,read,refused,set_aside\n"
            "a.csv,Rows,,9,,,,\na.csv,Rows that make an action,,2,,,,\n"
            "a.csv,Rows joined to an action,,1,,,,\na.csv,Rows set aside,,5,,,,\n"
            "a.csv,Rows refused,,1,,,,\na.csv,Blank rows,,1,,,,\n"
            "a.csv,CAF,\"Granted, CAF\",4,6000,2500,499.5,3000.5\n"
            "a.csv,Public,people,2,30,30,0,0\na.csv,Divers,not read,3,7,,,\n"
            "a.csv,Coût,\"read, not added\",1,9,9,0,0\n"
            "a.csv,\"Total of the file, a gap\",TOTAL – a.csv:5: CAF,,3000.5,2500,,\n"
            "a.csv,Total of the file,Total CAF – a.csv:9: CAF,,3000.5,3000.5,,\n");
}

TEST_F(ImportTables, RowsThatAreNoActionsAndUnknownValuesAreListed) {
  EXPECT_EQ(table_csv(import_row_table(view(), kFrenchImport)),
            "place,kind,text,euros\na.csv:2,titre,Axe 1,\na.csv:5 : CAF,total,TOTAL,3000.5\n"
            "a.csv:6,en-tête répété,Réf,\na.csv:7,note,NB,\na.csv:8,corrigée ailleurs,A7,\n"
            "a.csv:3 : Statut,\"inconnu, ligne gardée\",Peut-être,1000\n"
            "a.csv:4 : Statut,\"inconnu, ligne gardée\",Peut-être,500\n"
            "a.csv:4 : CAF,\"inconnu, ligne gardée\",3 + FPH,\n");
  const ReportTable none = import_row_table(small_.view(), kFrenchImport);
  EXPECT_TRUE(none.rows.empty());
  EXPECT_THAT(none.notes, ElementsAre("Aucune ligne n'est mise à part, et aucune valeur n'est "
                                      "inconnue."));
}

TEST_F(ImportTables, TheirTitlesInBothLanguages) {
  EXPECT_THAT(titles_of(import_table(view(), kFrenchImport)),
              ElementsAre("Compte de l'import", "Import", "Fichier et feuille", "Élément",
                          "Lu comme", "Nombre", "Dans le fichier", "Lu", "Refusé", "Mis à part"));
  EXPECT_THAT(titles_of(import_table(view(), kEnglishImport)),
              ElementsAre("Account of the import", "Import", "File and sheet", "Item", "Read as",
                          "Number", "In the file", "Read", "Refused", "Set aside"));
  EXPECT_THAT(titles_of(import_row_table(view(), kFrenchImport)),
              ElementsAre("Lignes mises à part et valeurs inconnues", "Import, lignes", "Place",
                          "Élément", "Texte", "Euros"));
  EXPECT_THAT(titles_of(import_row_table(view(), kEnglishImport)),
              ElementsAre("Rows set aside and unknown values", "Import, rows", "Place", "Item",
                          "Text", "Euros"));
  EXPECT_THAT(import_table(view(), kFrenchImport).notes,
              ElementsAre("Ce que le fichier contient = lu + refusé + mis à part. Une colonne non "
                          "lue ne compte nulle part."));
  const ReportTable french = import_table(view(), kFrenchImport);
  std::vector<std::string> items;
  for (const TableRow& row : french.rows) items.push_back(std::get<std::string>(row.cells[1]));
  EXPECT_THAT(items,
              ElementsAre("Lignes", "Lignes qui font une action", "Lignes jointes à une action",
                          "Lignes mises à part", "Lignes refusées", "Lignes vides", "CAF", "Public",
                          "Divers", "Coût", "Total du fichier, écart", "Total du fichier"));
}

}  // namespace
}  // namespace carreau::report
