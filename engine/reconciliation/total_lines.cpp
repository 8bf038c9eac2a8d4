// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/total_lines.hpp"

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
    if (rank && has_figure(view, line)) {
      roles[line] = LineRole::total;
      totals.push_back({line, *rank, {}, {}, true});
      // "dont…" repeats a part of the line above; adding it would count that part twice.
    } else if (is_memo(view.name(line))) {
      roles[line] = LineRole::memo;
    }
  }
}

/// On which side of a total its parts are.
enum class Side : std::uint8_t { before, behind };

Side side_of(const TotalLine& total) {
  return total.reading == SumRule::following || total.reading == SumRule::following_next
             ? Side::behind
             : Side::before;
}

/// Chooses, for each total of an axis, the rule by which it sums lines.
class ReadingChoice {
 public:
  ReadingChoice(const AxisView& view, const std::vector<TotalLine>& totals)
      : view_(view), totals_(totals) {}

  /// The rule under which most cells hold. Among equal ones, prefers parts on the `preferred` side
  /// of the total, then the first rule of kOrder. Leaves the parts empty where there is nothing to
  /// sum.
  [[nodiscard]] TotalLine choose(std::size_t position, Side preferred) const {
    TotalLine best = totals_[position];
    best.parts.clear();
    std::size_t best_score = 0;
    // Tables do not say what a total sums, so each rule is tried and the figures decide. The cost
    // is one pass over the cells for each rule and total.
    for (const SumRule reading : kOrder) {
      TotalLine candidate = totals_[position];
      candidate.reading = reading;
      candidate.parts = parts(position, reading);
      const Fit fit = fit_of(candidate);
      if (fit.checked == 0) continue;
      // Twice the number of cells that hold, so that the preferred side only breaks ties.
      const std::size_t score = 2 * fit.holds + (side_of(candidate) == preferred ? 1 : 0);
      if (best.parts.empty() || score > best_score) {
        best = std::move(candidate);
        best_score = score;
      }
    }
    return best;
  }

  /// The side on which most of the totals that hold in at least one cell have their parts.
  [[nodiscard]] Side usual_side(const std::vector<TotalLine>& chosen) const {
    std::ptrdiff_t behind = 0;
    for (const TotalLine& total : chosen) {
      if (fit_of(total).holds > 0) behind += side_of(total) == Side::behind ? 1 : -1;
    }
    return behind > 0 ? Side::behind : Side::before;
  }

  /// Whether a total placed before its parts holds nowhere, as "Coût total" before the parts of
  /// something else. With only two cells, both may be slips.
  [[nodiscard]] bool fits_nowhere(const TotalLine& total) const {
    const Fit fit = fit_of(total);
    // Only totals before their parts: a line named "total" at the end of a table is one even where
    // every sum is wrong, which is what the check is meant to report.
    return side_of(total) == Side::behind && fit.holds == 0 && fit.checked > 2;
  }

  /// In how many cells a total holds, out of how many.
  struct Fit {
    std::size_t checked = 0;
    std::size_t holds = 0;
    std::size_t nonzero = 0;  ///< those that hold and are not zero
  };
  [[nodiscard]] Fit fit_of(const TotalLine& total) const {
    Fit fit;
    for (std::size_t k = 0; k < view_.crosses(); ++k) {
      const SumCell& stated = view_.cell(total.line, k);
      if (!stated.is_number() || !view_.is_summed(total.line, k)) continue;
      const PartSum parts = sum_of_parts(view_, total, k);
      if (parts.known == 0) continue;
      ++fit.checked;
      // Percentages are printed rounded, so their sums need the slack; other figures have next to
      // none.
      if (std::abs(stated.hundredths - parts.sum) > parts.slack) continue;
      ++fit.holds;
      if (stated.hundredths != 0) ++fit.nonzero;
    }
    return fit;
  }

 private:
  // The narrow rules come first: where two rules hold equally, the one with fewer parts is more
  // likely.
  static constexpr std::array kOrder = {SumRule::since_rank, SumRule::since_total,
                                        SumRule::subtotals,  SumRule::all_before,
                                        SumRule::following,  SumRule::following_next};

  [[nodiscard]] std::vector<std::size_t> parts(std::size_t position, SumRule reading) const {
    const TotalLine& total = totals_[position];
    // A sub-total never includes other totals.
    const bool is_wide = reading == SumRule::subtotals || reading == SumRule::all_before;
    if (is_wide && total.rank == TotalRank::subtotal) return {};
    switch (reading) {
      case SumRule::since_rank: return leaves(line_before(position, total.rank), total.line);
      case SumRule::since_total:
        return leaves(line_before(position, TotalRank::subtotal), total.line);
      case SumRule::subtotals: return subtotals(position);
      case SumRule::all_before: return leaves(0, total.line);
      case SumRule::following: return leaves(total.line + 1, line_behind(position, total.rank));
      case SumRule::following_next:
        return leaves(total.line + 1, line_behind(position, TotalRank::subtotal));
    }
    return {};
  }

