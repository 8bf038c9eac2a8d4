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

}  // namespace
}  // namespace carreau::inputs
