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
  EXPECT_EQ(whole, 35);  // beside each commune, and beside all of them together
  // The communes are drawn to a quarter of their points: some cells of the coast lie outside.
  EXPECT_NEAR(people, 337'380.0, 0.02 * 337'380.0);
  // Table, folder, its hidden list, pages of the communes, that of all together, index.
  EXPECT_EQ(folder_.content().size(), 1U + 1U + 1U + 34U + 1U + 1U);
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
  EXPECT_GE(held, 22);
}

/// The people of the grid by EPCI, read and added up by GDAL: the first commune of a cell counts.
std::map<std::string, double> people_by_epci(const std::string& grid, const std::string& communes) {
  std::map<std::string, std::string> epci_of;
  for_each_feature(communes, "", [&](OGRFeature& row) {
    epci_of[row.GetFieldAsString("code")] = row.GetFieldAsString("epci");
  });
  std::map<std::string, double> people;
  for_each_feature(grid, "", [&](OGRFeature& row) {
    const std::string commune = std::string(row.GetFieldAsString("lcog_geo")).substr(0, 5);
    people[epci_of[commune]] += std::stod(row.GetFieldAsString("Ind"));
  });
  return people;
}

/// The 26 quartiers of Lille, with published populations and the tables of INSEE.
class LilleTogether : public Portraits {
 protected:
  nlohmann::json rows(const std::vector<std::string>& more) {
    std::vector<std::string> words = {"portrait",
                                      real_file("grid/lille_2017/qpv2015_lille.geojson"),
                                      grid_,
                                      "--urban-units",
                                      real_file("territory/UU2020_au_01-01-2021.xlsx"),
                                      "--communes",
                                      communes_,
                                      "--rule",
                                      "metropole-2014",
                                      "-o",
                                      "portraits.json",
                                      "--quiet",
                                      "--repair"};
    words.insert(words.end(), more.begin(), more.end());
    const ProgramResult result = run(words);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return nlohmann::json::parse(folder_.read("portraits.json"));
  }
  const std::string grid_ = real_file("grid/lille_2017/carreaux_200m_lille_2017.csv");
  const std::string communes_ = real_file("territory/communes_population.csv");
};

TEST_F(LilleTogether, AddUpToTheirEpciAsGdalDoes) {
  double people = 0.0;
  nlohmann::json together;
  nlohmann::json of_epci;
  for (const auto& row : rows({"--limits", "neutral"})) {
    if (row.at("level") == "zone") people += row.at("people").get<double>();
    if (row.at("code") == "" && row.at("level") == "all_zones") together = row;
    if (row.at("code") == "" && row.at("level") == "epci") of_epci = row;
  }
  // The zones do not overlap: the figures of each are rounded to a tenth.
  EXPECT_NEAR(together.at("people").get<double>(), people, 26 * 0.05);
  EXPECT_EQ(of_epci.at("territory"), "200093201");
  EXPECT_NEAR(of_epci.at("people").get<double>(), people_by_epci(grid_, communes_)["200093201"],
              0.06);
  EXPECT_EQ(of_epci.at("people_of_zone"), together.at("people"));
  EXPECT_NEAR(of_epci.at("share_people_held").get<double>(), 165'025.2 / 1'099'836.5, 0.00006);
}

TEST_F(LilleTogether, HavePublishedPopulationsWithinTheBoundsOfTheEstimate) {
  std::int64_t published = 0;
  int inside = 0;
  nlohmann::json together;
  for (const auto& row : rows({"--populations", real_file("zones/qpv2015/pop_qp_2013.csv")})) {
    if (row.at("code") == "" && row.at("level") == "all_zones") together = row;
    if (row.at("level") != "zone") continue;
    const auto people = row.at("published_people").get<std::int64_t>();
    published += people;
    EXPECT_EQ(row.at("published_year"), 2013);
    inside += row.at("people_low") <= people && people <= row.at("people_high") ? 1 : 0;
  }
  EXPECT_EQ(inside, 26);
  EXPECT_EQ(published, 207'627) << "the sum of 26 rows of the file, made by hand";
  EXPECT_EQ(together.at("published_people"), published);
}

/// Medians of the quartier of Roubaix and Tourcoing in REVN_2019, and of its main commune, Roubaix,
/// in FILO2019_DISP_COM, as they stand in the files.
TEST_F(LilleTogether, HavePublishedIncomesBesideTheirCommune) {
  std::map<std::string, nlohmann::json> quartier;
  double recipients = 0.0;
  nlohmann::json together;
  for (const auto& row : rows({"--indicator", "disp_q2", "--indicator", "arsa", "--indicator",
                               "tp60", "--table", real_file("incomes/REVN_2019.csv"), "--table",
                               real_file("incomes/FILO2019_DISP_COM.csv")})) {
    // The first row of a level is that of the main territory.
    if (row.at("code") == "QP059082") quartier.emplace(row.at("level"), row);
    if (row.at("code") == "" && row.at("level") == "all_zones") together = row;
    if (row.at("level") == "zone") recipients += row.at("arsa").get<double>();
  }
  EXPECT_EQ(quartier.at("commune").at("territory"), "59512");
  EXPECT_EQ(quartier.at("zone").at("disp_q2"), 12'117.0);
  EXPECT_EQ(quartier.at("commune").at("disp_q2"), 14'090.0);
  EXPECT_EQ(quartier.at("zone").at("disp_q2_gap"), -1'973.0);
  EXPECT_EQ(quartier.at("zone").at("arsa"), 8'576.0);
  EXPECT_EQ(together.at("arsa"), recipients);
  EXPECT_TRUE(together.at("tp60").is_null()) << "a rate does not add up";
}

}  // namespace
}  // namespace carreau::testing
