// SPDX-License-Identifier: Apache-2.0
/// Workbooks and layers of actions: sheets, merged cells, places, locked and damaged files.
#include "inputs/programme/action_tables.hpp"

#include "base/error.hpp"
#include "inputs/programme/action_reader.hpp"
#include "inputs/programme/nomenclature_reader.hpp"
#include "support/faults.hpp"
#include "support/gdal_files.hpp"
#include "support/temp_folder.hpp"
#include "support/workbooks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <filesystem>
#include <map>

namespace carreau::inputs {
namespace {

using carreau::testing::convert;
using carreau::testing::for_each_feature;
using carreau::testing::TempFolder;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class ActionTables : public ::testing::Test {
 protected:
  /// A workbook of sheets that are written as CSV.
  std::string workbook(const std::string& name,
                       const std::vector<std::pair<std::string, std::string>>& sheets) {
    const std::string path = folder_ / name;
    for (const auto& [sheet, text] : sheets) {
      const std::string csv = folder_.write(sheet + ".csv", text);
      std::vector<std::string> options = {"-nln", sheet};
      if (std::filesystem::exists(path)) options.insert(options.begin(), "-update");
      else options.insert(options.begin(), {"-f", name.ends_with("ods") ? "ODS" : "XLSX"});
      convert(csv, path, options);
    }
    return path;
  }
  ActionImport read(const std::string& path) {
    const std::vector<std::string> paths = {path};
    return read_actions(paths, how_, findings_);
  }
  std::string error(const std::string& path) {
    try {
      (void)read(path);
    } catch (const Error& e) {
      return e.what();
    }
    return "no error";
  }
  TempFolder folder_;
  ActionReadOptions how_;
  Findings findings_;
};

const std::string kActions = "Référence;Année;Intitulé\n0001;2024;a\n0002;2024;b\n";
const std::string kLines =
    "Référence;Financeur;Accordé\n0001;CAF;1 000,50\n0002;CAF;2\n0002;Ville;3\n";

TEST_F(ActionTables, SheetsOfAWorkbookAreJoined) {
  for (const char* name : {"book.xlsx", "book.ods"}) {
    findings_ = {};
    const ActionImport import = read(workbook(
        name,
        {{"Financements", kLines}, {"Notes", "Remarque;Par\nrien;x\n"}, {"Actions", kActions}}));
    EXPECT_THAT(import.refused, IsEmpty());
    ASSERT_EQ(import.programme.actions.size(), 2U) << name;
    EXPECT_EQ(import.programme.actions[0].reference, "0001") << "codes keep their zeros";
    EXPECT_EQ(import.programme.actions[0].source.file, std::string(name) + " (Actions)");
    ASSERT_EQ(import.programme.lines.size(), 3U);
    EXPECT_EQ(import.programme.lines[0].amounts.granted, Euros::from_cents(100'050));
    EXPECT_TRUE(findings_.has("sheet_not_read"));
    EXPECT_EQ(import.mapping.of(ActionSheet::lines).sheet, "Financements");
  }
}

TEST_F(ActionTables, LinesOfAFileThatHasActionsAreTheirs) {
  const std::vector<std::string> paths = {
      workbook("book.xlsx",
               {{"Actions", kActions},
                {"Financements", "Référence;Financeur;Accordé\n0001;CAF;1\n0009;CAF;2\n"}}),
      folder_.write("more.csv", "Référence;Année;Intitulé\n0009;2024;z\n0001;2023;a\n")};
  const ActionImport import = read_actions(paths, how_, findings_);
  EXPECT_EQ(import.programme.actions.size(), 4U);
  ASSERT_EQ(import.programme.lines.size(), 1U) << "0001 of the workbook, not that of 2023";
  ASSERT_EQ(import.refused.size(), 1U);
  EXPECT_EQ(import.refused[0].why.code, "refused_no_action");
}

TEST_F(ActionTables, SheetsMayBeNamed) {
  const std::string book = workbook("book.xlsx", {{"2023", kActions}, {"2024", kActions}});
  how_.sheets[0] = "2024";
  EXPECT_EQ(read(book).programme.actions.at(0).source.file, "book.xlsx (2024)");
  how_.sheets[0] = "2025";
  EXPECT_EQ(error(book),
            "sheet \"2025\" (actions): no file has a sheet of that name; sheets are: 2023, 2024");
  how_.sheets[0].clear();
  how_.sheets[1] = "2024";
  EXPECT_EQ(read(book).tables.size(), 2U);
}

TEST_F(ActionTables, WhatLooksMergedIsReportedWhereNoFunderMakesItALine) {
  (void)read(folder_.write(
      "a.csv", "Référence;Année;Intitulé;Accordé\nA;2024;a;1\n;;;2\nB;2025;b;3\n;;;4\n"));
  EXPECT_TRUE(findings_.has("merged_cells"));
}

TEST_F(ActionTables, MergedCellsAreLinesOfTheActionAboveOrFilledWhenAsked) {
  const std::string book =
      workbook("book.xlsx", {{"Actions",
                              "Référence;Année;Intitulé;Financeur;Accordé\nA;2024;a;CAF;1\n"
                              ";;;Ville;2\nB;2025;b;CAF;3\n;;;Ville;4\n"}});
  const ActionImport import = read(book);
  EXPECT_EQ(import.programme.actions.size(), 2U);
  EXPECT_THAT(import.refused, IsEmpty());
  EXPECT_EQ(import.programme.lines.size(), 4U);
  EXPECT_FALSE(findings_.has("merged_cells"));
  how_.mapping = folder_.write("m.toml", "fill_down = [\"reference\", \"year\", \"title\"]\n");
  Findings findings;
  const std::vector<std::string> paths = {book};
  const ActionImport filled = read_actions(paths, how_, findings);
  EXPECT_THAT(filled.refused, IsEmpty());
  EXPECT_EQ(filled.programme.actions.size(), 2U);
  EXPECT_EQ(filled.programme.lines.size(), 4U);
  EXPECT_TRUE(findings.has("filled_down"));
  EXPECT_FALSE(findings.has("merged_cells"));
}

TEST_F(ActionTables, PointsOfALayerArePlaces) {
  const std::string path = folder_.write(
      "a.geojson",
      R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:2154"}},)"
      R"("features":[{"type":"Feature","properties":{"reference":"A","annee":2024,"titre":"a"},)"
      R"("geometry":{"type":"Point","coordinates":[700000,6600000]}},)"
      R"({"type":"Feature","properties":{"reference":"B","annee":"bof","titre":"b"},)"
      R"("geometry":{"type":"Point","coordinates":[700000,6600000]}}]})");
  convert(path, folder_ / "a.gpkg", {"-f", "GPKG"});
  const ActionImport import = read(folder_ / "a.gpkg");
  ASSERT_EQ(import.programme.actions.size(), 1U);
  ASSERT_TRUE(import.programme.actions[0].place);
  EXPECT_NEAR(import.programme.actions[0].place->x, 3.0, 1e-6);
  ASSERT_EQ(import.refused.size(), 1U);
  EXPECT_EQ(import.tables[0].columns.back(), "latitude") << "a refused row keeps its place";
  EXPECT_THAT(import.refused[0].fields.back(), HasSubstr("46.500000"));
}

TEST_F(ActionTables, TwentyThousandRows) {
  constexpr int kRows = 20'000;
  std::string actions = "Référence;Année;Intitulé;Financeur;Accordé\n";
  std::int64_t cents = 0;
  for (int i = 0; i < kRows; ++i) {
    const int amount = 1'000 + i * 7 % 90'000;
    const bool is_bad = i % 1'000 == 999;
    cents += is_bad ? 0 : amount * 100 + i % 100;
    const std::string decimals = std::to_string(i % 100 + 100).substr(1);
    actions += "R" + std::to_string(i) + ";2024;action " + std::to_string(i) + ";CAF;" +
               (is_bad ? "3 + FPH" : std::to_string(amount) + "," + decimals) + "\n";
  }
  const ActionImport import = read(workbook("big.xlsx", {{"Actions", actions}}));
  EXPECT_EQ(import.programme.actions.size(), 20'000U);
  EXPECT_EQ(import.account.tables.at(0).unknown.size(), 20U);
  std::int64_t sum = 0;
  for (const FundingLine& line : import.programme.lines)
    sum += line.amounts.granted.value_or(Euros()).cents();
  EXPECT_EQ(sum, cents);
  EXPECT_EQ(*import.account.tables.at(0).unknown[0].place.row, 1'001);
}

/// Held against GDAL, which finds the header and the types by itself.
TEST_F(ActionTables, TheSampleIsReadWhole) {
  const std::string path = CARREAU_SOURCE_DIR "/data/sample/actions.xlsx";
  const auto lists = read_nomenclatures();
  how_.nomenclatures = lists;
  const ActionImport import = read(path);
  for (const RefusedRow& row : import.refused)
    ADD_FAILURE() << row.why.code << row.why.first.text();
  for (const ImportedTable& table : import.tables) EXPECT_TRUE(table.found.unused.empty());
  std::int64_t actions = 0;
  for_each_feature(path, "Actions", [&](OGRFeature& row) {
    const Action& action = import.programme.actions.at(static_cast<std::size_t>(actions));
    EXPECT_EQ(action.reference, row.GetFieldAsString("Référence"));
    EXPECT_EQ(action.year, row.GetFieldAsInteger("Année"));
    EXPECT_EQ(action.siret, row.GetFieldAsString("SIRET"));
    EXPECT_EQ(action.place.has_value(),
              row.IsFieldSetAndNotNull(row.GetFieldIndex("Longitude")) != 0);
    EXPECT_EQ(import.programme.themes.at(action.theme.position()).nomenclature, "p147-2024");
    ++actions;
  });
  EXPECT_EQ(static_cast<std::int64_t>(import.programme.actions.size()), actions);
  std::map<std::string, std::int64_t> expected;
  std::size_t lines = 0;
  for_each_feature(path, "Financements", [&](OGRFeature& row) {
    for (const char* column : {"Demandé", "Accordé", "Versé"}) {
      expected[row.GetFieldAsString("Financeur")] +=
          std::llround(row.GetFieldAsDouble(column) * 100.0);
    }
    ++lines;
  });
  EXPECT_EQ(import.programme.lines.size(), lines);
  std::map<std::string, std::int64_t> sums;
  for (const FundingLine& line : import.programme.lines) {
    EXPECT_NE(line.credit, CreditKind::unknown);
    sums[import.programme.funders[line.funder.position()].name] += line.amounts.requested->cents() +
                                                                   line.amounts.granted->cents() +
                                                                   line.amounts.paid->cents();
  }
  EXPECT_EQ(sums, expected);
}

TEST_F(ActionTables, MergedCellsHoldForTheRowsThatTheyCover) {
  const auto row = [&](int number, const std::vector<std::string>& cells) {
    std::string xml = "<row r=\"" + std::to_string(number) + "\">";
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const std::string place =
          "r=\"" + std::string(1, static_cast<char>('A' + c)) + std::to_string(number) + "\"";
      if (!cells[c].empty()) {
        xml += "<c " + place + " t=\"inlineStr\"><is><t>" + cells[c] + "</t></is></c>";
      }
    }
    return xml + "</row>";
  };
  const std::string path = folder_ / "merged.xlsx";
  testing::write_xlsx(
      path,
      {.sheets = {{.name = "2024",
                   .xml = "<sheetData>" +
                          row(1, {"Référence", "Intitulé", "Quartier", "Financeur", "Accordé"}) +
                          row(2, {"1", "A", "QN03601M", "État", "1000"}) +
                          row(3, {"", "", "", "CAF", "400"}) +
                          row(5, {"2", "B", "QN03602M", "État", "700"}) +
                          "</sheetData><mergeCells><mergeCell ref=\"A2:A3\"/><mergeCell "
                          "ref=\"B2:B3\"/><mergeCell ref=\"C2:C4\"/><mergeCell "
                          "ref=\"E3:E5\"/></mergeCells>"}}});
  const ActionImport import = read(path);
  EXPECT_TRUE(findings_.has("filled_from_merged"));
  ASSERT_EQ(import.programme.actions.size(), 2U);
  std::int64_t granted = 0;
  for (const auto& line : import.programme.lines) granted += line.amounts.granted->cents();
  EXPECT_EQ(granted, 210'000) << "an amount is never repeated";
}

TEST_F(ActionTables, ALockedWorkbookSaysSo) {
  std::string locked = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, '\0');
  for (const char c : std::string("EncryptedPackage")) {
    locked += c;
    locked += '\0';
  }
  EXPECT_THAT(error(folder_.write("a.xlsx", locked)),
              AllOf(HasSubstr("a.xlsx: expected an open workbook, found one that is locked by a "
                              "password"),
                    HasSubstr("save a copy without one")));
  EXPECT_THAT(error(folder_.write("b.xlsx", locked.substr(0, 500))),
              HasSubstr("b.xlsx: the workbook is damaged or cut short"));
  carreau::testing::write_packed("/vsizip/" + (folder_ / "c.zip") + "/content.xml", "\x01\x02");
  carreau::testing::write_packed("/vsizip/" + (folder_ / "c.zip") + "/META-INF/manifest.xml",
                                 "<manifest:encryption-data/>");
  std::filesystem::rename(folder_ / "c.zip", folder_ / "c.ods");
  EXPECT_THAT(error(folder_ / "c.ods"), HasSubstr("locked by a password"));
}

TEST_F(ActionTables, ADamagedWorkbookSaysSo) {
  const std::string book = workbook("book.xlsx", {{"Actions", kActions}});
  const std::string whole = folder_.read("book.xlsx");
  EXPECT_THAT(error(folder_.write("cut.xlsx", whole.substr(0, whole.size() / 2))),
              HasSubstr("cut.xlsx: the workbook is damaged or cut short"));
  EXPECT_THAT(error(folder_.write("text.xlsx", "Réf;Année\n")),
              HasSubstr("text.xlsx: expected a workbook (.xlsx), found plain text under its name"));
}

TEST_F(ActionTables, SheetsThatCannotBeReadAreToldWithWhatThereIs) {
  testing::expect_faults(
      {{"a;b\n1;2\n", "t.csv", {"no_action_columns", "say_in_mapping"}}},
      [&](const std::string& text) { (void)read(folder_.write("t.csv", text)); });
  how_.sheets[0] = "Notes";
  testing::expect_faults(
      {{"book.xlsx", "", {"sheet_not_recognised"}}}, [&](const std::string& name) {
        (void)read(workbook(name, {{"Actions", kActions}, {"Notes", "Remarque;Par\nrien;x\n"}}));
      });
  testing::expect_faults(
      {{kActions, "", {"sheet_of_no_file", "no_sheet_at_all"}}},
      [&](const std::string& text) { (void)read(folder_.write("t.csv", text)); });
}

TEST_F(ActionTables, ColumnsThatAreNotReadAreNamed) {
  (void)read(folder_.write("t.csv", "Référence;Année;Intitulé;Humeur\n1;2024;a;bonne\n"));
  EXPECT_TRUE(findings_.has("columns_not_read"));
}

TEST_F(ActionTables, ALineThatItsTableRepeatsIsKeptAndFound) {
  const std::vector<std::string> paths = {
      folder_.write("actions.csv", kActions),
      folder_.write("lines.csv", "Référence;Financeur;Accordé\n0001;CAF;5\n0001;CAF;5\n")};
  EXPECT_EQ(read_actions(paths, how_, findings_).programme.lines.size(), 2U);
  EXPECT_TRUE(findings_.has("line_repeated"));
}

TEST_F(ActionTables, ASchemaLeavesRoomForOtherColumns) {
  const ActionImport import = read(folder_.write(
      "scdl.csv",
      "Nom de l'attribuant*;Identification de l'attribuant*;Date de convention*;Nom du "
      "b\u00E9n\u00E9ficiaire*;Identification du b\u00E9n\u00E9ficiaire*;Objet de la "
      "subvention;Montant total de "
      "la subvention*;Nature de la subvention;Conditions de versement*;Quartier;Th\u00E9matique\n"
      "Ville;1;2024-01-02;A;2;f\u00EAte;1500,50;aide;unique;QP030014;Culture\n"));
  ASSERT_EQ(import.programme.actions.size(), 1U);
  EXPECT_EQ(import.tables.at(0).mapping, "scdl-subventions");
  EXPECT_EQ(import.programme.actions[0].quartiers.at(0).text, "QP030014");
  EXPECT_EQ(import.programme.actions[0].theme_written, "Culture");
  EXPECT_EQ(import.programme.lines.at(0).amounts.granted, Euros::from_cents(150'050));
  EXPECT_TRUE(findings_.has("schema_columns_missing")) << "dates of payment, for one";
}

TEST_F(ActionTables, ExportsOfApplicationsAreKnown) {
  const ActionImport osiris = read(folder_.write(
      "osiris.csv",
      "Dossier;Dossier;Dossier;Association;Association;Montants;Montants;Montants;Versements;"
      "Versements\n"
      "N\u00B0 Dossier Osiris;N\u00B0 Dossier Compte Asso;Exercice Budgetaire;Nom;N\u00B0 "
      "Siret;Co\u00FBt (Total "
      "des Charges);Demand\u00E9;Accord\u00E9;Acompte;Solde\n"
      "DD30-24-0001;24-1;2024;RESEDA;12345678900001;5000;1000;800;500;300\n"));
  EXPECT_EQ(osiris.tables.at(0).mapping, "osiris");
  EXPECT_EQ(osiris.programme.actions.at(0).operator_name, "RESEDA");
  EXPECT_EQ(osiris.programme.actions[0].total_cost, Euros::whole(5'000));
  EXPECT_EQ(osiris.programme.lines.at(0).amounts,
            (Amounts{Euros::whole(1'000), Euros::whole(800), Euros::whole(800)}));
  const ActionImport chorus =
      read(folder_.write("chorus.csv",
                         "N\u00B0 EJ;N\u00B0 DP;Code taxe 1;Exercice comptable;D\u00E9signation de "
                         "la structure;Centre "
                         "financier;Domaine fonctionnel;Montant pay\u00E9\n"
                         "2103;10;33499024900180;2024;RESEDA;x;0147-01;700,5\n"
                         "2103;11;33499024900180;2024;RESEDA;x;0147-01;99,5\n"));
  EXPECT_EQ(chorus.tables.at(0).mapping, "chorus-payments");
  EXPECT_EQ(chorus.programme.actions.size(), 2U) << "two payments of one commitment";
  const ActionImport form =
      read(folder_.write("ds.csv",
                         "ID;Email;Archiv\u00E9;\u00C9tat du dossier;D\u00E9pos\u00E9 "
                         "le;Pass\u00E9 en instruction le;Trait\u00E9 le;"
                         "Instructeurs;Intitul\u00E9 du projet;Ann\u00E9e;Montant demand\u00E9\n"
                         "12;a@b;non;Classé sans suite;x;x;x;x;F\u00EAte;2024;500\n"));
  EXPECT_EQ(form.tables.at(0).mapping, "demarches-simplifiees");
  EXPECT_EQ(form.programme.actions.at(0).status, ActionStatus::cancelled);
}

TEST_F(ActionTables, PostsOfTheFonjep) {
  const ActionImport posts = read(folder_.write(
      "fonjep.csv",
      "Code;Annee;MontantSubvention;AssociationBeneficiaireCode;PstStatutPosteLibelle;"
      "FinanceurPrincipalCode\nD00010;2023;7164;A12;Attribu\u00E9;DDETS\n"));
  EXPECT_EQ(posts.tables.at(0).mapping, "fonjep-posts");
  EXPECT_EQ(posts.programme.lines.at(0).amounts.granted, Euros::whole(7'164));
}

}  // namespace
}  // namespace carreau::inputs
