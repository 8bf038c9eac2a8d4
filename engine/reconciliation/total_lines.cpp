// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/total_lines.hpp"

#include "reconciliation/part_choice.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace carreau {

namespace {

std::size_t index(Axis axis) { return static_cast<std::size_t>(axis); }

bool has_figure(const AxisView& view, std::size_t line) {
  for (std::size_t k = 0; k < view.crosses(); ++k) {
    if (view.cell(line, k).is_number()) return true;
  }
  return false;
}

/// The units that the names of an axis state, and whether they distinguish counts from other
/// figures.
struct StatedUnits {
  std::vector<std::optional<SumUnit>> lines;
  bool has_count = false;
  bool has_money = false;
};

template <class Line>
StatedUnits stated_units(const std::vector<Line>& lines) {
  StatedUnits stated;
  for (const Line& line : lines) {
    const auto& unit = stated.lines.emplace_back(stated_unit(line.name));
    if (!unit) continue;
    stated.has_count = stated.has_count || unit->kind == FigureKind::count;
    stated.has_money = stated.has_money || unit->kind == FigureKind::money;
  }
  return stated;
}

/// The unit of one cell. Lines that must not be summed and percentages win over everything else,
/// since adding them up as amounts would always be wrong.
SumUnit unit_of_cell(const std::optional<SumUnit>& row, const std::optional<SumUnit>& column,
                     const SumCell& cell, bool rows_first, const SumUnit& main) {
  for (const FigureKind kind : {FigureKind::not_summed, FigureKind::share}) {
    if ((row && row->kind == kind) || (column && column->kind == kind)) return {kind, {}};
  }
  if (cell.unit == AmountUnit::percent) return {FigureKind::share, {}};
  if (row && (rows_first || !column)) return *row;
  if (column) return *column;
  return cell.unit == AmountUnit::euro ? SumUnit{FigureKind::money, {}} : main;
}

/// Determines the unit of every cell. Cells without a stated unit are money where the table
/// mentions money at all.
void find_units(const SumTable& table, TableStructure& reading) {
  const StatedUnits rows = stated_units(table.rows);
  const StatedUnits columns = stated_units(table.columns);
  const bool has_euro = std::any_of(table.cells.begin(), table.cells.end(),
                                    [](const auto& cell) { return cell.unit == AmountUnit::euro; });
  const bool is_money = has_euro || rows.has_money || columns.has_money;
  const SumUnit main{is_money ? FigureKind::money : FigureKind::figures, {}};
  // A total row "Total (€)" must not turn the counts in its columns into money.
  const bool rows_first = rows.has_count || !columns.has_count;
  std::map<SumUnit, std::size_t> known;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      const SumUnit unit =
          unit_of_cell(rows.lines[r], columns.lines[c], table.at(r, c), rows_first, main);
      const auto [entry, is_new] = known.emplace(unit, reading.units.size());
      if (is_new) reading.units.push_back(unit);
      reading.cell_units.push_back(entry->second);
    }
  }
}

void find_roles(const AxisView& view, std::vector<LineRole>& roles,
                std::vector<TotalLine>& totals) {
  // Names decide first: "Total", "Sous-total". A heading without figures is no total.
  for (std::size_t line = 0; line < view.lines(); ++line) {
    const auto rank = total_rank(view.name(line));
    // "dont…" repeats a part of the line above; adding it would count that part twice.
    if (is_memo(view.name(line)) || is_memo(view.lowest_name(line))) {
      roles[line] = LineRole::memo;
    } else if (rank && has_figure(view, line)) {
      roles[line] = LineRole::total;
      totals.push_back({line, *rank, {}, {}, true});
    }
  }
}

