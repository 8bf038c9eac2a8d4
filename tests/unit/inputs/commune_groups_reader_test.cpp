// SPDX-License-Identifier: Apache-2.0
/// EPCIs and contracts of communes, from tables as they are published and as they are kept.
#include "inputs/commune_groups_reader.hpp"

#include "support/faults.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

using carreau::testing::TempFolder;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

class CommuneGroupsReader : public ::testing::Test {
 protected:
  std::map<std::string, Epci, std::less<>> epcis(const std::string& text) {
    std::map<std::string, Epci, std::less<>> read;
    read_epcis(folder_.write("communes.csv", text), read, findings_);
    return read;
  }
  auto contracts(const std::string& text) {
    return read_commune_contracts(folder_.write("contracts.csv", text), findings_);
  }
  TempFolder folder_;
  Findings findings_;
};

TEST_F(CommuneGroupsReader, GivesTheEpciOfEachCommune) {
  const auto read = epcis(
      "code,nom,type,epci,epci_nom\n"
      "30007,Alès,commune-actuelle,200066918,CA Alès Agglomération\n"
      "1004,Ambérieu,commune-actuelle,240100883,\n"
      "29083,Sein,commune-actuelle,ZZZZZZZZZ,Sans objet\n"
      "22016,Bréhat,commune-actuelle,,\n"
      "75101,Paris 1er,arrondissement-municipal,200054781,Métropole du Grand Paris\n"
      "75102,Paris 2e,arrondissement-municipal,200054781,Métropole du Grand Paris\n");
  ASSERT_EQ(read.size(), 3U);
  EXPECT_EQ(read.at("30007").code, "200066918");
  EXPECT_EQ(read.at("30007").name, "CA Alès Agglomération");
  EXPECT_EQ(read.at("01004").code, "240100883");
  EXPECT_EQ(read.at("75056").name, "Métropole du Grand Paris");
}

TEST_F(CommuneGroupsReader, ATableWithoutEpcisAddsNothing) {
  EXPECT_TRUE(epcis("code,nom\n30007,Alès\n").empty());
  EXPECT_FALSE(findings_.has("no_epci"));
  EXPECT_TRUE(epcis("code,nom,epci\n30007,Alès,\n").empty());
  EXPECT_TRUE(findings_.has("no_epci"));
}

TEST_F(CommuneGroupsReader, GivesTheContractOfEachCommune) {
  const auto read = contracts("codgeo;contrat\n30007;CV30\n1004;CV01\n30132;\n30007;CV30\n");
  ASSERT_TRUE(read);
  EXPECT_THAT(*read, UnorderedElementsAre(Pair("30007", "CV30"), Pair("01004", "CV01")));
  EXPECT_TRUE(findings_.has("commune_without_contract"));
}

TEST_F(CommuneGroupsReader, LeavesTablesByQuartierToTheirReader) {
  EXPECT_FALSE(contracts("code_qp;commune;contrat\nQP030001;30007;CV30\n"));
  EXPECT_FALSE(contracts("code;contrat\nQP030001;CV30\n"));
  EXPECT_FALSE(contracts("quartier;contract\nQP030001;CV30\n"));
  EXPECT_FALSE(contracts("code;nom\n30007;Alès\n"));
}

TEST_F(CommuneGroupsReader, EachFaultHasItsCode) {
  testing::expect_faults({{"code,epci\n30007,1\n30007,2\n",
                           "communes.csv:3: epci",
                           {"commune_in_two_epcis", "keep_one_row"}}},
                         [&](const std::string& text) { (void)epcis(text); });
  testing::expect_faults({{"commune,contrat\n30007,A\n30007,B\n",
                           "contracts.csv:3: contrat",
                           {"commune_has_two_contracts", "keep_one_row"}}},
                         [&](const std::string& text) { (void)contracts(text); });
}

}  // namespace
}  // namespace carreau::inputs
