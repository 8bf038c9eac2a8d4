// SPDX-License-Identifier: Apache-2.0
/// Results read back as the records that they were written from.
#include "results/record_reader.hpp"

#include "base/error.hpp"
#include "files/layer_table.hpp"
#include "results/table_layer.hpp"
#include "support/column_tables.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau::results {
namespace {

using carreau::testing::TempFolder;
using ::testing::HasSubstr;

class Reading : public ::testing::Test {
 protected:
  template <class Record>
  std::string written(const ColumnTable<Record>& columns, const Record& record) {
    const std::string path = folder_ / "out.gpkg";
    files::LayerWriter writer(files::OutputPlace{path, true, {}}, files::OutputFormat::geopackage);
    write_table_layer(writer, "rows", "", columns, {record});
    writer.finish();
    writer.commit();
    return path;
  }
  template <class Record>
  Record read_back(const std::string& path, const ColumnTable<Record>& columns) {
    files::LayerTable table = files::LayerTable::open_layer(path, "rows");
    const RecordReader<Record> reader(table, columns);
    EXPECT_TRUE(table.next());
    return reader.read();
  }
  /// A record that was written gives the same row again.
  template <class Record>
  void expect_same(const ColumnTable<Record>& columns, const Record& record) {
    const Record again = read_back(written(columns, record), columns);
    EXPECT_EQ(columns.row(again), columns.row(record));
  }
  /// Of a table of columns in which `name` is a text.
  std::string error_of(const std::string& name, const std::string& text) {
    auto columns = std::vector<Column<UnitRecord>>();
    for (Column<UnitRecord> column : unit_columns().columns()) {
      if (name.empty() || column.name != name) columns.push_back(column);
    }
    const std::string path = folder_ / "out.gpkg";
    std::vector<files::FieldSpec> fields;
    files::Row row;
    for (const Column<UnitRecord>& column : columns) {
      fields.push_back({column.name.c_str(), column.type});
      row.push_back(column.value({}));
    }
    if (text != "-") {
      fields.push_back({name.c_str(), files::FieldType::text});
      row.push_back(text.empty() ? files::FieldValue() : files::FieldValue(text));
    }
    files::LayerWriter writer(files::OutputPlace{path, true, {}}, files::OutputFormat::geopackage);
    writer.start_layer("rows", "", fields, std::nullopt);
    writer.add_row(row);
    writer.finish();
    writer.commit();
    try {
      (void)read_back(path, unit_columns());
    } catch (const DataError& error) {
      return error.what();
    }
    return "no error";
  }
  TempFolder folder_;
};

TEST_F(Reading, GivesBackAPerimeter) {
  ZoneRecord zone;
  zone.zone_id = "59702-01";
  zone.communes = {"59512", "59350"};
  zone.people = Persons::from_value(1'234.5);
  zone.median_disposable = {12'345.6, 11'000.0, 13'000.0};
  zone.threshold_declared = Euros::whole(12'600);
  zone.territory_basis = TerritoryBasis::derogation;
  zone.status = ZoneStatus::locked;
  zone.failed_criteria = {Criterion::population, Criterion::income};
  const ZoneRecord again = read_back(written(perimeter_columns(), zone), perimeter_columns());
  EXPECT_EQ(again.people, zone.people);
  EXPECT_EQ(again.communes, zone.communes);
  EXPECT_FALSE(again.households);
  EXPECT_EQ(again.median_disposable->value, 12'346.0);
  EXPECT_EQ(again.threshold_declared, zone.threshold_declared);
  EXPECT_EQ(again.territory_basis, zone.territory_basis);
  EXPECT_EQ(again.status, zone.status);
  EXPECT_EQ(again.failed_criteria, zone.failed_criteria);
}

TEST_F(Reading, GivesBackEveryKindWithNothingKnown) {
  expect_same(near_miss_columns(), ZoneRecord());
  expect_same(cell_columns(), CellRecord());
  expect_same(unit_columns(), UnitRecord());
  expect_same(finding_columns(), FindingRecord());
  expect_same(run_columns(), RunRecord());
  expect_same(check_columns(), CheckRecord());
  expect_same(agreement_columns(), AgreementRecord());
  expect_same(comparison_columns(), ComparisonRecord());
  expect_same(transfer_columns(), TransferRecord());
  expect_same(reconciliation_columns(), ReconciliationRecord());
  expect_same(funded_quartier_columns(), FundedQuartierRecord());
  expect_same(funded_action_columns(), FundedActionRecord());
  expect_same(funding_columns(), FundingRecord());
}

TEST_F(Reading, GivesBackFiguresAndTheirGaps) {
  CheckRecord check;
  check.code = "QN1";
  check.verdict = Outcome::fails;
  check.failed_criteria = {Criterion::density};
  check.people = Persons::from_value(10.1);
  check.q1_disposable = Interval{1.0, 2.0, 3.0};
  check.meets_density = false;
  check.meets_income = true;
  expect_same(check_columns(), check);
  ComparisonRecord compared;
  compared.change = ZoneChange::split;
  compared.linked = {"A", "B"};
  compared.lost.people = Persons::from_value(0.1);
  compared.pocket = PocketFate::stays;
  expect_same(comparison_columns(), compared);
  PortraitRecord portrait;
  portrait.level = PortraitRowLevel::nation;
  portrait.counts.resize(indicators().size());
  portrait.rates.resize(indicators().size());
  portrait.counts[1] = 12.5;
  portrait.rates[1] = Interval{0.25, 0.2, 0.3};
  portrait.median_declared = FigureInterval(21'000.0);
  expect_same(portrait_columns(), portrait);
}

TEST_F(Reading, GivesBackMovedFigures) {
  const ColumnTable<CrosswalkRecord> columns = crosswalk_columns(testing::some_variables());
  const MovedFigure count{12.0, 10.0, 14.0, 8.0, 20.0, MovedState::partial, 0.25, 0.125};
  const MovedFigure rate{0.1234, {}, {}, {}, {}, MovedState::complete, 0.0, 0.0};
  const CrosswalkRecord record{"QN1", "Nord", {count, rate}};
  expect_same(columns, record);
  const CrosswalkRecord again = read_back(written(columns, record), columns);
  ASSERT_EQ(again.figures.size(), 2U);
  EXPECT_EQ(again.name, "Nord");
  EXPECT_EQ(again.figures[0].most, 20.0);
  EXPECT_EQ(again.figures[0].state, MovedState::partial);
  EXPECT_EQ(again.figures[1].value, 0.1234);
  EXPECT_FALSE(again.figures[1].low);
}

TEST_F(Reading, GivesBackPlacesInSeveralZonings) {
  const auto columns = assignment_columns({{"id", "Code"}, {"old", "new"}, {300.0, 500.0}, true});
  AssignmentRecord place;
  place.kept = {"12", "Bât. A"};
  place.zonings.resize(2);
  place.zonings[0] = {"QN1", "Nord",          {"QN2", "QN3"}, 12.25, "", 0.0, VatCondition::in_zone,
                      true,  Ambiguity::limit};
  place.zonings[1] = {"", "", {}, 310.5, "QN9", 620.0, VatCondition::none, false, Ambiguity::none};
  place.within = {WithinAnswer::entirely, WithinAnswer::entirely, WithinAnswer::no,
                  WithinAnswer::partly};
  expect_same(columns, place);
  const AssignmentRecord again = read_back(written(columns, place), columns);
  EXPECT_EQ(again.kept, place.kept);
  EXPECT_EQ(again.within, place.within);
  EXPECT_EQ(again.zonings[0].also_in, place.zonings[0].also_in);
  EXPECT_EQ(again.zonings[0].vat_condition, VatCondition::in_zone);
  EXPECT_EQ(again.zonings[1].ambiguous, false);
  EXPECT_EQ(again.zonings[1].distance, 310.5);
}

TEST_F(Reading, GivesBackAPlaceThatWasNotFound) {
  const auto columns = assignment_columns({{}, {"qpv"}, {300.0}, false});
  AssignmentRecord place;
  place.problem = PlaceStatus::outside_france;
  place.zonings.resize(1);
  place.within.resize(1);
  const AssignmentRecord again = read_back(written(columns, place), columns);
  EXPECT_EQ(again.problem, PlaceStatus::outside_france);
  EXPECT_FALSE(again.zonings[0].ambiguous);
  EXPECT_FALSE(again.zonings[0].distance);
  EXPECT_FALSE(again.within[0]);
}

TEST_F(Reading, RefusesWhatAColumnCannotHold) {
  EXPECT_THAT(error_of("cells", "many"), AllOf(HasSubstr("out.gpkg:1: cells"),
                                               HasSubstr("a whole number"), HasSubstr("\"many\"")));
  EXPECT_THAT(error_of("people", "12,5"), HasSubstr("a number, found \"12,5\""));
  EXPECT_THAT(error_of("local_median_source", "guessed"), HasSubstr("\"guessed\""));
}

TEST_F(Reading, RefusesAGapWhereSomethingMustBeKnown) {
  EXPECT_THAT(error_of("people", ""), HasSubstr("expected a value, found nothing"));
  EXPECT_THAT(error_of("people", "-"), HasSubstr("expected a column \"people\", found none"));
  EXPECT_EQ(error_of("population", ""), "no error");
}

}  // namespace
}  // namespace carreau::results