  /// The line that follows the nearest previous total of this rank or a higher one.
  [[nodiscard]] std::size_t line_before(std::size_t position, TotalRank rank) const {
    while (position > 0) {
      --position;
      if (totals_[position].rank >= rank) return totals_[position].line + 1;
    }
    return 0;
  }
  [[nodiscard]] std::size_t line_behind(std::size_t position, TotalRank rank) const {
    while (++position < totals_.size()) {
      if (totals_[position].rank >= rank) return totals_[position].line;
    }
    return view_.lines();
  }
  [[nodiscard]] std::vector<std::size_t> leaves(std::size_t begin, std::size_t end) const {
    std::vector<std::size_t> lines;
    for (std::size_t line = begin; line < end; ++line) {
      if (view_.role(line) == LineRole::part) lines.push_back(line);
    }
    return lines;
  }
  /// The totals to sum: among those since the last total of this rank or a higher one, those of the
  /// highest lower rank. Where all totals have the same rank, all of them.
  [[nodiscard]] std::vector<std::size_t> subtotals(std::size_t position) const {
    const TotalRank rank = totals_[position].rank;
    const std::size_t begin = line_before(position, rank);
    std::optional<TotalRank> below;
    for (std::size_t p = 0; p < position; ++p) {
      if (totals_[p].line >= begin) below = std::max(below, std::optional(totals_[p].rank));
    }
    std::vector<std::size_t> lines;
    for (std::size_t p = 0; p < position; ++p) {
      const bool is_summed =
          below ? totals_[p].line >= begin && totals_[p].rank == *below : totals_[p].rank == rank;
      if (is_summed) lines.push_back(totals_[p].line);
    }
    if (lines.empty()) return lines;
    for (const std::size_t line : leaves(lines.back() + 1, totals_[position].line)) {
      lines.push_back(line);
    }
    return lines;
  }

  const AxisView& view_;
  const std::vector<TotalLine>& totals_;
};

/// The last line of an axis without named totals, where its figures show that it is a total.
std::optional<TotalLine> unnamed_total(const AxisView& view) {
  if (view.lines() < 3) return std::nullopt;
  TotalLine last{view.lines() - 1, TotalRank::total, SumRule::all_before, {}, false};
  if (view.role(last.line) != LineRole::part) return std::nullopt;
  for (std::size_t line = 0; line < last.line; ++line) {
    if (view.role(line) == LineRole::part) last.parts.push_back(line);
  }
  if (last.parts.size() < 2) return std::nullopt;
  const std::vector<TotalLine> none;
  const auto fit = ReadingChoice(view, none).fit_of(last);
  const bool has_name = !view.name(last.line).empty();
  // One sum may hold by chance; several do not.
  const bool is_total = has_name ? fit.nonzero > 1 && fit.holds == fit.checked
                                 : fit.nonzero > 0 && 2 * fit.holds > fit.checked;
  return is_total ? std::optional(last) : std::nullopt;
}

std::vector<TotalLine> choose_all(const ReadingChoice& choice, std::size_t count, Side side) {
  std::vector<TotalLine> chosen;
  for (std::size_t p = 0; p < count; ++p) chosen.push_back(choice.choose(p, side));
  return chosen;
}

/// Reads one axis in three steps: names give candidates, figures give the rule of each, and the
/// side on which most totals have their parts settles the doubtful ones.
void read_axis(const SumTable& table, TableStructure& reading, Axis axis, Findings& findings) {
  const AxisView view(table, reading, axis);
  auto& roles = reading.roles[index(axis)];
  auto& totals = reading.totals[index(axis)];
  find_roles(view, roles, totals);
  if (totals.empty()) {
    if (const auto last = unnamed_total(view)) {
      roles[last->line] = LineRole::total;
      totals.push_back(*last);
      findings.notice("total_unnamed", {{"name", view.name(last->line)}}, view.place(last->line));
    }
    return;
  }
  const ReadingChoice choice(view, totals);
  // French tables end with their totals, so parts before the total are tried first.
  std::vector<TotalLine> chosen = choose_all(choice, totals.size(), Side::before);
  const Side usual = choice.usual_side(chosen);
  if (usual != Side::before) chosen = choose_all(choice, totals.size(), usual);
  std::vector<TotalLine> read;
  for (TotalLine& total : chosen) {
    if (total.parts.empty()) {
      findings.notice("total_alone", {{"name", view.name(total.line)}}, view.place(total.line));
      roles[total.line] = LineRole::part;
    } else if (choice.fits_nowhere(total)) {
      findings.warn("total_not_read", {{"name", view.name(total.line)}}, view.place(total.line));
      roles[total.line] = LineRole::memo;
    } else {
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
