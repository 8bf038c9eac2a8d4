// SPDX-License-Identifier: Apache-2.0
#include "actions/attribution.hpp"

#include "base/text.hpp"
#include "zoning/apportion.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace carreau {

namespace {

/// The result of one method: targets with integer weights, at least one of them positive.
struct Proposal {
  std::vector<std::pair<TargetIndex, std::int64_t>> parts;
  SharedBy by = SharedBy::single;
  bool is_doubtful = false;
};

/// One weight for each quartier: its people, or equal weights where the people of some are unknown.
std::vector<std::int64_t> weights_by_people(const std::vector<double>& people, SharedBy& by) {
  // Weights by people need all of them: a quartier of unknown people would get nothing, although
  // people live there. All quartiers then weigh the same.
  const bool is_known =
      std::all_of(people.begin(), people.end(), [](double count) { return count >= 0.0; }) &&
      std::any_of(people.begin(), people.end(), [](double count) { return count > 0.0; });
  by = is_known ? SharedBy::people : SharedBy::equally;
  std::vector<std::int64_t> weights;
  // In tenths of people, the precision of the grid; whole numbers make the shares exact.
  for (const double count : people) weights.push_back(is_known ? std::llround(count * 10.0) : 1);
  return weights;
}

/// Attributes actions one after the other, with look-up tables that are built once.
class Attributor {
 public:
  Attributor(const AttributionInput& input, Findings& findings)
      : input_(input), findings_(findings) {
    for (std::size_t q = 0; q < input.quartiers.size(); ++q) {
      const QuartierFacts& facts = input.quartiers[q];
      add_target(TargetKind::quartier, facts, q);
      // Plain words are the keys of contracts and communes, so case and accents do not matter.
      contracts_[plain_words(facts.contract)].push_back(q);
      for (const QuartierCommune& commune : facts.communes) {
        // Both the code and the name of a commune are keys: programmes state one or the other.
        communes_[commune.code].push_back({q, commune.people});
        if (!commune.name.empty()) {
          communes_[plain_words(commune.name)].push_back({q, commune.people});
        }
      }
    }
    // Quartiers without a contract are not those of an action without one.
    contracts_.erase(std::string());
    for (std::size_t q = 0; q < input.former.size(); ++q) {
      add_target(TargetKind::former_quartier, input.former[q], q);
    }
    transterritorial_ = add_target(TargetKind::transterritorial, {}, 0);
    unattributed_ = add_target(TargetKind::unattributed, {}, 0);
  }

  Attribution run() {
    result_.offsets.push_back(0);
    for (std::size_t a = 0; a < input_.programme.actions.size(); ++a) take(a);
    return std::move(result_);
  }

 private:
  struct CommunePart {
    std::size_t quartier = 0;
    double people = 0.0;
  };

  TargetIndex add_target(TargetKind kind, const QuartierFacts& facts, std::size_t zone) {
    const TargetIndex index(result_.targets.size());
    result_.targets.push_back({kind, facts.code, facts.name, zone});
    // The last two targets have no code, so no programme can name them.
    if (!facts.code.empty()) {
      by_code_.emplace(facts.code, index);
      known_codes_.push_back(facts.code);
    }
    return index;
  }

  void take(std::size_t a) {
    const Action& action = input_.programme.actions[a];
    ActionAttribution attribution;
    // The method is set before each attempt and stands when the attempt succeeds. The order goes
    // from what the file says to what must be assumed.
    Proposal proposal = propose(action, input_.places[a], attribution.method);
    attribution.by = proposal.parts.size() > 1 ? proposal.by : SharedBy::single;
    // An unknown code leaves doubt, even where another method finds the quartier.
    attribution.is_doubtful = proposal.is_doubtful || has_unknown_;
    add_shares(proposal);
    result_.actions.push_back(attribution);
    result_.offsets.push_back(result_.shares.size());
  }

  Proposal propose(const Action& action, const ActionPlace& place, AttributionMethod& method) {
    has_unknown_ = false;
    struct Step {
      AttributionMethod method;
      Proposal proposal;
    };
    method = AttributionMethod::stated;
    if (Proposal stated = by_stated(action); !stated.parts.empty()) return stated;
    method = AttributionMethod::transterritorial;
    if (action.is_transterritorial) return whole(transterritorial_);
    method = AttributionMethod::perimeter;
    if (place.inside) return whole(TargetIndex(*place.inside), place.is_ambiguous);
    method = AttributionMethod::band;
    // Within 300 m of the limit, as for the rates of VAT, but nothing says that the action serves
    // that quartier: it stays in doubt until somebody checks it.
    if (place.near) return whole(TargetIndex(*place.near), true);
    method = AttributionMethod::audience;
    if (Proposal audience = by_audience(action); !audience.parts.empty()) return audience;
    method = AttributionMethod::commune;
    if (Proposal commune = by_commune(action); !commune.parts.empty()) return commune;
    method = AttributionMethod::contract;
    if (Proposal contract = by_contract(action); !contract.parts.empty()) return contract;
    method = AttributionMethod::none;
    return whole(unattributed_);
  }

