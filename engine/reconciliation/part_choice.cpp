// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/part_choice.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <set>
#include <utility>

namespace carreau {

namespace {

/// The order in which stages are tried where the name of a total tells none: what was granted is
/// the usual sum.
constexpr std::array kStages = {AmountStage::none, AmountStage::granted, AmountStage::requested,
                                AmountStage::paid, AmountStage::spent,   AmountStage::planned,
                                AmountStage::cost};
/// Years of one table; more are the names of something else.
constexpr std::size_t kMostYears = 12;

// The narrow rules come first: where two rules hold equally, the one with fewer parts is more
// likely.
constexpr std::array kRulesBefore = {SumRule::since_rank, SumRule::since_total, SumRule::subtotals,
                                     SumRule::all_before};
constexpr std::array kRulesBehind = {SumRule::following, SumRule::following_next};

}  // namespace

TotalSide side_of(SumRule rule) {
  return rule == SumRule::following || rule == SumRule::following_next ||
                 rule == SumRule::open_behind
             ? TotalSide::behind
             : TotalSide::before;
}

SumFit fit_of(const AxisView& view, const TotalLine& total) {
  SumFit fit;
  for (std::size_t k = 0; k < view.crosses(); ++k) {
    const SumCell& stated = view.cell(total.line, k);
    if (!stated.is_number() || !view.is_summed(total.line, k)) continue;
    const PartSum parts = sum_of_parts(view, total, k);
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

PartChoice::PartChoice(const AxisView& view, const std::vector<TotalLine>& totals)
    : view_(view), totals_(totals), position_(view.lines()) {
  for (std::size_t line = 0; line < view.lines(); ++line) {
    measures_.push_back(measure_of(view.name(line)));
  }
  for (std::size_t p = 0; p < totals.size(); ++p) position_[totals[p].line] = p;
}

std::vector<TotalLine> PartChoice::choose_all() const {
  const std::vector<Best> before = choose_side(TotalSide::before);
  const std::vector<Best> behind = choose_side(TotalSide::behind);
  // The totals that hold on one side only, or better there, tell the usual side. French tables end
  // with their totals.
  std::ptrdiff_t lead = 0;
  for (std::size_t p = 0; p < totals_.size(); ++p) {
    lead +=
        (before[p].holds > behind[p].holds ? 1 : 0) - (before[p].holds < behind[p].holds ? 1 : 0);
  }
  std::vector<TotalLine> chosen;
  for (std::size_t p = 0; p < totals_.size(); ++p) {
    const bool is_equal = before[p].holds == behind[p].holds;
    bool is_before = is_equal ? lead >= 0 : before[p].holds > behind[p].holds;
    // A side without any part is no choice.
    if (before[p].total.parts.empty() || behind[p].total.parts.empty()) {
      is_before = behind[p].total.parts.empty();
    }
    chosen.push_back(is_before ? before[p].total : behind[p].total);
  }
  break_circles(chosen);
  return chosen;
}

/// Two totals cannot be parts of each other, which the choices of the two sides may make of them.
/// Every circle has a total whose part is a total of the other side.
void PartChoice::break_circles(std::vector<TotalLine>& chosen) const {
  for (TotalLine& total : chosen) {
    std::erase_if(total.parts, [&](std::size_t line) {
      const auto inner = position_[line];
      return inner && side_of(chosen[*inner].reading) != side_of(total.reading) &&
             sums_line(chosen, *inner, total.line);
    });
  }
}

/// Whether the parts of a total, or those of the totals among them, contain a line.
bool PartChoice::sums_line(const std::vector<TotalLine>& chosen, std::size_t position,
                           std::size_t line) const {
  std::vector<bool> is_seen(chosen.size(), false);
  std::vector<std::size_t> open{position};
  while (!open.empty()) {
    const std::size_t next = open.back();
    open.pop_back();
    if (is_seen[next]) continue;
    is_seen[next] = true;
    for (const std::size_t part : chosen[next].parts) {
      if (part == line) return true;
      if (position_[part]) open.push_back(*position_[part]);
    }
  }
  return false;
}

/// Totals are chosen in the order away from their parts, because a total of totals sums those that
/// no other total has summed.
std::vector<PartChoice::Best> PartChoice::choose_side(TotalSide side) const {
  std::vector<Best> chosen(totals_.size());
  std::vector<bool> is_summed(view_.lines(), false);
  for (std::size_t k = 0; k < totals_.size(); ++k) {
    const std::size_t p = side == TotalSide::before ? k : totals_.size() - 1 - k;
    chosen[p] = choose(p, side, is_summed);
    for (const std::size_t line : chosen[p].total.parts) is_summed[line] = true;
  }
  return chosen;
}

PartChoice::Best PartChoice::choose(std::size_t position, TotalSide side,
                                    const std::vector<bool>& is_summed) const {
  Best best{totals_[position], 0};
  best.total.parts.clear();
  // Tables do not say what a total sums, so each rule is tried and the figures decide.
  if (side == TotalSide::before) {
    for (const SumRule rule : kRulesBefore) try_parts(position, rule, parts(position, rule), best);
  } else {
    for (const SumRule rule : kRulesBehind) try_parts(position, rule, parts(position, rule), best);
  }
  const SumRule open = side == TotalSide::before ? SumRule::open_before : SumRule::open_behind;
  for (auto& lines : open_lines(position, side, is_summed)) {
    try_parts(position, open, std::move(lines), best);
  }
  return best;
}

/// Tries the lines of a rule, and those of one measure among them.
void PartChoice::try_parts(std::size_t position, SumRule rule, std::vector<std::size_t> lines,
                           Best& best) const {
  std::set<std::vector<std::size_t>> tried;
  for (const PartFilter& filter : filters(totals_[position].line, lines)) {
    TotalLine candidate = totals_[position];
    candidate.reading = rule;
    candidate.parts.clear();
    std::copy_if(lines.begin(), lines.end(), std::back_inserter(candidate.parts),
                 [&](std::size_t line) { return filter.admits(measures_[line]); });
    if (candidate.parts.size() < least_parts(position, filter)) continue;
    if (!tried.insert(candidate.parts).second) continue;
    const SumFit fit = fit_of(view_, candidate);
    if (fit.checked == 0 || (!best.total.parts.empty() && fit.holds <= best.holds)) continue;
    best = {std::move(candidate), fit.holds};
  }
}

/// One line of a measure that the name of the total does not state, and that happens to equal the
/// total, is not what it sums.
std::size_t PartChoice::least_parts(std::size_t position, const PartFilter& filter) const {
  const LineMeasure& own = measures_[totals_[position].line];
  const bool is_guess =
      (filter.stage && *filter.stage != own.stage) || (filter.year && *filter.year != own.year);
  return is_guess ? 2 : 1;
}

/// What the name of the total says is binding, so that a total of granted amounts that sums the
/// requested ones too is wrong, even if it does in every row. Where it says nothing, all lines come
/// first, unless they are of several stages, whose sum would have no meaning.
std::vector<PartFilter> PartChoice::filters(std::size_t total,
                                            const std::vector<std::size_t>& lines) const {
  const LineMeasure& own = measures_[total];
  std::set<AmountStage> stages;
  std::set<std::string> years;
  for (const std::size_t line : lines) {
    stages.insert(measures_[line].stage);
    if (!measures_[line].year.empty()) years.insert(measures_[line].year);
  }
  std::vector<PartFilter> filters;
  PartFilter named;
  if (stages.contains(own.stage) && own.stage != AmountStage::none) named.stage = own.stage;
  if (years.contains(own.year)) named.year = own.year;
  const bool is_named = named != PartFilter{};
  if (is_named) {
    filters.push_back(named);
    filters.push_back({named.stage, named.year, true});
  }
  const std::size_t stated = stages.size() - stages.count(AmountStage::none);
  if (!is_named && stated < 2) filters.emplace_back();
  for (const AmountStage stage : kStages) {
    if (!named.stage && stages.size() > 1 && stages.contains(stage)) {
      filters.push_back({stage, named.year, false});
    }
  }
  if (!named.year && years.size() > 1 && years.size() <= kMostYears) {
    for (const std::string& year : years) filters.push_back({named.stage, year, false});
  }
  if (!is_named && stated >= 2) filters.emplace_back();
  return filters;
}

std::vector<std::size_t> PartChoice::parts(std::size_t position, SumRule rule) const {
  const TotalLine& total = totals_[position];
  // A sub-total never includes other totals.
  const bool is_wide = rule == SumRule::subtotals || rule == SumRule::all_before;
  if (is_wide && total.rank == TotalRank::subtotal) return {};
  switch (rule) {
    case SumRule::since_rank: return leaves(line_before(position, total.rank), total.line);
    case SumRule::since_total:
      return leaves(line_before(position, TotalRank::subtotal), total.line);
    case SumRule::subtotals: return subtotals(position);
    case SumRule::all_before: return leaves(0, total.line);
    case SumRule::following: return leaves(total.line + 1, line_behind(position, total.rank));
    case SumRule::following_next:
      return leaves(total.line + 1, line_behind(position, TotalRank::subtotal));
    case SumRule::open_before:
    case SumRule::open_behind: return {};  // see open_lines()
  }
  return {};
}

/// The line that follows the nearest previous total of this rank or a higher one.
std::size_t PartChoice::line_before(std::size_t position, TotalRank rank) const {
  while (position > 0) {
    --position;
    if (totals_[position].rank >= rank) return totals_[position].line + 1;
  }
  return 0;
}

std::size_t PartChoice::line_behind(std::size_t position, TotalRank rank) const {
  while (++position < totals_.size()) {
    if (totals_[position].rank >= rank) return totals_[position].line;
  }
  return view_.lines();
}

std::vector<std::size_t> PartChoice::leaves(std::size_t begin, std::size_t end) const {
  std::vector<std::size_t> lines;
  for (std::size_t line = begin; line < end; ++line) {
    if (view_.role(line) == LineRole::part) lines.push_back(line);
  }
  return lines;
}

/// The totals to sum: among those since the last total of this rank or a higher one, those of the
/// highest lower rank. Where all totals have the same rank, all of them.
std::vector<std::size_t> PartChoice::subtotals(std::size_t position) const {
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

/// The lines on one side that no total chosen before sums, as a total of totals has them: all of
/// them and, except for the outermost total, those since each of the totals among them. Starting
/// anywhere else would make a total that leaves out a line look right.
std::vector<std::vector<std::size_t>> PartChoice::open_lines(
    std::size_t position, TotalSide side, const std::vector<bool>& is_summed) const {
  constexpr std::size_t kMostChoices = 8;
  const TotalLine& total = totals_[position];
  // A sub-total never includes other totals.
  if (total.rank == TotalRank::subtotal) return {};
  std::vector<std::size_t> open;  // outwards from the total
  std::vector<std::vector<std::size_t>> choices;
  const bool is_outermost = position == (side == TotalSide::before ? totals_.size() - 1 : 0);
  const auto add_choice = [&] {
    if (open.size() < 2 || choices.size() == kMostChoices) return;
    choices.push_back(open);
    std::sort(choices.back().begin(), choices.back().end());
  };
  std::size_t line = total.line;
  const std::size_t end = side == TotalSide::before ? 0 : view_.lines() - 1;
  bool has_total = false;
  while (line != end) {
    line = side == TotalSide::before ? line - 1 : line + 1;
    if (is_summed[line] || view_.role(line) == LineRole::memo) continue;
    const auto inner = position_[line];
    const bool is_higher = inner && totals_[*inner].rank > total.rank;
    if (is_higher) break;
    if (inner && has_total && !is_outermost) add_choice();
    has_total = has_total || inner;
    open.push_back(line);
  }
  // Without a total among them they are what other rules sum.
  if (has_total) add_choice();
  return choices;
}

}  // namespace carreau
