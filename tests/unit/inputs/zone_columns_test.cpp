// SPDX-License-Identifier: Apache-2.0
/// The columns of zones as publishers spell them.
#include "inputs/zone_columns.hpp"

#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau::inputs {
namespace {

using testing::TempFolder;
using ColumnTitles = std::vector<std::string>;

class ZoneColumns : public ::testing::Test {
 protected:
  /// The column that is taken for the code, by names and by the values of a table.
  std::string code_in(const std::string& csv) {
    const TempFolder folder;
    const auto table = files::open_table(
        folder.write("q.csv", csv), [](const auto&) { return true; }, findings_);
    return table->columns()[code_by_values(*table, findings_)];
  }
  Findings findings_;
};

TEST_F(ZoneColumns, AZonesOwnCodeGoesBeforeThatOfItsCommune) {
  struct Published {
    ColumnTitles columns;
    std::string code;
    std::string name;
  };
  const std::vector<Published> published = {
      {{"CODE_QP", "NOM_QP", "COMMUNE_QP"}, "CODE_QP", "NOM_QP"},
      {{"insee_com", "lib_com", "code_qp", "lib_qp"}, "code_qp", "lib_qp"},
      {{"code_insee", "commune_qp", "code_quartier", "quartier_prioritaire"},
       "code_quartier",
       "quartier_prioritaire"},
      {{"code_insee", "nom_epci", "code_quartier", "quartier_prioritaire", "nom_qp"},
       "code_quartier",
       "nom_qp"},
      {{"Code INSEE", "Code du quartier prioritaire", "Nom du quartier"},
       "Code du quartier prioritaire",
       "Nom du quartier"},
      {{"gid", "insee_com", "nom", "code_qpv", "nom_qpv"}, "code_qpv", "nom_qpv"},
      {{"id", "ID_QP", "Libellé QP"}, "ID_QP", "Libellé QP"},
      {{"INSEE_COM", "NOM_COM", "IRIS", "CODE_IRIS", "NOM_IRIS"}, "CODE_IRIS", "NOM_IRIS"},
      {{"code_insee", "code_quart", "quartier_p"}, "code_quart", "quartier_p"},  // cut by a DBF
      {{"zone_id", "name"}, "zone_id", "name"},
      {{"code-qp", "libelle"}, "code-qp", "libelle"},
  };
  for (const auto& [columns, code, name] : published) {
    const auto found_code = find_own_code(columns);
    const auto found_name = find_zone_name(columns);
    ASSERT_TRUE(found_code && found_name) << code;
    EXPECT_EQ(columns[*found_code], code);
    EXPECT_EQ(columns[*found_name], name);
  }
  EXPECT_FALSE(find_own_code({"code", "insee_com", "id", "commune_qp", "quartier"}));
}

TEST_F(ZoneColumns, CodesOfQuartiersAreKnownUnderAnyName) {
  EXPECT_EQ(code_in("codgeo,insee_com,ref\n1,59001,QN05901M\n2,59002,QN05902N\n"), "ref");
  EXPECT_EQ(code_in("code,a\n1,QP02A001\n2,QP974002\n"), "a");
  EXPECT_TRUE(findings_.has("zone_code_by_values"));
  EXPECT_EQ(code_in("all,own,code\nQN05901M,QN05901M,1\nQN05901M,QN05902M,2\n"), "own");
  EXPECT_EQ(code_in("ref,code\nQN05901M,1\nhors,2\n"), "code") << "not all of them";
}

TEST_F(ZoneColumns, ACodeWithoutRepetitionGoesBeforeOneWithRepetitions) {
  EXPECT_EQ(code_in("insee_com,id\n59001,7\n59001,8\n"), "id");
  EXPECT_TRUE(findings_.has("zone_code_by_values"));
  EXPECT_EQ(code_in("id,insee_com\n7,59001\n8,59002\n"), "insee_com");
  EXPECT_EQ(code_in("insee_com,code\n59001,7\n59002,8\n"), "code");
  EXPECT_EQ(code_in("insee_com,id\n59001,7\n59001,7\n"), "insee_com") << "none is better";
  EXPECT_EQ(code_in("insee_com,id\n59001,\n59001,7\n"), "insee_com") << "an empty code is none";
}

TEST_F(ZoneColumns, TheChoiceBetweenPlainNamesIsNotWorthAWord) {
  EXPECT_EQ(code_in("code,nom\n7,a\n8,b\n"), "code");
  EXPECT_EQ(code_in("Code INSEE,nom\n7,a\n8,b\n"), "Code INSEE");
  EXPECT_FALSE(findings_.has("zone_code_by_values"));
}

TEST_F(ZoneColumns, KindsOfNames) {
  EXPECT_EQ(kind_of_code("Code QP"), CodeColumn::own);
  EXPECT_EQ(kind_of_code("ID"), CodeColumn::general);
  EXPECT_EQ(kind_of_code(" INSEE_COM "), CodeColumn::commune);
  EXPECT_EQ(kind_of_code("commune_qp"), std::nullopt);
  EXPECT_TRUE(names_zone_code({"a", "code_zone"}));
  EXPECT_FALSE(names_zone_code({"a", "nom_qp"}));
  EXPECT_FALSE(find_zone_code({}, {}));
}

}  // namespace
}  // namespace carreau::inputs