  static Proposal whole(TargetIndex target, bool is_doubtful = false) {
    return {{{target, 1}}, SharedBy::single, is_doubtful};
  }

  /// The present targets of a code, with weights. Empty for an unknown code.
  std::vector<std::pair<TargetIndex, std::int64_t>> resolve(const std::string& code,
                                                            const Action& action) {
    // Present and former quartiers come before successors: a code in both lists means the present
    // one.
    if (const auto found = by_code_.find(code); found != by_code_.end()) {
      return {{found->second, 1}};
    }
    std::vector<std::pair<TargetIndex, std::int64_t>> targets;
    if (const auto older = input_.successors.find(code); older != input_.successors.end()) {
      // Where nobody lives in the older quartier, its successors share its area; areas are not
      // known here, so they get equal weights.
      const bool is_inhabited = std::any_of(older->second.begin(), older->second.end(),
                                            [](const Successor& next) { return next.people > 0; });
      for (const Successor& next : older->second) {
        targets.emplace_back(TargetIndex(next.quartier), is_inhabited ? next.people : 1);
      }
      // A notice, not a warning: programmes keep the codes of the year in which they were written.
      findings_.notice("older_quartier_code", {{"code", code}}, at(action, "quartiers"));
      return targets;
    }
    const auto nearest = nearest_name(code, known_codes_);
    findings_.warn("unknown_quartier", {{"code", code}, {"nearest", nearest.value_or("–")}},
                   at(action, "quartiers"));
    has_unknown_ = true;
    return targets;
  }

  /// Shares the action among the named codes. The part of an unknown code stays unattributed. Empty
  /// where every code is unknown.
  template <class Named>
  Proposal share_among(const std::vector<Named>& named, const std::vector<std::int64_t>& weights,
                       const Action& action) {
    Proposal proposal;
    bool is_any_known = false;
    for (std::size_t k = 0; k < named.size(); ++k) {
      if (weights[k] == 0) continue;
      const auto targets = resolve(named[k].code, action);
      if (targets.empty()) {
        // Not shared out among the others: that would move money to quartiers that the file did not
        // name.
        proposal.parts.emplace_back(unattributed_, weights[k]);
        continue;
      }
      is_any_known = true;
      if (targets.size() == 1) {
        proposal.parts.emplace_back(targets.front().first, weights[k]);
        continue;
      }
      // An older quartier that became several: its weight is split by their people, to a millionth.
      std::vector<std::int64_t> people;
      for (const auto& target : targets) people.push_back(target.second);
      const auto split = apportion(weights[k], people);
      for (std::size_t t = 0; t < targets.size(); ++t) {
        proposal.parts.emplace_back(targets[t].first, split[t]);
      }
    }
    // Another method may find the quartier.
    if (!is_any_known) proposal.parts.clear();
    return proposal;
  }

  Proposal by_stated(const Action& action) {
    if (action.quartiers.empty()) return {};
    SharedBy by = SharedBy::single;
    std::vector<std::int64_t> weights = stated_weights(action, by);
    // Scales the weights, so that they can be split among successors.
    if (by != SharedBy::stated_shares) {
      for (std::int64_t& weight : weights) weight *= kWhole;
    }
    Proposal proposal = share_among(action.quartiers, weights, action);
    proposal.by = by;
    return proposal;
  }

  std::vector<std::int64_t> stated_weights(const Action& action, SharedBy& by) const {
    std::vector<std::int64_t> weights;
    // Either all quartiers of an action have a share or none has, as the reader ensures.
    if (action.quartiers.front().share_millionths) {
      by = SharedBy::stated_shares;
      for (const StatedQuartier& stated : action.quartiers) {
        weights.push_back(stated.share_millionths.value_or(0));
      }
      return weights;
    }
    by = SharedBy::audience;
    for (const StatedQuartier& stated : action.quartiers) {
      const auto found =
          std::find_if(action.audiences.begin(), action.audiences.end(),
                       [&](const QuartierAudience& part) { return part.code == stated.code; });
      // One quartier without an audience makes the counts useless as weights: the people of the
      // quartiers are used instead.
      if (found == action.audiences.end()) break;
      weights.push_back(found->people);
    }
    const bool is_counted =
        weights.size() == action.quartiers.size() &&
        std::any_of(weights.begin(), weights.end(), [](std::int64_t people) { return people > 0; });
    if (is_counted) return weights;
    std::vector<double> people;
    for (const StatedQuartier& stated : action.quartiers) people.push_back(people_of(stated.code));
    return weights_by_people(people, by);
  }

