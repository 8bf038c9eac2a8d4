// SPDX-License-Identifier: Apache-2.0
/// Addresses of the base adresse nationale and of a geocoder, and how they are found.
#include "lab/address_book.hpp"

#include "support/faults.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace carreau::lab {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using testing::TempFolder;

constexpr Box kNord{{3.0, 50.0}, {4.0, 51.0}};

class Addresses : public ::testing::Test {
 protected:
  AddressBook book(const std::string& text) {
    return AddressBook::read(folder_.write("adresses.csv", text), kNord, findings_);
  }
  static std::vector<std::string> found(const AddressBook& book, const std::string& text,
                                        std::size_t limit = 10) {
    std::vector<std::string> labels;
    for (const FoundAddress& one : book.search(text, limit)) labels.push_back(one.label);
    return labels;
  }

  TempFolder folder_;
  Findings findings_;
};

const std::string kBan =
    "id;numero;rep;nom_voie;code_postal;code_insee;nom_commune;lon;lat\n"
    "a;12;;Rue de l'Église;59000;59350;Lille;3.06;50.63\n"
    "b;12;bis;Rue de l'Église;59000;59350;Lille;3.061;50.63\n"
    "c;3;;Rue de l'Église;59100;59512;Roubaix;3.17;50.69\n"
    "d;14;;Rue de l'Église;59000;59350;Lille;3.062;50.63\n"
    "e;1;;Quai du Port;13002;13202;Marseille;5.37;43.29\n"
    "f;2;;Rue sans lieu;59000;59350;Lille;;\n";

TEST_F(Addresses, OfTheBaseAdresseNationale) {
  const AddressBook ban = book(kBan);
  EXPECT_EQ(ban.size(), 4U);
  EXPECT_THAT(found(ban, "12 rue de l'eglise lille"),
              ElementsAre("12 Rue de l'Église 59000 Lille"));
  EXPECT_THAT(found(ban, "12 bis rue eglise lil"),
              ElementsAre("12 bis Rue de l'Église 59000 Lille"));
  EXPECT_THAT(found(ban, "eglise"),
              ElementsAre("Rue de l'Église 59000 Lille", "Rue de l'Église 59100 Roubaix"));
  EXPECT_THAT(found(ban, "eglise", 1), ElementsAre("Rue de l'Église 59000 Lille"));
  EXPECT_THAT(found(ban, "99 eglise roubaix"), ElementsAre("Rue de l'Église 59100 Roubaix"))
      << "the street where it has no such door";
  for (const char* const none : {"lille eglise", "quai du port", "ru", "", "12"}) {
    EXPECT_THAT(found(ban, none), IsEmpty()) << none;
  }
  const Point place = ban.search("12 bis eglise", 1).front().place;
  EXPECT_DOUBLE_EQ(place.x, 3.061);
  EXPECT_DOUBLE_EQ(place.y, 50.63);
}

TEST_F(Addresses, ThoseThatCannotBeFoundAreCounted) {
  (void)book(kBan);
  const auto& all = findings_.list();
  const auto left_out = std::ranges::find(all, "addresses_left_out", &Finding::code);
  ASSERT_NE(left_out, all.end());
  EXPECT_EQ(left_out->count, 2);
}

TEST_F(Addresses, OfAGeocoder) {
  const AddressBook one = book(
      "geo_adresse,longitude,latitude\n"
      "1 Cours de la République 59140 Dunkerque,3.4,50.9\n"
      "7 B Cours de la République 59140 Dunkerque,3.5,50.9\n"
      "Lieu dit Le Moulin 59140 Dunkerque,3.6,50.9\n");
  EXPECT_THAT(found(one, "7 b cours republique"),
              ElementsAre("7 B Cours de la République 59140 Dunkerque"));
  EXPECT_THAT(found(one, "moulin dunkerque"), ElementsAre("Lieu dit Le Moulin 59140 Dunkerque"));
}

TEST_F(Addresses, ColumnsAndCoordinatesThatAreMissingOrWrong) {
  const auto codes = [&](const char* text) {
    return testing::codes_thrown_by([&] { (void)book(text); });
  };
  EXPECT_THAT(codes("nom_voie;lat\nRue;50\n"),
              IsSupersetOf({"column_missing", "column_address_longitude"}));
  EXPECT_THAT(codes("nom_voie;lon\nRue;3\n"),
              IsSupersetOf({"column_missing", "column_address_latitude"}));
  EXPECT_THAT(codes("numero;lon;lat\n1;3;50\n"),
              IsSupersetOf({"column_missing", "column_address_street"}));
  EXPECT_THROW((void)book("nom_voie;lon;lat\nRue;3,1;n'importe\n"), DataError);
}

TEST(BeginsWords, InOrder) {
  EXPECT_TRUE(begins_words("villeneuve d ascq", "villeneuve ascq"));
  EXPECT_TRUE(begins_words("villeneuve d ascq", "vil asc"));
  EXPECT_FALSE(begins_words("villeneuve d ascq", "ascq villeneuve"));
  EXPECT_FALSE(begins_words("ascq", "ascq x"));
}

}  // namespace
}  // namespace carreau::lab
