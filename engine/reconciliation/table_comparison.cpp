// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/table_comparison.hpp"

#include "base/text.hpp"
#include "reconciliation/slips.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace carreau {

namespace {

/// Smaller figures too often agree by chance.
constexpr std::int64_t kLeastShared = 100'000;

/// Whether two different units might be the same, because the name of one is vague.
/// A vague unit may be any other; a count of things without a noun may be any count.
bool is_open(const SumUnit& a, const SumUnit& b) {
  const auto is_vague = [](const SumUnit& unit, const SumUnit& other) {
    return unit.kind == FigureKind::figures ||
           (unit.kind == FigureKind::count && unit.noun.empty() && other.kind == FigureKind::count);
  };
  return a != b && (is_vague(a, b) || is_vague(b, a));
}

/// The year of a table, by its title, its sheet or else its file: a workbook often has one sheet
/// for each year. Two years in one name ("2023 à 2024", or a comparison) do not date the table.
std::string year_of(const SumTable& table) {
  for (const std::string* const name : {&table.caption, &table.sheet, &table.file}) {
    std::string year = measure_of(*name).year;
    if (year.size() == 4) return year;
  }
  return {};
}

/// Compares two tables.
class PairComparison {
 public:
  PairComparison(const TableFigures& first, const TableFigures& second, Euros tolerance,
                 TablesComparison& out)
      : first_(first), second_(second), tolerance_(tolerance), out_(out) {}

  void compare(Findings& findings) {
    for (const TableFigure& a : first_.totals()) {
      for (const TableFigure& b : second_.totals()) {
        if (is_other_stage(a, b)) {
          has_other_stage_ = true;
          continue;
        }
        if (!add(MeaningKind::grand_total, {}, a, b)) is_unit_missing_ = true;
      }
    }
    // The order decides which comparison remains: a pair of cells is compared once only.
    compare_cells();
    compare_lines();
    find_shared();
    if (has_other_stage_) {
      findings.notice("other_stage",
                      {{"first", first_.table().title()}, {"second", second_.table().title()}});
    }
    if (is_unit_missing_) {
      findings.notice("unit_not_named",
                      {{"first", first_.table().title()}, {"second", second_.table().title()}});
    }
  }

 private:
  using CellPair = std::array<std::optional<std::size_t>, 4>;

  /// Whether one figure is, say, requested and the other granted.
  [[nodiscard]] bool is_other_stage(const TableFigure& a, const TableFigure& b) const {
    const AmountStage first = first_.stage_of(a);
    const AmountStage second = second_.stage_of(b);
    return first != AmountStage::none && second != AmountStage::none && first != second;
  }

  /// Returns false where two figures cannot be compared because one has no stated unit.
  bool add(MeaningKind meaning, const std::string& name, const TableFigure& a,
           const TableFigure& b) {
    const bool agrees = a.hundredths == b.hundredths;
    // Equal figures may be compared although one unit is vague: they hardly agree by chance.
    if (a.unit != b.unit && !(agrees && is_open(a.unit, b.unit))) return !is_open(a.unit, b.unit);
    // The same two cells can meet as grand totals and again as lines.
    if (!cells_.insert(CellPair{a.row, a.column, b.row, b.column}).second) return true;
    FigureComparison comparison{meaning, name, a, b, CheckStatus::holds, {}};
    comparison.status = status_of(comparison);
    if (comparison.status == CheckStatus::differs) {
      // The second figure is explained from the first: the earlier table is taken as given.
      comparison.slips = slips_between(b.hundredths, a.hundredths);
    }
    out_.compared.push_back(std::move(comparison));
    return true;
  }

  [[nodiscard]] CheckStatus status_of(const FigureComparison& comparison) const {
    const std::int64_t difference = comparison.difference();
    const FigureKind kind = comparison.first.unit.kind;
    const bool is_money = kind == FigureKind::money || kind == FigureKind::figures;
    const std::int64_t slack = is_money ? tolerance_.cents() : 0;
    if (std::abs(difference) <= slack) return CheckStatus::holds;
    const std::size_t unread = difference > 0 ? comparison.first.unread : comparison.second.unread;
    return unread > 0 ? CheckStatus::undecided : CheckStatus::differs;
  }

  void compare_cells() {
    for (const auto& [row_name, row] : first_.names(Axis::rows)) {
      const auto other_row = second_.names(Axis::rows).find(row_name);
      if (other_row == second_.names(Axis::rows).end()) continue;
      for (const auto& [column_name, column] : first_.names(Axis::columns)) {
        const auto other_column = second_.names(Axis::columns).find(column_name);
        if (other_column == second_.names(Axis::columns).end()) continue;
        // Set even where a cell is no number: both tables have the same lines.
        has_cells_ = true;
        if (!first_.table().at(row, column).is_number() ||
            !second_.table().at(other_row->second, other_column->second).is_number()) {
          continue;
        }
        (void)add(MeaningKind::cell,
                  first_.table().rows[row].name + " / " + first_.table().columns[column].name,
                  first_.cell(row, column), second_.cell(other_row->second, other_column->second));
      }
    }
  }

