// SPDX-License-Identifier: Apache-2.0
/// `carreau reconcile`: what it says of small tables, and of inputs that are none.
#include "support/carreau_program.hpp"
#include "support/gdal_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

class ReconcileVerb : public ::testing::Test {
 protected:
  ProgramResult reconcile(std::vector<std::string> words) const {
    words.insert(words.begin(), "reconcile");
    return carreau(folder_, words);
  }
  nlohmann::json json(std::vector<std::string> words) const {
    words.emplace_back("--json");
    const ProgramResult result = reconcile(std::move(words));
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_EQ(result.err, "");
    return nlohmann::json::parse(result.out);
  }
  void expect_refused(const std::vector<std::string>& words, int exit_code,
                      const std::string& message) const {
    const auto before = folder_.content();
    const ProgramResult result = reconcile(words);
    EXPECT_EQ(result.exit_code, exit_code);
    EXPECT_EQ(result.out, "");
    EXPECT_EQ(result.err, "carreau reconcile: " + message + "\n");
    EXPECT_EQ(folder_.content(), before);
  }
  TempFolder folder_;
};

constexpr const char* kTable =
    "commune;actions;financement\n"
    "Alès;101;1 563 152,50 €\n"
    "Bagard;2;3200\n"
    "Transterritorial;;95322\n"
    "TOTAL;116;1661574,50\n";

