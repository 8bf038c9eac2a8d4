// SPDX-License-Identifier: Apache-2.0
/// Headers of one, two and three rows, merged and not, between titles and units.
#include "inputs/programme/header_rows.hpp"

#include "inputs/programme/action_columns.hpp"
#include "inputs/programme/name_senses.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

using HeaderRowTexts = std::vector<std::vector<std::string>>;
using ::testing::ElementsAre;
using ::testing::IsSupersetOf;

std::optional<files::Header> header_in(const HeaderRowTexts& rows) {
  const ActionMapping mapping;
  const std::array<const ActionMapping*, 1> mappings{&mapping};
  const NameSenses names(mappings);
  const HeaderSenses senses{[&](const std::string& name) { return names.sense(name); },
                            [&](const std::vector<std::string>& columns) {
                              return sheet_of(FreeColumns(columns), mapping).has_value();
                            },
                            [&](const std::string& text) { return names.names_others(text); }};
  return find_header_rows(rows, senses);
}

const std::vector<std::string> kHeaderData{"1", "RESEDA", "ASV", "8000", "5000", "6000", "4000"};
const std::vector<std::string> kComposedNames{
    "N°", "Porteur", "Intitulé", "Demandé État", "Demandé CAF", "Accordé État", "Accordé CAF"};

TEST(HeaderRows, OneRowBelowATitle) {
  const auto header = header_in(
      {{"Programmation 2024", "", ""}, {"N°", "Porteur", "Accordé"}, {"1", "RESEDA", "8000"}});
  ASSERT_TRUE(header);
  EXPECT_EQ(header->first, 1U);
  EXPECT_EQ(header->count, 1U);
  EXPECT_THAT(header->columns, ElementsAre("N°", "Porteur", "Accordé"));
  EXPECT_FALSE(header_in({{"a", "b"}, {"1", "2"}}));
}

TEST(HeaderRows, MergedGroupsRepeatTheirText) {
  const auto header =
      header_in({{"GIP", "GIP", "GIP", "GIP", "GIP", "GIP", "GIP"},
                 {"N°", "Porteur", "Intitulé", "Demandé", "Demandé", "Accordé", "Accordé"},
                 {"N°", "Porteur", "Intitulé", "État", "CAF", "État", "CAF"},
                 kHeaderData});
  ASSERT_TRUE(header);
  EXPECT_EQ(header->first, 1U);
  EXPECT_EQ(header->count, 2U);
  EXPECT_EQ(header->columns, kComposedNames);
}

TEST(HeaderRows, GroupsThatAreWrittenOnceReachOverEmptyCells) {
  const auto header = header_in({{"N°", "Porteur", "Intitulé", "Demandé", "", "Accordé", ""},
                                 {"", "", "", "État", "CAF", "État", "CAF"},
                                 kHeaderData});
  ASSERT_TRUE(header);
  EXPECT_EQ(header->columns, kComposedNames);
  const auto below =
      header_in({{"", "", "", "Demandé", "", "Accordé", "", ""},
                 {"N°", "Porteur", "Intitulé", "État", "CAF", "État", "CAF", "Observations"},
                 kHeaderData});
  ASSERT_TRUE(below);
  EXPECT_EQ(below->columns.at(6), "Accordé CAF");
  EXPECT_EQ(below->columns.at(7), "Observations");
}

TEST(HeaderRows, FundersAboveStages) {
  const auto header = header_in({{"N°", "Intitulé", "État", "", "", "CAF", "", "Total accordé"},
                                 {"", "", "Demandé", "Accordé", "Versé", "Demandé", "Accordé", ""},
                                 {"1", "a", "1", "2", "3", "4", "5", "7"}});
  ASSERT_TRUE(header);
  EXPECT_THAT(header->columns,
              ElementsAre("N°", "Intitulé", "État Demandé", "État Accordé", "État Versé",
                          "CAF Demandé", "CAF Accordé", "Total accordé"));
}