  /// The people of the present quartiers that a code stands for; negative where unknown.
  [[nodiscard]] double people_of(const std::string& code) const {
    const auto found = by_code_.find(code);
    if (found == by_code_.end()) return -1.0;
    const Target& target = result_.targets[found->second.position()];
    const auto& facts = target.kind == TargetKind::quartier ? input_.quartiers : input_.former;
    return facts[target.zone].people.value_or(-1.0);
  }

  Proposal by_audience(const Action& action) {
    std::vector<std::int64_t> weights;
    std::int64_t sum = 0;
    for (const QuartierAudience& part : action.audiences) {
      weights.push_back(part.people * kWhole);
      sum += part.people;
    }
    if (sum == 0) return {};
    Proposal proposal = share_among(action.audiences, weights, action);
    proposal.by = SharedBy::audience;
    return proposal;
  }

  Proposal by_commune(const Action& action) const {
    std::map<std::size_t, double> people;  // by quartier
    for (const std::string& commune : action.communes) {
      // The code first: five digits are never the name of a commune.
      auto found = communes_.find(commune);
      if (found == communes_.end()) found = communes_.find(plain_words(commune));
      if (found == communes_.end()) continue;
      // An action of several communes: a quartier on the limit of two adds its people in both.
      for (const CommunePart& part : found->second) people[part.quartier] += part.people;
    }
    std::vector<std::size_t> quartiers;
    std::vector<double> counts;
    for (const auto& [quartier, count] : people) {
      quartiers.push_back(quartier);
      counts.push_back(count);
    }
    return by_people(quartiers, counts);
  }

  Proposal by_contract(const Action& action) const {
    const auto found = contracts_.find(plain_words(action.contract));
    if (found == contracts_.end()) return {};
    std::vector<double> counts;
    for (const std::size_t q : found->second) {
      counts.push_back(input_.quartiers[q].people.value_or(-1.0));
    }
    return by_people(found->second, counts);
  }

  static Proposal by_people(const std::vector<std::size_t>& quartiers,
                            const std::vector<double>& people) {
    Proposal proposal;
    const auto weights = weights_by_people(people, proposal.by);
    for (std::size_t k = 0; k < quartiers.size(); ++k) {
      if (weights[k] > 0) proposal.parts.emplace_back(TargetIndex(quartiers[k]), weights[k]);
    }
    return proposal;
  }

  /// Adds each target of the proposal once, in the order of the targets.
  void add_shares(Proposal& proposal) {
    auto& parts = proposal.parts;
    // Sorted by target, so that repeated targets lie side by side and shares have one order.
    std::sort(parts.begin(), parts.end());
    std::vector<TargetIndex> targets;
    std::vector<std::int64_t> weights;
    for (const auto& [target, weight] : parts) {
      if (!targets.empty() && targets.back() == target) {
        weights.back() += weight;
      } else {
        targets.push_back(target);
        weights.push_back(weight);
      }
    }
    // apportion() makes whole millionths that add up to kWhole exactly.
    const auto shares = apportion(kWhole, weights);
    for (std::size_t k = 0; k < targets.size(); ++k) {
      if (shares[k] == 0) continue;
      result_.shares.push_back({targets[k], static_cast<std::int32_t>(shares[k])});
    }
  }

  static Place at(const Action& action, const char* column) {
    return {action.source.file, action.source.row, column};
  }

  const AttributionInput& input_;
  Findings& findings_;
  Attribution result_;
  TargetIndex transterritorial_;
  TargetIndex unattributed_;
  std::map<std::string, TargetIndex, std::less<>> by_code_;
  std::vector<std::string> known_codes_;
  /// By code and also by name.
  std::map<std::string, std::vector<CommunePart>, std::less<>> communes_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> contracts_;
  bool has_unknown_ = false;  ///< the current action names an unknown code
};

}  // namespace

Attribution attribute(const AttributionInput& input, Findings& findings) {
  return Attributor(input, findings).run();
}

}  // namespace carreau
