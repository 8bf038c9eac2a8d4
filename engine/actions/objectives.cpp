// SPDX-License-Identifier: Apache-2.0
#include "actions/objectives.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

namespace carreau {

namespace {

constexpr std::string_view kSeparators = " -:.–—\t";

/// Whether a word stands before the number of an objective: "OS", "OO", "Axe", "Pilier".
bool is_prefix(std::string_view word) {
  constexpr std::array<std::string_view, 5> kPrefixes{"axe", "obj", "objectif", "pilier",
                                                      "priorite"};
  const bool is_in_capitals =
      !word.empty() && word.size() <= 3 &&
      std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
  return is_in_capitals || std::ranges::find(kPrefixes, plain_words(word)) != kPrefixes.end();
}

std::string_view word_at(std::string_view text, std::size_t at) {
  const std::size_t end = text.find_first_of(" \t:", at);
  return text.substr(at, end == std::string_view::npos ? end : end - at);
}

bool is_number(std::string_view word) {
  return word.find_first_of("0123456789") != std::string_view::npos && word.size() <= 8;
}

/// Where the code at the beginning of a text ends; 0 where there is none.
std::size_t end_of_code(std::string_view text) {
  const std::string_view first = word_at(text, 0);
  if (is_number(first)) return first.size();
  if (!is_prefix(first) || first.size() >= text.size()) return 0;
  const std::size_t next = text.find_first_not_of(" \t", first.size());
  if (next == std::string_view::npos) return 0;
  const std::string_view second = word_at(text, next);
  return is_number(second) ? next + second.size() : 0;
}

/// Whether something written for an action means an objective.
bool is_meant(const Objective& objective, std::string_view written) {
  const std::string plain = plain_words(written);
  const std::string code = plain_words(objective.code);
  const std::string label = plain_words(objective.label);
  if (plain == label || (!code.empty() && (plain == code || plain == code + ' ' + label))) {
    return true;
  }
  const ObjectiveText text = objective_text(written);
  // The code decides, because labels are shortened and reworded more often.
  return !text.code.empty() && !code.empty() && plain_words(text.code) == code;
}

bool is_target(const Target& target, std::string_view quartier) {
  const std::string plain = plain_words(quartier);
  return plain == plain_words(target.code) || plain == plain_words(target.name);
}

/// Whether the action serves a quartier of the objective, by code or name.
bool is_of_quartiers(const Objective& objective, const Attribution& attribution,
                     std::size_t action) {
  return objective.quartiers.empty() ||
         std::ranges::any_of(attribution.of(action), [&](const TargetShare& share) {
           const Target& target = attribution.targets[share.target.position()];
           return std::ranges::any_of(
               objective.quartiers, [&](const std::string& one) { return is_target(target, one); });
         });
}

class ObjectiveFinder {
 public:
  ObjectiveFinder(const Programme& programme, const Attribution& attribution)
      : programme_(programme), attribution_(attribution), has_tree_(!programme.objectives.empty()) {
    result_.objectives = programme.objectives;
  }

  ReportedObjectives run() {
    for (std::size_t a = 0; a < programme_.actions.size(); ++a) result_.of.push_back(find(a));
    for (const auto& [key, unknown] : unknown_) result_.unknown.push_back(unknown);
    return std::move(result_);
  }

 private:
  /// Goes down the levels that the action names; each is looked for below the one before.
  std::optional<std::size_t> find(std::size_t a) {
    const Action& action = programme_.actions[a];
    const std::array<const std::string*, kObjectiveLevels> written{
        &action.priority, &action.strategic_objective, &action.operational_objective};
    std::optional<std::size_t> above;
    for (std::size_t level = 0; level < kObjectiveLevels; ++level) {
      if (written[level]->empty()) continue;
      const auto at = static_cast<ObjectiveLevel>(level);
      const std::vector<std::size_t> found = candidates(a, at, *written[level], above);
      if (found.size() == 1) {
        above = found.front();
        continue;
      }
      if (has_tree_) note(action, at, *written[level], !found.empty());
      above = add(at, *written[level], above);
    }
    return above;
  }

