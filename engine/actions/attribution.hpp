// SPDX-License-Identifier: Apache-2.0
/// Which quartiers an action serves, in which shares, and how that is known.
#pragma once

#include "actions/action.hpp"
#include "base/findings.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau {

/// In the order in which they are tried; the first that gives a quartier decides.
enum class AttributionMethod : std::uint8_t {
  stated,            ///< the file names the quartiers
  transterritorial,  ///< it says of itself that it belongs to no single quartier
  perimeter,         ///< its place lies in a quartier
  band,              ///< its place lies less than 300 m from a quartier: to be looked at
  audience,          ///< the file counts the audience by quartier
  commune,           ///< its communes' quartiers, by people
  contract,          ///< its contract's quartiers, by people
  none,              ///< nothing tells
};
inline constexpr std::size_t kAttributionMethods = 8;
[[nodiscard]] std::string_view to_text(AttributionMethod method);

/// By what an action of several quartiers was shared out among them.
enum class SharedBy : std::uint8_t { single, stated_shares, audience, people, equally };
[[nodiscard]] std::string_view to_text(SharedBy by);

/// Where money can end up: the quartiers, then those of an older list that have left it, then
/// everything that has no quartier.
enum class TargetKind : std::uint8_t { quartier, former_quartier, transterritorial, unattributed };
using TargetIndex = Index<struct TargetTag>;
struct Target {
  TargetKind kind = TargetKind::quartier;
  std::string code;  ///< empty for the last two kinds
  std::string name;
  std::size_t zone = 0;  ///< position in the zoning that it comes from; of the first two kinds
};

/// A commune that a quartier has people in.
struct QuartierCommune {
  std::string code;
  std::string name;  ///< empty where no table gave it
  double people = 0.0;
};

/// What is known of a quartier beside its code.
struct QuartierFacts {
  std::string code;
  std::string name;
  std::optional<double> people;           ///< by the cells; nothing without a grid
  std::optional<double> poor_households;  ///< by the cells
  std::optional<double> households;       ///< by the cells
  double share_imputed = 0.0;             ///< of people
  std::vector<QuartierCommune> communes;  ///< by decreasing people
  std::string contract;                   ///< empty where not known
  bool has_entered = false;               ///< it was in no older list that was given
};

/// Where the place of an action lies.
struct ActionPlace {
  std::optional<std::size_t> inside;  ///< quartier
  std::optional<std::size_t> near;    ///< quartier less than 300 m away
  double distance = 0.0;              ///< metres to it
  bool is_ambiguous = false;          ///< the limit's drafting or the position leaves doubt
};

/// A present quartier that took over people of an older one, and how many (tenths).
struct Successor {
  std::size_t quartier = 0;
  std::int64_t people = 0;
};
/// By older code: "QP030014" became "QN03014M". Codes that both lists have are not in it.
using Successors = std::map<std::string, std::vector<Successor>, std::less<>>;

/// What attribution stands on. Former quartiers are those of an older zoning that are no more in
/// the present one.
struct AttributionInput {
  const Programme& programme;
  std::span<const QuartierFacts> quartiers;
  std::span<const QuartierFacts> former;
  /// By codes of an older list. Stated codes that are older are read through them.
  const Successors& successors;
  std::span<const ActionPlace> places;  ///< one an action
};

/// A part of an action, in millionths; those of an action add up to kWhole.
struct TargetShare {
  TargetIndex target;
  std::int32_t millionths = 0;
};
inline constexpr std::int32_t kWhole = 1'000'000;

/// How one action was attributed.
struct ActionAttribution {
  AttributionMethod method = AttributionMethod::none;
  SharedBy by = SharedBy::single;
  bool is_doubtful = false;  ///< ambiguous place, band, or an unknown code among the stated
};

/// Shares of all actions as values and offsets.
struct Attribution {
  std::vector<Target> targets;  ///< quartiers, former ones, transterritorial, unattributed
  std::vector<ActionAttribution> actions;
  std::vector<std::size_t> offsets;  ///< one more than actions
  std::vector<TargetShare> shares;   ///< of action a: [offsets[a], offsets[a + 1])

  [[nodiscard]] std::span<const TargetShare> of(std::size_t action) const {
    return std::span(shares).subspan(offsets[action], offsets[action + 1] - offsets[action]);
  }
};

/// Attributes every action; none is left out. Codes that are not known are found, with the nearest
/// known one; an action of which only a part of the codes is known keeps the part of the others as
/// unattributed. Findings name the row of the action.
[[nodiscard]] Attribution attribute(const AttributionInput& input, Findings& findings);

}  // namespace carreau
