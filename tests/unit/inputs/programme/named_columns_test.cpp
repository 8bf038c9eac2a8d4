// SPDX-License-Identifier: Apache-2.0
/// Columns of small tables by their usual names.
#include "inputs/programme/named_columns.hpp"

#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

TEST(NamedColumns, TheFirstNameThatAnyColumnHasDecides) {
  const std::vector<std::string> columns = {"Année", "Montant (k€)", "Enveloppe"};
  EXPECT_EQ(named_column(columns, {"enveloppe", "montant"}), 2U);
  EXPECT_EQ(named_column(columns, {"montant", "enveloppe"}), 1U);
  EXPECT_EQ(named_column(columns, {"theme"}), std::nullopt);
}

TEST(NamedColumns, TheFirstOfEqualColumnsIsTaken) {
  const std::vector<std::string> columns = {"Année", "Montants", "Montant"};
  EXPECT_EQ(named_column(columns, {"montant"}), 1U);
}

TEST(NamedColumns, ManyColumnsAndNamesTakeTimeInProportion) {
  const std::vector<std::string> columns(20'000, "Colonne du montant");
  const ColumnNames names(20'000, "theme");
  EXPECT_EQ(named_column(columns, names), std::nullopt);
}

}  // namespace
}  // namespace carreau::inputs