  /// The objectives that a text may mean, reduced by contract, place in the tree and quartiers as
  /// long as any are left.
  std::vector<std::size_t> candidates(std::size_t a, ObjectiveLevel level, std::string_view written,
                                      std::optional<std::size_t> above) {
    const Action& action = programme_.actions[a];
    std::vector<std::size_t> found = meant(level, written);
    std::erase_if(found,
                  [&](std::size_t o) { return !is_of_contract(programme_.objectives[o], action); });
    const auto keep = [&](const auto& is_better) {
      std::vector<std::size_t> better;
      std::ranges::copy_if(found, std::back_inserter(better), is_better);
      if (!better.empty()) found = std::move(better);
    };
    keep([&](std::size_t o) { return is_below(o, above); });
    keep([&](std::size_t o) { return !result_.objectives[o].contract.empty(); });
    keep([&](std::size_t o) { return is_of_quartiers(result_.objectives[o], attribution_, a); });
    return found;
  }

  /// The objectives of the contract's tree at this level that a text may mean. An objective that
  /// the tree lacks is not among them: add() finds it by its words. Each text is looked up once,
  /// because many actions have the same.
  const std::vector<std::size_t>& meant(ObjectiveLevel level, std::string_view written) {
    const auto [at, is_new] = meant_.try_emplace({level, std::string(written)});
    if (is_new) {
      for (std::size_t o = 0; o < programme_.objectives.size(); ++o) {
        const Objective& one = programme_.objectives[o];
        if (one.level == level && is_meant(one, written)) at->second.push_back(o);
      }
    }
    return at->second;
  }

  static bool is_of_contract(const Objective& objective, const Action& action) {
    return objective.contract.empty() || action.contract.empty() ||
           plain_words(objective.contract) == plain_words(action.contract);
  }

  [[nodiscard]] bool is_below(std::size_t objective, std::optional<std::size_t> above) const {
    if (!above) return true;
    for (auto at = result_.objectives[objective].parent; at; at = result_.objectives[*at].parent) {
      if (*at == *above) return true;
    }
    return false;
  }

  std::size_t add(ObjectiveLevel level, const std::string& written,
                  std::optional<std::size_t> above) {
    const auto [at, is_new] =
        added_.try_emplace({level, above, plain_words(written)}, result_.objectives.size());
    if (is_new) {
      const ObjectiveText text = objective_text(written);
      result_.objectives.push_back({level, text.code, text.label, above, {}, {}});
    }
    return at->second;
  }

  void note(const Action& action, ObjectiveLevel level, const std::string& written,
            bool is_ambiguous) {
    const auto [at, is_new] =
        unknown_.try_emplace({level, plain_words(written)},
                             UnknownObjective{written, level, is_ambiguous, action.source, 0});
    ++at->second.actions;
  }

  const Programme& programme_;
  const Attribution& attribution_;
  bool has_tree_;
  ReportedObjectives result_;
  std::map<std::pair<ObjectiveLevel, std::string>, std::vector<std::size_t>> meant_;
  std::map<std::tuple<ObjectiveLevel, std::optional<std::size_t>, std::string>, std::size_t> added_;
  std::map<std::pair<ObjectiveLevel, std::string>, UnknownObjective> unknown_;
};

}  // namespace

ObjectiveText objective_text(std::string_view text) {
  text = trimmed(text);
  const std::size_t end = end_of_code(text);
  std::string_view code = text.substr(0, end);
  while (!code.empty() && kSeparators.find(code.back()) != std::string_view::npos)
    code.remove_suffix(1);
  std::string_view label = text.substr(end);
  const std::size_t start = label.find_first_not_of(kSeparators);
  label = start == std::string_view::npos ? std::string_view() : label.substr(start);
  return {std::string(code), std::string(label)};
}

std::vector<std::size_t> ReportedObjectives::lineage(std::size_t objective) const {
  std::vector<std::size_t> list = {objective};
  while (const auto parent = objectives[list.back()].parent) list.push_back(*parent);
  return list;
}

ReportedObjectives reported_objectives(const Programme& programme, const Attribution& attribution) {
  return ObjectiveFinder(programme, attribution).run();
}

void note_objectives(std::span<const Objective> tree, const ReportedObjectives& reported,
                     Findings& findings) {
  for (const UnknownObjective& unknown : reported.unknown) {
    std::vector<std::string> names;
    for (const Objective& one : tree) {
      if (one.level == unknown.level) names.push_back(one.label);
    }
    const auto near = nearest_name(unknown.written, names);
    const std::string& written = unknown.written;
    if (unknown.is_ambiguous) {
      findings.warn("objective_ambiguous", {{"objective", written}}, unknown.first,
                    unknown.actions);
    } else if (near) {
      findings.warn("objective_unknown_near", {{"objective", written}, {"nearest", *near}},
                    unknown.first, unknown.actions);
    } else {
      findings.warn("objective_unknown", {{"objective", written}}, unknown.first, unknown.actions);
    }
  }
}

}  // namespace carreau
