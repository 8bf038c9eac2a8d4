// SPDX-License-Identifier: Apache-2.0
/// PostGIS for input, against a server of the tests' own: the same as with files.
#include "support/postgis.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace carreau::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

TEST_F(Postgis, AResultIsReadBack) {
  expect_written("out.gpkg");
  expect_written(schema("qpv"));
  const Words ids = {"30901-01", "CRS3035RES200mN2346800E3842800"};
  for (const std::string& id : ids) {
    const ProgramResult expected = carreau(folder_, {"explain", "out.gpkg", id});
    const ProgramResult found = carreau(folder_, {"explain", schema("qpv"), id});
    EXPECT_EQ(found.exit_code, 0) << found.err;
    EXPECT_EQ(found.out, expected.out);
  }
  for (const Words& verb : {Words{"evaluate"}, Words{"compare"}}) {
    Words from_file = {verb.front(), "out.gpkg", "zones.geojson", "grid.csv", "-o", "-", "--quiet"};
    Words from_schema = from_file;
    from_schema[1] = schema("qpv");
    const ProgramResult expected = carreau(folder_, from_file);
    const ProgramResult found = carreau(folder_, from_schema);
    EXPECT_EQ(found.exit_code, 0) << found.err;
    EXPECT_THAT(found.out, Not(IsEmpty()));
    EXPECT_EQ(found.out, expected.out) << verb.front();
  }
  for (const std::string& from : {std::string("out.gpkg"), schema("qpv")}) {
    const ProgramResult result =
        carreau(folder_, {"delineate", "--scenario", from, "-o", "again.gpkg", "--overwrite"});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_EQ(folder_.read("again.gpkg"), folder_.read("out.gpkg")) << from;
  }
}

TEST_F(Postgis, ZonesOfATableAreThoseOfTheFile) {
  expect_written("out.gpkg");
  (void)folder_.write("places.csv", "id,x,y\na,3842900,2346500\nb,3843300,2346500\n");
  load("zones.geojson", "official", "zones");
  server_->run("CREATE TABLE official.other AS SELECT 1 AS nothing");
  for (const std::string verb : {"check", "assign", "compare", "evaluate", "portrait"}) {
    const Words more = verb == "assign" ? Words{"--crs", "EPSG:3035", "-o", "-", "--quiet"}
                                        : Words{"-o", "-", "--quiet"};
    const ProgramResult expected = with_zones(verb, "zones.geojson", more);
    ASSERT_EQ(expected.exit_code, 0) << expected.err;
    for (const std::string& name : {schema("official"), server_->name("tables=official.zones"),
                                    server_->name("schemas=official tables='zones'")}) {
      const ProgramResult found = with_zones(verb, name, more);
      EXPECT_EQ(found.exit_code, 0) << found.err;
      EXPECT_EQ(found.err, expected.err);
      EXPECT_EQ(found.out, expected.out) << verb << ' ' << name;
    }
  }
}

TEST_F(Postgis, ACatalogueNamesATable) {
  load("zones.geojson", "official", "zones");
  load("zones.geojson", "official", "others");
  (void)folder_.write("zonings.toml",
                      fmt::format("[[zoning]]\nkey = \"qpv\"\nfile = \"{}\"\nlayer = \"zones\"\n",
                                  schema("official")));
  const Words more = {"-o", "-", "--quiet"};
  const ProgramResult found = with_zones("check", "zonings.toml:qpv", more);
  EXPECT_EQ(found.exit_code, 0) << found.err;
  EXPECT_EQ(found.out, with_zones("check", "zones.geojson", more).out);
  expect_refusal(with_zones("check", schema("official"), more), 1,
                 "PG:dbname=zonings schemas=official: expected one table with the columns sought, "
                 "found 2: ");
}

TEST_F(Postgis, InputsOfARunComeFromTables) {
  expect_written("out.gpkg", {"--listed", "zones.geojson"});
  load("communes.csv", "ref", "communes");
  load("units.csv", "ref", "units");
  load("zones.geojson", "ref", "listed");
  load("grid.csv", "ref", "grid");
  world_.arguments.grids = {server_->name("tables=ref.grid")};
  world_.arguments.communes = {server_->name("tables=ref.communes")};
  world_.arguments.urban_units = server_->name("tables=ref.units");
  const Words listed = {"--listed", server_->name("tables=ref.listed")};
  expect_written("tables.gpkg", listed);
  for (const char* layer : {"perimeters", "near_misses", "cells", "urban_units"}) {
    EXPECT_EQ(bits_of(folder_ / "tables.gpkg", layer), bits_of(folder_ / "out.gpkg", layer));
  }
  world_.arguments.communes = {schema("ref")};
  expect_refusal(delineate_to("never.gpkg"), 2,
                 "expected the table that is meant, as tables=NAME: a run knows its inputs by "
                 "their content");
}

