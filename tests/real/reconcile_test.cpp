// SPDX-License-Identifier: Apache-2.0
/// The published tables of Alès of 2004: what does not add up, counted here by other means.
#include "support/real_data.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace carreau::testing {
namespace {

/// A cell as a whole number, its spaces left out; 0 for what is none.
std::int64_t number(const std::string& text) {
  std::string digits;
  for (const char c : text) {
    if (c != ' ') digits += c;
  }
  const bool is_number = !digits.empty() && std::all_of(digits.begin(), digits.end(), [](char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
  });
  return is_number ? std::stoll(digits) : 0;
}

std::vector<std::vector<std::string>> cells_of(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    auto& row = rows.emplace_back();
    std::istringstream fields(line);
    for (std::string field; std::getline(fields, field, ';');) row.push_back(field);
    row.resize(rows.front().size());
  }
  return rows;
}

class RealReconcile : public RealRun {
 protected:
  void SetUp() override {
    RealRun::SetUp();
    if (!IsSkipped() && !std::filesystem::exists(thematic())) {
      GTEST_SKIP() << "no published tables: " << thematic();
    }
  }
  static std::string territorial() { return real_file("actions/ales_2004_territorial.csv"); }
  static std::string thematic() { return real_file("actions/ales_2004_thematic.csv"); }
  /// By row of the file and column of the file, from 1: the difference, and whether it is certain.
  using Found =
      std::map<std::pair<std::string, std::pair<int, int>>, std::pair<double, std::string>>;
  static Found found(const nlohmann::json& summary) {
    Found all;
    for (const auto& d : summary.at("differences")) {
      all[{d.at("check"), {d.at("row"), d.at("column")}}] = {d.at("difference"), d.at("status")};
    }
    return all;
  }
};

TEST_F(RealReconcile, ByCommuneEverythingAddsUp) {
  const auto rows = cells_of(territorial());
  for (const std::size_t column : {1U, 2U}) {
    std::int64_t sum = 0;
    for (std::size_t r = 1; r + 1 < rows.size(); ++r) sum += number(rows[r][column]);
    ASSERT_EQ(sum, number(rows.back()[column])) << "the table itself is another";
  }
  const auto summary = json({"reconcile", territorial()});
  EXPECT_EQ(summary.at("tables")[0].at("checked"), 2);
  EXPECT_EQ(summary.at("tables")[0].at("hold"), 2);
  EXPECT_TRUE(found(summary).empty());
}

TEST_F(RealReconcile, ByThemeExactlyWhatDoesNotAddUp) {
  const auto rows = cells_of(thematic());
  const std::size_t total = rows[0].size() - 1;
  Found expected;
  // The second row of the file counts actions, the third is the sum of all funders below it.
  for (std::size_t c = 1; c <= total; ++c) {
    std::int64_t sum = 0;
    for (std::size_t r = 3; r < rows.size(); ++r) sum += number(rows[r][c]);
    const std::int64_t difference = number(rows[2][c]) - sum;
    if (difference == 0) continue;
    expected[{"sum_of_rows", {3, static_cast<int>(c) + 1}}] = {static_cast<double>(difference),
                                                               "differs"};
  }
  for (std::size_t r = 1; r < rows.size(); ++r) {
    std::int64_t sum = 0;
    for (std::size_t c = 1; c < total; ++c) sum += number(rows[r][c]);
    const std::int64_t difference = number(rows[r][total]) - sum;
    if (difference == 0) continue;
    expected[{"sum_of_columns", {static_cast<int>(r) + 1, static_cast<int>(total) + 1}}] = {
        static_cast<double>(difference), r == 1 ? "undecided" : "differs"};
  }
  const auto summary = json({"reconcile", thematic()});
  EXPECT_EQ(found(summary), expected);
  EXPECT_EQ(summary.at("tables")[0].at("checked"), 18);
  EXPECT_EQ(summary.at("tables")[0].at("differ"), 5);
  EXPECT_EQ(summary.at("tables")[0].at("undecided"), 1);
  EXPECT_EQ(count_of(summary, "figure_not_number"), 1) << "3 + FPH";
}

TEST_F(RealReconcile, OneAgainstTheOther) {
  const auto by_commune = cells_of(territorial());
  const auto by_theme = cells_of(thematic());
  ASSERT_EQ(number(by_commune.back()[1]), number(by_theme[1].back()));
  ASSERT_EQ(number(by_commune.back()[2]), number(by_theme[2].back()));
  const auto summary = json({"reconcile", territorial(), thematic()});
  EXPECT_EQ(summary.at("between").at("checked"), 2) << "actions and money";
  EXPECT_EQ(summary.at("between").at("hold"), 2);
  const std::string text = run({"reconcile", territorial(), thematic(), "--lang", "fr"}).out;
  EXPECT_NE(text.find("« Transterritorial »"), std::string::npos) << "95 322 in both";
}

}  // namespace
}  // namespace carreau::testing
