// SPDX-License-Identifier: Apache-2.0
/// The communes that layers of quartiers name beside each of them.
#include "inputs/zone_communes.hpp"

#include "files/csv_table.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

using carreau::testing::TempFolder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<ZoneCommune> read(const std::string& header, const std::string& row) {
  const TempFolder folder;
  Findings findings;
  files::CsvTable table(
      folder.write("z.csv", header + "\n" + row + "\n"), [](const auto&) { return true; },
      findings);
  EXPECT_TRUE(table.next());
  const ZoneCommuneColumns columns(table, 0);
  return columns.exist() ? columns.read(table) : std::vector<ZoneCommune>();
}

TEST(ZoneCommunes, ByCodeAndName) {
  EXPECT_THAT(read("code_qp\tinsee_com\tlib_com", "QN03601M\t30227\tSaint-Ambroix"),
              ElementsAre(ZoneCommune{"30227", "Saint-Ambroix"}));
  EXPECT_THAT(read("code_qp\tcode_commune", "QN00101M\t1004"),
              ElementsAre(ZoneCommune{"01004", ""}));
  EXPECT_THAT(read("code_qp\tcommune_qp", "QN03601M\tAlès"), ElementsAre(ZoneCommune{"", "Alès"}));
}

TEST(ZoneCommunes, SeveralOfOneQuartier) {
  EXPECT_THAT(read("code_qp\tinsee_com\tlib_com", "Q\t59392, 59291\tMaubeuge, Hautmont"),
              ElementsAre(ZoneCommune{"59392", "Maubeuge"}, ZoneCommune{"59291", "Hautmont"}));
  EXPECT_THAT(read("code_qp\tinsee_com\tlib_com", "Q\t59392;59291\tMaubeuge"),
              ElementsAre(ZoneCommune{"59392", ""}, ZoneCommune{"59291", ""}));
}

TEST(ZoneCommunes, NoneWhereTheColumnIsTheZoneItselfOrHasNoCode) {
  EXPECT_THAT(read("insee_com\tpeople", "30227\t5"), IsEmpty());
  EXPECT_THAT(read("code_qp\tpeople", "Q\t5"), IsEmpty());
  EXPECT_THAT(read("code_qp\tcom", "Q\tnon"), IsEmpty());
}

}  // namespace
}  // namespace carreau::inputs
