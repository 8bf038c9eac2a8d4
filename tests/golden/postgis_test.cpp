// SPDX-License-Identifier: Apache-2.0
/// PostGIS for input and output, against a server of the tests' own: the same as with files.
#include "io/layer_writer.hpp"
#include "support/carreau_program.hpp"
#include "support/gdal_files.hpp"
#include "support/postgres.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <bit>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace carreau::testing {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

using Rows = std::vector<std::vector<std::string>>;
using Words = std::vector<std::string>;

const Words kResult = {"perimeters", "near_misses", "cells", "urban_units", "findings", "run"};

/// Of the perimeter of the drawn world, its two western columns; and a zone without cells.
const std::string kZones = geojson(
    {{R"("code_qp":"W","nom_qp":"Ouest, à l'ancien")", box(3842800, 2346400, 3843200, 2347000)},
     {R"("code_qp":"E","nom_qp":"Ailleurs")", box(3850000, 2346400, 3850200, 2347000)}},
    3035);

std::string hex(const std::vector<unsigned char>& bytes) {
  std::string text;
  for (const unsigned char byte : bytes) text += fmt::format("{:02x}", byte);
  return text;
}

std::string wkb(const OGRGeometry* shape) {
  if (shape == nullptr) return "none";
  std::vector<unsigned char> bytes(shape->WkbSize());
  shape->exportToWkb(wkbNDR, bytes.data(), wkbVariantIso);
  return hex(bytes);
}

/// Every bit of a layer: names and types of its columns, then its rows.
Words bits_of(const std::string& path, const std::string& layer) {
  Words lines;
  for_each_feature(path, layer, [&](OGRFeature& row) {
    std::string line;
    for (int i = 0; i < row.GetFieldCount(); ++i) {
      OGRFieldDefn& field = *row.GetFieldDefnRef(i);
      line += fmt::format("{}:{}=", field.GetNameRef(), static_cast<int>(field.GetType()));
      if (row.IsFieldSetAndNotNull(i) == 0) line += "null";
      else if (field.GetType() == OFTReal)
        line += fmt::format("{:016x}", std::bit_cast<std::uint64_t>(row.GetFieldAsDouble(i)));
      else line += row.GetFieldAsString(i);
      line += '|';
    }
    lines.push_back(line + wkb(row.GetGeometryRef()));
  });
  return lines;
}

class Postgis : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (PostgresServer::missing().empty()) server_ = std::make_unique<PostgresServer>();
  }
  static void TearDownTestSuite() { server_.reset(); }

  void SetUp() override {
    if (server_ == nullptr) GTEST_SKIP() << PostgresServer::missing();
    world_.write(folder_);
    (void)folder_.write("zones.geojson", kZones);
    for (const auto& row :
         server_->rows("SELECT nspname FROM pg_namespace WHERE nspname NOT IN ('public', "
                       "'information_schema') AND nspname !~ '^pg_'")) {
      server_->run(fmt::format("DROP SCHEMA \"{}\" CASCADE", row.at(0)));
    }
  }

  static std::string schema(const std::string& name) { return server_->name("schemas=" + name); }

  /// A file as a table of a schema, which is created.
  void load(const std::string& file, const std::string& schema_name, const std::string& table,
            Words options = {}) {
    server_->run(fmt::format("CREATE SCHEMA IF NOT EXISTS {}", schema_name));
    options.insert(options.end(), {"-nln", schema_name + "." + table});
    convert(folder_ / file, server_->name(), options);
  }

  ProgramResult delineate_to(const std::string& output, const Words& more = {}) {
    world_.arguments.output = output;
    world_.arguments.more = more;
    return carreau(folder_, world_.arguments.words());
  }
  void expect_written(const std::string& output, const Words& more = {}) {
    const ProgramResult result = delineate_to(output, more);
    ASSERT_EQ(result.exit_code, 0) << result.err;
  }
  ProgramResult with_zones(const std::string& verb, const std::string& zones,
                           const Words& more = {}) {
    Words words = {verb};
    if (verb == "assign") words.insert(words.end(), {"places.csv", "zones=" + zones});
    else if (verb == "compare") words.insert(words.end(), {"out.gpkg", zones, "grid.csv"});
    else if (verb == "evaluate") words.insert(words.end(), {"out.gpkg", zones, "grid.csv"});
    else
      words.insert(words.end(), {zones, "grid.csv", "--urban-units", "units.csv", "--communes",
                                 "communes.csv", "--rule", "metropole-2023"});
    words.insert(words.end(), more.begin(), more.end());
    return carreau(folder_, words);
  }
  /// What a verb says of itself and exits with 1, nothing on stdout.
  static void expect_refusal(const ProgramResult& result, int code, const std::string& message) {
    EXPECT_EQ(result.exit_code, code);
    EXPECT_EQ(result.out, "");
    EXPECT_THAT(result.err, HasSubstr(message));
  }
  static Words tables_in(const std::string& schema_name) {
    Words names;
    for (const auto& row : server_->rows(fmt::format(
             "SELECT tablename FROM pg_tables WHERE schemaname = '{}' ORDER BY 1", schema_name))) {
      names.push_back(row.at(0));
    }
    return names;
  }
  static bool is_schema(const std::string& name) {
    return !server_->rows(fmt::format("SELECT 1 FROM pg_namespace WHERE nspname = '{}'", name))
                .empty();
  }

  static inline std::unique_ptr<PostgresServer> server_;
  TempFolder folder_;
  World world_;
};

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
  const io::OutputPlace place{schema("qpv"), false, {"a", "b"}};
  for (const bool is_finished : {false, true}) {
    io::LayerWriter writer(place, io::OutputFormat::database);
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
  expect_said(guest + "qpv", 1, "there is no schema qpv, and this user may not create it");
  expect_said(guest + "closed", 1, "this user may not create tables in the schema closed");
  EXPECT_FALSE(is_schema("qpv"));
  EXPECT_THAT(tables_in("closed"), IsEmpty());
}

}  // namespace
}  // namespace carreau::testing
