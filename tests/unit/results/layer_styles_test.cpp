// SPDX-License-Identifier: Apache-2.0
/// The table in which QGIS looks for styles.
#include "results/layer_styles.hpp"

#include "results/actions_columns.hpp"
#include "results/delineation_columns.hpp"
#include "support/gdal_files.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

namespace carreau::results {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(LayerStyles, AreTheDefaultOfTheirLayers) {
  const carreau::testing::TempFolder folder;
  const std::string path = folder / "out.gpkg";
  files::LayerWriter writer(files::OutputPlace{path, false, {}}, files::OutputFormat::geopackage);
  write_styles(writer, std::array{drawn_style("perimeters", aliases_of(perimeter_columns())),
                                  table_style("run", aliases_of(run_columns()))});
  writer.finish();
  writer.commit();
  const auto rows = carreau::testing::layer_rows(path, "layer_styles");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].at("f_table_name"), "perimeters");
  EXPECT_EQ(rows[0].at("f_geometry_column"), "geom");
  EXPECT_THAT(rows[0].at("styleQML"), HasSubstr("<renderer-v2"));
  EXPECT_EQ(rows[1].at("f_table_name"), "run");
  // A table without geometry has no symbols, only titles of its columns.
  EXPECT_EQ(rows[1].at("f_geometry_column"), "");
  EXPECT_THAT(rows[1].at("styleQML"), Not(HasSubstr("<renderer-v2")));
  for (const auto& row : rows) {
    EXPECT_EQ(row.at("useAsDefault"), "1");
    EXPECT_THAT(row.at("styleQML"), AllOf(HasSubstr("<qgis"), Not(HasSubstr("{{"))));
  }
}

TEST(LayerStyles, OfferOthersUnderANameOfTheirOwn) {
  const carreau::testing::TempFolder folder;
  const std::string path = folder / "out.gpkg";
  files::LayerWriter writer(files::OutputPlace{path, false, {}}, files::OutputFormat::geopackage);
  const ColumnAliases aliases = aliases_of(cell_columns());
  write_styles(writer, std::array{drawn_style("cells", aliases),
                                  offered_style("cells", "cells_member", "autre", aliases)});
  writer.finish();
  writer.commit();
  const auto rows = carreau::testing::layer_rows(path, "layer_styles");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].at("styleName"), "cells");
  EXPECT_EQ(rows[0].at("useAsDefault"), "1");
  EXPECT_EQ(rows[1].at("f_table_name"), "cells");
  EXPECT_EQ(rows[1].at("styleName"), "autre");
  EXPECT_EQ(rows[1].at("useAsDefault"), "0");
  EXPECT_THAT(rows[1].at("styleQML"), HasSubstr("attr=\"p_member\""));
}

TEST(LayerStyles, NameEveryColumnAsItsTableDoes) {
  const std::string qml = drawn_style("actions", aliases_of(funded_action_columns())).qml;
  for (const auto& column : funded_action_columns().columns()) {
    EXPECT_THAT(qml, HasSubstr("<alias field=\"" + column.name + "\" ")) << column.name;
  }
  EXPECT_THAT(qml, HasSubstr("name=\"Accordé (€)\""));
}

TEST(LayerStyles, EscapeTitles) {
  ColumnAliases aliases;
  aliases.add("a", "l'accord <b>", ColumnUnit::none);
  EXPECT_THAT(aliases.qml(), HasSubstr("name=\"L&#39;accord &lt;b&gt;\""));
}

}  // namespace
}  // namespace carreau::results
