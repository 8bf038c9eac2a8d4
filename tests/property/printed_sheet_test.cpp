// SPDX-License-Identifier: Apache-2.0
/// Sheets of random tables in random layouts: right tables raise no alarm, and a changed total is
/// found in its cell.
#include "base/decimal.hpp"
#include "reconciliation/reconciliation.hpp"
#include "reconciliation/sheet_tables.hpp"
#include "support/polygons.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace carreau {
namespace {

using testing::Random;

std::int64_t drawn_whole(Random& random, std::int64_t low, std::int64_t high) {
  return std::uniform_int_distribution<std::int64_t>(low, high)(random);
}
std::size_t size(Random& random, std::int64_t low, std::int64_t high) {
  return static_cast<std::size_t>(drawn_whole(random, low, high));
}
bool coin(Random& random) { return drawn_whole(random, 0, 1) == 1; }

enum class Dress : std::uint8_t { typed, french, english };

SheetCell dressed(std::int64_t hundredths, Dress dress) {
  std::string text = decimal_text(hundredths, 2);
  if (dress == Dress::typed) return {text, true};
  const std::string thousands = dress == Dress::french ? "\u202F" : ",";
  for (std::size_t at = text.size() - 3; at > 3; at -= 3) text.insert(at - 3, thousands);
  if (dress == Dress::french) text[text.size() - 3] = ',';
  return {text, false};
}

/// A table of figures with its words.
struct MadeSheet {
  using CellAt = std::pair<std::size_t, std::size_t>;  ///< row and column
  std::vector<std::vector<SheetCell>> cells;
  std::vector<CellAt> totals;
  std::vector<CellAt> parts;
  std::size_t checks = 0;  ///< how many sums there are
};

/// Funders in columns, granted beside requested amounts or alone; quartiers in rows, in sections or
/// not; a total of each measure, and a total row behind or before the others.
class SheetMaker {
 public:
  explicit SheetMaker(Random& random)
      : random_(random),
        funders_(size(random, 2, 4)),
        rows_(size(random, 2, 6)),
        measures_(size(random, 1, 2)),
        dress_(static_cast<Dress>(drawn_whole(random, 0, 2))) {}

  MadeSheet make() {
    fill_amounts();
    add_header();
    const bool is_total_first = coin(random_);
    const bool has_sections = coin(random_);
    if (is_total_first) add_row("TOTAL", amounts_.back(), true);
    for (std::size_t r = 0; r < rows_; ++r) {
      if (has_sections && r % 2 == 0)
        sheet_.cells.push_back({{fmt::format("Partie {}", r), false}});
      add_row(fmt::format("Quartier {}", static_cast<char>('A' + r)), amounts_[r], false);
    }
    if (!is_total_first) add_row("TOTAL", amounts_.back(), true);
    // The total row in each column, and each row in the total of each measure.
    sheet_.checks = (funders_ + 1) * measures_ + (rows_ + 1) * measures_;
    return std::move(sheet_);
  }

 private:
  void fill_amounts() {
    const std::size_t width = (funders_ + 1) * measures_;
    amounts_.assign(rows_ + 1, std::vector<std::int64_t>(width, 0));
    for (std::size_t r = 0; r < rows_; ++r) {
      for (std::size_t c = 0; c < funders_ * measures_; ++c) {
        amounts_[r][c] = drawn_whole(random_, 100'000, 99'999'999);
        amounts_[r][funders_ * measures_ + c % measures_] += amounts_[r][c];
      }
      for (std::size_t c = 0; c < width; ++c) amounts_[rows_][c] += amounts_[r][c];
    }
  }

  void add_header() {
    static constexpr std::array kStages = {"Demandé", "Accordé"};
    std::vector<SheetCell> upper{{"", false}};
    std::vector<SheetCell> lower{{"Quartier", false}};
    std::vector<SheetCell> single{{"Quartier", false}};
    for (std::size_t f = 0; f <= funders_; ++f) {
      const std::string name = f == funders_ ? "Total" : fmt::format("Financeur {}", f + 1);
      for (std::size_t m = 0; m < measures_; ++m) {
        const std::string stage = measures_ == 1 ? "" : kStages.at(m);
        // The name stands in the first of merged cells only.
        upper.push_back({m == 0 ? name : "", false});
        lower.push_back({stage, false});
        single.push_back({stage.empty() ? name : name + " " + stage, false});
      }
    }
    if (measures_ == 1 || coin(random_)) {
      sheet_.cells.push_back(single);
    } else {
      sheet_.cells.push_back(upper);
      sheet_.cells.push_back(lower);
    }
  }

  void add_row(const std::string& name, const std::vector<std::int64_t>& amounts, bool is_total) {
    std::vector<SheetCell>& row = sheet_.cells.emplace_back();
    row.push_back({name, false});
    for (std::size_t c = 0; c < amounts.size(); ++c) {
      row.push_back(dressed(amounts[c], dress_));
      const bool is_sum = is_total || c >= funders_ * measures_;
      (is_sum ? sheet_.totals : sheet_.parts).emplace_back(sheet_.cells.size() - 1, c + 1);
    }
  }

  Random& random_;
  std::size_t funders_;
  std::size_t rows_;
  std::size_t measures_;
  Dress dress_;
  std::vector<std::vector<std::int64_t>> amounts_;  ///< the last row is the total of the others
  MadeSheet sheet_;
};

/// Tables on one sheet, one below another or side by side.
struct Layout {
  MadeSheet all;
  std::size_t tables = 0;

