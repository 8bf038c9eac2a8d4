// SPDX-License-Identifier: Apache-2.0
/// What tests of PostGIS share: a server, a drawn world, and exact comparison of layers.
#pragma once

#include "support/carreau_program.hpp"
#include "support/gdal_files.hpp"
#include "support/postgres.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <bit>
#include <memory>
#include <string>
#include <vector>

namespace carreau::testing {

inline const Words kResult = {"perimeters",  "near_misses", "cells",
                              "urban_units", "findings",    "run"};

/// The two western columns of the perimeter of the drawn world, and a zone without cells.
inline const std::string kZones = geojson(
    {{R"("code_qp":"W","nom_qp":"Ouest, à l'ancien")", box(3842800, 2346400, 3843200, 2347000)},
     {R"("code_qp":"E","nom_qp":"Ailleurs")", box(3850000, 2346400, 3850200, 2347000)}},
    3035);

inline std::string hex(const std::vector<unsigned char>& bytes) {
  std::string text;
  for (const unsigned char byte : bytes) text += fmt::format("{:02x}", byte);
  return text;
}

inline std::string wkb(const OGRGeometry* shape) {
  if (shape == nullptr) return "none";
  std::vector<unsigned char> bytes(shape->WkbSize());
  shape->exportToWkb(wkbNDR, bytes.data(), wkbVariantIso);
  return hex(bytes);
}

/// The exact content of a layer: names and types of its columns, then its rows.
inline Words bits_of(const std::string& path, const std::string& layer) {
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

  /// Loads a file as a table of a schema, which is created.
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
      words.insert(words.end(),
                   {zones, "grid.csv", "--urban-units", "units.csv", "--communes", "communes.csv",
                    "--urban-incomes", "incomes.csv", "--rule", "metropole-2023"});
    words.insert(words.end(), more.begin(), more.end());
    return carreau(folder_, words);
  }
  /// Expects this exit code, only this message on stderr, and nothing on stdout.
  static void expect_refusal(const ProgramResult& result, int code, const std::string& message) {
    EXPECT_EQ(result.exit_code, code);
    EXPECT_EQ(result.out, "");
    EXPECT_THAT(result.err, ::testing::HasSubstr(message));
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

}  // namespace carreau::testing
