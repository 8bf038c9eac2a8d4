// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/table_comparison.hpp"

#include "base/text.hpp"
#include "reconciliation/slips.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
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

Axis across(Axis axis) { return axis == Axis::rows ? Axis::columns : Axis::rows; }

/// The figure of a whole row or column, in one unit.
struct LineFigure {
  std::string name;  ///< normalised to plain words
  Axis axis = Axis::rows;
  std::size_t line = 0;
  TableFigure figure;
};

/// The figures of one table, indexed by meaning.
class TableFigures {
 public:
  // The order matters: lines and totals are built from names_ and whole_.
  TableFigures(std::size_t position, const CheckedTable& checked)
      : position_(position), checked_(checked) {
    for (const Axis axis : kAxes) {
      index_names(axis);
      for (std::size_t unit = 0; unit < checked.reading.units.size(); ++unit) {
        whole_[static_cast<std::size_t>(axis)].push_back(find_whole(axis, unit));
      }
    }
    for (const Axis axis : kAxes) find_lines(axis);
    for (std::size_t unit = 0; unit < checked.reading.units.size(); ++unit) {
      if (checked.reading.units[unit].kind == FigureKind::not_summed) continue;
      // One total for each unit: a table of money and of numbers of actions has two.
      const auto figure = make(unit, whole(Axis::rows, unit), whole(Axis::columns, unit));
      if (figure) totals_.push_back(*figure);
    }
  }

  [[nodiscard]] const std::vector<TableFigure>& totals() const { return totals_; }
  [[nodiscard]] const std::vector<LineFigure>& lines() const { return lines_; }
  /// Names, in plain words, that occur once on the axis.
  [[nodiscard]] const std::map<std::string, std::size_t>& names(Axis axis) const {
    return names_[static_cast<std::size_t>(axis)];
  }
  [[nodiscard]] const SumTable& table() const { return checked_.table; }
  [[nodiscard]] TableFigure cell(std::size_t row, std::size_t column) const {
    const std::size_t unit = checked_.reading.cell_units[row * table().columns.size() + column];
    return {position_,
            row,
            column,
            true,
            0,
            checked_.reading.units[unit],
            table().at(row, column).hundredths};
  }

 private:
  [[nodiscard]] AxisView view(Axis axis) const { return {checked_.table, checked_.reading, axis}; }

  /// Names that occur twice are left out: nothing says which line of the other table they mean.
  void index_names(Axis axis) {
    const AxisView along = view(axis);
    auto& names = names_[static_cast<std::size_t>(axis)];
    std::set<std::string> repeated;
    for (std::size_t line = 0; line < along.lines(); ++line) {
      std::string name = plain_words(along.name(line));
      if (!name.empty() && !names.emplace(name, line).second) repeated.insert(std::move(name));
    }
    for (const std::string& name : repeated) names.erase(name);
  }

  void find_lines(Axis axis) {
    const AxisView along = view(axis);
    for (const auto& [name, line] : names(axis)) {
      // Totals are compared as wholes of a unit, not by name.
      if (along.role(line) != LineRole::part) continue;
      for (const std::size_t unit : units_of(along, line)) {
        const auto cross = whole(across(axis), unit);
        const auto figure = axis == Axis::rows ? make(unit, line, cross) : make(unit, cross, line);
        if (figure) lines_.push_back({name, axis, line, *figure});
      }
    }
  }

  [[nodiscard]] static std::set<std::size_t> units_of(const AxisView& along, std::size_t line) {
    std::set<std::size_t> units;
    for (std::size_t k = 0; k < along.crosses(); ++k) {
      if (along.cell(line, k).is_number() && along.is_summed(line, k)) {
        units.insert(along.unit(line, k));
      }
    }
    return units;
  }
  [[nodiscard]] static bool has_unit(const AxisView& along, std::size_t line, std::size_t unit) {
    for (std::size_t k = 0; k < along.crosses(); ++k) {
      if (along.unit(line, k) == unit && along.cell(line, k).is_number()) return true;
    }
    return false;
  }

