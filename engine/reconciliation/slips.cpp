// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/slips.hpp"

#include "base/decimal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace carreau {

namespace {

/// The positions at which two texts of the same length differ.
std::vector<std::size_t> differences(std::string_view a, std::string_view b) {
  std::vector<std::size_t> at;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] != b[i]) at.push_back(i);
  }
  return at;
}

void compare_digits(std::int64_t stated, std::int64_t sum, std::vector<Slip>& slips) {
  // A difference of sign is a slip of its own.
  if ((stated < 0) != (sum < 0)) return;
  // Whole amounts are compared as they are printed, without ",00".
  const bool is_whole = stated % 100 == 0 && sum % 100 == 0;
  const std::string a = fmt::to_string(std::abs(is_whole ? stated / 100 : stated));
  const std::string b = fmt::to_string(std::abs(is_whole ? sum / 100 : sum));
  if (a.size() != b.size()) return;
  const auto at = differences(a, b);
  // Any number of one or two digits differs from any other by few digits, which proves nothing.
  if (at.size() == 1 && a.size() > 2) slips.push_back({SlipKind::one_digit, {}, 0, 0, 1});
  if (at.size() == 2 && at[1] == at[0] + 1 && a[at[0]] == b[at[1]] && a[at[1]] == b[at[0]]) {
    slips.push_back({SlipKind::swapped_digits, {}, 0, 0, 1});
  }
}

/// Whether `small` is `large` in thousands, rounded to a whole number. Both are in hundredths.
bool is_rounded_thousands(std::int64_t small, std::int64_t large) {
  constexpr std::int64_t kLeast = 10'000;  // a hundred units; too many numbers would fit below
  constexpr std::int64_t kThousand = 100'000;
  return std::abs(small) >= kLeast && small % 100 == 0 &&
         std::abs(large - small / 100 * kThousand) <= kThousand / 2;
}

/// The usual factor by which `large` exceeds `small`; 1 where it is none of them.
int scale_between(std::int64_t small, std::int64_t large) {
  for (const int factor : {10, 100, 1000}) {
    if (small != 0 && large % factor == 0 && large / factor == small) return factor;
  }
  return is_rounded_thousands(small, large) ? 1000 : 1;
}

/// The number with which a text begins: 3 for "3 + FPH".
std::optional<std::int64_t> leading_figure(std::string_view text) {
  std::string_view number = text.substr(0, text.find_first_not_of("0123456789 ,."));
  // "3," or "1 200 .": what follows the number is cut off until it can be read.
  for (; !number.empty(); number.remove_suffix(1)) {
    const auto parsed = parse_decimal(number);
    if (parsed && parsed->decimals <= 2) return with_decimals(*parsed, 2);
  }
  return std::nullopt;
}

/// Finds the slips in the checks of one table.
class SlipFinder {
 public:
  explicit SlipFinder(CheckedTable& checked) : checked_(checked) {
    for (std::size_t i = 0; i < checked.checks.size(); ++i) {
      const TotalCheck& check = checked.checks[i];
      // Two indexes of the checks: by axis and cell, and by difference.
      at_.emplace(std::tuple(check.axis, check.row, check.column), i);
      if (check.status == CheckStatus::differs) {
        by_difference_[{check.axis, check.difference()}].push_back(i);
      }
    }
  }

  void find_all() {
    for (TotalCheck& check : checked_.checks) {
      if (check.status == CheckStatus::undecided) read_texts(check);
      if (check.status != CheckStatus::differs) continue;
      // Simple slips of the figures first, then lines, cells and other totals.
      check.slips = slips_between(check.stated, check.parts.sum);
      find_lines(check);
      find_skipped(check);
      find_cell(check);
      try_corrected_totals(check);
      look_other_way(check);
    }
  }

 private:
  [[nodiscard]] AxisView view(Axis axis) const { return {checked_.table, checked_.reading, axis}; }
  [[nodiscard]] const TotalCheck* check_at(Axis axis, std::size_t row, std::size_t column) const {
    const auto found = at_.find(std::tuple(axis, row, column));
    return found == at_.end() ? nullptr : &checked_.checks[found->second];
  }
  [[nodiscard]] const TotalLine& total_of(const TotalCheck& check) const {
    return *checked_.reading.total(check.axis, check.line());
  }

