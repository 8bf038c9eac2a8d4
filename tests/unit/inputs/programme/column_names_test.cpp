// SPDX-License-Identifier: Apache-2.0
/// Columns found by their names: order of preference, identifiers, years, cut names.
#include "inputs/programme/column_names.hpp"

#include "inputs/programme/action_mapping.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

namespace carreau::inputs {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

using Names = std::vector<std::string>;

std::optional<std::size_t> usual_column(const Names& columns, ActionField field) {
  const FreeColumns free(columns);
  const auto match = free.find(usual_names_of(ActionSheet::actions, field), field);
  return match ? std::optional(match->column) : std::nullopt;
}

TEST(ColumnNames, TheExactNameGoesFirst) {
  const Names columns{"PORTEUR", "Porteur"};
  EXPECT_EQ(usual_column(columns, ActionField::operator_name), 1U);
  const Names relaxed{"Quartier (code)", "Quartiers"};
  EXPECT_EQ(usual_column(relaxed, ActionField::quartiers), 1U) << "before what stands in brackets";
  EXPECT_EQ(usual_column({"Quartier (code)"}, ActionField::quartiers), 0U);
}

TEST(ColumnNames, IdentifiersMayBeNumbers) {
  EXPECT_EQ(usual_column({"N° Siret"}, ActionField::siret), 0U);
  EXPECT_EQ(usual_column({"N° de référence"}, ActionField::reference), 0U);
  EXPECT_FALSE(usual_column({"N° projet"}, ActionField::title));
}

TEST(ColumnNames, NamesInOnePiece) {
  EXPECT_EQ(usual_column({"nomAttribuant"}, ActionField::funder), 0U);
  EXPECT_EQ(usual_column({"NOMATTRIBUANT"}, ActionField::funder), 0U);
  EXPECT_EQ(usual_column({"Nom de l'attribuant*"}, ActionField::funder), 0U);
}

TEST(ColumnNames, BracketsOfAmountsAreNotLeftOut) {
  EXPECT_FALSE(usual_column({"Montant accordé (CAF)"}, ActionField::granted));
  EXPECT_EQ(usual_column({"Montant accordé (TTC)"}, ActionField::granted), 0U);
}

TEST(ColumnNames, AnotherYearIsAnotherThing) {
  const Names columns{"Montant accordé 2023", "Montant accordé 2024", "Montant accordé N-1"};
  FreeColumns free(columns);
  EXPECT_THAT(free.years(), ElementsAre(2023, 2024));
  free.set_year(2024);
  const auto& names = usual_names_of(ActionSheet::actions, ActionField::granted);
  EXPECT_EQ(free.find(names, ActionField::granted)->column, 1U);
  free.set_year(0);
  EXPECT_FALSE(free.find(names, ActionField::granted)) << "of some rows only";
}

TEST(ColumnNames, CutNamesWhereOneFieldFits) {
  const std::vector<ActionField> fields = fields_of(ActionSheet::actions);
  const auto cut = [&](const Names& columns) {
    return FreeColumns(columns).find_cut(ActionSheet::actions, fields);
  };
  EXPECT_THAT(cut({"Référenc", "Montant ac", "Montant ve"}),
              ElementsAre(Pair(ActionField::reference, 0U), Pair(ActionField::granted, 1U),
                          Pair(ActionField::paid, 2U)));
  EXPECT_THAT(cut({"Référence", "Montant ac"}),
              ElementsAre(Pair(ActionField::reference, 0U), Pair(ActionField::granted, 1U)))
      << "with ten letters rather than ten bytes";
  EXPECT_THAT(cut({"Montant de"}), IsEmpty()) << "demandé, or de la subvention";
  EXPECT_THAT(cut({"Montant ac", "Montant _1"}), IsEmpty()) << "two were equal once cut";
  EXPECT_THAT(cut({"Montant ac", "Intitulé de l'action"}), IsEmpty()) << "nothing was cut";
  EXPECT_THAT(cut({"Montant a"}), ElementsAre(Pair(ActionField::granted, 0U)));
  EXPECT_THAT(cut({"Montant"}), IsEmpty());
}

/// "Montant de" is "Montant demandé" as well as "Montant de la subvention".
TEST(ColumnNames, NamesThatWereCutTooShortAreNobodys) {
  EXPECT_EQ(usual_column({"Montant de", "Montant at"}, ActionField::granted), std::nullopt);
  EXPECT_EQ(usual_column({"Montant en €"}, ActionField::granted), 0U);
  const Names twins{"Subvention", "Subventi_1"};
  EXPECT_TRUE(FreeColumns(twins).is_incomplete(0));
  EXPECT_FALSE(FreeColumns(Names{"Subvention", "Intitulé"}).is_incomplete(0));
  EXPECT_FALSE(FreeColumns(Names{"Montant de", "Intitulé de l'action"}).is_incomplete(0));
}

TEST(ColumnNames, ManyNamesOfTenLettersTakeTimeInProportion) {
  Names names;
  for (int k = 0; k < 20'000; ++k) names.push_back("Nom" + std::to_string(1'000'000 + k));
  names.emplace_back("Subvention");
  EXPECT_EQ(usual_column(names, ActionField::granted), 20'000U);
  names.emplace_back("Subventi_1");
  EXPECT_TRUE(FreeColumns(names).is_incomplete(20'000));
}

/// One spelling of a name under two fields would be given to either by chance.
TEST(ColumnNames, NoUsualNameBelongsToTwoFields) {
  for (const ActionSheet sheet :
       {ActionSheet::actions, ActionSheet::lines, ActionSheet::indicators}) {
    std::map<std::string, std::string> owners;
    for (const ActionField field : fields_of(sheet)) {
      for (const SoughtName& name : usual_names_of(sheet, field)) {
        const std::string owner(to_text(field));
        const auto [at, is_new] = owners.try_emplace(name.key, owner);
        EXPECT_TRUE(is_new || at->second == owner)
            << name.written << ": " << at->second << " and " << owner;
      }
    }
  }
}

}  // namespace
}  // namespace carreau::inputs
