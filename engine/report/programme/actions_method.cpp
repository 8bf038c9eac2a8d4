// SPDX-License-Identifier: Apache-2.0
#include "report/programme/actions_method.hpp"

#include "base/version.hpp"

#include <fmt/format.h>

#include <string_view>

namespace carreau::report {

std::string report_title(const ActionsView& view, const Words& w) {
  return view.title.empty() ? std::string(w("report_actions_method_title")) : view.title;
}

std::vector<std::string> method_sentences(const ActionsView& view, const Words& w) {
  std::vector<std::string> sentences;
  const auto add = [&](std::string_view code) { sentences.emplace_back(w(code)); };
  sentences.push_back(
      w.text("report_actions_method_computed_by",
             {{"version", version()},
              {"actions", w.count(static_cast<double>(view.programme.actions.size()))},
              {"lines", w.count(static_cast<double>(view.programme.lines.size()))},
              {"refused_rows", w.count(static_cast<double>(view.refused_rows))}}));
  add("report_actions_method_attribution");
  add("report_actions_method_shared_money");
  add("report_actions_method_unknown_amounts");
  add("report_actions_method_retained_actions");
  add("report_actions_method_people");
  return sentences;
}

}  // namespace carreau::report
