// SPDX-License-Identifier: Apache-2.0
/// Digests of files are those of sha256sum.
#include "io/digest.hpp"

#include "base/error.hpp"
#include "support/temp_folder.hpp"

#include <gtest/gtest.h>

namespace carreau::io {
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

TEST(Digest, OfAMissingFileIsAnError) { EXPECT_THROW((void)file_digest("/no/such/file"), IoError); }

}  // namespace
}  // namespace carreau::io