/// The last line of an axis without named totals, where its figures show that it is a total.
std::optional<TotalLine> unnamed_total(const AxisView& view) {
  if (view.lines() < 3) return std::nullopt;
  TotalLine last{view.lines() - 1, TotalRank::total, SumRule::all_before, {}, false};
  if (view.role(last.line) != LineRole::part) return std::nullopt;
  for (std::size_t line = 0; line < last.line; ++line) {
    if (view.role(line) == LineRole::part) last.parts.push_back(line);
  }
  if (last.parts.size() < 2) return std::nullopt;
  const SumFit fit = fit_of(view, last);
  const bool has_name = !view.name(last.line).empty();
  // One sum may hold by chance; several do not.
  const bool is_total = has_name ? fit.nonzero > 1 && fit.holds == fit.checked
                                 : fit.nonzero > 0 && 2 * fit.holds > fit.checked;
  return is_total ? std::optional(last) : std::nullopt;
}

/// Whether a total placed before its parts holds nowhere, as "Coût total" before the parts of
/// something else. With only two cells, both may be slips. A line named "total" at the end of a
/// table is one even where every sum is wrong, which is what the check is meant to report.
bool fits_nowhere(const AxisView& view, const TotalLine& total) {
  const SumFit fit = fit_of(view, total);
  return side_of(total.reading) == TotalSide::behind && fit.holds == 0 && fit.checked > 2;
}

/// Lines such as "Axe 1" that are followed by their parts and hold the sum of these. The name alone
/// proves nothing, since the lines may be the parts themselves, so most of their cells must hold.
std::vector<TotalLine> section_totals(const AxisView& view, std::vector<LineRole>& roles,
                                      const std::vector<TotalLine>& named) {
  std::vector<TotalLine> totals = named;
  std::vector<std::size_t> sections;
  for (std::size_t line = 0; line + 1 < view.lines(); ++line) {
    const bool is_candidate = roles[line] == LineRole::part && has_figure(view, line) &&
                              is_section(view.name(line), view.name(line + 1));
    if (!is_candidate) continue;
    sections.push_back(line);
    totals.push_back({line, TotalRank::subtotal, {}, {}, false});
  }
  if (sections.empty()) return named;
  std::sort(totals.begin(), totals.end(),
            [](const auto& a, const auto& b) { return a.line < b.line; });
  for (const std::size_t line : sections) roles[line] = LineRole::total;
  SumFit all;
  for (const TotalLine& total : PartChoice(view, totals).choose_all()) {
    if (total.is_named || side_of(total.reading) != TotalSide::behind) continue;
    const SumFit fit = fit_of(view, total);
    all.checked += fit.checked;
    all.holds += fit.holds;
    all.nonzero += fit.nonzero;
  }
  // One sum may hold by chance; several do not.
  if (all.nonzero > 1 && 2 * all.holds > all.checked) return totals;
  for (const std::size_t line : sections) roles[line] = LineRole::part;
  return named;
}

/// Reads one axis in three steps: names give candidates, figures give the rule of each, and the
/// side on which most totals have their parts settles the doubtful ones.
void read_axis(const SumTable& table, TableStructure& reading, Axis axis, Findings& findings) {
  const AxisView view(table, reading, axis);
  auto& roles = reading.roles[index(axis)];
  auto& totals = reading.totals[index(axis)];
  find_roles(view, roles, totals);
  totals = section_totals(view, roles, totals);
  if (totals.empty()) {
    if (const auto last = unnamed_total(view)) {
      roles[last->line] = LineRole::total;
      totals.push_back(*last);
      findings.notice("total_unnamed", {{"name", view.name(last->line)}}, view.place(last->line));
    }
    return;
  }
  std::vector<TotalLine> read;
  for (TotalLine& total : PartChoice(view, totals).choose_all()) {
    if (total.parts.empty()) {
      findings.notice("total_alone", {{"name", view.name(total.line)}}, view.place(total.line));
      roles[total.line] = LineRole::part;
    } else if (fits_nowhere(view, total)) {
      findings.warn("total_not_read", {{"name", view.name(total.line)}}, view.place(total.line));
      roles[total.line] = LineRole::memo;
    } else {
      if (!total.is_named) {
        findings.notice("section_total", {{"name", view.name(total.line)}}, view.place(total.line));
      }
      read.push_back(std::move(total));
    }
  }
  totals = std::move(read);
}

