// SPDX-License-Identifier: Apache-2.0
/// The objectives of the contracts: their tree, and the objective of each action.
#pragma once

#include "actions/action.hpp"
#include "actions/attribution.hpp"
#include "base/findings.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau {

/// Code and label of an objective as one text: "OS 1.2 : Favoriser la réussite" is "OS 1.2" and
/// "Favoriser la réussite"; a text without a number at its beginning is a label.
struct ObjectiveText {
  std::string code;
  std::string label;
};
[[nodiscard]] ObjectiveText objective_text(std::string_view text);

/// An objective that an action names and the tree lacks, or that fits several of the tree.
struct UnknownObjective {
  std::string written;
  ObjectiveLevel level = ObjectiveLevel::operational;
  bool is_ambiguous = false;
  Place first;  ///< of the first action that names it
  std::int64_t actions = 0;
};

struct ReportedObjectives {
  /// The tree, parents before children, followed by the objectives that it lacks, as written.
  std::vector<Objective> objectives;
  /// For each action, its most particular objective; none where it names none.
  std::vector<std::optional<std::size_t>> of;
  std::vector<UnknownObjective> unknown;  ///< only where the programme has a tree

  /// The objective and those above it, the objective first.
  [[nodiscard]] std::vector<std::size_t> lineage(std::size_t objective) const;
};

/// Looks up the objectives of the actions in the tree of the programme, by code or label, in the
/// contract of the action and the quartiers that it serves where several have the same. Without a
/// tree, the objectives that the actions name make one. An objective that the tree lacks is added
/// to it as written, so that its money stays visible.
[[nodiscard]] ReportedObjectives reported_objectives(const Programme& programme,
                                                     const Attribution& attribution);

/// Warns of each objective that `tree`, that of the programme, lacks, with the most similar one in
/// it.
void note_objectives(std::span<const Objective> tree, const ReportedObjectives& reported,
                     Findings& findings);

}  // namespace carreau
