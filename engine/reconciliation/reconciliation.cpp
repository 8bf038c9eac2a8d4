// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/reconciliation.hpp"

#include "base/text.hpp"
#include "reconciliation/slips.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <string>
#include <utility>

namespace carreau {

namespace {

/// Whether figures of this unit may be negative, judging by this table.
bool has_negative(const SumTable& table, const TableStructure& reading, std::size_t unit) {
  for (std::size_t k = 0; k < table.cells.size(); ++k) {
    const SumCell& cell = table.cells[k];
    if (reading.cell_units[k] == unit && cell.is_number() && cell.hundredths < 0) return true;
  }
  return false;
}

/// Checks the totals of one table along both axes.
class TotalChecker {
 public:
  TotalChecker(CheckedTable& checked, Euros tolerance) : checked_(checked), tolerance_(tolerance) {
    for (std::size_t u = 0; u < checked.reading.units.size(); ++u) {
      has_negative_.push_back(has_negative(checked.table, checked.reading, u));
    }
  }

  void check(Axis axis, Findings& findings) {
    const AxisView view(checked_.table, checked_.reading, axis);
    for (const TotalLine& total : checked_.reading.totals[static_cast<std::size_t>(axis)]) {
      for (std::size_t k = 0; k < view.crosses(); ++k) check_at(view, total, k, findings);
    }
  }

 private:
  void check_at(const AxisView& view, const TotalLine& total, std::size_t cross,
                Findings& findings) {
    // Ranks, years, averages: a line that must not be summed has no total to check.
    if (!view.is_summed(total.line, cross)) return;
    TotalCheck check;
    check.axis = view.axis();
    check.row = check.axis == Axis::rows ? total.line : cross;
    check.column = check.axis == Axis::rows ? cross : total.line;
    check.parts = sum_of_parts(view, total, cross);
    // Without a part in the same unit there is nothing to compare with.
    if (check.parts.known == 0) return;
    const SumCell& cell = view.cell(total.line, cross);
    if (!cell.is_number()) {
      findings.notice("total_not_stated", {{"name", view.name(total.line)}},
                      checked_.table.place(check.row, check.column));
      return;
    }
    // The unit is that of the total's own cell: totals along a line may be of several units.
    const std::size_t unit = view.unit(total.line, cross);
    check.unit = checked_.reading.units[unit];
    check.stated = cell.hundredths;
    check.status = status_of(check, has_negative_[unit]);
    if (check.status == CheckStatus::differs && is_rate(view, total, check)) {
      findings.notice("percentages_not_summed", {{"name", view.name(total.line)}},
                      checked_.table.place(check.row, check.column));
      return;
    }
    checked_.checks.push_back(std::move(check));
  }

  [[nodiscard]] CheckStatus status_of(const TotalCheck& check, bool may_be_negative) const {
    const bool is_money =
        check.unit.kind == FigureKind::money || check.unit.kind == FigureKind::figures;
    // Percentages have a slack of their own from rounding; the tolerance is for amounts.
    const std::int64_t slack =
        std::max(check.parts.slack, is_money ? tolerance_.cents() : std::int64_t{0});
    if (std::abs(check.difference()) <= slack) return CheckStatus::holds;
    // An unread part can only make the sum larger, unless this unit also has negative figures.
    const bool could_be_part = check.difference() > 0 || may_be_negative;
    return check.parts.unread.empty() || !could_be_part ? CheckStatus::differs
                                                        : CheckStatus::undecided;
  }

