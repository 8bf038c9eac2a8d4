// SPDX-License-Identifier: Apache-2.0
/// Headers recognised, units in them, and columns of funders.
#include "inputs/programme/action_columns.hpp"

#include "inputs/programme/action_words.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

using carreau::testing::TempFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;

class Columns : public ::testing::Test {
 protected:
  ActionColumns find(const std::string& text, const ActionMapping& mapping = {}) {
    Findings findings;
    const auto table = files::open_table(
        folder_.write("t.csv", text), [](const auto&) { return true; }, findings);
    const SheetRows rows(*table, "", findings);
    names_ = rows.columns();
    sheet_ = sheet_of(names_, mapping);
    return find_columns(rows, sheet_.value_or(ActionSheet::actions), mapping);
  }
  /// "field=column", in the order of the fields.
  std::vector<std::string> told(const ActionColumns& columns) {
    std::vector<std::string> list;
    for (const FieldColumn& f : columns.fields) {
      list.push_back(std::string(to_text(f.field)) + "=" + names_[f.column]);
    }
    return list;
  }
  TempFolder folder_;
  std::vector<std::string> names_;
  std::optional<ActionSheet> sheet_;
};

TEST_F(Columns, CaseAccentsAndPunctuationDoNotMatter) {
  const ActionColumns columns =
      find("N\u00B0 DOSSIER;annee;Intitule de l\u2019action;PORTEUR;xyz\n1;2;3;4;5\n");
  EXPECT_THAT(told(columns), ElementsAre("reference=N\u00B0 DOSSIER", "year=annee",
                                         "title=Intitule de l\u2019action", "operator=PORTEUR"));
  EXPECT_EQ(columns.find(ActionField::operator_name)->how, Recognition::alike);
  EXPECT_THAT(columns.unused, ElementsAre(4U));
  EXPECT_EQ(find("Porteur;Titre\n1;2\n").find(ActionField::title)->how, Recognition::exact);
}

TEST_F(Columns, AUnitBehindAnAmountIsRead) {
  const ActionColumns columns =
      find("Réf;Montant demandé (€);Montant accordé en k€;Versé (k€)\n1;2;3;4\n");
  EXPECT_FALSE(columns.find(ActionField::requested)->in_thousands);
  EXPECT_TRUE(columns.find(ActionField::granted)->in_thousands);
  EXPECT_TRUE(columns.find(ActionField::paid)->in_thousands);
}

TEST_F(Columns, TheKindOfSheetShowsInItsColumns) {
  (void)find("Référence;Financeur;Accordé\n1;2;3\n");
  EXPECT_EQ(sheet_, ActionSheet::lines);
  (void)find("Référence;Intitulé;Financeur;Accordé\n1;2;3;4\n");
  EXPECT_EQ(sheet_, ActionSheet::actions);
  (void)find("Référence;Indicateur;Prévu;Réalisé\n1;2;3;4\n");
  EXPECT_EQ(sheet_, ActionSheet::indicators);
  (void)find("Thème;Montant\n1;2\n");
  EXPECT_FALSE(sheet_) << "a table of sums";
}

TEST_F(Columns, AFunderAndAMeasureInOneHeader) {
  const ActionColumns columns = find(
      "Titre;Année;État demandé;État accordé;Montant versé par la CAF (k€);CAF;Date de la demande;"
      "Région;Département;Avis accordé\n"
      "a;2024;1 000;500;2;300;01/03/2024;Occitanie;;4\n");
  std::vector<std::string> funders;
  for (const FunderAmounts& f : columns.funders) {
    funders.push_back(f.funder.funder + "/" + std::string(carreau::to_text(f.funder.measure)) +
                      (f.funder.in_thousands ? "/k" : ""));
  }
  EXPECT_THAT(funders, ElementsAre("État/requested", "État/granted", "CAF/paid/k", "CAF/granted"));
  std::vector<std::string> unused;
  for (const std::size_t c : columns.unused) unused.push_back(names_[c]);
  EXPECT_THAT(unused, ElementsAre("Date de la demande", "Région", "Département", "Avis accordé"));
}