TEST_F(Postgis, AScenarioKnowsTheRowsOfItsTables) {
  load("communes.csv", "ref", "communes");
  world_.arguments.communes = {server_->name("tables=ref.communes")};
  expect_written("out.gpkg", {"--save-scenario", "run.toml"});
  const auto replay = [&](const std::string& to, const Words& more = {}) {
    Words words = {"delineate", "--scenario", "run.toml", "-o", to};
    words.insert(words.end(), more.begin(), more.end());
    return carreau(folder_, words);
  };
  // The same rows in another order are the same content.
  server_->run("UPDATE ref.communes SET nom = nom WHERE code = '30001'");
  ASSERT_EQ(server_->value("SELECT code FROM ref.communes LIMIT 1"), "30002");
  const ProgramResult same = replay("again.gpkg");
  EXPECT_EQ(same.exit_code, 0) << same.err;
  EXPECT_EQ(folder_.read("again.gpkg"), folder_.read("out.gpkg"));

  server_->run("UPDATE ref.communes SET population_totale = '12001' WHERE code = '30001'");
  expect_refusal(replay("other.gpkg"), 1, "expected content with SHA-256 ");
  const ProgramResult accepted = replay("other.gpkg", {"--accept-changed-inputs"});
  EXPECT_EQ(accepted.exit_code, 0) << accepted.err;
}

TEST_F(Postgis, NoPasswordIsTold) {
  load("communes.csv", "ref", "communes");
  load("zones.geojson", "ref", "zones");
  const std::string secret = "password='s3 cret' ";
  world_.arguments.communes = {server_->name(secret + "tables=ref.communes")};
  std::string said;
  const auto note = [&](const ProgramResult& result) { said += result.out + result.err; };
  note(delineate_to(
      server_->name(secret + "schemas=qpv"),
      {"--listed", server_->name(secret + "tables=ref.zones"), "--save-scenario", "run.toml"}));
  ASSERT_EQ(tables_in("qpv").size(), kResult.size()) << said;
  note(delineate_to(server_->name(secret + "schemas=qpv"), {"--overwrite", "--json"}));
  note(delineate_to(server_->name(secret + "schemas=qpv")));
  note(delineate_to("out.geojson"));
  note(with_zones("check", server_->name(secret + "tables=ref.zones"),
                  {"-o", server_->name(secret + "schemas=checks")}));
  note(with_zones("check", server_->name(secret + "tables=ref.absent")));
  note(with_zones("check", server_->name(secret, "absent")));
  note(with_zones("check", "PG:dbname=zonings pasword=s3cret"));
  note(with_zones("check", "PG:dbname=zonings password=my s3cret"));
  note(with_zones("check", "pg:dbname=zonings host=/nowhere password=s3cret"));
  note(with_zones("check", "postgresql://tester:s3cret@localhost/zonings"));
  note(carreau(folder_, {"explain", server_->name(secret), "x"}));
  note(carreau(folder_, {"assign", "places.csv", server_->name(secret + "tables=ref.zones"),
                         server_->name(secret + "tables=ref.zones")}));
  for (const std::string& layer : kResult) {
    for (const std::string& line : bits_of(schema("qpv"), layer)) said += line;
  }
  said += folder_.read("run.toml") + folder_.read("out.geojson");
  EXPECT_THAT(said, Not(HasSubstr("s3")));
  EXPECT_THAT(said, HasSubstr("PG:dbname=zonings tables=ref.communes")) << "in the provenance";
  EXPECT_THAT(folder_.read("run.toml"),
              HasSubstr(fmt::format("path = \"PG:dbname=zonings host={} user=tester "
                                    "tables=ref.communes\"",
                                    server_->host())));
}

TEST_F(Postgis, WhatCannotBeReadIsSaid) {
  server_->run("CREATE SCHEMA ref");
  const auto expect_said = [&](const std::string& zones, const std::string& message) {
    expect_refusal(with_zones("check", zones), 1, message);
  };
  expect_said("PG:dbname=zonings host=/nowhere user=tester",
              "PG:dbname=zonings host=/nowhere user=tester: cannot be connected to: connection to "
              "server on socket \"/nowhere/.s.PGSQL.5432\" failed: No such file or directory");
  expect_said(server_->name({}, "absent"),
              "database \"absent\" does not exist (host=, port=, "
              "dbname= and user= say to what; PGPASSWORD or .pgpass "
              "hold the password)");
  expect_said(server_->name(), "expected tables, found an empty database");
  load("zones.geojson", "ref", "zones");
  server_->run("CREATE TABLE ref.bare (code_qp text, geom geometry)");
  server_->run("INSERT INTO ref.bare VALUES ('A', ST_SetSRID(ST_MakeEnvelope(0, 0, 1, 1), 0))");
  server_->run("CREATE TABLE ref.shapeless AS SELECT 'A' AS code_qp");
  expect_said(server_->name("tables=ref.absent"),
              "tables=ref.absent: expected a table \"ref.absent\", found none (it has ref.bare, "
              "ref.shapeless, ref.zones)");
  expect_said(schema("nowhere"),
              "schemas=nowhere: expected tables in the schema nowhere, found none (it has ");
  expect_said(server_->name("tables=ref.shapeless"),
              "PG:dbname=zonings tables=ref.shapeless: expected polygons, or a column of communes");
  expect_said(server_->name("tables=ref.bare"), "the layer has no coordinate reference system");
  expect_refusal(carreau(folder_, {"explain", schema("ref"), "30901-01"}), 1,
                 "PG:dbname=zonings schemas=ref: expected a layer \"run\", found none (it has ");
  expect_refusal(with_zones("check", "PG:zonings"), 2,
                 "a database is named by PG: and words NAME=VALUE");
}

}  // namespace
}  // namespace carreau::testing