TEST(HeaderRows, ThreeRows) {
  const auto header =
      header_in({{"N°", "Intitulé", "Année 2024", "Année 2024", "Année 2024", "Année 2024"},
                 {"N°", "Intitulé", "Demandé", "Demandé", "Accordé", "Accordé"},
                 {"N°", "Intitulé", "État", "CAF", "État", "CAF"},
                 {"1", "a", "1", "2", "3", "4"}});
  ASSERT_TRUE(header);
  EXPECT_EQ(header->count, 3U);
  EXPECT_EQ(header->columns.at(5), "Année 2024 Accordé CAF");
  const auto unmerged = header_in({{"", "", "Année 2024", "", "", ""},
                                   {"N°", "Intitulé", "Demandé", "", "Accordé", ""},
                                   {"", "", "État", "CAF", "État", "CAF"},
                                   {"1", "a", "1", "2", "3", "4"}});
  ASSERT_TRUE(unmerged);
  EXPECT_EQ(unmerged->columns, header->columns);
}

TEST(HeaderRows, ATextThatSaysAllNeedsNoGroup) {
  const auto header = header_in({{"Action", "Action", "Localisation", "Montants", "Montants"},
                                 {"Référence", "Intitulé", "Quartier", "Demandé", "Accordé"},
                                 {"1", "a", "QP030001", "1", "2"}});
  ASSERT_TRUE(header);
  EXPECT_EQ(header->columns.at(2), "Quartier");
  EXPECT_THAT(header->columns, IsSupersetOf({"Montants Demandé", "Montants Accordé"}));
}

TEST(HeaderRows, ColumnsAboutOthersKeepTheirGroup) {
  const auto header =
      header_in({{"Action", "Action", "Représentant légal", "Représentant légal", "Association"},
                 {"Référence", "Intitulé", "Commune", "Nom", "Nom"},
                 {"1", "a", "Alès", "Durand", "RESEDA"}});
  ASSERT_TRUE(header);
  EXPECT_THAT(header->columns, IsSupersetOf({"Représentant légal Commune", "Association Nom"}));
}

TEST(HeaderRows, RowsOfUnitsAndNumbersBelongToTheHeader) {
  const auto header = header_in({{"N°", "Porteur", "Demandé", "Accordé"},
                                 {"1", "2", "3", "4"},
                                 {"", "", "€", "(k€)"},
                                 {"7", "RESEDA", "1000", "1"}});
  ASSERT_TRUE(header);
  EXPECT_EQ(header->count, 3U);
  EXPECT_EQ(header->columns.back(), "Accordé (k€)");
  const auto data = header_in({{"N°", "Porteur", "Demandé", "Accordé"}, {"1", "2", "3", "4"}});
  ASSERT_TRUE(data);
  EXPECT_EQ(data->count, 1U) << "the only row of data";
}

TEST(HeaderRows, EqualNamesAreNumberedAndEmptyOnesStayEmpty) {
  const auto header =
      header_in({{"N°", "Porteur", "Accordé", "", "Accordé"}, {"1", "a", "2", "3", "4"}});
  ASSERT_TRUE(header);
  EXPECT_THAT(header->columns, ElementsAre("N°", "Porteur", "Accordé", "", "Accordé (2)"));
}

TEST(HeaderRows, EmptyColumnsAtTheEndStayColumns) {
  const auto header = header_in({{"N°", "Porteur", "Accordé", "", ""}, {"1", "a", "2"}});
  ASSERT_TRUE(header);
  EXPECT_EQ(header->columns.size(), 5U);
}

TEST(HeaderRows, LinesWithinACellAreOne) {
  const auto header = header_in({{"N°", "Porteur", "Montant\r\naccordé"}, {"1", "a", "2"}});
  ASSERT_TRUE(header);
  EXPECT_EQ(header->columns.back(), "Montant accordé");
}

}  // namespace
}  // namespace carreau::inputs