  void read_texts(TotalCheck& check) const {
    std::int64_t sum = 0;
    bool has_text = false;
    for (const std::size_t line : check.parts.unread) {
      const SumCell& cell = view(check.axis).cell(line, check.cross());
      if (cell.kind != CellKind::text) continue;
      const auto figure = leading_figure(cell.text);
      // One text without a number leaves the amount open.
      if (!figure) return;
      sum += *figure;
      has_text = true;
    }
    if (has_text && sum == check.difference()) {
      check.slips.push_back({SlipKind::text_read, {}, 0, 0, 1});
    }
  }

  /// The mistake in a single line that would explain the total.
  [[nodiscard]] static std::optional<SlipKind> kind_of_line(std::int64_t value,
                                                            std::int64_t difference,
                                                            LineRole role) {
    if (value == 0) return std::nullopt;
    // Added twice: the total exceeds the sum by exactly this line.
    if (difference == value) return SlipKind::counted_twice;
    // Only parts are summed; a total or a memo can only be counted in addition.
    if (role != LineRole::part) return std::nullopt;
    if (difference == -value) return SlipKind::left_out;
    // A wrong sign changes the sum by twice the line.
    if (difference % 2 == 0 && difference / 2 == -value) return SlipKind::wrong_sign;
    // A line in thousands instead of units is short of 999 times itself.
    const bool is_too_small = difference % 999 == 0 && difference / 999 == value;
    const bool is_too_large = value % 1000 == 0 && difference == -(value / 1000) * 999;
    if (is_too_small || is_too_large) return SlipKind::line_scale;
    return std::nullopt;
  }

  /// The lines whose figures are included in the sum: the parts, totals of some of them, and memos.
  [[nodiscard]] std::vector<std::size_t> lines_within(const TotalCheck& check) const {
    const TotalLine& total = total_of(check);
    std::vector<std::size_t> lines = total.parts;
    const AxisView along = view(check.axis);
    for (std::size_t line = 0; line < along.lines(); ++line) {
      if (line == total.line || along.role(line) == LineRole::part) continue;
      const TotalLine* inner = checked_.reading.total(check.axis, line);
      const bool is_within = inner == nullptr
                                 ? along.role(line) == LineRole::memo
                                 : std::includes(total.parts.begin(), total.parts.end(),
                                                 inner->parts.begin(), inner->parts.end());
      if (is_within) lines.push_back(line);
    }
    return lines;
  }

  /// A cause that fits two lines equally well is dropped.
  void find_lines(TotalCheck& check) const {
    const AxisView along = view(check.axis);
    const std::size_t unit = along.unit(check.line(), check.cross());
    std::map<SlipKind, std::vector<std::size_t>> found;
    for (const std::size_t line : lines_within(check)) {
      const SumCell& cell = along.cell(line, check.cross());
      // Figures of other units are not part of this total.
      if (!cell.is_number() || along.unit(line, check.cross()) != unit) continue;
      const auto kind = kind_of_line(cell.hundredths, check.difference(), along.role(line));
      if (kind) found[*kind].push_back(line);
    }
    // A hint must be unique to be of use.
    for (const auto& [kind, lines] : found) {
      if (lines.size() == 1) check.slips.push_back({kind, lines.front(), 0, 0, 1});
    }
  }

  /// Figures that spreadsheets leave out of a sum without a word: those kept as text, and those of
  /// hidden rows.
  void find_skipped(TotalCheck& check) const {
    const AxisView along = view(check.axis);
    const std::size_t unit = along.unit(check.line(), check.cross());
    std::int64_t texts = 0;
    std::int64_t hidden = 0;
    bool has_typed = false;
    for (const std::size_t line : total_of(check).parts) {
      const SumCell& cell = along.cell(line, check.cross());
      if (!cell.is_number() || along.unit(line, check.cross()) != unit) continue;
      has_typed = has_typed || !cell.is_kept_as_text;
      if (cell.is_kept_as_text) texts += cell.hundredths;
      if (along.is_hidden(line)) hidden += cell.hundredths;
    }
    // Where all cells are texts, the file types none, as CSV does.
    if (has_typed && texts != 0 && check.difference() == -texts) {
      check.slips.push_back({SlipKind::text_left_out, {}, 0, 0, 1});
    }
    if (hidden != 0 && check.difference() == -hidden) {
      check.slips.push_back({SlipKind::hidden_left_out, {}, 0, 0, 1});
    }
  }

