// SPDX-License-Identifier: Apache-2.0
/// The cells that a near miss lacks, in a sentence of each language.
#include "report/additions_text.hpp"

#include "support/drawn_world.hpp"

#include <gtest/gtest.h>

#include <string>

namespace carreau::report {
namespace {

TEST(AdditionsText, NamesTheCells) {
  const testing::BuiltWorld built(testing::DrawnWorld({"##"}));
  const CellTable& cells = built.cells();
  Additions additions;
  additions.cells = {CellIndex(0)};
  additions.people = Persons::whole(1'150);
  const std::string id = cells.id(CellIndex(0)).text();
  EXPECT_EQ(
      additions_text(additions, cells, Language::french),
      "Avec 1 carreau voisin de plus (1\u202F150 habitants), elle remplirait tous les critères : " +
          id + ". Un choix qui suffit, pas le plus petit possible.");
  additions.cells.emplace_back(1);
  EXPECT_EQ(additions_text(additions, cells, Language::english),
            "With 2 more neighbouring cells (1,150 people), it would meet every criterion: " + id +
                ", " + cells.id(CellIndex(1)).text() +
                ". A choice that is enough, not the smallest possible.");
}

TEST(AdditionsText, SaysThatThereAreNone) {
  const testing::BuiltWorld built(testing::DrawnWorld({"##"}));
  EXPECT_EQ(additions_text(std::nullopt, built.cells(), Language::french),
            "Aucun ajout de carreaux voisins, 30 au plus, ne lui fait remplir tous les critères.");
  EXPECT_EQ(additions_text(std::nullopt, built.cells(), Language::english),
            "No neighbouring cells, up to 30, make it meet every criterion.");
}

}  // namespace
}  // namespace carreau::report
