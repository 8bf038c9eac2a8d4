// SPDX-License-Identifier: Apache-2.0
/// The file of a base map: handed out in pieces, and refused where its header lies.
#include "base/message.hpp"
#include "support/town_lab.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace carreau::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

/// A PMTiles file of the right form: the parts of a header and 300 bytes, of which the lab reads
/// nothing. Places are those of the specification.
struct BaseMap {
  std::string bytes = "PMTiles\x03" + std::string(119, '\0') + std::string(300, 'x');

  BaseMap() {
    put(8, 127);
    put(16, 20);  // root directory
    put(24, 147);
    put(32, 10);   // metadata
    put(40, 157);  // no leaf directories
    put(56, 157);
    put(64, 270);   // tiles
    bytes[99] = 2;  // PNG
  }
  void put(std::size_t place, std::uint64_t number) {
    for (std::size_t byte = 0; byte < 8; ++byte) {
      bytes[place + byte] = static_cast<char>(number >> (8 * byte) & 0xFFU);
    }
  }
};

std::string refusal(const TempFolder& folder, const std::string& bytes) {
  (void)folder.write("fond.pmtiles", bytes);
  Words words = town({"--basemap", "fond.pmtiles", "--port", "0", "--lang", "fr"});
  words.insert(words.begin(), "serve");
  const ProgramResult result = carreau(folder, words);
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  return result.err;
}

std::string french(const Message& message) { return text_of(message, Language::french); }

TEST(ServeBaseMap, HandsOutTheFileInPieces) {
  const TempFolder folder;
  const BaseMap map;
  (void)folder.write("fond.pmtiles", map.bytes);
  ServedLab lab(CARREAU_BINARY, folder,
                town({"--basemap", "fond.pmtiles", "--basemap-attribution", "© essai"}));
  const json told = lab.get("/api/lab.json");
  EXPECT_EQ(told["basemap"], "basemap.pmtiles");
  EXPECT_EQ(told["basemap_is_file"], true);
  auto client = lab.client();
  const auto whole = client.Get("/basemap.pmtiles");
  EXPECT_EQ(whole->status, 200);
  EXPECT_EQ(whole->body, map.bytes);
  const auto part = client.Get("/basemap.pmtiles", {{"Range", "bytes=100-149"}});
  EXPECT_EQ(part->status, 206);
  EXPECT_EQ(part->body, map.bytes.substr(100, 50));
  const auto most = client.Get("/basemap.pmtiles", {{"Range", "bytes=0-16383"}});
  EXPECT_EQ(most->status, 206) << "the page asks for more than a small file has";
  EXPECT_EQ(most->body, map.bytes);
  EXPECT_EQ(client.Get("/basemap.pmtiles", {{"Range", "bytes=420-"}})->body, "xxxxxxx");
  EXPECT_EQ(client.Get("/basemap.pmtiles", {{"Range", "bytes=5000-6000"}})->status, 416);
  EXPECT_EQ(lab.get("/api/lab.json")["basemap_is_file"], true) << "it lives on";
  EXPECT_EQ(lab.stop(), 0);
}

TEST(ServeBaseMap, ABundleHasIt) {
  const TempFolder folder;
  const BaseMap map;
  (void)folder.write("fond.pmtiles", map.bytes);
  Words words = town({"--basemap", "fond.pmtiles", "--bundle", "page", "--quiet"});
  words.insert(words.begin(), "serve");
  ASSERT_EQ(carreau(folder, words).exit_code, 0);
  EXPECT_EQ(folder.read("page/basemap.pmtiles"), map.bytes);
}

TEST(ServeBaseMap, OtherFilesAreRefused) {
  const TempFolder folder;
  const std::string remedy = french({"give_pmtiles", {{"address", "https://…/{z}/{x}/{y}.png"}}});
  for (const std::string& bytes : {std::string("no map at all"), BaseMap().bytes.substr(0, 126),
                                   "PMTiles\x02" + BaseMap().bytes.substr(8), std::string()}) {
    const std::string told = refusal(folder, bytes);
    EXPECT_THAT(told, HasSubstr("fond.pmtiles"));
    EXPECT_THAT(told, HasSubstr(french({"base_map_format"})));
    EXPECT_THAT(told, HasSubstr(remedy));
  }
  BaseMap other;
  other.bytes[99] = 9;
  EXPECT_THAT(refusal(folder, other.bytes), HasSubstr(french({"base_map_tiles", {{"type", 9}}})));
}

TEST(ServeBaseMap, AHeaderThatLiesIsRefused) {
  const TempFolder folder;
  struct Lie {
    const char* section;
    std::size_t place;
    std::uint64_t offset;
    std::uint64_t length;
    int end;
  };
  constexpr std::uint64_t kHuge = ~std::uint64_t{0};
  for (const Lie& lie :
       {Lie{"base_map_root", 8, 127, 500, 427}, Lie{"base_map_root", 8, kHuge, 20, 427},
        Lie{"base_map_metadata", 24, 420, 8, 427}, Lie{"base_map_leaves", 40, 428, 0, 427},
        Lie{"base_map_data", 56, 157, kHuge, 427}}) {
    BaseMap map;
    map.put(lie.place, lie.offset);
    map.put(lie.place + 8, lie.length);
    const std::string told = refusal(folder, map.bytes);
    EXPECT_THAT(told, HasSubstr(french({"base_map_section",
                                        {{"section", Message{lie.section}},
                                         {"offset", std::to_string(lie.offset)},
                                         {"length", std::to_string(lie.length)},
                                         {"end", std::to_string(lie.end)}}})));
    EXPECT_THAT(told, HasSubstr(french({"fetch_base_map_again"})));
  }
}

TEST(ServeBaseMap, AFileThatIsNotThereIsSaidBeforeTheGridIsRead) {
  const TempFolder folder;
  const ProgramResult result =
      carreau(folder, {"serve", "no-grid.csv", "--rule", "metropole-2023", "--urban-units",
                       "none.csv", "--basemap", "absent.pmtiles", "--port", "0"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, HasSubstr("absent.pmtiles"));
}

}  // namespace
}  // namespace carreau::testing
