// SPDX-License-Identifier: Apache-2.0
#include "report/programme/sheet_page.hpp"

#include "base/version.hpp"
#include "files/embedded_data.hpp"
#include "files/page_folder.hpp"
#include "inputs/digest.hpp"
#include "report/programme/action_words.hpp"
#include "report/programme/actions_method.hpp"
#include "report/programme/tally_columns.hpp"
#include "report/table_markup.hpp"
#include "report/template.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <utility>

namespace carreau::report {

namespace {

using SheetJson = nlohmann::ordered_json;

SheetJson text_or_null(const std::string& text) {
  return text.empty() ? SheetJson() : SheetJson(text);
}

SheetJson figures_json(const std::vector<KeyFigure>& figures) {
  SheetJson list = SheetJson::array();
  for (const KeyFigure& figure : figures) {
    list.push_back(
        {{"label", figure.label}, {"value", figure.value}, {"more", text_or_null(figure.more)}});
  }
  return list;
}

std::string kicker(const ActionsView& view, const Words& w) {
  std::string text = report_title(view, w);
  if (!view.summary.years.empty()) {
    const int first = view.summary.years.front();
    const int last = view.summary.years.back();
    text += first == last ? fmt::format(" · {}", first) : fmt::format(" · {}–{}", first, last);
  }
  return text;
}

}  // namespace

std::string sheet_page(const SheetPage& page, const ActionsView& view, const Words& w) {
  const auto css = files::embedded_text("page/actions-sheet.css").value();
  std::string tables;
  for (const ReportTable& table : page.tables) {
    if (!table.rows.empty()) tables += table_markup(table, w);
  }
  return Template("actions-sheet")
      .render({{"lang", w("report_language_code")},
               {"style_digest", inputs::policy_digest(css)},
               {"title", page.title},
               {"css", css},
               {"kicker", kicker(view, w)},
               {"subtitle", text_or_null(page.subtitle)},
               {"key_figures", figures_json(page.key_figures)},
               {"charts", page.charts},
               {"tables", tables},
               {"remarks_title",
                page.remarks.empty() ? SheetJson() : SheetJson(w("report_sheet_page_remarks"))},
               {"remarks", page.remarks},
               {"footer", w.text("report_sheet_page_footer", {{"version", version()}})}});
}

void keep_first_rows(ReportTable& table, std::size_t most, const Words& w) {
  std::vector<TableRow> kept;
  std::size_t left_out = 0;
  for (TableRow& row : table.rows) {
    if (row.is_total || kept.size() < most) kept.push_back(std::move(row));
    else ++left_out;
  }
  table.rows = std::move(kept);
  if (left_out == 0) return;
  table.notes.push_back(
      w.text("report_sheet_page_left_out", {{"rows", w.count(static_cast<double>(left_out))}}));
}

std::vector<KeyFigure> money_figures(const Tally& tally, const Words& w) {
  std::vector<KeyFigure> figures;
  for (const Measure measure : kAllMeasures) {
    const std::int64_t unknown = tally.unknown(measure);
    figures.push_back({std::string(measure_label(measure, w)),
                       value_text(money(tally.amounts, measure), files::ValueKind::euros, 0, w),
                       unknown == 0 ? std::string()
                                    : w.text("report_actions_page_lines_without_amount",
                                             {{"lines", w.count(static_cast<double>(unknown))}})});
  }
  return figures;
}

std::vector<KeyFigure> programme_figures(const ActionsView& view, const Words& w) {
  const Tally& total = view.summary.total;
  std::vector<KeyFigure> figures = {
      {std::string(w("report_actions_page_actions")), w.count(static_cast<double>(total.actions)),
       w.text("report_actions_page_actions_retained", {{"actions", total.retained}})}};
  for (KeyFigure& figure : money_figures(total, w)) figures.push_back(std::move(figure));
  const auto add = [&](std::string_view label, const LedgerAmounts& part) {
    const files::FieldValue share = fraction(part, total.amounts, Measure::granted);
    figures.push_back({std::string(label),
                       value_text(money(part, Measure::granted), files::ValueKind::euros, 0, w),
                       w.text("report_actions_page_share_granted",
                              {{"share", value_text(share, files::ValueKind::percent, 0, w)}})});
  };
  // Most programmes have no money of these two kinds.
  if (total.outside != LedgerAmounts()) {
    add(target_kind_label(TargetKind::outside, false, w), total.outside);
  }
  if (total.ambiguous != LedgerAmounts()) {
    add(target_kind_label(TargetKind::ambiguous, false, w), total.ambiguous);
  }
  add(w("report_actions_page_transterritorial"), total.transterritorial);
  add(w("report_actions_page_unattributed"), total.unattributed);
  return figures;
}

std::vector<std::string> quartier_page_names(const ActionsView& view) {
  std::vector<std::string> codes;
  for (const Target& target : view.attribution.targets) {
    const bool is_quartier =
        target.kind == TargetKind::quartier || target.kind == TargetKind::former_quartier;
    if (!is_quartier) break;  // targets without a quartier come last
    codes.push_back(target.code);
  }
  std::vector<std::string> names = files::page_names(codes);
  for (std::string& name : names) name.insert(0, "quartiers/");
  return names;
}

}  // namespace carreau::report