  explicit Layout(Random& random) : tables(size(random, 1, 3)) {
    const bool is_beside = coin(random);
    for (std::size_t t = 0; t < tables; ++t) {
      const MadeSheet one = SheetMaker(random).make();
      const std::size_t top = is_beside || t == 0 ? 0 : all.cells.size() + 2;
      std::size_t left = 0;
      if (is_beside && t > 0) {
        for (const auto& row : all.cells) left = std::max(left, row.size());
        ++left;
      }
      if (!is_beside && t > 0) {
        all.cells.resize(top - 1);
        all.cells.push_back({{fmt::format("Tableau {}", t), false}});
      }
      place(one, top, left);
    }
  }

  [[nodiscard]] PrintedSheet sheet() const {
    PrintedSheet sheet{"made.xlsx", "feuille", true, {}};
    std::size_t width = 0;
    for (const auto& row : all.cells) width = std::max(width, row.size());
    for (const auto& row : all.cells) {
      sheet.rows.push_back({static_cast<std::int64_t>(sheet.rows.size()) + 1, row});
      sheet.rows.back().cells.resize(width);
    }
    return sheet;
  }

 private:
  void place(const MadeSheet& one, std::size_t top, std::size_t left) {
    if (all.cells.size() < top + one.cells.size()) all.cells.resize(top + one.cells.size());
    for (std::size_t r = 0; r < one.cells.size(); ++r) {
      auto& row = all.cells[top + r];
      if (row.size() < left + one.cells[r].size()) row.resize(left + one.cells[r].size());
      std::copy(one.cells[r].begin(), one.cells[r].end(),
                row.begin() + static_cast<std::ptrdiff_t>(left));
    }
    for (const auto& [r, c] : one.totals) all.totals.emplace_back(top + r, left + c);
    for (const auto& [r, c] : one.parts) all.parts.emplace_back(top + r, left + c);
    all.checks += one.checks;
  }
};

std::vector<CheckedTable> checked(const PrintedSheet& sheet) {
  Findings findings;
  std::vector<CheckedTable> checked;
  for (SumTable& table : tables_on(sheet, findings)) {
    checked.push_back(check_totals(std::move(table), {}, findings));
  }
  return checked;
}

RC_GTEST_PROP(PrintedSheets, RightTablesHoldInEveryLayout, (std::uint64_t seed)) {
  Random random(seed);
  const Layout layout(random);
  const auto tables = checked(layout.sheet());
  RC_ASSERT(tables.size() == layout.tables);
  std::size_t checks = 0;
  for (const CheckedTable& table : tables) {
    checks += table.checks.size();
    RC_ASSERT(table.count(CheckStatus::holds) == table.checks.size());
    RC_ASSERT(table.table.unread.empty());
  }
  RC_ASSERT(checks == layout.all.checks);
}

/// Changes the figure of a cell, in the dress of its column.
void change(SheetCell& cell, Random& random) {
  const SumCell figure = cell.is_typed ? typed_figure(cell.text) : read_figure(cell.text);
  const bool is_french = cell.text.size() > 3 && cell.text[cell.text.size() - 3] == ',';
  const Dress dress = cell.is_typed ? Dress::typed : is_french ? Dress::french : Dress::english;
  cell = dressed(figure.hundredths + drawn_whole(random, 1, 99'999), dress);
}

/// Whether sums down its column and along its row that do not hold meet in a cell.
std::pair<bool, bool> differs_at(const PrintedSheet& sheet, const MadeSheet::CellAt& at) {
  std::pair<bool, bool> found{false, false};
  for (const CheckedTable& table : checked(sheet)) {
    for (const TotalCheck& check : table.checks) {
      if (check.status == CheckStatus::holds) continue;
      const bool is_row = table.table.rows[check.row].file_row == sheet.rows[at.first].number;
      const bool is_column =
          table.table.columns[check.column].position == static_cast<std::int64_t>(at.second) + 1;
      (check.axis == Axis::rows ? found.first : found.second) |=
          check.axis == Axis::rows ? is_column : is_row;
    }
  }
  return found;
}

RC_GTEST_PROP(PrintedSheets, AnyChangedFigureIsFoundInItsRowAndItsColumn, (std::uint64_t seed)) {
  Random random(seed);
  const Layout layout(random);
  PrintedSheet sheet = layout.sheet();
  const auto& cells = coin(random) ? layout.all.totals : layout.all.parts;
  const auto at = cells[size(random, 0, static_cast<std::int64_t>(cells.size()) - 1)];
  change(sheet.rows[at.first].cells[at.second], random);
  const auto [in_column, in_row] = differs_at(sheet, at);
  RC_ASSERT(in_column);
  RC_ASSERT(in_row);
}

}  // namespace
}  // namespace carreau
