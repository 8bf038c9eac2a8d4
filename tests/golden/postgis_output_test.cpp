// SPDX-License-Identifier: Apache-2.0
/// PostGIS for output, against a server of the tests' own: what a GeoPackage holds, whole or not.
#include "files/layer_writer.hpp"
#include "support/postgis.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace carreau::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using Rows = std::vector<std::vector<std::string>>;

TEST_F(Postgis, ASchemaHoldsWhatAGeoPackageHolds) {
  // A perimeter and no near miss, then the other way round.
  std::map<std::string, std::size_t> rows;
  for (const char* population : {"10000", "20000"}) {
    const Words more = {"--overwrite", "--set",
                        fmt::format("minimum_unit_population={}", population)};
    expect_written("out.gpkg", more);
    expect_written(schema("qpv"), more);
    for (const std::string& layer : kResult) {
      const Words expected = bits_of(folder_ / "out.gpkg", layer);
      rows[layer] += expected.size();
      EXPECT_EQ(bits_of(schema("qpv"), layer), expected) << layer;
      EXPECT_EQ(column_names(schema("qpv"), layer), column_names(folder_ / "out.gpkg", layer));
    }
  }
  for (const std::string& layer : kResult) EXPECT_GT(rows[layer], 0U) << layer;
  EXPECT_THAT(tables_in("qpv"),
              ElementsAre("cells", "findings", "near_misses", "perimeters", "run", "urban_units"));
}

TEST_F(Postgis, TheServerSaysSoItself) {
  expect_written("out.gpkg", {"--crs", "EPSG:2154"});
  expect_written(schema("qpv"), {"--crs", "EPSG:2154"});
  Words shapes;
  for_each_feature(folder_ / "out.gpkg", "cells",
                   [&](OGRFeature& row) { shapes.push_back(wkb(row.GetGeometryRef())); });
  const Rows rows = server_->rows(
      "SELECT encode(ST_AsBinary(geom, 'NDR'), 'hex'), ST_IsValid(geom)::text, "
      "ST_SRID(geom)::text FROM qpv.cells ORDER BY fid");
  ASSERT_EQ(rows.size(), shapes.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_THAT(rows[i], ElementsAre(shapes[i], "true", "2154"));
  }
  for (const char* layer : {"perimeters", "near_misses", "cells"}) {
    EXPECT_EQ(server_->value(fmt::format("SELECT count(*)::text FROM pg_indexes WHERE schemaname = "
                                         "'qpv' AND tablename = '{}' AND indexdef LIKE "
                                         "'%USING gist (geom)%'",
                                         layer)),
              "1")
        << layer;
  }
  for (const std::string& layer : kResult) {
    EXPECT_EQ(server_->value(fmt::format("SELECT a.attname FROM pg_index i JOIN pg_attribute a ON "
                                         "a.attrelid = i.indrelid AND a.attnum = i.indkey[0] WHERE "
                                         "i.indisprimary AND i.indrelid = 'qpv.{}'::regclass",
                                         layer)),
              "fid")
        << layer;
  }
  EXPECT_EQ(server_->value("SELECT obj_description('qpv.perimeters'::regclass)"),
            "Périmètres proposés");
  EXPECT_EQ(server_->value("SELECT obj_description('qpv.run'::regclass)"), "Provenance");
}

TEST_F(Postgis, NothingIsReplacedUnlessAsked) {
  expect_written(schema("qpv"));
  const Words before = bits_of(schema("qpv"), "run");
  const Words smoother = {"--set", "smoothing=0"};
  expect_refusal(delineate_to(schema("qpv"), smoother), 1,
                 "schemas=qpv: the schema qpv holds cells, findings, near_misses, perimeters, run, "
                 "urban_units already (choose another schema, or replace them with --overwrite)");
  EXPECT_EQ(bits_of(schema("qpv"), "run"), before);

  server_->run("CREATE TABLE qpv.mine AS SELECT 1 AS kept");
  expect_written(schema("qpv"), {"--set", "smoothing=0", "--overwrite", "--cells", "none"});
  EXPECT_NE(bits_of(schema("qpv"), "run"), before);
  EXPECT_THAT(tables_in("qpv"),
              ElementsAre("findings", "mine", "near_misses", "perimeters", "run", "urban_units"))
      << "cells of the result before would pass for those of this one";
}

TEST_F(Postgis, WhatOthersBuiltOnAResultIsTheirs) {
  expect_written(schema("qpv"));
  server_->run("CREATE VIEW public.theirs AS SELECT zone_id FROM qpv.perimeters");
  const Words before = bits_of(schema("qpv"), "run");
  const ProgramResult result = delineate_to(schema("qpv"), {"--set", "smoothing=0", "--overwrite"});
  expect_refusal(result, 1,
                 "cannot drop table perimeters because other objects depend on it DETAIL:  view "
                 "theirs depends on table perimeters (nothing was changed)");
  EXPECT_EQ(bits_of(schema("qpv"), "run"), before);
  server_->run("DROP VIEW public.theirs");
}

TEST_F(Postgis, WhatIsNotCommittedIsNeverThere) {
  const files::OutputPlace place{schema("qpv"), false, {"a", "b"}};
  for (const bool is_finished : {false, true}) {
    files::LayerWriter writer(place, files::OutputFormat::database);
    writer.start_layer("a", "with rows", {{"text"}}, std::nullopt);
    writer.add_row({std::string("x")});
    writer.start_layer("b", "without", {{"text"}}, Crs::epsg(3035));
    if (is_finished) writer.finish();
  }
  EXPECT_FALSE(is_schema("qpv"));
}

