// SPDX-License-Identifier: Apache-2.0
/// Turns what a row says about its place into targets of money.
#pragma once

#include "actions/attribution.hpp"
#include "actions/attribution_targets.hpp"
#include "actions/commune_names.hpp"
#include "actions/quartier_names.hpp"
#include "base/findings.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace carreau {

/// What one part of the words of a row stands for.
struct Claim {
  /// Targets with weights; several where a quartier was replaced by several.
  std::vector<std::pair<TargetIndex, std::int64_t>> targets;
  double people = -1.0;  ///< negative where unknown
};

/// What the communes of a row say.
struct CommuneEvidence {
  std::map<std::size_t, double> people;  ///< by quartier
  bool is_outside = false;               ///< at least one of them is known to have no quartier
};

/// Reads the words of one action after the other. Reports those that leave doubt.
class NamedClaims {
 public:
  NamedClaims(const AttributionInput& input, Findings& findings);

  /// Goes on to the next action; both must outlive its reading.
  void begin(const Action& action, const ActionPlace& place);
  /// Whether words of the current action were not understood, or not for certain.
  [[nodiscard]] bool has_doubt() const { return has_doubt_; }
  [[nodiscard]] TargetList& targets() { return targets_; }

  /// The parts of a text of the current action.
  const std::vector<NamedPart>& read(const std::string& text);
  /// Adds what a part claims: one claim for each quartier or other target.
  void add(const NamedPart& part, std::vector<Claim>& claims);
  /// The quartiers of the contract of the current action.
  [[nodiscard]] std::vector<Claim> of_contract();
  [[nodiscard]] CommuneEvidence read_communes();
  /// The target of a place in no quartier: the pocket or commune of its coordinates, the commune
  /// that the words name, or those of the row.
  [[nodiscard]] TargetIndex outside(std::optional<std::size_t> named);
  /// Moves targets and readings into the attribution.
  void finish(Attribution& attribution);

 private:
  [[nodiscard]] TargetIndex outside_in(const std::string& code, const std::string& name);
  void note_readings(const std::vector<NamedPart>& parts);
  void add_codes(TextReading& reading, const NamedPart& part) const;
  [[nodiscard]] Claim claim_of(std::size_t named);
  void add_all(std::vector<Claim>& claims);
  void add_commune(std::size_t commune, std::vector<Claim>& claims);
  /// Whether a commune without quartiers is evidence that the action is outside; reports it.
  [[nodiscard]] bool is_outside(const std::string& commune, bool is_known);

  const AttributionInput& input_;
  Findings& findings_;
  CommuneNames communes_;
  QuartierNames names_;
  TargetList targets_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> contracts_;
  std::map<std::string, std::vector<NamedPart>> read_;
  std::map<std::string, TextReading> readings_;
  std::map<std::string, std::optional<std::string>> similar_;  ///< by unknown commune
  bool knows_codes_ = true;                                    ///< of the communes of all quartiers
  bool knows_names_ = true;                                    ///< the same
  const Action* action_ = nullptr;                             ///< the current action
  const ActionPlace* place_ = nullptr;                         ///< of the current action
  bool has_doubt_ = false;
};

}  // namespace carreau
