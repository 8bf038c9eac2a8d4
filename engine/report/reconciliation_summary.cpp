// SPDX-License-Identifier: Apache-2.0
#include "report/reconciliation_summary.hpp"

#include "base/text.hpp"
#include "base/version.hpp"
#include "files/json_text.hpp"
#include "report/findings_text.hpp"
#include "report/table_words.hpp"
#include "results/record_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

namespace carreau::report {

namespace {

/// With more differences the table written by -o is easier to read.
constexpr std::size_t kMostShown = 50;

/// Whether a number of things is followed by the singular: in French also nothing is, "0 ligne".
bool is_singular(std::size_t count, const Words& w) {
  return count == 1 || (count == 0 && w.language() == Language::french);
}

/// "4 lignes", "1 colonne".
std::string lines_text(std::size_t count, Axis axis, const Words& w) {
  const std::vector<Detail> details{{"count", w.count(static_cast<double>(count))}};
  if (axis == Axis::rows) {
    return w.text(is_singular(count, w) ? "report_reconciliation_summary_one_row"
                                        : "report_reconciliation_summary_rows",
                  details);
  }
  return w.text(is_singular(count, w) ? "report_reconciliation_summary_one_column"
                                      : "report_reconciliation_summary_columns",
                details);
}

/// Which lines a total sums; `parts` is a text such as "4 lignes".
std::string reading_text(SumRule reading, Axis axis, const std::string& parts, const Words& w) {
  switch (reading) {
    case SumRule::since_rank:
    case SumRule::since_total:
    case SumRule::all_before:
      return w.text(axis == Axis::rows ? "report_reconciliation_summary_sum_above"
                                       : "report_reconciliation_summary_sum_before",
                    {{"parts", parts}});
    case SumRule::subtotals:
    case SumRule::open_before:
    case SumRule::open_behind:
      return w.text("report_reconciliation_summary_sum_of_subtotals", {{"parts", parts}});
    case SumRule::following:
    case SumRule::following_next:
      return w.text("report_reconciliation_summary_sum_following", {{"parts", parts}});
  }
  return {};
}

std::string unread_text(const TableWords& words, const TotalCheck& check) {
  constexpr std::size_t kMost = 5;
  std::vector<std::string> parts;
  for (const std::size_t line : check.parts.unread) {
    if (parts.size() == kMost) {
      parts.emplace_back("…");
      break;
    }
    parts.push_back(words.unread(check.axis, line, check.cross()));
  }
  return join(parts, ", ");
}

/// What does not hold, or may not; what was not counted; what would explain it.
std::string check_text(const TableWords& words, const TotalCheck& check) {
  const Words& w = words.words();
  const std::int64_t difference = check.difference();
  const bool differs = check.status == CheckStatus::differs;
  std::vector<Detail> details{
      {"cell", words.cell(check.row, check.column)},
      {"stated", words.figure(check.stated, check.unit)},
      {"parts", lines_text(check.parts.known, check.axis, w)},
      {"sum", words.figure(check.parts.sum, check.unit)},
      {"difference", words.figure(differs ? std::abs(difference) : difference, check.unit)}};
  std::string text;
  if (!differs) {
    details.push_back({"cells", unread_text(words, check)});
    text = w.text("report_reconciliation_summary_total_undecided", std::move(details));
  } else {
    text = w.text(difference > 0 ? "report_reconciliation_summary_total_too_large"
                                 : "report_reconciliation_summary_total_too_small",
                  std::move(details));
    if (!check.parts.unread.empty()) {
      text += w.text("report_reconciliation_summary_not_counted",
                     {{"cells", unread_text(words, check)}});
    }
  }
  return text + words.slips(check.slips, check.unit, check.axis);
}

/// Totals that hold although cells among their parts are not numbers.
std::size_t holding_with_unread(const CheckedTable& checked) {
  return static_cast<std::size_t>(
      std::count_if(checked.checks.begin(), checked.checks.end(), [](const TotalCheck& check) {
        return check.status == CheckStatus::holds && !check.parts.unread.empty();
      }));
}

std::string counts_text(const CheckedTable& checked, const Words& w) {
  const auto number = [&](std::size_t n) { return w.count(static_cast<double>(n)); };
  const std::size_t with_unread = holding_with_unread(checked);
  const std::size_t undecided = checked.count(CheckStatus::undecided);
  const std::size_t totals = checked.checks.size();
  std::vector<Detail> details{
      {"checked", w.text(is_singular(totals, w) ? "report_reconciliation_summary_one_total"
                                                : "report_reconciliation_summary_totals",
                         {{"count", number(totals)}})},
      {"holding", number(checked.count(CheckStatus::holds))},
      {"differing", number(checked.count(CheckStatus::differs))}};
  if (with_unread > 0) details.push_back({"with_unread", number(with_unread)});
  if (undecided > 0) details.push_back({"undecided", number(undecided)});
  const char* code = "report_reconciliation_summary_counts";
  if (with_unread > 0 && undecided > 0) code = "report_reconciliation_summary_counts_with_both";
  else if (with_unread > 0) code = "report_reconciliation_summary_counts_with_unread";
  else if (undecided > 0) code = "report_reconciliation_summary_counts_with_undecided";
  return w.text(code, std::move(details));
}

std::string table_head(const CheckedTable& checked, const TableWords& words) {
  const Words& w = words.words();
  std::string text =
      w.text("report_reconciliation_summary_table",
             {{"table", checked.table.title()},
              {"rows", lines_text(checked.table.rows.size(), Axis::rows, w)},
              {"columns", lines_text(checked.table.columns.size(), Axis::columns, w)}});
  for (const Axis axis : {Axis::rows, Axis::columns}) {
    for (const TotalLine& total : checked.reading.totals[static_cast<std::size_t>(axis)]) {
      text += w.text("report_reconciliation_summary_total_line",
                     {{"line", words.line_name(axis, total.line)},
                      {"parts", reading_text(total.reading, axis,
                                             lines_text(total.parts.size(), axis, w), w)}});
    }
  }
  if (checked.checks.empty()) return text;
  return text + counts_text(checked, w);
}

std::string more_text(std::size_t more, const Words& w) {
  return w.text(
      more == 1 ? "report_reconciliation_summary_one_more" : "report_reconciliation_summary_more",
      {{"more", w.count(static_cast<double>(more))}});
}

std::string differences_of(const CheckedTable& checked, const TableWords& words) {
  const Words& w = words.words();
  std::string text;
  std::size_t shown = 0;
  for (const TotalCheck& check : checked.checks) {
    if (check.status == CheckStatus::holds) continue;
    if (++shown > kMostShown) continue;
    text += check.status == CheckStatus::differs ? "  ! " : "  ? ";
    text += check_text(words, check);
  }
  if (shown > kMostShown) text += more_text(shown - kMostShown, w);
  return text;
}

std::string meaning_text(const FigureComparison& compared, const TableWords& words) {
  const Words& w = words.words();
  if (compared.meaning != MeaningKind::grand_total) return quoted(compared.name, w);
  switch (compared.first.unit.kind) {
    case FigureKind::money: return std::string(w("report_reconciliation_summary_total_of_money"));
    case FigureKind::count:
      return w.text("report_reconciliation_summary_total_of_unit",
                    {{"unit", results::unit_code(compared.first.unit)}});
    case FigureKind::share: return std::string(w("report_reconciliation_summary_total_of_shares"));
    case FigureKind::figures:
    case FigureKind::not_summed: return std::string(w("report_reconciliation_summary_grand_total"));
  }
  return {};
}

class BetweenText {
 public:
  BetweenText(const results::Reconciliation& all, Language language) : all_(all), w_(language) {
    for (const CheckedTable& checked : all.tables) words_.emplace_back(checked.table, language);
  }

