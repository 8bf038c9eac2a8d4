// SPDX-License-Identifier: Apache-2.0
/// Posts funded by the State, as published: every row and every cent, held against a reading of the
/// JSON by another library.
#include "actions/action.hpp"
#include "inputs/programme/action_reader.hpp"
#include "inputs/programme/nomenclature_reader.hpp"
#include "support/real_data.hpp"

#include <cmath>
#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace carreau::testing {
namespace {

using inputs::ActionImport;

/// Rows and cents, by contract.
struct Posts {
  std::int64_t rows = 0;
  std::int64_t cents = 0;
  friend bool operator==(const Posts&, const Posts&) = default;
};
void PrintTo(const Posts& posts, std::ostream* out) {
  *out << posts.rows << " rows, " << posts.cents << " cents";
}
using ByContract = std::map<std::string, Posts>;

ByContract published(const std::string& file) {
  std::ifstream stream(real_file("actions/" + file));
  ByContract posts;
  for (const nlohmann::json& row : nlohmann::json::parse(stream)) {
    Posts& of = posts[row.value("code_cv", "")];
    ++of.rows;
    of.cents += std::llround(row.at("montant").get<double>() * 100.0);
  }
  return posts;
}

ByContract imported(const Programme& programme) {
  ByContract posts;
  for (const Action& action : programme.actions) ++posts[action.contract].rows;
  for (const FundingLine& line : programme.lines) {
    posts[programme.actions[line.action.position()].contract].cents +=
        line.amounts.granted.value().cents();
  }
  return posts;
}

class StatePosts : public RealRun {
 protected:
  static ActionImport read(const std::vector<std::string>& files) {
    std::vector<std::string> paths;
    for (const std::string& file : files) paths.push_back(real_file("actions/" + file));
    const auto lists = inputs::read_nomenclatures();
    inputs::ActionReadOptions how;
    how.nomenclatures = lists;
    Findings findings;
    ActionImport import = inputs::read_actions(paths, how, findings);
    EXPECT_TRUE(findings.has("mapping_recognised"));
    EXPECT_TRUE(findings.has("reference_numbered"));
    return import;
  }
  static Posts total(const ByContract& posts) {
    Posts sum;
    for (const auto& [contract, of] : posts) {
      sum.rows += of.rows;
      sum.cents += of.cents;
    }
    return sum;
  }
};

TEST_F(StatePosts, AreReadToTheCent) {
  const std::map<std::string, Posts> expected = {
      {"adulte-relais-2024.json", {4949, 11'288'970'889}},
      {"adulte-relais-2025.json", {4753, 3'405'049'200}},
      {"postes-fonjep-2025.json", {3162, 2'199'233'400}}};
  for (const auto& [file, sum] : expected) {
    const ActionImport import = read({file});
    EXPECT_TRUE(import.refused.empty()) << file;
    EXPECT_EQ(imported(import.programme), published(file)) << file;
    EXPECT_EQ(total(imported(import.programme)), sum) << file;
    ASSERT_EQ(import.programme.funders.size(), 1U);
    EXPECT_EQ(import.programme.funders[0].kind, FunderKind::state_p147);
  }
}

TEST_F(StatePosts, TwoYearsAreOneProgramme) {
  const ActionImport import = read({"adulte-relais-2024.json", "adulte-relais-2025.json"});
  EXPECT_EQ(total(imported(import.programme)), (Posts{4949 + 4753, 14'694'020'089}));
  std::map<int, int> years;
  for (const Action& action : import.programme.actions) ++years[action.year];
  EXPECT_EQ(years, (std::map<int, int>{{2024, 4949}, {2025, 4753}}));
}

}  // namespace
}  // namespace carreau::testing
