// SPDX-License-Identifier: Apache-2.0
#include "actions/attribution_targets.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace carreau {

TargetList::TargetList(std::span<const QuartierFacts> quartiers,
                       std::span<const QuartierFacts> former)
    : quartiers_(quartiers.size()), first_other_(quartiers.size() + former.size()) {
  for (std::size_t q = 0; q < quartiers.size(); ++q) {
    add({TargetKind::quartier, quartiers[q].code, quartiers[q].name, q});
  }
  for (std::size_t q = 0; q < former.size(); ++q) {
    add({TargetKind::former_quartier, former[q].code, former[q].name, q});
  }
}

TargetIndex TargetList::add(Target target) {
  targets_.push_back(std::move(target));
  return TargetIndex(targets_.size() - 1);
}

TargetIndex TargetList::single(TargetKind kind) {
  const auto found = single_.find(kind);
  if (found != single_.end()) return found->second;
  return single_[kind] = add({kind, {}, {}, 0});
}

TargetIndex TargetList::outside(const std::string& code, const std::string& name) {
  // A commune without a code is known by its name, in whatever spelling.
  const auto [found, is_new] =
      outside_.try_emplace({code, code.empty() ? plain_words(name) : std::string()});
  if (is_new) found->second = add({TargetKind::outside, code, name, 0});
  return found->second;
}

void TargetList::finish(Attribution& attribution) {
  std::vector<std::size_t> order(targets_.size());
  std::iota(order.begin(), order.end(), 0);
  const auto rank = [&](std::size_t t) {
    const Target& target = targets_[t];
    return std::tuple(target.kind, plain_words(target.name), target.code);
  };
  std::sort(order.begin() + static_cast<std::ptrdiff_t>(first_other_), order.end(),
            [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  std::vector<TargetIndex> moved(targets_.size());
  for (std::size_t t = 0; t < order.size(); ++t) {
    moved[order[t]] = TargetIndex(t);
    attribution.targets.push_back(std::move(targets_[order[t]]));
  }
  for (TargetShare& share : attribution.shares) share.target = moved[share.target.position()];
  for (std::size_t a = 0; a + 1 < attribution.offsets.size(); ++a) {
    const auto begin = attribution.shares.begin();
    std::sort(begin + static_cast<std::ptrdiff_t>(attribution.offsets[a]),
              begin + static_cast<std::ptrdiff_t>(attribution.offsets[a + 1]),
              [](const TargetShare& x, const TargetShare& y) { return x.target < y.target; });
  }
}

}  // namespace carreau
