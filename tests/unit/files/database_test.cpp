// SPDX-License-Identifier: Apache-2.0
/// The names of databases, and which parts of them may be shown.
#include "files/database.hpp"

#include "base/error.hpp"
#include "files/gdal_source.hpp"
#include "files/layer_table.hpp"
#include "support/faults.hpp"
#include "support/postgres.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

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

class DatabaseAnswers : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (testing::PostgresServer::missing().empty())
      server_ = std::make_unique<testing::PostgresServer>();
  }
  static void TearDownTestSuite() { server_.reset(); }
  void SetUp() override {
    if (server_ == nullptr) GTEST_SKIP() << testing::PostgresServer::missing();
    server_->run("DROP SCHEMA IF EXISTS ref CASCADE");
  }
  static std::vector<std::string> codes_for(const std::string& more) {
    return testing::codes_thrown_by([&] { (void)open_dataset(server_->name(more)); });
  }
  static void make_tables(int count) {
    server_->run("CREATE SCHEMA ref");
    for (int t = 0; t < count; ++t) {
      server_->run("CREATE TABLE ref.t" + std::to_string(t) + " (code text)");
    }
  }
  static inline std::unique_ptr<testing::PostgresServer> server_;
};

TEST_F(DatabaseAnswers, AnEmptyOneIsPerhapsAnother) {
  EXPECT_THAT(codes_for(""), ElementsAre("database_empty", "tables", "is_dbname_meant"));
}

TEST_F(DatabaseAnswers, WhatItLacksIsToldWithWhatItHas) {
  make_tables(2);
  EXPECT_THAT(codes_for("tables=ref.absent"),
              ElementsAre("expected_none", "a_table_named", "database_has"));
  EXPECT_THAT(codes_for("schemas=absent"),
              ElementsAre("expected_none", "tables_in_schemas", "database_has"));
  EXPECT_THAT(testing::codes_thrown_by(
                  [] { (void)LayerTable::open_layer(server_->name("schemas=ref"), "run"); }),
              ElementsAre("layer_missing", "database_has_schemas"));
  EXPECT_THAT(testing::codes_thrown_by([] {
                (void)LayerTable(server_->name("schemas=ref"), [](const auto&) { return true; });
              }),
              ElementsAre("several_tables", "name_table"));
}

TEST_F(DatabaseAnswers, OfManyTablesTheFirstAreNamed) {
  make_tables(41);
  EXPECT_THAT(codes_for("tables=ref.absent"),
              ElementsAre("expected_none", "a_table_named", "database_has_more"));
}

}  // namespace
}  // namespace carreau::files
