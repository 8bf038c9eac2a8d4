// SPDX-License-Identifier: Apache-2.0
/// Funded actions as a GeoPackage, read back.
#include "results/actions_layers.hpp"

#include "files/layer_table.hpp"
#include "results/delineation_columns.hpp"
#include "results/record_reader.hpp"
#include "support/drawn_programme.hpp"
#include "support/gdal_files.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::results {
namespace {

using carreau::testing::DrawnProgramme;
using carreau::testing::TempFolder;
using ::testing::ElementsAre;

class ActionsLayers : public ::testing::Test {
 protected:
  ActionsLayers() {
    files::PendingFile file(path_, false);
    write_actions_layers(file, view_);
    file.commit();
  }
  template <class Record>
  std::vector<Record> read_layer(const char* layer, const ColumnTable<Record>& columns) const {
    files::LayerTable table = files::LayerTable::open_layer(path_, layer);
    const RecordReader<Record> reader(table, columns);
    std::vector<Record> records;
    while (table.next()) records.push_back(reader.read());
    return records;
  }
  TempFolder folder_;
  std::string path_ = folder_ / "actions.gpkg";
  DrawnProgramme drawn_{60};
  report::ActionsView view_ = drawn_.view();
};

TEST_F(ActionsLayers, AreReadBackAsTheyWereWritten) {
  const auto quartiers = read_layer("quartiers", funded_quartier_columns());
  ASSERT_EQ(quartiers.size(), view_.attribution.targets.size());
  for (std::size_t t = 0; t < quartiers.size(); ++t) {
    EXPECT_EQ(funded_quartier_columns().row(quartiers[t]),
              funded_quartier_columns().row(funded_quartier_record(view_, t)));
  }
  const auto actions = read_layer("actions", funded_action_columns());
  ASSERT_EQ(actions.size(), view_.programme.actions.size());
  EXPECT_EQ(actions[0].title, view_.programme.actions[0].title);
  EXPECT_EQ(read_layer("funding", funding_columns()).size(), [&] {
    std::size_t parts = 0;
    for (const FundingLine& line : view_.programme.lines) {
      parts += funding_records(view_, line).size();
    }
    return parts;
  }());
}

TEST_F(ActionsLayers, ComeWithFindingsProvenanceAndStyles) {
  EXPECT_THAT(carreau::testing::layer_names(path_),
              ElementsAre("quartiers", "actions", "funding", "findings", "run", "layer_styles"));
  std::vector<std::string> styled;
  for (const auto& style : carreau::testing::layer_rows(path_, "layer_styles")) {
    styled.push_back(style.at("f_table_name"));
  }
  EXPECT_THAT(styled, ElementsAre("quartiers", "actions", "funding", "findings", "run"));
  EXPECT_EQ(read_layer("findings", finding_columns()).size(), view_.findings.list().size());
  const auto run = read_layer("run", run_columns());
  ASSERT_EQ(run.size(), 1 + view_.inputs.size());
  EXPECT_EQ(run[1].value, "actions.xlsx");
}

TEST_F(ActionsLayers, HaveTheOutlineOfEveryTargetThatHasOne) {
  const PolygonSet outlines = target_outlines(view_);
  ASSERT_EQ(outlines.size(), view_.attribution.targets.size());
  for (std::size_t t = 0; t < outlines.size(); ++t) {
    const auto rings = outlines.rings(t);
    const bool is_place = facts_of(view_, view_.attribution.targets[t]) != nullptr;
    EXPECT_EQ(rings.first != rings.last, is_place) << view_.attribution.targets[t].name;
  }
}

}  // namespace
}  // namespace carreau::results