  [[nodiscard]] std::string text() const {
    const TablesComparison& between = all_.between;
    const auto number = [&](std::size_t n) { return w_.count(static_cast<double>(n)); };
    if (all_.tables.size() < 2) return {};
    const std::size_t compared = between.compared.size();
    std::string text = w_.text(
        "report_reconciliation_summary_between_tables",
        {{"compared", w_.text(is_singular(compared, w_) ? "report_reconciliation_summary_one_figure"
                                                        : "report_reconciliation_summary_figures",
                              {{"count", number(compared)}})},
         {"agreeing", number(between.count(CheckStatus::holds))},
         {"differing", number(between.count(CheckStatus::differs))},
         {"undecided", number(between.count(CheckStatus::undecided))}});
    std::size_t shown = 0;
    for (const FigureComparison& figures : between.compared) {
      // Of the figures that agree only totals are listed.
      const bool holds = figures.status == CheckStatus::holds;
      if (holds && figures.meaning == MeaningKind::cell) continue;
      if (!holds && ++shown > kMostShown) continue;
      text += holds ? agreement(figures) : disagreement(figures);
    }
    if (shown > kMostShown) text += more_text(shown - kMostShown, w_);
    for (const SharedFigure& shared : between.shared) text += shared_figure(shared);
    return text + "\n";
  }