  [[nodiscard]] static const std::string& name_of(const TableFigures& table,
                                                  const LineFigure& line) {
    return line.axis == Axis::rows ? table.table().rows[line.line].name
                                   : table.table().columns[line.line].name;
  }

  void compare_lines() {
    std::multimap<std::string, const LineFigure*> others;
    // A multimap, since a name may stand on both axes of the other table.
    for (const LineFigure& line : second_.lines()) others.emplace(line.name, &line);
    for (const LineFigure& line : first_.lines()) {
      const auto [begin, end] = others.equal_range(line.name);
      for (auto other = begin; other != end; ++other) {
        named_.insert(line.name);
        const TableFigure& a = line.figure;
        const TableFigure& b = other->second->figure;
        // The comparison of cells is more precise than that of their sums.
        if (has_cells_ && !a.is_stated && !b.is_stated) continue;
        (void)add(MeaningKind::line, name_of(first_, line), a, b);
      }
    }
  }

  /// Stated figures of lines, by unit and value; null where several lines share one.
  [[nodiscard]] std::map<std::pair<SumUnit, std::int64_t>, const LineFigure*> by_figure(
      const TableFigures& table) const {
    std::map<std::pair<SumUnit, std::int64_t>, const LineFigure*> lines;
    for (const LineFigure& line : table.lines()) {
      const auto key = std::pair(line.figure.unit, line.figure.hundredths);
      const auto [entry, is_new] = lines.emplace(key, &line);
      if (!is_new) entry->second = nullptr;
    }
    return lines;
  }

  /// Large equal figures under different names, which may be the same thing called differently.
  /// Each must occur once in its table, otherwise the pair is arbitrary.
  void find_shared() {
    const auto others = by_figure(second_);
    for (const auto& [key, line] : by_figure(first_)) {
      const auto other = others.find(key);
      if (line == nullptr || other == others.end() || other->second == nullptr) continue;
      const LineFigure& second = *other->second;
      const bool is_distinctive =
          std::abs(key.second) >= kLeastShared && line->figure.is_stated && second.figure.is_stated;
      if (!is_distinctive || named_.contains(line->name) || named_.contains(second.name)) continue;
      const CellPair cells = {line->figure.row, line->figure.column, second.figure.row,
                              second.figure.column};
      if (cells_.contains(cells)) continue;
      out_.shared.push_back(
          {line->figure, second.figure, name_of(first_, *line), name_of(second_, second)});
    }
  }

  const TableFigures& first_;
  const TableFigures& second_;
  Euros tolerance_;
  TablesComparison& out_;
  std::set<CellPair> cells_;     ///< pairs compared already
  std::set<std::string> named_;  ///< names, in plain words, that both tables have
  bool has_cells_ = false;
  bool is_unit_missing_ = false;
  bool has_other_stage_ = false;
};

}  // namespace

std::string_view to_text(MeaningKind kind) {
  switch (kind) {
    case MeaningKind::grand_total: return "grand_total";
    case MeaningKind::line: return "line";
    case MeaningKind::cell: return "cell";
  }
  return "";
}

std::size_t TablesComparison::count(CheckStatus status) const {
  return static_cast<std::size_t>(std::count_if(compared.begin(), compared.end(),
                                                [&](const auto& c) { return c.status == status; }));
}

TablesComparison compare_tables(std::span<const CheckedTable> tables, Euros tolerance,
                                Findings& findings) {
  // The number of pairs grows with the square of that of tables.
  constexpr std::size_t kMostTables = 100;
  if (tables.size() > kMostTables) {
    findings.warn("tables_not_compared", {{"tables", Count{std::ssize(tables)}}});
    return {};
  }
  std::vector<TableFigures> figures;
  figures.reserve(tables.size());
  for (std::size_t t = 0; t < tables.size(); ++t) figures.emplace_back(t, tables[t]);
  TablesComparison comparison;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    // Every pair: tables are few, and an officer wants to see each disagreement.
    for (std::size_t j = i + 1; j < figures.size(); ++j) {
      const SumTable& first = tables[i].table;
      const SumTable& second = tables[j].table;
      const auto years = std::pair(year_of(first), year_of(second));
      // Figures of different years differ for good reasons.
      if (!years.first.empty() && !years.second.empty() && years.first != years.second) {
        findings.notice("other_year", {{"first", first.title()}, {"second", second.title()}});
        continue;
      }
      PairComparison(figures[i], figures[j], tolerance, comparison).compare(findings);
    }
  }
  return comparison;
}

}  // namespace carreau