  /// Collects the parts of a total, and replaces totals among them by their own parts.
  /// Parts are compared as sets, so the total of two sub-totals equals the total of all lines.
  void expand(Axis axis, const TotalLine& total, std::set<std::size_t>& parts) const {
    for (const std::size_t line : total.parts) {
      const TotalLine* const inner = checked_.reading.total(axis, line);
      if (inner != nullptr) expand(axis, *inner, parts);
      else parts.insert(line);
    }
  }

  /// The line that represents a whole axis in a unit: the total over all parts, or the only part.
  [[nodiscard]] std::optional<std::size_t> whole(Axis axis, std::size_t unit) const {
    return whole_[static_cast<std::size_t>(axis)][unit];
  }
  [[nodiscard]] std::optional<std::size_t> find_whole(Axis axis, std::size_t unit) const {
    const AxisView along = view(axis);
    std::set<std::size_t> all;
    for (std::size_t line = 0; line < along.lines(); ++line) {
      if (along.role(line) == LineRole::part && has_unit(along, line, unit)) all.insert(line);
    }
    const auto& totals = checked_.reading.totals[static_cast<std::size_t>(axis)];
    // From the end: the grand total is usually the last one.
    for (auto total = totals.rbegin(); total != totals.rend(); ++total) {
      if (!has_unit(along, total->line, unit)) continue;
      std::set<std::size_t> parts;
      expand(axis, *total, parts);
      if (std::includes(parts.begin(), parts.end(), all.begin(), all.end())) return total->line;
    }
    return all.size() == 1 ? std::optional(*all.begin()) : std::nullopt;
  }

  /// The cell where both lines cross, or the sum over the axis whose line is missing.
  [[nodiscard]] std::optional<TableFigure> make(std::size_t unit, std::optional<std::size_t> row,
                                                std::optional<std::size_t> column) const {
    if (row && column) {
      // The crossing cell must have the unit asked for; else the total is one of other figures.
      const bool is_stated =
          table().at(*row, *column).is_number() && view(Axis::rows).unit(*row, *column) == unit;
      return is_stated ? std::optional(cell(*row, *column)) : std::nullopt;
    }
    TableFigure figure{position_, row, column, false, 0, checked_.reading.units[unit], 0};
    bool is_known = false;
    for (const std::size_t r : lines_or_parts(Axis::rows, row)) {
      for (const std::size_t c : lines_or_parts(Axis::columns, column)) {
        if (view(Axis::rows).unit(r, c) != unit) continue;
        const SumCell& part = table().at(r, c);
        is_known = is_known || part.is_number();
        if (part.is_number()) figure.hundredths += part.hundredths;
        else ++figure.unread;
      }
    }
    return is_known ? std::optional(figure) : std::nullopt;
  }
  [[nodiscard]] std::vector<std::size_t> lines_or_parts(Axis axis,
                                                        std::optional<std::size_t> line) const {
    if (line) return {*line};
    std::vector<std::size_t> parts;
    const AxisView along = view(axis);
    for (std::size_t k = 0; k < along.lines(); ++k) {
      if (along.role(k) == LineRole::part) parts.push_back(k);
    }
    return parts;
  }

  std::size_t position_;
  const CheckedTable& checked_;
  std::array<std::map<std::string, std::size_t>, 2> names_;
  std::array<std::vector<std::optional<std::size_t>>, 2> whole_;  ///< by axis and unit
  std::vector<TableFigure> totals_;
  std::vector<LineFigure> lines_;
};

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
        if (!add(MeaningKind::grand_total, {}, a, b)) is_unit_missing_ = true;
      }
    }
    // The order decides which comparison remains: a pair of cells is compared once only.
    compare_cells();
    compare_lines();
    find_shared();
    if (is_unit_missing_) {
      findings.notice("unit_not_named",
                      {{"first", first_.table().title()}, {"second", second_.table().title()}});
    }
  }

 private:
  using CellPair = std::array<std::optional<std::size_t>, 4>;

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
