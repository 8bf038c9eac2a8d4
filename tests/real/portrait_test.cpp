// SPDX-License-Identifier: Apache-2.0
/// Portraits of real zones: Martinique's communes against GDAL's reading of the grid, and the
/// quartiers of Lille against the poverty rates that INSEE publishes of them.
#include "support/gdal_files.hpp"
#include "support/real_data.hpp"

#include <gmock/gmock.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <cstdint>
#include <iostream>
#include <map>
#include <string>

namespace carreau::testing {
namespace {

using Portraits = RealRun;

TEST_F(Portraits, TheGridOfMartiniqueIsSummedExactly) {
  const std::string grid = real_file("grid/martinique_2017/Filosofi2017_carreaux_200m_mart.csv");
  const std::vector<std::string> names = {"Men_fmp", "Log_soc", "Ind_80p", "Men_surf", "Men_pauv"};
  std::map<std::string, std::int64_t> tenths;
  for_each_feature(grid, "", [&](OGRFeature& row) {
    for (const std::string& name : names) {
      tenths[name] += std::llround(std::stod(row.GetFieldAsString(name.c_str())) * 10.0);
    }
  });
  const ProgramResult result =
      run({"portrait", real_file("territory/communes-972-martinique.geojson"), grid, "--communes",
           real_file("territory/communes_population.csv"), "--rule", "martinique-reunion-2014",
           "-o", "portraits.json", "--pages", "pages", "--quiet"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  int whole = 0;
  double people = 0.0;
  for (const auto& row : nlohmann::json::parse(folder_.read("portraits.json"))) {
    if (row.at("level") == "zone") people += row.at("people").get<double>();
    if (row.at("level") != "grid") continue;
    ++whole;
    for (const std::string& name : names) {
      std::string column = name;
      std::ranges::transform(column, column.begin(),
                             [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
      EXPECT_EQ(row.at(column), static_cast<double>(tenths[name]) / 10.0) << name;
    }
  }
  EXPECT_EQ(whole, 34);
  // The communes are drawn to a quarter of their points: some cells of the coast lie outside.
  EXPECT_NEAR(people, 337'380.0, 0.02 * 337'380.0);
  EXPECT_EQ(folder_.content().size(), 1U + 1U + 34U + 1U);  // table, folder, pages, index
}

/// INSEE's rate is of people, the grid's of households, and large families are poorer: in a
/// quartier by a tenth to a fifth. Within that the intervals must hold the published rate.
TEST_F(Portraits, PovertyInTheQuartiersOfLilleIsThatWhichInseePublishes) {
  const ProgramResult result =
      run({"portrait", real_file("grid/lille_2017/qpv2015_lille.geojson"),
           real_file("grid/lille_2017/carreaux_200m_lille_2017.csv"), "--urban-units",
           real_file("territory/UU2020_au_01-01-2021.xlsx"), "--communes",
           real_file("territory/communes_population.csv"), "--rule", "metropole-2014", "-o",
           "portraits.json", "--quiet", "--repair"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  std::map<std::string, double> published;
  for_each_feature(real_file("incomes/REVN_2019.csv"), "", [&](OGRFeature& row) {
    std::string rate = row.GetFieldAsString("TP60");
    std::ranges::replace(rate, ',', '.');
    if (!rate.empty() && rate.front() >= '0' && rate.front() <= '9') {
      published[row.GetFieldAsString("CODGEO")] = std::stod(rate) / 100.0;
    }
  });
  int zones = 0;
  int held = 0;
  for (const auto& row : nlohmann::json::parse(folder_.read("portraits.json"))) {
    const auto found = published.find(row.at("code"));
    if (row.at("level") != "zone" || found == published.end()) continue;
    ++zones;
    constexpr double kPeopleOverHouseholds = 1.15;
    held +=
        row.at("share_men_pauv_low").get<double>() * kPeopleOverHouseholds <= found->second &&
                found->second <= row.at("share_men_pauv_high").get<double>() * kPeopleOverHouseholds
            ? 1
            : 0;
    EXPECT_TRUE(row.at("log_soc").is_null());
  }
  std::cout << "published poverty rates in the interval: " << held << " of " << zones << '\n';
  EXPECT_EQ(zones, 26);
  EXPECT_GE(held, 23);
}

}  // namespace
}  // namespace carreau::testing
