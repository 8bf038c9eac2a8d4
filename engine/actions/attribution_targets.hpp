// SPDX-License-Identifier: Apache-2.0
/// The targets of money while actions are attributed one after the other.
#pragma once

#include "actions/attribution.hpp"

#include <map>
#include <string>
#include <utility>

namespace carreau {

/// Targets in the order in which they are needed; finish() puts them into their final order.
class TargetList {
 public:
  TargetList(std::span<const QuartierFacts> quartiers, std::span<const QuartierFacts> former);

  [[nodiscard]] TargetIndex quartier(std::size_t position) const { return TargetIndex(position); }
  [[nodiscard]] TargetIndex former(std::size_t position) const {
    return TargetIndex(quartiers_ + position);
  }
  /// The one target of this kind, for kinds that have only one.
  [[nodiscard]] TargetIndex single(TargetKind kind);
  [[nodiscard]] bool is(TargetIndex target, TargetKind kind) const {
    return targets_[target.position()].kind == kind;
  }
  /// The target of a commune or pocket without a quartier; both may be empty.
  [[nodiscard]] TargetIndex outside(const std::string& code, const std::string& name);

  /// Moves the targets into the attribution, whose shares refer to them by their old positions:
  /// quartiers as given, then the others by kind, name and code.
  void finish(Attribution& attribution);

 private:
  TargetIndex add(Target target);

  std::size_t quartiers_ = 0;
  std::size_t first_other_ = 0;
  std::vector<Target> targets_;
  std::map<TargetKind, TargetIndex> single_;
  std::map<std::pair<std::string, std::string>, TargetIndex> outside_;
};

}  // namespace carreau