  /// Where a row and a column differ by the same amount, the cell where they cross explains both.
  void find_cell(TotalCheck& check) const {
    const Axis across = check.axis == Axis::rows ? Axis::columns : Axis::rows;
    const auto others = by_difference_.find({across, check.difference()});
    if (others == by_difference_.end()) return;
    std::vector<Slip> cells;
    for (const std::size_t i : others->second) {
      const TotalCheck& other = checked_.checks[i];
      // A total row is checked in a column, a total column in a row.
      const std::size_t row = check.axis == Axis::rows ? other.row : check.row;
      const std::size_t column = check.axis == Axis::rows ? check.column : other.column;
      const SumCell& cell = checked_.table.at(row, column);
      if (!cell.is_number() || !is_part(check, row, column) || !is_part(other, row, column)) {
        continue;
      }
      cells.push_back({SlipKind::cell, row, column, cell.hundredths + check.difference(), 1});
    }
    // Several cells could explain the difference: none is named.
    if (cells.size() == 1) check.slips.push_back(cells.front());
  }
  [[nodiscard]] bool is_part(const TotalCheck& check, std::size_t row, std::size_t column) const {
    const auto& parts = total_of(check).parts;
    const bool is_across = check.axis == Axis::rows ? column == check.column : row == check.row;
    return is_across &&
           std::binary_search(parts.begin(), parts.end(), check.axis == Axis::rows ? row : column);
  }

  /// Replaces parts that are totals themselves by their own sums.
  void try_corrected_totals(TotalCheck& check) const {
    std::int64_t corrected = check.parts.sum;
    bool is_corrected = false;
    for (const std::size_t line : total_of(check).parts) {
      const std::size_t row = check.axis == Axis::rows ? line : check.row;
      const std::size_t column = check.axis == Axis::rows ? check.column : line;
      // A part may be a total along either axis.
      for (const Axis axis : kAxes) {
        const TotalCheck* const part = check_at(axis, row, column);
        if (part == nullptr || part->status != CheckStatus::differs) continue;
        corrected -= part->difference();
        is_corrected = true;
        break;
      }
    }
    // The total agrees with the corrected parts.
    if (is_corrected && std::abs(check.stated - corrected) <= check.parts.slack) {
      check.slips.push_back({SlipKind::totals_corrected, {}, 0, 0, 1});
    }
  }

  void look_other_way(TotalCheck& check) const {
    const Axis across = check.axis == Axis::rows ? Axis::columns : Axis::rows;
    const TotalCheck* const other = check_at(across, check.row, check.column);
    if (other == nullptr) return;
    // The total holds along the other axis, so a part along this one is wrong.
    if (other->status == CheckStatus::holds) {
      check.slips.push_back({SlipKind::other_way, {}, 0, 0, 1});
    } else if (other->difference() == check.difference()) {
      check.slips.push_back({SlipKind::total_itself, {}, 0, 0, 1});
    }
  }

  CheckedTable& checked_;
  std::map<std::tuple<Axis, std::size_t, std::size_t>, std::size_t> at_;
  std::map<std::pair<Axis, std::int64_t>, std::vector<std::size_t>> by_difference_;
};

}  // namespace

std::vector<Slip> slips_between(std::int64_t stated, std::int64_t sum) {
  std::vector<Slip> slips;
  compare_digits(stated, sum, slips);
  if (stated != 0 && stated == -sum) slips.push_back({SlipKind::wrong_sign, {}, 0, 0, 1});
  // Both directions: either figure may be the one in thousands.
  const int more = scale_between(stated, sum);
  const int less = scale_between(sum, stated);
  if (more > 1) slips.push_back({SlipKind::scale, {}, 0, 0, more});
  if (less > 1) slips.push_back({SlipKind::scale, {}, 0, 0, less});
  return slips;
}

void find_slips(CheckedTable& checked) { SlipFinder(checked).find_all(); }

}  // namespace carreau
