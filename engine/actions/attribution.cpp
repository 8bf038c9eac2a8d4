// SPDX-License-Identifier: Apache-2.0
#include "actions/attribution.hpp"

#include "actions/named_claims.hpp"
#include "zoning/apportion.hpp"

#include <algorithm>
#include <cmath>
#include <map>
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
      : input_(input), findings_(findings), claims_(input, findings) {}

  Attribution run() {
    result_.offsets.push_back(0);
    for (std::size_t a = 0; a < input_.programme.actions.size(); ++a) take(a);
    claims_.finish(result_);
    return std::move(result_);
  }

 private:
  void take(std::size_t a) {
    action_ = &input_.programme.actions[a];
    place_ = &input_.places[a];
    claims_.begin(*action_, *place_);
    ActionAttribution attribution;
    // The method is set before each attempt and stands when the attempt succeeds. The order goes
    // from what the file says to what must be assumed.
    Proposal proposal = propose(attribution.method);
    attribution.by = proposal.parts.size() > 1 ? proposal.by : SharedBy::single;
    // Words that were not understood leave doubt, even where another method finds the quartier.
    attribution.is_doubtful = proposal.is_doubtful || claims_.has_doubt() || place_->is_nowhere;
    if (place_->is_nowhere) {
      findings_.warn("action_place_nowhere", {}, {action_->source.file, action_->source.row, {}});
    }
    add_shares(proposal);
    result_.actions.push_back(attribution);
    result_.offsets.push_back(result_.shares.size());
  }

  Proposal propose(AttributionMethod& method) {
    method = AttributionMethod::stated;
    if (Proposal stated = by_stated(); !stated.parts.empty()) {
      const auto is_ambiguous = [&](const auto& part) {
        return claims_.targets().is(part.first, TargetKind::ambiguous);
      };
      if (std::ranges::all_of(stated.parts, is_ambiguous)) method = AttributionMethod::ambiguous;
      return stated;
    }
    method = AttributionMethod::transterritorial;
    if (action_->is_transterritorial)
      return whole(claims_.targets().single(TargetKind::transterritorial));
    method = AttributionMethod::perimeter;
    if (place_->inside)
      return whole(claims_.targets().quartier(*place_->inside), place_->is_ambiguous);
    method = AttributionMethod::band;
    // Within 300 m of the limit, as for the rates of VAT, but nothing says that the action serves
    // that quartier: it stays in doubt until somebody checks it.
    if (place_->near) return whole(claims_.targets().quartier(*place_->near), true);
    method = AttributionMethod::audience;
    if (Proposal audience = by_audience(); !audience.parts.empty()) return audience;
    return propose_by_territory(method);
  }

  /// A place or commune without a quartier ends the search: money that is known to be elsewhere
  /// must not be spread over the quartiers of the contract.
  Proposal propose_by_territory(AttributionMethod& method) {
    method = AttributionMethod::outside;
    if (place_->is_outside) return whole(claims_.outside({}));
    const CommuneEvidence communes = claims_.read_communes();
    method = AttributionMethod::commune;
    if (!communes.people.empty()) return by_people(communes.people);
    method = AttributionMethod::outside;
    if (communes.is_outside) return whole(claims_.outside({}));
    method = AttributionMethod::contract;
    if (Proposal contract = by_contract(); !contract.parts.empty()) return contract;
    method = AttributionMethod::none;
    return whole(claims_.targets().single(TargetKind::unattributed));
  }

  static Proposal whole(TargetIndex target, bool is_doubtful = false) {
    return {{{target, 1}}, SharedBy::single, is_doubtful};
  }

  /// Adds the claims to the proposal, each with its weight.
  static void add_parts(const std::vector<Claim>& claims, const std::vector<std::int64_t>& weights,
                        Proposal& proposal) {
    for (std::size_t k = 0; k < claims.size(); ++k) {
      if (weights[k] == 0) continue;
      std::vector<std::int64_t> within;
      for (const auto& target : claims[k].targets) within.push_back(target.second);
      // A quartier that became several: its weight is split by their people, to a millionth.
      const auto split = apportion(weights[k], within);
      for (std::size_t t = 0; t < split.size(); ++t) {
        proposal.parts.emplace_back(claims[k].targets[t].first, split[t]);
      }
    }
  }

  static std::vector<std::int64_t> weights_of(const std::vector<Claim>& claims, SharedBy& by) {
    std::vector<double> people;
    for (const Claim& claim : claims) people.push_back(claim.people);
    return weights_by_people(people, by);
  }

  /// Shares the action among texts with given weights. Empty where no text is understood, because
  /// another method may find the quartier.
  template <class Named>
  Proposal share_among(const std::vector<Named>& named, const std::vector<std::int64_t>& weights) {
    Proposal proposal;
    bool is_any_known = false;
    for (std::size_t k = 0; k < named.size(); ++k) {
      if (weights[k] == 0) continue;
      std::vector<Claim> claims;
      for (const NamedPart& part : claims_.read(named[k].text)) {
        is_any_known = is_any_known || part.kind != NamedKind::unknown;
        claims_.add(part, claims);
      }
      SharedBy by = SharedBy::single;
      const auto within = weights_of(claims, by);
      add_parts(claims, apportion(weights[k], within), proposal);
    }
    if (!is_any_known) proposal.parts.clear();
    return proposal;
  }

  Proposal by_stated() {
    if (action_->quartiers.empty()) return {};
    // Either all quartiers of an action have a share or none has, as the reader ensures.
    if (!action_->quartiers.front().share_millionths) return by_names();
    std::vector<std::int64_t> weights;
    for (const StatedQuartier& stated : action_->quartiers) {
      weights.push_back(stated.share_millionths.value_or(0));
    }
    Proposal proposal = share_among(action_->quartiers, weights);
    proposal.by = SharedBy::stated_shares;
    return proposal;
  }

  /// Named quartiers without shares: each counts once, however often it is named.
  Proposal by_names() {
    std::vector<Claim> claims;
    bool is_any_known = false;
    for (const StatedQuartier& stated : action_->quartiers) {
      for (const NamedPart& part : claims_.read(stated.text)) {
        is_any_known = is_any_known || part.kind != NamedKind::unknown;
        std::vector<Claim> own;
        claims_.add(part, own);
        for (Claim& claim : own) {
          const bool is_new = std::ranges::none_of(
              claims, [&](const Claim& other) { return other.targets == claim.targets; });
          if (is_new) claims.push_back(std::move(claim));
        }
      }
    }
    if (!is_any_known) return {};
    Proposal proposal;
    auto weights = audience_weights(claims, proposal.by);
    if (weights.empty()) weights = weights_of(claims, proposal.by);
    // Scaled, so that they can be split among successors.
    for (std::int64_t& weight : weights) weight *= kWhole;
    add_parts(claims, weights, proposal);
    return proposal;
  }

  /// The audience in each quartier named. Empty where one has none: counts of some quartiers are
  /// useless as weights of all.
  std::vector<std::int64_t> audience_weights(const std::vector<Claim>& claims, SharedBy& by) {
    std::vector<std::int64_t> weights(claims.size(), -1);
    for (const QuartierAudience& audience : action_->audiences) {
      std::vector<Claim> own;
      for (const NamedPart& part : claims_.read(audience.text)) claims_.add(part, own);
      if (own.size() != 1) return {};
      for (std::size_t k = 0; k < claims.size(); ++k) {
        if (claims[k].targets == own.front().targets) weights[k] = audience.people;
      }
    }
    const bool is_counted =
        std::ranges::all_of(weights, [](std::int64_t people) { return people >= 0; }) &&
        std::ranges::any_of(weights, [](std::int64_t people) { return people > 0; });
    if (!is_counted) return {};
    by = SharedBy::audience;
    return weights;
  }

  Proposal by_audience() {
    std::vector<std::int64_t> weights;
    std::int64_t sum = 0;
    for (const QuartierAudience& part : action_->audiences) {
      weights.push_back(part.people * kWhole);
      sum += part.people;
    }
    if (sum == 0) return {};
    Proposal proposal = share_among(action_->audiences, weights);
    proposal.by = SharedBy::audience;
    return proposal;
  }

  Proposal by_contract() {
    Proposal proposal;
    const auto claims = claims_.of_contract();
    if (claims.empty()) return proposal;
    add_parts(claims, weights_of(claims, proposal.by), proposal);
    return proposal;
  }

  Proposal by_people(const std::map<std::size_t, double>& people) {
    Proposal proposal;
    std::vector<double> counts;
    for (const auto& [quartier, count] : people) counts.push_back(count);
    const auto weights = weights_by_people(counts, proposal.by);
    std::size_t k = 0;
    for (const auto& [quartier, count] : people) {
      if (weights[k] > 0)
        proposal.parts.emplace_back(claims_.targets().quartier(quartier), weights[k]);
      ++k;
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

  const AttributionInput& input_;
  Findings& findings_;
  NamedClaims claims_;
  Attribution result_;
  const Action* action_ = nullptr;      ///< the current action
  const ActionPlace* place_ = nullptr;  ///< of the current action
};

}  // namespace

Attribution attribute(const AttributionInput& input, Findings& findings) {
  return Attributor(input, findings).run();
}

}  // namespace carreau
