// SPDX-License-Identifier: Apache-2.0
#include "cli/run_options.hpp"

#include "base/error.hpp"
#include "cli/option_list.hpp"

namespace carreau::cli {

void RunOptions::add_files_to(OptionList& options) {
  options.texts("GRID", grids, "help_run_grid");
  options.text("--columns FILE", columns, "help_run_columns");
  options.text("--urban-units FILE", urban_units, "help_run_urban_units");
  options.texts("--communes FILE", communes, "help_run_communes");
  options.text("--urban-incomes FILE", urban_incomes, "help_run_urban_incomes");
  options.text("--listed FILE", listed, "help_run_listed");
  options.text("--calibrate FILE", calibrate, "help_run_calibrate");
  options.text("--bridge FILE", bridge, "help_run_bridge");
  options.text("--bounds FILE", bounds, "help_run_bounds");
  options.text("--brackets FILE", brackets, "help_run_brackets");
  options.text("--brackets-of INCOMES", brackets_of, "help_run_brackets_of")
      .one_of({"declared", "disposable"});
  add_fewest_households_option(options, fewest_households);
}

void RunOptions::add_choices_to(OptionList& options) {
  options.text("--rule NAME", rule, "help_run_rule");
  options.whole("--vintage YEAR", vintage, kYears, "help_run_vintage");
  options.texts("--set NAME=VALUE", settings, "help_run_set");
  options.text("--method NAME", method, "help_run_method");
  options.text("--model NAME", model, "help_run_model");
  options.flag("--without-headcount", without_headcount, "help_run_without_headcount");
}

void RunOptions::add_scenario_to(OptionList& options) {
  options.text("--scenario FILE", scenario, "help_run_scenario");
  options.texts("--inputs FOLDER", input_folders, "help_run_inputs");
  options.flag("--accept-changed-inputs", accept_changed_inputs, "help_run_accept_changed_inputs");
}

void RunOptions::check_given(RuleNeed need) const {
  if (!scenario.empty()) return;
  if (!input_folders.empty())
    throw ArgumentError("--inputs", Message{"usage_needs", {{"other", "--scenario"}}});
  if (accept_changed_inputs) {
    throw ArgumentError("--accept-changed-inputs",
                        Message{"usage_needs", {{"other", "--scenario"}}});
  }
  if (grids.empty()) throw missing_option("GRID");
  if (!rule.empty()) return;
  const std::size_t kept = without_headcount ? 1 : 0;
  // The grid and what its columns hold do not speak of a rule.
  const std::size_t of_grid = columns.empty() ? 1 : 2;
  const bool speaks_of_rule =
      named_inputs().size() > of_grid || named_settings().size() > kept || vintage.has_value();
  if (need == RuleNeed::required || speaks_of_rule) throw missing_option("--rule");
}

void RunOptions::add_to(OptionList& options, RuleNeed need) {
  add_files_to(options);
  add_choices_to(options);
  add_scenario_to(options);
  add_threads_option(options, threads);
  if (need == RuleNeed::checked_by_verb) return;
  options.check([this, need] { check_given(need); });
}

}  // namespace carreau::cli
