// SPDX-License-Identifier: Apache-2.0
/// Texts of layers whose encoding is not UTF-8, or not known.
#include "files/layer_table.hpp"

#include "base/text.hpp"
#include "support/gdal_files.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace carreau::files {
namespace {

using testing::TempFolder;

constexpr const char* kName = "La Ch\xC3\xAAnaie";

class Layer : public ::testing::Test {
 protected:
  /// A shapefile whose DBF has this encoding; `cpg` is the content of the file that says so.
  [[nodiscard]] std::string shapefile(const std::string& encoding, const std::string& cpg) const {
    const std::string layer = folder_.write(
        "q.geojson",
        testing::geojson(
            {{std::string(R"("code":"a","nom":")") + kName + '"', testing::box(3, 50, 4, 51)}}, 0));
    const std::string path = folder_ / "q.shp";
    testing::convert(layer, path, {"-f", "ESRI Shapefile", "-lco", "ENCODING=" + encoding});
    if (cpg.empty()) std::filesystem::remove(folder_ / "q.cpg");
    else (void)folder_.write("q.cpg", cpg);
    return path;
  }
  std::string name_in(const std::string& path) {
    const auto table = open_table(
        path, [](const auto&) { return true; }, findings_);
    EXPECT_TRUE(table->next());
    return std::string(table->field(*table->find("nom")));
  }
  TempFolder folder_;
  Findings findings_;
};

TEST_F(Layer, ADbfThatDoesNotSayItsEncodingIsLatin1AndSaysSo) {
  EXPECT_EQ(name_in(shapefile("ISO-8859-1", "")), kName);
  ASSERT_TRUE(findings_.has("latin1"));
  EXPECT_EQ(findings_.list().front().first.text(), "q.shp:1: nom");
}

TEST_F(Layer, ADbfThatSaysItsEncodingIsRead) {
  EXPECT_EQ(name_in(shapefile("ISO-8859-1", "ISO-8859-1")), kName);
  EXPECT_EQ(name_in(shapefile("CP850", "850")), kName);
  EXPECT_EQ(name_in(shapefile("UTF-8", "UTF-8")), kName);
  EXPECT_EQ(name_in(shapefile("UTF-8", "")), kName) << "text that is UTF-8 is taken as it is";
  EXPECT_FALSE(findings_.has("latin1"));
}

TEST_F(Layer, ADbfThatSaysAWrongEncodingIsLatin1AndSaysSo) {
  EXPECT_EQ(name_in(shapefile("ISO-8859-1", "UTF-8")), kName);
  EXPECT_TRUE(findings_.has("latin1"));
}

TEST_F(Layer, AGeoJsonInLatin1IsReadAndSaysSo) {
  const std::string path = folder_.write(
      "q.geojson",
      testing::geojson({{"\"code\":\"a\",\"nom\":\"La Ch\xEAnaie\"", testing::box(3, 50, 4, 51)}},
                       0));
  EXPECT_EQ(name_in(path), kName);
  EXPECT_TRUE(findings_.has("latin1"));
}

TEST_F(Layer, AListInJsonInLatin1IsReadAndSaysSo) {
  EXPECT_EQ(name_in(folder_.write("q.json", "[{\"nom\":\"La Ch\xEAnaie\"}]")), kName);
  EXPECT_TRUE(findings_.has("latin1"));
}

}  // namespace
}  // namespace carreau::files
