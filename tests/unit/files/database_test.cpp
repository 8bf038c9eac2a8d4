// SPDX-License-Identifier: Apache-2.0
/// The names of databases, and which parts of them may be shown.
#include "files/database.hpp"

#include "base/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::files {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::Pair;

TEST(DatabaseName, IsToldFromAFile) {
  for (const char* name : {"PG:dbname=a", "pg:", "postgresql://a/b", "postgres://a"}) {
    EXPECT_TRUE(is_database(name)) << name;
  }
  for (const char* name : {"", "PG", "PG.csv", "folder/PG:dbname=a", "postgresql.csv"}) {
    EXPECT_FALSE(is_database(name)) << name;
  }
}

TEST(DatabaseName, HasTheWordsOfLibpqAndOfGdal) {
  const Database database = parse_database(
      R"(PG: dbname = a  HOST='/my socket' password='it\'s \\' schemas=b,c tables='d,e.f')");
  EXPECT_THAT(database.connection, ElementsAre(Pair("dbname", "a"), Pair("host", "/my socket"),
                                               Pair("password", R"(it's \)")));
  EXPECT_THAT(database.schemas, ElementsAre("b", "c"));
  EXPECT_THAT(database.tables, ElementsAre("d", "e.f"));
}

TEST(DatabaseName, ThatCannotBeReadIsRefusedAndNotRepeated) {
  for (const char* name :
       {"PG:secret", "PG:dbname=a password=my secret", "PG:password='secret", "PG:=secret",
        "postgresql://me:secret@host/a", "PG:postgresql://me:secret@host/a?b=c"}) {
    EXPECT_EQ(shown_path(name), "PG:…");
    EXPECT_EQ(database_name(name), "PG:…");
    try {
      (void)parse_database(name);
      ADD_FAILURE() << name;
    } catch (const ArgumentError& error) {
      EXPECT_THAT(error.what(), Not(HasSubstr("secret")));
    }
  }
}

TEST(DatabaseName, IsShownWithoutWhatMayBeASecret) {
  const std::string name =
      "PG:dbname=a host='/my socket' user=me password=secret pasword=secret sslpassword=secret "
      "options=-csecret schemas=b tables='the c'";
  EXPECT_EQ(shown_path(name), "PG:dbname=a host='/my socket' user=me schemas=b tables='the c'");
  EXPECT_EQ(database_name(name), "PG:dbname=a schemas=b tables='the c'");
  EXPECT_EQ(shown_path("a file.csv"), "a file.csv");
}

TEST(DatabaseName, ThatIsShownReadsTheSame) {
  const std::string name = R"(PG:dbname='it\'s a \\' host='' schemas='b c' tables=d)";
  EXPECT_EQ(shown_path(name), name);
}

TEST(DatabaseName, HasAShortLabel) {
  EXPECT_EQ(database_label("PG:dbname=a schemas=b tables=c"), "c");
  EXPECT_EQ(database_label("PG:dbname=a schemas=b"), "b");
  EXPECT_EQ(database_label("PG:dbname=a"), "a");
  EXPECT_EQ(database_label("PG:host=a"), "database");
}

TEST(DatabaseName, OfAnInputOfARunHasTables) {
  EXPECT_NO_THROW(require_tables("PG:dbname=a tables=b"));
  EXPECT_THROW(require_tables("PG:dbname=a schemas=b"), ArgumentError);
}

TEST(Sql, QuotesWhateverANameHolds) {
  EXPECT_EQ(sql_name(R"(a"b)"), R"("a""b")");
  EXPECT_EQ(sql_text("l'an"), "'l''an'");
}

}  // namespace
}  // namespace carreau::files
