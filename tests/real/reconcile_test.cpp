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

using Cells = std::vector<std::vector<std::string>>;

Cells turned(const Cells& rows) {
  Cells columns(rows.front().size());
  for (const auto& row : rows) {
    for (std::size_t c = 0; c < row.size(); ++c) columns[c].push_back(row[c]);
  }
  return columns;
}

/// Puts cells on a sheet, its first cell at the given place.
void put(const Cells& cells, std::size_t top, std::size_t left, Cells& sheet) {
  for (std::size_t r = 0; r < cells.size(); ++r) {
    if (sheet.size() <= top + r) sheet.resize(top + r + 1);
    auto& row = sheet[top + r];
    if (row.size() < left + cells[r].size()) row.resize(left + cells[r].size());
    std::copy(cells[r].begin(), cells[r].end(), row.begin() + static_cast<std::ptrdiff_t>(left));
  }
}

/// The layouts in which officers keep the two tables.
class AlesLayouts : public RealReconcile {
 protected:
  void SetUp() override {
    RealReconcile::SetUp();
    if (IsSkipped()) return;
    communes_ = cells_of(territorial());
    themes_ = cells_of(thematic());
  }
  /// For each table of a sheet: checked, hold, differ, undecided.
  using Counts = std::vector<std::vector<int>>;
  Counts counts(Cells sheet) const {
    std::size_t width = 0;
    for (const auto& row : sheet) width = std::max(width, row.size());
    std::string text;
    for (auto& row : sheet) {
      row.resize(width);
      for (std::size_t c = 0; c < width; ++c) text += (c == 0 ? "" : ";") + row[c];
      text += '\n';
    }
    (void)folder_.write("sheet.csv", text);
    const nlohmann::json summary = json({"reconcile", "sheet.csv"});
    Counts all;
    for (const auto& table : summary.at("tables")) {
      all.push_back(
          {table.at("checked"), table.at("hold"), table.at("differ"), table.at("undecided")});
      EXPECT_EQ(table.at("unread"), 0);
    }
    return all;
  }
  Cells communes_;
  Cells themes_;
  const std::vector<int> kCommunes{2, 2, 0, 0};
  const std::vector<int> kThemes{18, 12, 5, 1};
};

TEST_F(AlesLayouts, Turned) {
  EXPECT_EQ(counts(turned(themes_)), Counts{kThemes});
  EXPECT_EQ(counts(turned(communes_)), Counts{kCommunes});
}

TEST_F(AlesLayouts, WithMergedHeadings) {
  Cells themes = turned(themes_);
  themes[0] = {"Thème", "Actions", "Financement", "", "", "", ""};
  themes.insert(themes.begin() + 1, {"", "", "Total", "Ville", "État", "CG", "Fasild"});
  EXPECT_EQ(counts(themes), Counts{kThemes});
}

TEST_F(AlesLayouts, OnOneSheet) {
  Cells below{{"Contrat de ville 2004"}, {}, {"Par commune"}};
  put(communes_, 3, 0, below);
  put({{}, {"Par thème"}}, below.size(), 0, below);
  put(themes_, below.size(), 0, below);
  EXPECT_EQ(counts(below), (Counts{kCommunes, kThemes}));
  Cells beside{{"Contrat de ville 2004"}};
  put(communes_, 1, 0, beside);
  put(turned(themes_), 1, 5, beside);
  EXPECT_EQ(counts(beside), (Counts{kCommunes, kThemes}));
}

TEST_F(AlesLayouts, WithTheTotalsFirst) {
  Cells communes = communes_;
  std::rotate(communes.begin() + 1, communes.end() - 1, communes.end());
  EXPECT_EQ(counts(communes), Counts{kCommunes});
  Cells themes = turned(themes_);
  std::rotate(themes.begin() + 1, themes.end() - 1, themes.end());
  EXPECT_EQ(counts(turned(themes)), Counts{kThemes});
}

TEST_F(AlesLayouts, InSectionsWithAndWithoutTheirSums) {
  constexpr std::size_t kLarge = 7;  // the header and the first six communes
  Cells sections = communes_;
  sections.insert(sections.begin() + kLarge, {"Autres communes"});
  sections.insert(sections.begin() + 1, {"Grandes communes"});
  EXPECT_EQ(counts(sections), Counts{kCommunes});
  const auto sum = [&](const std::string& name, std::size_t begin, std::size_t end) {
    std::vector<std::string> row{name};
    for (const std::size_t c : {1U, 2U}) {
      std::int64_t total = 0;
      for (std::size_t r = begin; r < end; ++r) total += number(communes_[r][c]);
      row.push_back(std::to_string(total));
    }
    return row;
  };
  const std::size_t last = communes_.size() - 1;
  Cells axes = communes_;
  axes.insert(axes.begin() + kLarge, sum("Axe 2 : autres communes", kLarge, last));
  axes.insert(axes.begin() + 1, sum("Axe 1 : grandes communes", 1, kLarge));
  EXPECT_EQ(counts(axes), (Counts{std::vector<int>{6, 6, 0, 0}}));
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
