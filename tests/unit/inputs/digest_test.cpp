// SPDX-License-Identifier: Apache-2.0
/// Digests of files are those of sha256sum.
#include "inputs/digest.hpp"

#include "base/error.hpp"
#include "inputs/vintage_reader.hpp"
#include "support/temp_folder.hpp"

#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

TEST(Digest, OfAFileIsItsSha256) {
  const carreau::testing::TempFolder folder;
  // FIPS 180-2, the message "abc".
  EXPECT_EQ(file_digest(folder.write("abc.txt", "abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Digest, DependsOnTheContentAlone) {
  const carreau::testing::TempFolder folder;
  const std::string big(3'000'000, 'x');
  EXPECT_EQ(file_digest(folder.write("a.txt", big)), file_digest(folder.write("b.csv", big)));
  EXPECT_NE(file_digest(folder.write("a.txt", big)), file_digest(folder.write("b.csv", big + "y")));
}

TEST(Digest, OfLinesInAnyOrder) {
  const carreau::testing::TempFolder folder;
  const std::string one = folder.write("one.csv", "id,n\na,1\nb,2\n");
  EXPECT_EQ(unordered_digest(one), unordered_digest(folder.write("two.csv", "id,n\nb,2\na,1")));
  EXPECT_NE(unordered_digest(one), unordered_digest(folder.write("two.csv", "id,n\na,2\nb,1\n")));
  // The first line names the columns.
  EXPECT_NE(unordered_digest(one), unordered_digest(folder.write("two.csv", "a,1\nid,n\nb,2\n")));
  const std::string other = folder.write("a.json", "[\n1,\n2\n]");
  EXPECT_EQ(unordered_digest(other), file_digest(other));
}

TEST(Digest, OfAShapefileIsThatOfAllItsParts) {
  const carreau::testing::TempFolder folder;
  (void)folder.write("a.shx", "index");
  (void)folder.write("a.dbf", "attributes");
  const std::string path = folder.write("a.shp", "shapes");
  const std::string before = file_digest(path);
  (void)folder.write("a.dbf", "other attributes");
  EXPECT_NE(file_digest(path), before);
}

TEST(Digest, OfFiguresChangesWithAnyOfThemAndWithNoSource) {
  const Vintage vintage = read_vintage(2019);
  const std::string digest = figures_digest(vintage);
  EXPECT_NE(figures_digest(read_vintage(2021)), digest);
  Vintage other = vintage;
  other.source_bridge = "elsewhere";
  EXPECT_EQ(figures_digest(other), digest);
  other.department_spread["59"] += 1e-9;
  EXPECT_NE(figures_digest(other), digest);
  other = vintage;
  other.bridge.residual += 1.0;
  EXPECT_NE(figures_digest(other), digest);
}

TEST(Digest, OfAMissingFileIsAnError) { EXPECT_THROW((void)file_digest("/no/such/file"), IoError); }

}  // namespace
}  // namespace carreau::inputs
