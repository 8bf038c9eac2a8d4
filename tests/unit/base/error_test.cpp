// SPDX-License-Identifier: Apache-2.0
/// Messages: where, what, and what to do, in one fixed form.
#include "base/error.hpp"

#include <gtest/gtest.h>

#include <string>

namespace carreau {
namespace {

TEST(Place, ReadsAsAnEditorShowsIt) {
  EXPECT_EQ((Place{"incomes.csv", 118, "Q219"}.text()), "incomes.csv:118: Q219");
  EXPECT_EQ((Place{"incomes.csv", {}, "Q219"}.text()), "incomes.csv: Q219");
  EXPECT_EQ((Place{"incomes.csv", 118, ""}.text()), "incomes.csv:118");
  EXPECT_EQ((Place{"incomes.csv", {}, ""}.text()), "incomes.csv");
  EXPECT_EQ((Place{"", {}, "Q219"}.text()), "Q219");
  EXPECT_EQ(Place{}.text(), "");
}

TEST(Place, HasASpaceBeforeTheColonInFrench) {
  EXPECT_EQ((Place{"incomes.csv", 118, "Q219"}.text(Language::french)), "incomes.csv:118 : Q219");
  EXPECT_EQ((Place{"", {}, "Q219"}.text(Language::french)), "Q219");
}

const Message kNotNumber{"number_expected", {{"found", "n/a"}}};
const Message kCorrect{"correct_value"};

TEST(DataError, SaysWhereWhatAndWhatToDo) {
  const DataError error({"incomes.csv", 118, "Q219"}, kNotNumber, kCorrect);
  EXPECT_STREQ(error.what(),
               "incomes.csv:118: Q219: expected a number, found \"n/a\" (correct the value)");
  EXPECT_EQ(error_text(error, Language::english), error.what());
  EXPECT_EQ(error_text(error, Language::french),
            "incomes.csv:118 : Q219 : il fallait un nombre, trouvé « n/a » (corriger la valeur)");
}

TEST(DataError, IsTyped) {
  const DataError error({"incomes.csv", 118, "Q219"}, kNotNumber, kCorrect);
  EXPECT_EQ(error.message(), kNotNumber);
  EXPECT_EQ(error.place(), (Place{"incomes.csv", 118, "Q219"}));
  ASSERT_NE(error.remedy(), nullptr);
  EXPECT_EQ(*error.remedy(), kCorrect);
  EXPECT_EQ(DataError(kNotNumber).remedy(), nullptr);
}

TEST(DataError, LeavesOutWhatIsNotKnown) {
  EXPECT_STREQ(DataError(Message{"no_zones"}).what(), "expected zones, found none");
  EXPECT_STREQ(DataError({"g.csv", {}, ""}, Message{"no_zones"}).what(),
               "g.csv: expected zones, found none");
  EXPECT_STREQ(DataError(Message{"no_zones"}, kCorrect).what(),
               "expected zones, found none (correct the value)");
}

TEST(IoError, NamesTheFile) {
  EXPECT_STREQ(IoError("g.csv", Message{"no_such_file"}, Message{"check_path"}).what(),
               "g.csv: no such file (check the path)");
}

TEST(ArgumentError, NamesWhatIsAtFault) {
  EXPECT_STREQ(ArgumentError("poverty_ratio", kNotNumber).what(),
               "poverty_ratio: expected a number, found \"n/a\"");
}

TEST(Error, StandsWithinAnother) {
  const auto text = [](const Error& error) { return text_of(as_message(error), Language::french); };
  EXPECT_EQ(as_message(DataError(kNotNumber)), kNotNumber);
  EXPECT_EQ(text(DataError({"a.toml", 3, ""}, kNotNumber)),
            "a.toml:3 : il fallait un nombre, trouvé « n/a »");
  EXPECT_EQ(text(DataError({"a.toml", 3, "year"}, kNotNumber)),
            "a.toml:3 : year : il fallait un nombre, trouvé « n/a »");
  EXPECT_EQ(text(DataError({"a.toml", 3, ""}, kNotNumber, kCorrect)),
            "a.toml:3 : il fallait un nombre, trouvé « n/a » (corriger la valeur)");
  EXPECT_EQ(text(DataError(kNotNumber, kCorrect)),
            "il fallait un nombre, trouvé « n/a » (corriger la valeur)");
}

TEST(Error, CatchesEveryKind) {
  EXPECT_THROW(throw ArgumentError(kNotNumber), Error);
  EXPECT_THROW(throw DataError(kNotNumber), Error);
  EXPECT_THROW(throw IoError("g.csv", kNotNumber), Error);
}

TEST(Error, StandsWithinAnotherWithAllThatItHas) {
  const Message remedy{"correct_value"};
  EXPECT_EQ(as_message(DataError(kNotNumber, remedy)).code, "message_with_remedy");
  EXPECT_EQ(as_message(DataError(Place{"a.csv", 2, ""}, kNotNumber)).code, "message_at");
  EXPECT_EQ(
      as_message(DataError(Place{"a.csv", 2, "Q219"}, kNotNumber)).details.front(),
      (Detail{"place", Message{"place_of_column", {{"place", "a.csv:2"}, {"column", "Q219"}}}}));
  EXPECT_EQ(as_message(DataError(Place{"a.csv", 2, ""}, kNotNumber, remedy)).code,
            "message_at_with_remedy");
  const Message within = as_message(DataError(Place{"a.csv", 2, "Q219"}, kNotNumber));
  ASSERT_EQ(within.details.front().name, "place");
  EXPECT_EQ(within.details.front().value,
            DetailValue(Message{"place_of_column", {{"place", "a.csv:2"}, {"column", "Q219"}}}));
}

}  // namespace
}  // namespace carreau
