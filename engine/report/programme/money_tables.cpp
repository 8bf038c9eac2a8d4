// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"
#include "report/programme/action_words.hpp"
#include "report/programme/actions_tables.hpp"
#include "report/programme/cross_columns.hpp"
#include "report/programme/tally_columns.hpp"
#include "results/actions_codes.hpp"
#include "results/heading_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>
#include <utility>

namespace carreau::report {

namespace {

namespace h = results::headings;

ReportTable money_table_of(const char* key, std::string_view title, std::string_view sheet) {
  return {key, std::string(title), std::string(sheet), TableSection::themes};
}

/// Ends a table of cells by its total.
void end_with_sum(ReportTable& table, const CrossCell& total, std::size_t labels, const Words& w) {
  files::Row row = {std::string(w("report_cross_columns_total"))};
  row.resize(labels);
  add_cell(row, total);
  table.rows.push_back({std::move(row), true, {}});
  drop_unknown_columns(table);
}

/// The section of a line: that of its action, otherwise that of its funder's money.
BudgetSection section_of(const ActionsView& view, const FundingLine& line) {
  const BudgetSection own = view.programme.actions[line.action.position()].section;
  return own != BudgetSection::unknown ? own
                                       : view.programme.funders[line.funder.position()].section;
}

ReportTable section_table(const ActionsView& view, const Words& w) {
  ReportTable table = money_table_of("sections", w("report_money_tables_sections_title"),
                                     w("report_money_tables_sections"));
  table.columns = {text_column("section", w("report_money_tables_section"))};
  add_cell_columns(table, w);
  const auto none = [](std::size_t) { return std::vector<std::size_t>{}; };
  const CrossTable figures = cross_table({view.programme.actions.size(), 0, 3}, none,
                                         by_line(view.programme, [&](const FundingLine& line) {
                                           return static_cast<std::size_t>(section_of(view, line));
                                         }));
  for (const BudgetSection section :
       {BudgetSection::operating, BudgetSection::investment, BudgetSection::unknown}) {
    const CrossCell& cell = figures.of_columns[static_cast<std::size_t>(section)];
    if (cell.actions == 0) continue;
    files::Row row = {std::string(results::value_text(section, w.language()))};
    add_cell(row, cell);
    table.rows.push_back({std::move(row), false, {}});
  }
  // Nothing is said where no line has a section.
  if (figures.of_columns[1].actions + figures.of_columns[2].actions == 0) table.rows.clear();
  if (!table.rows.empty()) end_with_sum(table, figures.total, 1, w);
  table.notes = {std::string(w("report_money_tables_note_of_sections"))};
  return table;
}

/// The actions by a text that each of them gives or not; without rows where none gives it.
struct TextGroups {
  std::map<std::string, CrossCell> groups;  ///< by the words that are shown
  CrossCell without;
  CrossCell total;
};
TextGroups group_by_text(const ActionsView& view,
                         const std::function<std::string(const Action&)>& text_of) {
  TextGroups result;
  std::map<std::string, std::string> shown;  // the first spelling, by plain words
  for (std::size_t a = 0; a < view.programme.actions.size(); ++a) {
    const std::string text = text_of(view.programme.actions[a]);
    const std::string& name = shown.try_emplace(plain_words(text), text).first->second;
    const LedgerAmounts amounts = money_of(view.programme, a);
    for (CrossCell* cell : {text.empty() ? &result.without : &result.groups[name], &result.total}) {
      ++cell->actions;
      cell->amounts += amounts;
    }
  }
  return result;
}

ReportTable text_group_table(ReportTable table, const TextGroups& groups, std::string_view without,
                             const Words& w) {
  add_cell_columns(table, w);
  if (groups.groups.empty()) return table;
  const auto add = [&](std::string label, const CrossCell& cell) {
    files::Row row = {std::move(label)};
    add_cell(row, cell);
    table.rows.push_back({std::move(row), false, {}});
  };
  for (const auto& [name, cell] : groups.groups) add(name, cell);
  if (groups.without.actions > 0) add(std::string(without), groups.without);
  end_with_sum(table, groups.total, 1, w);
  return table;
}

ReportTable scheme_table(const ActionsView& view, const Words& w) {
  ReportTable table = money_table_of("schemes", w("report_money_tables_schemes_title"),
                                     w("report_money_tables_schemes"));
  table.columns = {text_column("scheme", w("report_money_tables_scheme"))};
  return text_group_table(std::move(table),
                          group_by_text(view, [](const Action& action) { return action.scheme; }),
                          w("report_money_tables_no_scheme"), w);
}

/// "2024–2026", for agreements of several years.
std::string agreement_of(const Action& action) {
  if (!action.first_year && !action.last_year) return {};
  const auto year = [](const std::optional<int>& value) {
    return value ? fmt::format("{}", *value) : std::string("…");
  };
  return fmt::format("{}–{}", year(action.first_year), year(action.last_year));
}

ReportTable agreement_table(const ActionsView& view, const Words& w) {
  ReportTable table = money_table_of("agreements", w("report_money_tables_agreements_title"),
                                     w("report_money_tables_agreements"));
  table.columns = {text_column("period", w("report_follow_up_tables_period"))};
  return text_group_table(std::move(table), group_by_text(view, agreement_of),
                          w("report_money_tables_no_agreement"), w);
}

/// The actions of which the total cost is known, and what the State's P147 granted to them.
struct Leverage {
  std::int64_t actions = 0;     ///< all actions
  std::int64_t comparable = 0;  ///< those with a total cost and a known grant of P147
  Euros cost;                   ///< of the comparable ones
  Euros granted;
  void add(const std::optional<Euros>& total_cost, const std::optional<Euros>& p147) {
    ++actions;
    if (!total_cost || !p147) return;
    ++comparable;
    cost += *total_cost;
    granted += *p147;
  }
};

std::optional<Euros> granted_by_p147(const Programme& programme, std::size_t action) {
  std::optional<Euros> granted;
  for (const FundingLine& line : lines_of(programme, action)) {
    if (programme.funders[line.funder.position()].kind != FunderKind::state_p147) continue;
    // One unknown amount makes the sum unknown.
    if (!line.amounts.granted) return std::nullopt;
    granted = granted.value_or(Euros()) + *line.amounts.granted;
  }
  return granted;
}

void add_leverage_row(ReportTable& table, files::FieldValue label, const Leverage& one,
                      bool is_total) {
  const bool is_known = one.comparable > 0;
  const double granted = one.granted.value();
  table.rows.push_back(
      {{std::move(label), one.actions, one.comparable,
        is_known ? money(one.cost) : files::FieldValue(),
        is_known ? money(one.granted) : files::FieldValue(),
        is_known ? fraction(granted, one.cost.value()) : files::FieldValue(),
        is_known ? fraction(one.cost.value() - granted, granted) : files::FieldValue()},
       is_total,
       {}});
}

ReportTable leverage_table(const ActionsView& view, const Words& w) {
  ReportTable table = money_table_of("leverage", w("report_money_tables_leverage_title"),
                                     w("report_money_tables_leverage"));
  using enum files::ValueKind;
  table.columns = {
      headed_column(h::kYear, w, year),
      headed_column(h::kActions, w, count),
      {"with_cost", std::string(w("report_money_tables_with_cost")), count},
      {"total_cost", std::string(w("report_money_tables_total_cost")), euros},
      {"granted_p147", std::string(w("report_money_tables_granted_p147")), euros},
      {"share_p147", std::string(w("report_money_tables_share_p147")), percent},
      {"others_per_euro", std::string(w("report_money_tables_others_per_euro")), decimal}};
  std::map<int, Leverage> years;
  Leverage all;
  bool has_cost = false;
  for (std::size_t a = 0; a < view.programme.actions.size(); ++a) {
    const Action& action = view.programme.actions[a];
    const auto granted = granted_by_p147(view.programme, a);
    years[action.year].add(action.total_cost, granted);
    all.add(action.total_cost, granted);
    has_cost = has_cost || action.total_cost.has_value();
  }
  table.notes = {std::string(w("report_money_tables_note_of_leverage"))};
  if (!has_cost) return table;
  for (const auto& [number, one] : years) {
    add_leverage_row(table, std::int64_t{number}, one, false);
  }
  add_leverage_row(table, std::string(w("report_cross_columns_total")), all, true);
  return table;
}

/// The funders with columns of their own, by decreasing amount, and the column of each funder.
struct FunderColumns {
  std::vector<CrossColumn> columns;
  std::vector<std::size_t> of;
};
FunderColumns largest_funders(const ActionsView& view, const Words& w) {
  // A column for each of hundreds of funders would be mostly empty.
  constexpr std::size_t kMostFunders = 20;
  const std::vector<CrossColumn> all = funder_columns(view);
  std::vector<std::size_t> order(all.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, std::greater(), [&](std::size_t f) {
    return view.summary.by_funder[f].cents(Measure::granted);
  });
  FunderColumns result{{}, std::vector<std::size_t>(all.size(), kMostFunders)};
  for (std::size_t k = 0; k < std::min(order.size(), kMostFunders); ++k) {
    result.columns.push_back(all[order[k]]);
    result.of[order[k]] = k;
  }
  if (all.size() > kMostFunders)
    result.columns.push_back(
        {"other_funders", std::string(w("report_money_tables_other_funders"))});
  return result;
}

ReportTable action_funder_table(const ActionsView& view, const Words& w) {
  ReportTable table{"action_funder", std::string(w("report_money_tables_action_funder_title")),
                    std::string(w("report_money_tables_action_funder")), TableSection::follow_up,
                    true};
  table.columns = {headed_column(h::kReference, w),
                   headed_column(h::kYear, w, files::ValueKind::year), headed_column(h::kTitle, w),
                   headed_column(h::kOperator, w)};
  const std::size_t count = view.programme.actions.size();
  const FunderColumns funders = largest_funders(view, w);
  const CrossTable figures = cross_table(
      {count, count, funders.columns.size()},
      [](std::size_t action) { return std::vector{action}; },
      by_line(view.programme,
              [&](const FundingLine& line) { return funders.of[line.funder.position()]; }));
  CrossLayout layout{funders.columns, {}, Measure::granted, false};
  for (std::size_t a = 0; a < count; ++a) {
    const Action& action = view.programme.actions[a];
    layout.rows.push_back({{action.reference, std::int64_t{action.year}, known_text(action.title),
                            known_text(action.operator_name)},
                           a,
                           false});
  }
  add_cross_table(table, figures, layout, w);
  return table;
}

std::string envelope_name(const Envelope& envelope, const Words& w) {
  std::vector<std::string> parts;
  for (const std::string& part : {envelope.funder, envelope.theme, envelope.scheme}) {
    if (!part.empty()) parts.push_back(part);
  }
  return parts.empty() ? std::string(w("report_follow_up_tables_all")) : join(parts, ", ");
}

void add_envelope_rows(ReportTable& table, const ActionsView& view, const EnvelopeUse& use,
                       const Words& w) {
  const auto all = [&](const std::string& text) {
    return text.empty() ? std::string(w("report_follow_up_tables_all")) : text;
  };
  const Envelope& e = view.programme.envelopes[use.envelope];
  const files::FieldValue within =
      use.within ? files::FieldValue(envelope_name(view.programme.envelopes[*use.within], w))
                 : files::FieldValue();
  for (const EnvelopeYear& y : use.years) {
    // Nothing granted so far is known where no line of the envelope lacks its amount.
    const bool is_unknown = y.granted == Euros() && y.unknown_lines > 0;
    table.rows.push_back(
        {{all(e.contract), all(e.funder), all(e.theme), known_text(e.scheme), within,
          fmt::format("{}–{}", e.first_year, e.last_year), e.amount.cents(), std::int64_t{y.year},
          y.lines, y.unknown_lines, is_unknown ? files::FieldValue() : money(y.granted),
          y.cumulated.cents(), fraction(y.cumulated.value(), e.amount.value()),
          (e.amount - y.cumulated).cents()},
         y.year == e.last_year,
         {}});
  }
}

ReportTable envelope_table(const ActionsView& view, const Words& w) {
  ReportTable table = money_table_of("envelopes", w("report_follow_up_tables_envelopes_title"),
                                     w("report_follow_up_tables_envelopes"));
  table.section = TableSection::follow_up;
  using enum files::ValueKind;
  table.columns = {
      headed_column(h::kContract, w),
      headed_column(h::kFunder, w),
      headed_column(h::kTheme, w),
      text_column("scheme", w("report_money_tables_scheme")),
      text_column("within", w("report_money_tables_within")),
      text_column("period", w("report_follow_up_tables_period")),
      {"envelope", std::string(w("report_follow_up_tables_envelope")), euros},
      headed_column(h::kYear, w, year),
      {"lines", std::string(w("report_follow_up_tables_lines")), count},
      {"unknown_granted", std::string(w("report_follow_up_tables_lines_without_granted")), count},
      titled_column(h::kGranted, w("report_follow_up_tables_granted_in_the_year"), euros),
      {"cumulated", std::string(w("report_follow_up_tables_granted_so_far")), euros},
      {"share", std::string(w("report_follow_up_tables_share_of_the_envelope")), percent},
      {"remaining", std::string(w("report_follow_up_tables_remaining")), euros}};
  for (const EnvelopeUse& use : view.summary.envelopes) add_envelope_rows(table, view, use, w);
  drop_zero_columns(table, {"unknown_granted"});
  drop_empty_columns(table, {"scheme", "within"});
  table.notes = {std::string(w("report_follow_up_tables_note_of_envelopes"))};
  return table;
}

}  // namespace

std::vector<ReportTable> money_tables(const ActionsView& view, const Words& w) {
  return {section_table(view, w),  scheme_table(view, w),   agreement_table(view, w),
          leverage_table(view, w), envelope_table(view, w), action_funder_table(view, w)};
}

}  // namespace carreau::report