void note_not_summed(const SumTable& table, const TableStructure& reading, Findings& findings) {
  for (const Axis axis : kAxes) {
    const AxisView view(table, reading, axis);
    for (std::size_t line = 0; line < view.lines(); ++line) {
      const auto unit = stated_unit(view.name(line));
      if (unit && unit->kind == FigureKind::not_summed) {
        findings.notice("line_not_summed", {{"name", view.name(line)}}, view.place(line));
      }
    }
  }
}

}  // namespace

std::string_view to_text(SumRule reading) {
  switch (reading) {
    case SumRule::since_rank: return "since_rank";
    case SumRule::since_total: return "since_total";
    case SumRule::subtotals: return "subtotals";
    case SumRule::all_before: return "all_before";
    case SumRule::following: return "following";
    case SumRule::following_next: return "following_next";
    case SumRule::open_before: return "open_before";
    case SumRule::open_behind: return "open_behind";
  }
  return "";
}

const TotalLine* TableStructure::total(Axis axis, std::size_t line) const {
  for (const TotalLine& total : totals[index(axis)]) {
    if (total.line == line) return &total;
  }
  return nullptr;
}

std::size_t AxisView::lines() const {
  return axis_ == Axis::rows ? table_.rows.size() : table_.columns.size();
}
std::size_t AxisView::crosses() const {
  return axis_ == Axis::rows ? table_.columns.size() : table_.rows.size();
}
const std::string& AxisView::name(std::size_t line) const {
  return axis_ == Axis::rows ? table_.rows[line].name : table_.columns[line].name;
}
const std::string& AxisView::lowest_name(std::size_t line) const {
  return axis_ == Axis::rows ? table_.rows[line].name : table_.columns[line].lowest;
}
Place AxisView::place(std::size_t line) const {
  if (axis_ == Axis::rows) return {table_.title(), table_.rows[line].file_row, {}};
  return {table_.title(), {}, table_.columns[line].name};
}

PartSum sum_of_parts(const AxisView& view, const TotalLine& total, std::size_t cross) {
  PartSum parts;
  const std::size_t unit = view.unit(total.line, cross);
  const bool is_share = view.is_share(unit);
  // Half a unit of the last printed digit, or half a hundredth where the cell had more decimals.
  const auto slack_of = [&](const SumCell& cell) -> std::int64_t {
    constexpr std::array<std::int64_t, 3> kHalf = {50, 5, 1};
    if (is_share) return kHalf[static_cast<std::size_t>(cell.decimals)];
    return cell.is_rounded ? 1 : 0;
  };
  for (const std::size_t line : total.parts) {
    if (view.unit(line, cross) != unit) continue;
    const SumCell& cell = view.cell(line, cross);
    if (cell.is_number()) {
      parts.sum += cell.hundredths;
      parts.slack += slack_of(cell);
      ++parts.known;
    } else {
      // An unread part makes a difference undecided rather than an error.
      parts.unread.push_back(line);
    }
  }
  parts.slack += slack_of(view.cell(total.line, cross));
  return parts;
}

TableStructure read_totals(const SumTable& table, Findings& findings) {
  TableStructure reading;
  find_units(table, reading);
  reading.roles[index(Axis::rows)].assign(table.rows.size(), LineRole::part);
  reading.roles[index(Axis::columns)].assign(table.columns.size(), LineRole::part);
  // Units come before roles, since the test of a sum needs the units of its cells.
  for (const Axis axis : kAxes) read_axis(table, reading, axis, findings);
  note_not_summed(table, reading, findings);
  if (reading.totals[0].empty() && reading.totals[1].empty()) {
    findings.notice("no_total", {}, {table.title(), {}, {}});
  }
  return reading;
}

}  // namespace carreau
