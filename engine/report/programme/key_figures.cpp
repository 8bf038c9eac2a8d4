// SPDX-License-Identifier: Apache-2.0
#include "report/programme/key_figures.hpp"

#include "report/programme/action_words.hpp"
#include "report/programme/tally_columns.hpp"
#include "report/table_markup.hpp"

namespace carreau::report {

namespace {

std::string euros_of(const LedgerAmounts& amounts, Measure measure, const Words& w) {
  return value_text(money(amounts, measure), files::ValueKind::euros, 0, w);
}

std::string share_of_granted(const ActionsView& view, const LedgerAmounts& part, const Words& w) {
  const files::FieldValue value = fraction(part, view.summary.total.amounts, Measure::granted);
  return w.text("report_actions_page_share_granted",
                {{"share", value_text(value, files::ValueKind::percent, 0, w)}});
}

}  // namespace

std::vector<KeyFigure> key_figures(const ActionsView& view, const Words& w) {
  const Tally& total = view.summary.total;
  std::vector<KeyFigure> list = {
      {std::string(w("report_actions_page_actions")), w.count(static_cast<double>(total.actions)),
       w.text("report_actions_page_actions_retained",
              {{"actions", w.count(static_cast<double>(total.retained))}})}};
  for (const Measure measure : kAllMeasures) {
    const std::int64_t unknown = total.unknown(measure);
    list.push_back({std::string(measure_label(measure, w)), euros_of(total.amounts, measure, w),
                    unknown == 0 ? std::string()
                                 : w.text("report_actions_page_lines_without_amount",
                                          {{"lines", w.count(static_cast<double>(unknown))}})});
  }
  // Money of kinds of targets that most programmes do not have.
  const auto add_part = [&](TargetKind kind, const LedgerAmounts& part) {
    if (part == LedgerAmounts()) return;
    list.push_back({std::string(target_kind_label(kind, false, w)),
                    euros_of(part, Measure::granted, w), share_of_granted(view, part, w)});
  };
  add_part(TargetKind::outside, total.outside);
  add_part(TargetKind::ambiguous, total.ambiguous);
  list.push_back({std::string(w("report_actions_page_transterritorial")),
                  euros_of(total.transterritorial, Measure::granted, w),
                  share_of_granted(view, total.transterritorial, w)});
  list.push_back({std::string(w("report_actions_page_unattributed")),
                  euros_of(total.unattributed, Measure::granted, w),
                  share_of_granted(view, total.unattributed, w)});
  return list;
}

}  // namespace carreau::report
