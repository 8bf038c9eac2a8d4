// SPDX-License-Identifier: Apache-2.0
#include "report/programme/action_words.hpp"

#include "results/actions_codes.hpp"

namespace carreau::report {

std::string_view measure_label(Measure measure, const Words& w) {
  return results::value_text(measure, w.language());
}

std::string_view status_label(ActionStatus status, const Words& w) {
  return results::value_text(status, w.language());
}

std::string_view funder_kind_label(FunderKind kind, const Words& w) {
  return results::value_text(kind, w.language());
}

std::string_view credit_label(CreditKind credit, const Words& w) {
  return results::value_text(credit, w.language());
}

std::string_view method_label(AttributionMethod method, const Words& w) {
  return results::value_text(method, w.language());
}

std::string_view shared_by_label(SharedBy by, const Words& w) {
  return results::value_text(by, w.language());
}

std::string_view target_kind_label(TargetKind kind, bool has_entered, const Words& w) {
  Target target;
  target.kind = kind;
  QuartierFacts facts;
  facts.has_entered = has_entered;
  return results::value_text(results::status_of(target, &facts), w.language());
}

std::string target_label(const Target& target, const Words& w) {
  const bool is_outside = target.kind == TargetKind::outside;
  if (is_outside && !(target.name.empty() && target.code.empty())) {
    // A commune or pocket must not look like a quartier.
    return w.text("report_action_words_outside",
                  {{"place", target.name.empty() ? target.code : target.name}});
  }
  if (!target.name.empty()) return target.name;
  if (!target.code.empty()) return target.code;
  return std::string(target_kind_label(target.kind, false, w));
}

std::string theme_label(const Theme& theme) {
  if (theme.code.empty() || theme.label.empty()) return theme.code + theme.label;
  return theme.code + " " + theme.label;
}

std::string_view no_theme_label(const Words& w) { return w("report_action_words_no_theme"); }

}  // namespace carreau::report