TEST_F(Columns, ATownIsAPlaceButAFunderAmongFunders) {
  const ActionColumns place = find("Titre;Année;Ville\na;2024;30007\n");
  EXPECT_NE(place.find(ActionField::communes), nullptr);
  EXPECT_THAT(place.funders, IsEmpty());
  const ActionColumns funder = find("Titre;Année;Ville;État;CAF\na;2024;32615;65000;\n");
  EXPECT_EQ(funder.find(ActionField::communes), nullptr);
  EXPECT_EQ(funder.funders.size(), 2U) << "the CAF has no amount: its column stays";
  const ActionColumns both = find("Titre;Année;Ville;État\na;2024;Alès;65000\n");
  EXPECT_NE(both.find(ActionField::communes), nullptr);
  EXPECT_EQ(both.funders.size(), 1U);
}

TEST_F(Columns, ReadyMappingsKnowTheirFiles) {
  const std::vector<std::string> posts = {"id_poste", "raison_sociale", "montant", "annee",
                                          "code_cv"};
  EXPECT_TRUE(is_made_for(read_mapping("state-posts"), posts));
  EXPECT_FALSE(is_made_for(read_mapping("scdl-subventions"), posts));
  EXPECT_FALSE(is_made_for(ActionMapping(), posts));
  const std::vector<std::string> giving = {"Identifier", "Title", "Recipient Org:Name",
                                           "Funding Org:Name", "Amount Awarded"};
  EXPECT_TRUE(is_made_for(read_mapping("360giving"), giving));
  const std::vector<std::string> json = {"id", "recipientOrganization/0/name",
                                         "fundingOrganization/0/name"};
  EXPECT_TRUE(is_made_for(read_mapping("360giving"), json));
}

TEST_F(Columns, AMappingGoesFirstAndMayBeAlone) {
  const ActionMapping mapping = parse_mapping(
      "[actions.columns]\ntitle = \"Porteur\"\ncontract = \"Convention\"\n", "m.toml");
  const ActionColumns columns = find("Porteur;Titre;Année\n1;2;3\n", mapping);
  EXPECT_THAT(told(columns), ElementsAre("title=Porteur", "year=Année"));
  EXPECT_EQ(columns.find(ActionField::title)->how, Recognition::mapping);
  EXPECT_THAT(columns.missing, ElementsAre("Convention"));
  const ActionMapping alone =
      parse_mapping("recognise = false\n[actions.columns]\ntitle = \"Porteur\"\n", "m.toml");
  EXPECT_THAT(told(find("Porteur;Titre;Année\n1;2;3\n", alone)), ElementsAre("title=Porteur"));
}

TEST_F(Columns, ColumnsOfARefusedFileAreItsOwn) {
  const ActionColumns columns =
      find("Titre;Année;raison;colonne;longitude;latitude\n1;2;3;4;5;6\n");
  EXPECT_THAT(columns.unused, IsEmpty());
}

TEST_F(Columns, AreDescribed) {
  const ActionColumns columns = find("Réf;Titre;Accordé CAF (k€);Humeur\n1;2;3;4\n");
  const auto lines = describe(columns, ActionSheet::actions, names_, Language::english);
  EXPECT_THAT(lines,
              IsSupersetOf({std::string("reference <- \"Réf\" (usual name)"),
                            std::string("granted (CAF) <- \"Accordé CAF (k€)\" (alike name, in "
                                        "thousands of euros)"),
                            std::string("columns not read: Humeur")}));
  EXPECT_THAT(lines.back(), HasSubstr("fields without a column: year, date"));
  EXPECT_THAT(describe(columns, ActionSheet::actions, names_, Language::french).front(),
              HasSubstr("nom usuel"));
}

TEST_F(Columns, HeaderWords) {
  EXPECT_EQ(header_words("Montant accordé (en milliers d'euros)").words, "montant accorde");
  EXPECT_TRUE(header_words("Montant (k€)").in_thousands);
  EXPECT_FALSE(header_words("Montant (€)").in_thousands);
  EXPECT_FALSE(funder_header("CAF accordé 2024", usual_names().funder_words));
  EXPECT_FALSE(funder_header("Montant total accordé", usual_names().funder_words));
  EXPECT_EQ(funder_header("Accordé - Conseil départemental", usual_names().funder_words)->funder,
            "Conseil départemental");
}

}  // namespace
}  // namespace carreau::inputs