TEST_F(ReconcileVerb, WritesWhatAnOfficerReads) {
  (void)folder_.write("table.csv", kTable);
  const ProgramResult result = reconcile({"table.csv", "--lang", "fr"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.err, "");
  EXPECT_THAT(result.out, HasSubstr("table.csv : 4 lignes, 2 colonnes de chiffres\n"
                                    "  « TOTAL » : somme de ce qui est au-dessus (3 lignes)\n"
                                    "  2 totaux vérifiés : justes 0, faux 1, en suspens 1\n"));
  EXPECT_THAT(result.out,
              HasSubstr("  ? ligne 5, « TOTAL » × « actions » : le total dit 116, la somme "
                        "(2 lignes) fait 103 ; il resterait 13 pour : vide (« Transterritorial "
                        "»)\n"));
  EXPECT_THAT(result.out,
              HasSubstr("le total dit 1\u202F661\u202F574,50\u00A0€, la somme (3 lignes) fait "
                        "1\u202F661\u202F674,50\u00A0€ : le total est trop petit de 100\u00A0€\n"
                        "      → un seul chiffre diffère\n"));
}

TEST_F(ReconcileVerb, SpeaksEnglish) {
  (void)folder_.write("table.csv", kTable);
  const std::string text = reconcile({"table.csv", "--lang", "en"}).out;
  EXPECT_THAT(text, HasSubstr("\"TOTAL\": sum of those above (3 rows)"));
  EXPECT_THAT(text, HasSubstr("that leaves 13 for: empty (\"Transterritorial\")"));
  EXPECT_THAT(text, HasSubstr("the total is €100 too small"));
  EXPECT_THAT(text, Not(HasSubstr("total dit")));
}

TEST_F(ReconcileVerb, TheTableHasEveryCheck) {
  (void)folder_.write("table.csv", kTable);
  const ProgramResult result = reconcile({"table.csv", "-o", "-", "--quiet"});
  EXPECT_EQ(result.err, "");
  EXPECT_EQ(result.out,
            "check,status,table,row,row_name,column,column_name,unit,stated,against,difference,"
            "parts,unread,causes,other_table,other_row,other_row_name,other_column,"
            "other_column_name\n"
            "sum_of_rows,undecided,table.csv,5,TOTAL,2,actions,action,116,103,13,2,1,,,,,,\n"
            "sum_of_rows,differs,table.csv,5,TOTAL,3,financement,eur,1661574.5,1661674.5,-100,3,0,"
            "one_digit,,,,,\n");
}

TEST_F(ReconcileVerb, WritesJsonAndGeoPackage) {
  (void)folder_.write("table.csv", kTable);
  EXPECT_EQ(reconcile({"table.csv", "-o", "out.gpkg", "--lang", "fr"}).err, "Écrit : out.gpkg\n");
  EXPECT_THAT(layer_rows(folder_ / "out.gpkg", "reconciliation"), SizeIs(2));
  (void)reconcile({"table.csv", "-o", "out.json", "--quiet"});
  EXPECT_EQ(nlohmann::json::parse(folder_.read("out.json")).at(1).at("difference"), -100.0);
}

TEST_F(ReconcileVerb, StrictEndsWithOneWhereSomethingDiffers) {
  (void)folder_.write("table.csv", kTable);
  (void)folder_.write("right.csv", "c,n\na,1\nb,2\nTotal,3\n");
  const ProgramResult result = reconcile({"table.csv", "--strict", "--quiet"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.err, "carreau reconcile: expected no difference, found 1 (asked by --strict)\n");
  EXPECT_EQ(reconcile({"right.csv", "--strict"}).exit_code, 0);
  EXPECT_EQ(reconcile({"table.csv", "--strict", "--tolerance", "100"}).exit_code, 0)
      << "what is undecided does not differ";
}

TEST_F(ReconcileVerb, EnglishAmountsAreFigures) {
  (void)folder_.write("english.csv",
                      "Quartier;Ville (€);CAF (€);Total\nNord;1,234.50;100;1,334.50\n"
                      "Sud;2,000.00;200;2,200.00\nTotal;9,999.99;300;8,888.88\n");
  const auto summary = json({"english.csv"});
  EXPECT_EQ(summary.at("tables")[0].at("checked"), 6);
  EXPECT_EQ(summary.at("tables")[0].at("differ"), 3) << "of the last row, and its sum";
  EXPECT_EQ(summary.at("tables")[0].at("unread"), 0);
  EXPECT_EQ(reconcile({"english.csv", "--strict", "--quiet"}).exit_code, 1);
}

TEST_F(ReconcileVerb, FiguresThatAreNotReadAreToldAndStrictFails) {
  (void)folder_.write("unread.csv",
                      "q;n;remarque\nNord;1;vu\nSud;2;1 200,50\nEst;3;à revoir\nTotal;6;\n");
  const std::string text = reconcile({"unread.csv", "--lang", "fr"}).out;
  EXPECT_THAT(text, HasSubstr("  1 total vérifié : justes 1, faux 0\n"));
  EXPECT_THAT(text, HasSubstr("  ! la colonne « remarque » n'est pas lue comme une colonne de "
                              "chiffres (chiffres : 1, en tout 1200,50) : aucun contrôle ne porte "
                              "sur elle [unread.csv]\n"));
  EXPECT_EQ(reconcile({"unread.csv"}).exit_code, 0);
  const ProgramResult strict = reconcile({"unread.csv", "--strict", "--quiet"});
  EXPECT_EQ(strict.exit_code, 1);
  EXPECT_EQ(strict.err,
            "carreau reconcile: expected every figure to be read, rows and columns not read: 1 "
            "(asked by --strict)\n");
  const auto summary = json({"unread.csv"});
  EXPECT_EQ(summary.at("tables")[0].at("unread"), 1);
  ASSERT_THAT(summary.at("differences"), SizeIs(1));
  EXPECT_EQ(summary.at("differences")[0].at("check"), "unread_column");
  EXPECT_EQ(summary.at("differences")[0].at("against"), 1200.5);
}

TEST_F(ReconcileVerb, SeveralTablesOfASheetAreChecked) {
  (void)folder_.write("several.csv",
                      "Par commune;;;\n;;;\ncommune;actions;financement;\nAlès;101;563152;\n"
                      "Bagard;2;3200;\nTOTAL;103;566352;\n;;;\nPar thème;;;\n"
                      "thème;Ville;État;Total\nSport;1000;2000;3000\nTotal;1000;2000;4000\n");
  const auto summary = json({"several.csv"});
  ASSERT_THAT(summary.at("tables"), SizeIs(2));
  EXPECT_EQ(summary.at("tables")[0].at("table"), "several.csv [A3:C6]");
  EXPECT_EQ(summary.at("tables")[0].at("hold"), 2);
  EXPECT_EQ(summary.at("tables")[1].at("table"), "several.csv [A8:D11]");
  EXPECT_EQ(summary.at("tables")[1].at("differ"), 2);
  EXPECT_EQ(summary.at("differences")[0].at("row"), 11);
}

TEST_F(ReconcileVerb, RatesAreNoSums) {
  (void)folder_.write("rates.csv",
                      "axe;Accordé;Payé;Taux d'exécution (%)\nSport;100;90;90\nSanté;200;100;50\n"
                      "Total;300;190;63\n");
  const auto summary = json({"rates.csv"});
  EXPECT_EQ(summary.at("tables")[0].at("checked"), 2);
  (void)folder_.write("shares.csv",
                      "axe;Accordé;Part (%)\nSport;100;40\nSanté;200;70\nTotal;300;100\n");
  EXPECT_EQ(json({"shares.csv"}).at("tables")[0].at("differ"), 1) << "shares of a whole add up";
  (void)folder_.write("means.csv",
                      "axe;Accordé;Exécution (%)\nSport;100;40\nSanté;200;70\nTotal;300;60\n");
  EXPECT_EQ(json({"means.csv"}).at("tables")[0].at("checked"), 1);
  EXPECT_THAT(reconcile({"means.csv", "--lang", "en"}).out,
              HasSubstr("\"Total\": this percentage is not the sum of the others and need not be; "
                        "not checked"));
}

TEST_F(ReconcileVerb, TablesAgainstEachOther) {
  (void)folder_.write("by_commune.csv",
                      "commune,actions,financement\nAlès,5,70000\n"
                      "Transterritorial,2,30000\nTOTAL,7,100000\n");
  (void)folder_.write("by_theme.csv",
                      "ligne,Sport,Animation,TOTAL\nActions,5,3,8\n"
                      "Financement Total,70000,30000,100000\n");
  const auto summary = json({"by_commune.csv", "by_theme.csv"});
  EXPECT_EQ(summary.at("between"),
            (nlohmann::json{{"checked", 2}, {"hold", 1}, {"differ", 1}, {"undecided", 0}}));
  ASSERT_THAT(summary.at("differences"), SizeIs(1));
  const auto& difference = summary.at("differences")[0];
  EXPECT_EQ(difference.at("check"), "grand_total");
  EXPECT_EQ(difference.at("row"), 4);
  EXPECT_EQ(difference.at("other_table"), "by_theme.csv");
  EXPECT_EQ(difference.at("other_row"), 2);
  EXPECT_EQ(difference.at("difference"), -1.0);
  const std::string text = reconcile({"by_commune.csv", "by_theme.csv", "--lang", "fr"}).out;
  EXPECT_THAT(text, HasSubstr("! total (actions) : 7 dans by_commune.csv, ligne 4, « TOTAL » × « "
                              "actions », 8 dans by_theme.csv, ligne 2, « Actions » × « TOTAL » : "
                              "1 d'écart"));
}

TEST_F(ReconcileVerb, TablesOfOneNameAreToldApart) {
  (void)folder_.write("a/t.csv", "c,n\na,1\nb,2\nTotal,3\n");
  (void)folder_.write("b/t.csv", "c,n\na,1\nb,2\nTotal,4\n");
  const auto summary = json({"a/t.csv", "b/t.csv"});
  EXPECT_EQ(summary.at("tables")[0].at("table"), "a/t.csv");
  EXPECT_EQ(summary.at("tables")[1].at("table"), "b/t.csv");
}

/// Parts of a workbook with two sheets; the second has a header of two rows with merged cells.
void write_workbook(const std::string& path) {
  const auto put = [&](const std::string& member, const std::string& text) {
    write_packed("/vsizip/" + path + "/" + member, "<?xml version=\"1.0\"?>" + text);
  };
  const std::string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::string package = "http://schemas.openxmlformats.org/package/2006/";
  const std::string type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  put("[Content_Types].xml",
      "<Types xmlns=\"" + package + "content-types\"><Override PartName=\"/xl/workbook.xml\" " +
          "ContentType=\"" + type + "sheet.main+xml\"/><Override " +
          "PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + type + "worksheet+xml\"/>" +
          "<Override PartName=\"/xl/worksheets/sheet2.xml\" ContentType=\"" + type +
          "worksheet+xml\"/></Types>");
  put("_rels/.rels", "<Relationships xmlns=\"" + package + "relationships\"><Relationship " +
                         "Id=\"rId1\" Type=\"" + office + "/officeDocument\" " +
                         "Target=\"xl/workbook.xml\"/></Relationships>");
  put("xl/workbook.xml", "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + office +
                             "\"><sheets><sheet name=\"Notes\" sheetId=\"1\" r:id=\"rId1\"/>" +
                             "<sheet name=\"2004\" sheetId=\"2\" r:id=\"rId2\"/></sheets>" +
                             "</workbook>");
  put("xl/_rels/workbook.xml.rels",
      "<Relationships xmlns=\"" + package + "relationships\"><Relationship Id=\"rId1\" Type=\"" +
          office + "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" " +
          "Type=\"" + office + "/worksheet\" Target=\"worksheets/sheet2.xml\"/></Relationships>");
  const auto text = [](const char* cell, const char* value) {
    return std::string("<c r=\"") + cell + "\" t=\"inlineStr\"><is><t>" + value + "</t></is></c>";
  };
  const auto number = [](const char* cell, const char* value) {
    return std::string("<c r=\"") + cell + "\"><v>" + value + "</v></c>";
  };
  const auto sheet = [&](const std::string& rows, const std::string& merged) {
    return "<worksheet xmlns=\"" + main + "\"><sheetData>" + rows + "</sheetData>" + merged +
           "</worksheet>";
  };
  put("xl/worksheets/sheet1.xml",
      sheet("<row r=\"1\">" + text("A1", "Lire") + text("B1", "avant") + "</row>", ""));
  put("xl/worksheets/sheet2.xml",
      sheet("<row r=\"1\">" + text("A1", "Tableau 1") + "</row><row r=\"3\">" +
                text("B3", "Financement") + "</row><row r=\"4\">" + text("B4", "Ville") +
                text("C4", "Etat") + text("D4", "Total") + "</row><row r=\"6\">" +
                text("A6", "Sport") + number("B6", "10.1") + number("C6", "20.2") +
                number("D6", "30.299999999999997") + "</row><row r=\"8\">" + text("A8", "Culture") +
                number("B8", "1000") + number("D8", "1000") + "</row><row r=\"9\">" +
                text("A9", "Total") + number("B9", "1010.1") + number("C9", "20.2") +
                number("D9", "1050.3") + "</row>",
            "<mergeCells count=\"1\"><mergeCell ref=\"B3:D3\"/></mergeCells>"));
}

TEST_F(ReconcileVerb, MergedHeadersBlankRowsAndSheetsWithoutFigures) {
  write_workbook(folder_ / "budget.xlsx");
  const std::string text = reconcile({"budget.xlsx", "--lang", "fr"}).out;
  EXPECT_THAT(text, HasSubstr("budget.xlsx [2004] : 3 lignes, 3 colonnes de chiffres\n"));
  EXPECT_THAT(text, HasSubstr("  ! cellule D9, « Total » × « Financement Total » : le total dit "
                              "1\u202F050,30\u00A0€, la somme (2 lignes) fait 1\u202F030,30\u00A0"
                              "€ : le total est trop grand de 20\u00A0€\n"));
  EXPECT_THAT(text, HasSubstr("la feuille « Notes » ne contient aucun chiffre"));
  EXPECT_THAT(text, HasSubstr("l'en-tête est lu sur 2 lignes [budget.xlsx [2004]:3]"));
  EXPECT_EQ(reconcile({"budget.xlsx", "--sheet", "2004"}).exit_code, 0);
}

TEST_F(ReconcileVerb, SheetsThatAreNotThere) {
  write_workbook(folder_ / "budget.xlsx");
  expect_refused({"budget.xlsx", "--sheet", "2005"}, 1,
                 "budget.xlsx: expected a sheet \"2005\", found Notes, 2004 (--sheet names one of "
                 "them; without it all are read)");
  expect_refused({"budget.xlsx", "--sheet", "Notes"}, 1,
                 "budget.xlsx: expected a table with names in the first column and figures beside "
                 "them, found no figure (a table of figures has a line of column names, then a row "
                 "for each part)");
  (void)folder_.write("t.csv", "c,n\na,1\n");
  expect_refused({"t.csv", "--sheet", "2005"}, 2, "--sheet: t.csv has no sheets: leave it out");
}

TEST_F(ReconcileVerb, FilesThatAreNoTables) {
  (void)folder_.write("text.csv", "a;b\nc;d\ne;f\n");
  expect_refused({"text.csv"}, 1,
                 "text.csv: expected a table with names in the first column and figures beside "
                 "them, found no figure (a table of figures has a line of column names, then a row "
                 "for each part)");
  (void)folder_.write("one.csv", "total\n1\n2\n");
  expect_refused({"one.csv"}, 1,
                 "one.csv:1: expected names and figures in two columns or more, found one column "
                 "(columns are separated by commas, semicolons or tabs)");
  (void)folder_.write("header.csv", "commune;n\n");
  expect_refused({"header.csv"}, 1,
                 "header.csv: expected a table with names in the first column and figures beside "
                 "them, found no figure (a table of figures has a line of column names, then a row "
                 "for each part)");
  (void)folder_.write("empty.csv", "");
  expect_refused({"empty.csv"}, 1, "empty.csv: the file is empty (is the download complete?)");
  expect_refused({"none.csv"}, 1, "none.csv: no such file (check the path)");
  (void)folder_.write("short.csv", "commune;n;m\nAlès;1\n");
  expect_refused({"short.csv"}, 1,
                 "short.csv:2: expected 3 fields as in the header, found 2 (is the file cut "
                 "short?)");
}

TEST_F(ReconcileVerb, WorkbooksThatCannotBeOpened) {
  write_workbook(folder_ / "whole.xlsx");
  (void)folder_.write("cut.xlsx", folder_.read("whole.xlsx").substr(0, 900));
  expect_refused({"cut.xlsx"}, 1,
                 "cut.xlsx: the workbook is damaged or cut short: its list of parts cannot be read "
                 "(download it again, or open it and save it again)");
  std::string locked("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  locked.resize(1024);
  for (const char c : std::string("EncryptedPackage")) locked += std::string{c, '\0'};
  locked.resize(4096);
  (void)folder_.write("locked.xlsx", locked);
  expect_refused({"locked.xlsx"}, 1,
                 "locked.xlsx: expected an open workbook, found one that is locked by a password "
                 "(open it with its password, save a copy without one, and give that copy)");
}

TEST_F(ReconcileVerb, OddTablesAreFindings) {
  (void)folder_.write("odd.csv", "commune;n;Taux\nAlès;1;3\nAlès;2;4\nBagard;trois;5\nTotal;6;4\n");
  const auto findings = json({"odd.csv"}).at("findings");
  std::vector<std::string> codes;
  for (const auto& finding : findings) codes.push_back(finding.at("code"));
  EXPECT_THAT(codes, ElementsAre("row_name_repeated", "figure_not_number", "line_not_summed"));
}

TEST_F(ReconcileVerb, WordsThatMakeNoSense) {
  (void)folder_.write("t.csv", "c,n\na,1\nTotal,1\n");
  expect_refused({"t.csv", "t.csv"}, 2, "the table t.csv is named twice");
  for (const char* word : {"-1", "much", "5%", "0.001", ""}) {
    const ProgramResult result = reconcile({"t.csv", std::string("--tolerance=") + word});
    EXPECT_EQ(result.exit_code, 2) << word;
    EXPECT_THAT(result.err, StartsWith("carreau reconcile: ")) << word;
  }
  expect_refused({"t.csv", "-o", "t.csv"}, 2,
                 "the output t.csv is also an input: choose another name");
}

}  // namespace
}  // namespace carreau::testing