  /// Whether a percentage that is not the sum of its parts is no share of a whole, but the rate of
  /// all, such as an average.
  [[nodiscard]] static bool is_rate(const AxisView& view, const TotalLine& total,
                                    const TotalCheck& check) {
    // 100 % as printed, and as a spreadsheet keeps it.
    constexpr std::array<std::int64_t, 2> kWholes = {10'000, 100};
    if (check.unit.kind != FigureKind::share) return false;
    const bool is_whole = std::any_of(kWholes.begin(), kWholes.end(), [&](std::int64_t whole) {
      return std::abs(check.stated - whole) <= check.parts.slack;
    });
    if (!is_whole) return true;
    // A rate of 100 % lies among the others; shares of a whole are smaller than it.
    return std::any_of(total.parts.begin(), total.parts.end(), [&](std::size_t line) {
      const SumCell& cell = view.cell(line, check.cross());
      return cell.is_number() && cell.hundredths >= check.stated;
    });
  }

  CheckedTable& checked_;
  Euros tolerance_;
  std::vector<bool> has_negative_;
};

template <class Line, class PlaceOf>
void note_repeated_names(const std::vector<Line>& lines, const char* code, const PlaceOf& place,
                         Findings& findings) {
  std::map<std::string, std::size_t> seen;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string name = plain_words(lines[i].name);
    // Several blocks of a table may each have a total or a sub-total of the same name.
    if (name.empty() || total_rank(name) || is_memo(name)) continue;
    if (!seen.emplace(name, i).second) findings.warn(code, {{"name", lines[i].name}}, place(i));
  }
}

/// What a reader of the findings should know before the differences: cells that look like figures
/// but are none, and names that make lines ambiguous.
void note_oddities(const SumTable& table, Findings& findings) {
  note_repeated_names(
      table.rows, "row_name_repeated",
      [&](std::size_t r) {
        return Place{table.title(), table.rows[r].file_row, {}};
      },
      findings);
  note_repeated_names(
      table.columns, "column_name_repeated",
      [&](std::size_t c) {
        return Place{table.title(), {}, table.columns[c].name};
      },
      findings);
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      const SumCell& cell = table.at(r, c);
      if (cell.kind == CellKind::text) {
        findings.warn("figure_not_number", {{"written", cell.text}}, table.place(r, c));
      } else if (cell.is_guess) {
        findings.warn("figure_guessed", {}, table.place(r, c));
      } else if (cell.is_rounded) {
        findings.notice("rounded_to_hundredths", {}, table.place(r, c));
      }
    }
  }
}

}  // namespace

std::string_view to_text(CheckStatus status) {
  switch (status) {
    case CheckStatus::holds: return "holds";
    case CheckStatus::differs: return "differs";
    case CheckStatus::undecided: return "undecided";
    case CheckStatus::not_read: return "not_read";
  }
  return "";
}

std::string_view to_text(SlipKind kind) {
  switch (kind) {
    case SlipKind::one_digit: return "one_digit";
    case SlipKind::swapped_digits: return "swapped_digits";
    case SlipKind::counted_twice: return "counted_twice";
    case SlipKind::left_out: return "left_out";
    case SlipKind::wrong_sign: return "wrong_sign";
    case SlipKind::scale: return "scale";
    case SlipKind::text_left_out: return "text_left_out";
    case SlipKind::hidden_left_out: return "hidden_left_out";
    case SlipKind::line_scale: return "line_scale";
    case SlipKind::cell: return "cell";
    case SlipKind::totals_corrected: return "totals_corrected";
    case SlipKind::other_way: return "other_way";
    case SlipKind::total_itself: return "total_itself";
    case SlipKind::text_read: return "text_read";
  }
  return "";
}

std::size_t CheckedTable::count(CheckStatus status) const {
  return static_cast<std::size_t>(std::count_if(
      checks.begin(), checks.end(), [&](const auto& check) { return check.status == status; }));
}

CheckedTable check_totals(SumTable table, Euros tolerance, Findings& findings) {
  CheckedTable checked{std::move(table), {}, {}};
  // Findings follow the order of the work: cells, structure, totals.
  note_oddities(checked.table, findings);
  checked.reading = read_totals(checked.table, findings);
  TotalChecker checker(checked, tolerance);
  checker.check(Axis::rows, findings);
  checker.check(Axis::columns, findings);
  // Slips come last, because they look at the checks of both axes together.
  find_slips(checked);
  return checked;
}

}  // namespace carreau
