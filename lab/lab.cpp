// SPDX-License-Identifier: Apache-2.0
#include "lab/lab.hpp"

#include "base/error.hpp"
#include "inputs/digest.hpp"
#include "inputs/scenario_reader.hpp"
#include "inputs/scenario_writer.hpp"
#include "lab/request_error.hpp"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <optional>
#include <utility>

namespace carreau::lab {

namespace {

/// Long enough to distinguish scenarios of one grid.
constexpr std::size_t kIdLength = 16;

/// A digest of the whole scenario: equal scenarios have equal ids, in every lab over this grid.
std::string id_of(const ScenarioRecord& record) {
  // Without folders, so that the id does not depend on where the inputs are.
  return inputs::text_digest(inputs::scenario_text(inputs::without_folders(record)))
      .substr(0, kIdLength);
}

/// Processor time, not time that passes: what others do meanwhile must not make a cheap run look
/// dear, for its like would then wait behind those that are. A run shares its work out evenly, so
/// that its own thread is busy as long as the run takes on a machine of its own.
Milliseconds used_by_this_thread() {
  timespec used{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
  return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
}

/// The parameters whose values differ from those of the initial scenario.
std::vector<ParameterValue> differences(const Scenario& from, const Scenario& to) {
  std::vector<ParameterValue> settings;
  for (const Parameter& parameter : parameters()) {
    std::string value = parameter.get(to);
    if (value != parameter.get(from)) settings.push_back({std::string(parameter.name), value});
  }
  return settings;
}

/// The first role for which the two scenarios read inputs with different content. An unknown digest
/// matches any.
std::optional<InputRole> other_input(const ScenarioRecord& requested, const ScenarioRecord& own) {
  const auto has_same = [](const ScenarioRecord& record, const InputRecord& input) {
    return std::any_of(record.inputs.begin(), record.inputs.end(), [&](const InputRecord& other) {
      return other.role == input.role &&
             (other.content.digest.empty() || input.content.digest.empty() ||
              other.content.digest == input.content.digest);
    });
  };
  // Both directions: either may have an input that the other lacks.
  for (const InputRecord& input : own.inputs) {
    if (!has_same(requested, input)) return input.role;
  }
  for (const InputRecord& input : requested.inputs) {
    if (!has_same(own, input)) return input.role;
  }
  return std::nullopt;
}

[[noreturn]] void refuse_setting(const Error& error) {
  // Without the place, which is an option of the command line: the page knows which control it was.
  Message refusal{"setting_refused", {{"fault", error.message()}}};
  if (error.remedy() != nullptr) {
    refusal = Message{"setting_refused_with_remedy",
                      {{"fault", error.message()}, {"remedy", *error.remedy()}}};
  }
  throw RequestError(422, "unusable_setting", std::move(refusal));
}

}  // namespace

Lab::Lab(LabInput input, const KeptRuns::Limits& limits)
    : input_(std::move(input)),
      rules_(lab_rules(*input_.run)),
      places_(input_.run->cells),
      engines_(input_.run->input(), costs_),
      runs_(limits),
      desk_([this](const std::shared_ptr<LabRun>& run, Client client) {
        execute(*run, client);
        runs_.keep(run);
      }) {
  // The first run is that of the scenario as given; here, so that it has all threads.
  const auto first = prepared({{}, input_.run->record.edits, input_.run->record.names});
  execute(*first, 0);
  baseline_ = first;
  runs_.prepare_memory(first->result);
}

Findings Lab::input_findings() const {
  Findings findings = loaded().findings;
  findings.append(input_.zoning_findings);
  return findings;
}

const LabZoning& Lab::zoning(std::string_view key) const {
  const auto found =
      std::find_if(input_.zonings.begin(), input_.zonings.end(),
                   [&](const LabZoning& zoning) { return zoning.zoning.key == key; });
  if (found != input_.zonings.end()) return *found;
  throw RequestError(404, "unknown_zoning", Message{"zoning_not_loaded", {{"zoning", key}}});
}

/// Throws RequestError for a rule that the lab does not have, or that its data do not allow.
const LabRule& Lab::rule(std::string_view name) const {
  if (name.empty()) return rules_.front();
  const auto found = std::ranges::find(rules_, name, &LabRule::name);
  if (found == rules_.end()) {
    std::vector<std::string> names;
    for (const LabRule& known : rules_) names.push_back(known.name);
    throw RequestError(422, "unusable_rule",
                       Message{"rule_not_in_lab", {{"rule", name}, {"names", std::move(names)}}});
  }
  if (found->refusal) {
    throw RequestError(422, "unusable_rule",
                       Message{"rule_refused", {{"rule", name}, {"reason", *found->refusal}}});
  }
  return *found;
}

/// The differences from the initial scenario, in the one form that a scenario has.
LabState Lab::state_of(const LabRule& rule, const Scenario& scenario) const {
  // The lab's own rule is not named, so that states do not depend on what a file is called.
  const bool is_own = &rule == &rules_.front();
  return {differences(rule.start.scenario, scenario), scenario.edits, scenario.names,
          is_own ? std::string() : rule.name};
}

/// Reads no input, so it is quick. Its text gives the id under which a finished run is kept.
std::shared_ptr<LabRun> Lab::prepared(const LabState& state) const {
  auto run = std::make_shared<LabRun>();
  // Settings are applied to the initial scenario, never to the one before: no order of changes
  // matters.
  const LabRule& chosen = rule(state.rule);
  run->record = chosen.start.record;
  run->findings = chosen.start.findings;
  run->told_before = chosen.start.about_data;
  try {
    for (const ParameterValue& setting : state.settings) put_setting(run->record, setting);
    run->record.edits = state.edits;
    run->record.names = state.names;
    // Findings about the scenario itself were noted when the lab started.
    Findings noted_at_the_start;
    run->scenario = study::scenario_on(loaded(), run->record, noted_at_the_start);
  } catch (const ArgumentError& error) {
    refuse_setting(error);
  }
  check_model(run->scenario.model);
  // Choices are recorded as if the scenario came from a file.
  note_choices(run->scenario, run->record);
  run->state = state_of(chosen, run->scenario);
  run->id = id_of(run->record);
  return run;
}

/// A model without households needs a grid read without them, but this grid was read with them.
void Lab::check_model(IncomeModel model) const {
  if (needs_headcount(model) == needs_headcount(loaded().scenario.model)) return;
  throw RequestError(422, "other_grid",
                     Message{"model_of_other_grid", {{"model", to_text(model)}}});
}

std::shared_ptr<const LabRun> Lab::run(const LabState& state, Client client) {
  return run(prepared(state), client);
}

std::shared_ptr<const LabRun> Lab::run(const std::shared_ptr<LabRun>& prepared, Client client) {
  if (auto found = kept(prepared->id)) return found;
  return desk_.run(prepared, client, engines_.expected(prepared->scenario));
}

std::optional<Milliseconds> Lab::expected(const LabRun& prepared) const {
  if (kept(prepared.id)) return std::nullopt;
  return engines_.expected(prepared.scenario);
}

void Lab::execute(LabRun& run, Client client) {
  EnginePool::Lent engine = engines_.take(run.scenario, client);
  const auto begin = std::chrono::steady_clock::now();
  const Milliseconds used_before = used_by_this_thread();
  try {
    // Copied: the engine keeps its own for the next run.
    run.result = runs_.copy(engine.session().run(run.scenario, run.findings));
  } catch (const DataError& error) {  // an edit that does not fit the grid or the others
    throw RequestError(422, "unusable_edit",
                       Message{"edit_refused", {{"fault", as_message(error)}}});
  }
  const Milliseconds took = std::chrono::steady_clock::now() - begin;
  run.milliseconds = took.count();
  costs_.note(engine.kind(), used_by_this_thread() - used_before);
}

void Lab::prepare_for_team() {
  // Two runs are computed at once. While an engine is lent, another one begins with its incomes,
  // but draws all zones from nothing: now, rather than when somebody waits.
  const EnginePool::Lent first = engines_.take(baseline_->scenario, 0);
  EnginePool::Lent second = engines_.take(baseline_->scenario, 0);
  Findings told_by_the_first;
  second.session().run(baseline_->scenario, told_by_the_first);
}

std::shared_ptr<const LabRun> Lab::kept(std::string_view id) const {
  // The first run is always there, so that a page can be opened again.
  if (baseline_ && baseline_->id == id) return baseline_;
  return runs_.find(id);
}

std::shared_ptr<const LabRun> Lab::find(std::string_view id) const {
  if (auto found = kept(id)) return found;
  // 410, not 404: the run existed, and the page can ask for it again.
  throw RequestError(410, "run_gone", Message{"run_not_kept", {{"run", id}}});
}

LabState Lab::read_scenario(std::string_view text) const {
  ScenarioRecord record;
  try {
    record = inputs::parse_scenario(text, "scenario.toml", "");
  } catch (const Error& error) {
    throw RequestError(422, "unusable_scenario",
                       Message{"scenario_unreadable", {{"fault", as_message(error)}}});
  }
  const ScenarioRecord& own = loaded().record;
  // A lab has one grid; a scenario on another one needs a lab of its own.
  const auto known = std::ranges::find_if(rules_, [&](const LabRule& one) {
    return one.name == record.rule.name && !one.refusal &&
           one.start.record.rule.text == record.rule.text;
  });
  if (known == rules_.end()) {
    throw RequestError(
        409, "other_scenario",
        Message{"scenario_of_other_rule", {{"rule", record.rule.name}, {"own", own.rule.name}}});
  }
  if (const auto role = other_input(record, own)) {
    throw RequestError(409, "other_scenario",
                       Message{"scenario_of_other_input", {{"input", to_text(*role)}}});
  }
  // What is withheld is for whoever started the lab to say; less than the scenario asks for would
  // not do.
  const std::int64_t fewest = record.fewest_households.number();
  if (fewest > own.fewest_households.number()) {
    throw RequestError(409, "other_scenario",
                       Message{"scenario_of_stricter_secrecy", {{"fewest", fewest}}});
  }
  // Findings about the scenario are noted again when it is run.
  Findings findings;
  const Scenario scenario = study::scenario_on(loaded(), record, findings);
  return state_of(*known, scenario);
}

}  // namespace carreau::lab