/// The server refuses the table of findings, after perimeters, near misses, cells and units.
class PostgisInTheMiddle : public Postgis {
 protected:
  void SetUp() override {
    Postgis::SetUp();
    if (server_ == nullptr) return;
    server_->run(
        "CREATE FUNCTION public.refuse() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN IF "
        "EXISTS (SELECT FROM pg_event_trigger_ddl_commands() WHERE object_identity LIKE "
        "'%.findings') THEN RAISE EXCEPTION 'no room for findings'; END IF; END $$");
    server_->run(
        "CREATE EVENT TRIGGER refuse ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE "
        "FUNCTION public.refuse()");
  }
  void TearDown() override {
    if (server_ == nullptr) return;
    server_->run("DROP EVENT TRIGGER IF EXISTS refuse");
    server_->run("DROP FUNCTION public.refuse()");
  }
};

TEST_F(PostgisInTheMiddle, AFailureLeavesNothing) {
  const ProgramResult result = delineate_to(schema("qpv"));
  expect_refusal(result, 1, "schemas=qpv: cannot be written: ");
  EXPECT_THAT(result.err, HasSubstr("no room for findings"));
  EXPECT_FALSE(is_schema("qpv")) << "the schema was made for this result";
}

TEST_F(PostgisInTheMiddle, AFailureKeepsTheResultBefore) {
  server_->run("ALTER EVENT TRIGGER refuse DISABLE");
  expect_written(schema("qpv"));
  std::vector<Words> before;
  for (const std::string& layer : kResult) before.push_back(bits_of(schema("qpv"), layer));
  server_->run("ALTER EVENT TRIGGER refuse ENABLE");
  EXPECT_EQ(delineate_to(schema("qpv"), {"--set", "smoothing=0", "--overwrite"}).exit_code, 1);
  for (std::size_t i = 0; i < kResult.size(); ++i) {
    EXPECT_EQ(bits_of(schema("qpv"), kResult[i]), before[i]) << kResult[i];
  }
}

TEST_F(Postgis, TablesOfAVerbGoToASchema) {
  ASSERT_EQ(with_zones("check", "zones.geojson", {"-o", "check.gpkg"}).exit_code, 0);
  const ProgramResult result =
      with_zones("check", "zones.geojson", {"-o", schema("checks"), "--lang", "en"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.err, HasSubstr("Written: PG:dbname=zonings host="));
  EXPECT_EQ(bits_of(schema("checks"), "check"), bits_of(folder_ / "check.gpkg", "check"));

  expect_refusal(with_zones("check", "zones.geojson", {"-o", schema("checks")}), 1,
                 "the schema checks holds check already");
  EXPECT_EQ(with_zones("check", "zones.geojson", {"-o", schema("checks"), "--overwrite"}).exit_code,
            0);
  (void)folder_.write("places.csv", "id,x,y\na,3842900,2346500\nb,,\n");
  for (const std::string& to : {std::string("places.gpkg"), schema("places")}) {
    const ProgramResult places =
        with_zones("assign", "zones.geojson", {"--crs", "EPSG:3035", "-o", to});
    EXPECT_EQ(places.exit_code, 0) << places.err;
  }
  EXPECT_EQ(bits_of(schema("places"), "assignment"),
            bits_of(folder_ / "places.gpkg", "assignment"));
}

TEST_F(Postgis, ATableDoesNotTakeThePlaceOfItsInput) {
  load("zones.geojson", "official", "check");
  const std::string zones = server_->name("schemas=official tables=check");
  expect_refusal(with_zones("check", zones, {"-o", schema("official"), "--overwrite"}), 2,
                 "is also an input: choose another name");
  expect_written(schema("qpv"));
  expect_refusal(carreau(folder_, {"delineate", "--scenario", schema("qpv"), "-o", schema("qpv"),
                                   "--overwrite"}),
                 2, "is also an input: choose another name");
}

TEST_F(Postgis, WhereNothingCanBeWrittenIsSaid) {
  const auto expect_said = [&](const std::string& output, int code, const std::string& message) {
    expect_refusal(delineate_to(output), code, message);
  };
  expect_said(server_->name(), 2, "expected the schema that the result goes to, as schemas=NAME");
  expect_said(schema("a,b"), 2, "expected the schema that the result goes to, as schemas=NAME");
  expect_said(schema("qpv tables=mine"), 2, "leave tables= out");
  expect_said(server_->name("schemas=qpv", "postgres"), 1,
              "the database is without PostGIS (CREATE EXTENSION postgis brings it)");
  EXPECT_THAT(delineate_to(schema("qpv"), {"--format", "gpkg"}).err,
              HasSubstr("--format speaks of files: leave it out for a database"));
  server_->run("DROP ROLE IF EXISTS guest");
  server_->run("CREATE ROLE guest LOGIN");
  server_->run("CREATE SCHEMA closed");
  const std::string guest =
      fmt::format("PG:dbname=zonings host={} user=guest schemas=", server_->host());
  expect_said(guest + "qpv", 1,
              "there is no schema qpv, and this user may not create it (ask for the right (GRANT "
              "CREATE), or connect as another with user=)");
  expect_said(guest + "closed", 1, "this user may not create tables in the schema closed");
  EXPECT_FALSE(is_schema("qpv"));
  EXPECT_THAT(tables_in("closed"), IsEmpty());
}

}  // namespace
}  // namespace carreau::testing