 private:
  [[nodiscard]] const TableWords& words(const TableFigure& figure) const {
    return words_[figure.table];
  }
  [[nodiscard]] std::string where(const TableFigure& figure) const {
    return w_.text("report_reconciliation_summary_place_in_table",
                   {{"table", all_.tables[figure.table].table.title()},
                    {"place", words(figure).place(figure)}});
  }
  [[nodiscard]] std::string agreement(const FigureComparison& compared) const {
    const TableWords& w = words(compared.first);
    return w_.text("report_reconciliation_summary_agreement",
                   {{"meaning", meaning_text(compared, w)},
                    {"figure", w.figure(compared.first.hundredths, compared.first.unit)},
                    {"first", where(compared.first)},
                    {"second", where(compared.second)}});
  }
  [[nodiscard]] std::string disagreement(const FigureComparison& compared) const {
    const TableWords& w = words(compared.first);
    std::string text =
        w_.text("report_reconciliation_summary_disagreement",
                {{"mark", compared.status == CheckStatus::differs ? "!" : "?"},
                 {"meaning", meaning_text(compared, w)},
                 {"first", w.figure(compared.first.hundredths, compared.first.unit)},
                 {"first_place", where(compared.first)},
                 {"second", w.figure(compared.second.hundredths, compared.second.unit)},
                 {"second_place", where(compared.second)},
                 {"difference", w_.text("report_reconciliation_summary_apart",
                                        {{"difference", w.figure(std::abs(compared.difference()),
                                                                 compared.first.unit)}})}});
    if (compared.status == CheckStatus::undecided) {
      text += w_("report_reconciliation_summary_unread_may_explain");
    }
    return text + w.slips(compared.slips, compared.first.unit, Axis::rows);
  }
  [[nodiscard]] std::string shared_figure(const SharedFigure& shared) const {
    const TableWords& w = words(shared.first);
    return w_.text("report_reconciliation_summary_shared_figure",
                   {{"figure", w.figure(shared.first.hundredths, shared.first.unit)},
                    {"first", quoted(shared.first_name, w_)},
                    {"first_table", all_.tables[shared.first.table].table.title()},
                    {"second", quoted(shared.second_name, w_)},
                    {"second_table", all_.tables[shared.second.table].table.title()}});
  }

  const results::Reconciliation& all_;
  Words w_;
  std::vector<TableWords> words_;
};

nlohmann::ordered_json total_json(const SumTable& table, Axis axis, const TotalLine& total) {
  return {
      {"sums", axis == Axis::rows ? "rows" : "columns"},
      {"name", axis == Axis::rows ? table.rows[total.line].name : table.columns[total.line].name},
      {"reading", to_text(total.reading)},
      {"parts", total.parts.size()},
      {"named", total.is_named}};
}

/// The columns of the table of -o, as an object, without those that are not known.
nlohmann::ordered_json difference_json(const results::ReconciliationRecord& record) {
  auto json = results::record_json(results::reconciliation_columns(), record);
  for (auto entry = json.begin(); entry != json.end();) {
    entry = entry->is_null() ? json.erase(entry) : std::next(entry);
  }
  return json;
}

nlohmann::ordered_json counts_json(const auto& counted, std::size_t checked) {
  return {{"checked", checked},
          {"hold", counted.count(CheckStatus::holds)},
          {"differ", counted.count(CheckStatus::differs)},
          {"undecided", counted.count(CheckStatus::undecided)}};
}

}  // namespace

std::string reconciliation_text(const results::Reconciliation& reconciliation,
                                const Findings& findings, Language language) {
  std::string text = fmt::format("Carreau {}\n\n", version());
  for (const CheckedTable& checked : reconciliation.tables) {
    const TableWords words(checked.table, language);
    text += table_head(checked, words) + differences_of(checked, words) + "\n";
  }
  return text + BetweenText(reconciliation, language).text() + findings_text(findings, language);
}

std::string reconciliation_json(const results::Reconciliation& reconciliation,
                                const Findings& findings) {
  nlohmann::ordered_json json;
  json["version"] = version();
  json["tables"] = nlohmann::ordered_json::array();
  for (const CheckedTable& checked : reconciliation.tables) {
    nlohmann::ordered_json table = {{"table", checked.table.title()},
                                    {"rows", checked.table.rows.size()},
                                    {"columns", checked.table.columns.size()},
                                    {"totals", nlohmann::ordered_json::array()}};
    for (const Axis axis : {Axis::rows, Axis::columns}) {
      for (const TotalLine& total : checked.reading.totals[static_cast<std::size_t>(axis)]) {
        table["totals"].push_back(total_json(checked.table, axis, total));
      }
    }
    table.update(counts_json(checked, checked.checks.size()));
    table["unread"] = checked.table.unread.size();
    json["tables"].push_back(std::move(table));
  }
  json["between"] = counts_json(reconciliation.between, reconciliation.between.compared.size());
  json["differences"] = nlohmann::ordered_json::array();
  for (const auto& record : results::reconciliation_records(reconciliation)) {
    if (record.status != CheckStatus::holds) {
      json["differences"].push_back(difference_json(record));
    }
  }
  json["findings"] = findings_json(findings);
  return files::json_text(json, 2) + "\n";
}

}  // namespace carreau::report
