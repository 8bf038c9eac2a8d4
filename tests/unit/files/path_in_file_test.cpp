// SPDX-License-Identifier: Apache-2.0
/// Where a path that stands in a file may lead.
#include "files/path_in_file.hpp"

#include "support/faults.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

namespace carreau::files {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> codes_of(const std::string& path) {
  return testing::codes_thrown_by([&] { check_path_in_file(path, {"a.toml", 3, "path"}); });
}

TEST(PathInFile, FilesAndDatabasesOfThisMachineAreAccepted) {
  for (const char* const path :
       {"grid.csv", "/srv/grid.csv", "../a.zip/b.csv", "/srv/vsi/a.csv", "PG:dbname=zonings",
        "PG:dbname=zonings host=/var/run/postgresql tables=ref.zones", "PG:host=localhost",
        "PG:host='' dbname=a", "PG:hostaddr=127.0.0.1 dbname=a",
        "pg:host=::1,localhost dbname=a"}) {
    EXPECT_THAT(codes_of(path), IsEmpty()) << path;
  }
}

TEST(PathInFile, ServersThatNobodyChoseAreRefused) {
  for (const char* const path :
       {"PG:host=elsewhere.example dbname=a", "pg:HOST = 'elsewhere.example' dbname=a",
        "PG:host=localhost,elsewhere.example dbname=a", "PG:hostaddr=192.0.2.1 dbname=a",
        "PG:dbname='host=elsewhere.example'", "PG:dbname='postgresql://elsewhere.example/a'",
        "PG:service=elsewhere", "PG:host=/tmp host=elsewhere.example"}) {
    EXPECT_THAT(codes_of(path), ElementsAre("path_in_file_of_server", "name_server_yourself"))
        << path;
  }
  EXPECT_THAT(codes_of("postgresql://elsewhere.example/a"), ElementsAre("database_name"));
}

TEST(PathInFile, TheServerOfTheEnvironmentIsChosen) {
  ::setenv("PGHOST", "data.example", 1);
  EXPECT_THAT(codes_of("PG:host=data.example dbname=a"), IsEmpty());
  EXPECT_THAT(codes_of("PG:host=other.example dbname=a"),
              ElementsAre("path_in_file_of_server", "name_server_yourself"));
  ::unsetenv("PGHOST");
}

TEST(PathInFile, FileSystemsOfGdalAreRefused) {
  for (const char* const path : {"/vsicurl/http://a/b.csv", "/vsizip/a.zip/b.csv", "/vsistdin/"}) {
    EXPECT_THAT(codes_of(path), ElementsAre("path_in_file_of_gdal", "name_file_itself")) << path;
  }
}

}  // namespace
}  // namespace carreau::files
