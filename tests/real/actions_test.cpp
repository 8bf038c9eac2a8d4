// SPDX-License-Identifier: Apache-2.0
/// Reports of funded actions on real quartiers and real posts: sums held against the input, read a
/// second time by another library.
#include "support/carreau_program.hpp"
#include "support/gdal_files.hpp"
#include "support/real_data.hpp"

#include <cmath>
#include <fstream>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace carreau::testing {
namespace {

class RealActions : public RealRun {
 protected:
  /// The tables of a report, by key.
  std::map<std::string, nlohmann::json> report(const std::vector<std::string>& files,
                                               const std::vector<std::string>& more) {
    std::vector<std::string> words{"actions"};
    words.insert(words.end(), files.begin(), files.end());
    words.insert(words.end(),
                 {"--zones", "gard.geojson", "--repair", "--report", "report", "--quiet"});
    words.insert(words.end(), more.begin(), more.end());
    const ProgramResult result = carreau(folder_, words);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    std::map<std::string, nlohmann::json> tables;
    const auto whole = nlohmann::json::parse(folder_.read("report/rapport.json"));
    for (const auto& table : whole.at("tables")) {
      tables[table.at("key").get<std::string>()] = table.at("rows");
    }
    return tables;
  }
  /// Gard's 18 quartiers of 2015.
  void write_gard() {
    convert(real_file("zones/qpv2015_occitanie.geojson"), folder_ / "gard.geojson",
            {"-f", "GeoJSON", "-where", "code_departement = '30'"});
  }
};

std::int64_t cents(const nlohmann::json& euros) {
  return euros.is_null() ? 0 : std::llround(euros.get<double>() * 100.0);
}

std::int64_t total_of(const nlohmann::json& rows, const char* column) {
  for (const auto& row : rows) {
    if (row.contains("is_total")) return cents(row.at(column));
  }
  return -1;
}

TEST_F(RealActions, AMadeUpProgrammeOfGardClosesInEveryTable) {
  write_gard();
  ASSERT_EQ(carreau(folder_, {"sample", ".", "--quartiers", "gard.geojson", "--repair", "--quiet"})
                .exit_code,
            0);
  auto tables = report(
      {"actions.xlsx"},
      {"--grid", real_file("grid/ales_2019/carreaux_200m_ales_2019.csv"), "--without-headcount"});
  // The workbook read by GDAL alone.
  std::map<std::string, std::int64_t> sums;
  for (const auto& row : layer_rows(folder_ / "actions.xlsx", "Financements")) {
    for (const char* column : {"Demandé", "Accordé", "Versé"}) {
      const std::string& text = row.at(column);
      if (!text.empty()) sums[column] += std::llround(std::stod(text) * 100.0);
    }
  }
  ASSERT_GT(sums["Accordé"], 0);
  for (const char* key : {"territory", "funders", "themes", "years", "statuses", "operators",
                          "contracts", "attribution"}) {
    EXPECT_EQ(total_of(tables.at(key), "requested"), sums["Demandé"]) << key;
    EXPECT_EQ(total_of(tables.at(key), "granted"), sums["Accordé"]) << key;
    EXPECT_EQ(total_of(tables.at(key), "paid"), sums["Versé"]) << key;
  }
  // The parts of the cube, and the rows of the quartiers, to the cent.
  std::int64_t cube = 0;
  for (const auto& row : tables.at("cube")) cube += cents(row.at("granted"));
  EXPECT_EQ(cube, sums["Accordé"]);
  std::int64_t rows = 0;
  bool has_across = false;
  for (const auto& row : tables.at("territory")) {
    if (row.contains("is_total")) continue;
    rows += cents(row.at("granted"));
    has_across =
        has_across || (row.at("name") == "Transterritorial" && cents(row.at("granted")) > 0);
  }
  EXPECT_EQ(rows, sums["Accordé"]);
  EXPECT_TRUE(has_across);
}

TEST_F(RealActions, PostsOfTwoYearsByContractToTheCent) {
  write_gard();
  const std::vector<std::string> files = {real_file("actions/adulte-relais-2024.json"),
                                          real_file("actions/adulte-relais-2025.json")};
  using Key = std::pair<std::string, int>;
  std::map<Key, std::int64_t> published;
  for (const std::string& file : files) {
    std::ifstream stream(file);
    for (const nlohmann::json& row : nlohmann::json::parse(stream)) {
      published[{row.value("code_cv", ""), row.at("annee").get<int>()}] +=
          std::llround(row.at("montant").get<double>() * 100.0);
    }
  }
  std::map<Key, std::int64_t> reported;
  const auto tables = report(files, {});
  for (const auto& row : tables.at("contracts")) {
    if (row.contains("is_total")) continue;
    const std::string contract = row.at("contract");
    reported[{contract == "Contrat non dit" ? "" : contract, row.at("year").get<int>()}] =
        cents(row.at("granted"));
  }
  EXPECT_EQ(reported, published);
}

}  // namespace
}  // namespace carreau::testing
