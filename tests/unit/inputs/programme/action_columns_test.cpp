// SPDX-License-Identifier: Apache-2.0
/// Headers recognised, units in them, and columns of funders.
#include "inputs/programme/action_columns.hpp"

#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

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
        folder_.write("t.csv", text),
        files::IsHeader([](const std::vector<std::string>&) { return true; }), findings);
    const SheetRows rows(*table, "", kept_, findings);
    names_ = rows.columns();
    sheet_ = sheet_of(FreeColumns(names_), mapping);
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
  files::KeptCells kept_;
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
  EXPECT_TRUE(is_made_for(read_mapping("state-posts"), FreeColumns(posts)));
  EXPECT_FALSE(is_made_for(read_mapping("scdl-subventions"), FreeColumns(posts)));
  EXPECT_FALSE(is_made_for(ActionMapping(), FreeColumns(posts)));
  const std::vector<std::string> giving = {"Identifier", "Title", "Recipient Org:Name",
                                           "Funding Org:Name", "Amount Awarded"};
  EXPECT_TRUE(is_made_for(read_mapping("360giving"), FreeColumns(giving)));
  const std::vector<std::string> json = {"id", "recipientOrganization/0/name",
                                         "fundingOrganization/0/name"};
  EXPECT_TRUE(is_made_for(read_mapping("360giving"), FreeColumns(json)));
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

TEST_F(Columns, AColumnWithoutANameHasALetter) {
  const std::vector<std::string> names(30);
  EXPECT_EQ(shown_column(names, 0), "A");
  EXPECT_EQ(shown_column(names, 25), "Z");
  EXPECT_EQ(shown_column(names, 26), "AA");
}

TEST_F(Columns, CutNamesAreRead) {
  const ActionColumns columns =
      find("R\u00E9f\u00E9renc;Ann\u00E9e;Intitul\u00E9;Montant ac;Montant ve\n1;2024;a;5;4\n");
  EXPECT_EQ(sheet_, ActionSheet::actions);
  ASSERT_NE(columns.find(ActionField::granted), nullptr);
  EXPECT_EQ(columns.find(ActionField::granted)->how, Recognition::cut);
  EXPECT_EQ(columns.find(ActionField::paid)->column, 4U);
  EXPECT_THAT(columns.unused, IsEmpty());
}

TEST_F(Columns, ASchemaIsKnownByMostOfItsColumns) {
  const ActionMapping mapping = parse_mapping(
      "recognised_by = [\"a\"]\nexpected = [\"b|bb\", \"c\", \"d\", \"e\", \"f\"]\n", "m.toml");
  const std::vector<std::string> most{"A", "BB", "c", "d", "x"};
  EXPECT_TRUE(is_made_for(mapping, FreeColumns(most)));
  EXPECT_THAT(missing_of_schema(mapping, FreeColumns(most)), ElementsAre("e", "f"));
  const std::vector<std::string> few{"a", "b", "c", "x"};
  EXPECT_FALSE(is_made_for(mapping, FreeColumns(few)));
  const std::vector<std::string> without_its_mark{"b", "c", "d", "e", "f"};
  EXPECT_FALSE(is_made_for(mapping, FreeColumns(without_its_mark)));
}

/// Neither the order of columns nor the way their names are written changes what is read.
TEST_F(Columns, DecoratedAndPermutedHeadersGiveTheSame) {
  const std::vector<std::string> plain{"R\u00E9f\u00E9rence", "Ann\u00E9e",
                                       "Intitul\u00E9",       "Porteur",
                                       "Accord\u00E9 CAF",    "Demand\u00E9 CAF"};
  const std::vector<std::string> decorated{"R\u00C9F\u00C9RENCE*",
                                           "annee",
                                           "Intitul\u00E9 (obligatoire)",
                                           "PORTEUR (1)",
                                           "Montants accord\u00E9s CAF (en \u20AC)",
                                           "CAF : demand\u00E9e (TTC)"};
  const std::vector<std::string> cells{"1", "2024", "a", "p", "10", "20"};
  std::vector<std::size_t> order{0, 1, 2, 3, 4, 5};
  const auto meaning = [&](const std::vector<std::string>& names) {
    std::string text;
    for (const auto* const row : {&names, &cells}) {
      for (std::size_t i = 0; i < order.size(); ++i) text += (i ? ";" : "") + row->at(order[i]);
      text += "\n";
    }
    const ActionColumns columns = find(text);
    std::set<std::string> told;
    for (const FieldColumn& f : columns.fields)
      told.insert(std::string(to_text(f.field)) + cells.at(order[f.column]));
    for (const FunderAmounts& f : columns.funders)
      told.insert(f.funder.funder + std::string(carreau::to_text(f.funder.measure)) +
                  cells.at(order[f.column]));
    return told;
  };
  const auto expected = meaning(plain);
  EXPECT_EQ(expected.size(), 6U);
  do {
    EXPECT_EQ(meaning(plain), expected);
    EXPECT_EQ(meaning(decorated), expected);
    // Every permutation would be 720 files; a step of some of them meets each position.
    for (int i = 0; i < 36; ++i) std::next_permutation(order.begin(), order.end());
  } while (order != std::vector<std::size_t>({0, 1, 2, 3, 4, 5}));
}

}  // namespace
}  // namespace carreau::inputs
