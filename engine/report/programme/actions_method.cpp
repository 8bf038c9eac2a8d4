// SPDX-License-Identifier: Apache-2.0
#include "report/programme/actions_method.hpp"

#include "base/version.hpp"

#include <fmt/format.h>

#include <string_view>

namespace carreau::report {

std::string report_title(const ActionsView& view, const Words& w) {
  return view.title.empty()
             ? std::string(w("report_actions_method_funded_actions_in_the_quartiers"))
             : view.title;
}

std::vector<std::string> method_sentences(const ActionsView& view, const Words& w) {
  std::vector<std::string> sentences;
  const auto add = [&](std::string_view code) { sentences.emplace_back(w(code)); };
  sentences.push_back(
      w.text("report_actions_method_computed_by_carreau_from_the_files_named",
             {{"version", version()},
              {"actions", w.count(static_cast<double>(view.programme.actions.size()))},
              {"lines", w.count(static_cast<double>(view.programme.lines.size()))},
              {"refused_rows", w.count(static_cast<double>(view.refused_rows))}}));
  add("report_actions_method_each_action_is_attributed_to_one_or_several");
  add("report_actions_method_the_money_of_an_action_of_several_quartiers");
  add("report_actions_method_an_amount_that_the_file_does_not_say_is");
  add("report_actions_method_an_action_granted_or_paid_is_told_as");
  add("report_actions_method_people_and_poor_households_come_from_insees");
  return sentences;
}

}  // namespace carreau::report
