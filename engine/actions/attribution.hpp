// SPDX-License-Identifier: Apache-2.0
/// Determines which quartiers an action serves, in which shares, and by which evidence.
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

/// In the order in which they are tried; the first method that finds a quartier decides.
enum class AttributionMethod : std::uint8_t {
  stated,            ///< the file names the quartiers
  transterritorial,  ///< the file says that the action belongs to no single quartier
  perimeter,         ///< its place lies inside a quartier
  band,              ///< its place lies less than 300 m from a quartier; needs a check by the user
  audience,          ///< the file counts the audience by quartier
  commune,           ///< the quartiers of its communes, shared by people
  contract,          ///< the quartiers of its contract, shared by people
  none,              ///< no method found a quartier
};
inline constexpr std::size_t kAttributionMethods = 8;
[[nodiscard]] std::string_view to_text(AttributionMethod method);

/// How an action of several quartiers was shared among them.
enum class SharedBy : std::uint8_t { single, stated_shares, audience, people, equally };
[[nodiscard]] std::string_view to_text(SharedBy by);

/// Where money can end up: a quartier, a quartier of an older list that has left it, or one of the
/// two targets without a quartier.
enum class TargetKind : std::uint8_t { quartier, former_quartier, transterritorial, unattributed };
using TargetIndex = Index<struct TargetTag>;
struct Target {
  TargetKind kind = TargetKind::quartier;
  std::string code;  ///< empty for the last two kinds
  std::string name;
  std::size_t zone = 0;  ///< for the first two kinds, the position in the zoning that it comes from
};

/// A commune in which a quartier has people.
struct QuartierCommune {
  std::string code;
  std::string name;  ///< empty where no table gives it
  double people = 0.0;
};

/// What is known about a quartier besides its code.
struct QuartierFacts {
  std::string code;
  std::string name;
  std::optional<double> people;           ///< summed over cells; empty without a grid
  std::optional<double> poor_households;  ///< summed over cells
  std::optional<double> households;       ///< summed over cells
  double share_imputed = 0.0;             ///< share of its people in imputed cells
  std::vector<QuartierCommune> communes;  ///< by decreasing number of people
  std::string contract;                   ///< empty where unknown
  bool has_entered = false;               ///< it was in none of the older lists given
};

/// The quartier in or near which an action takes place.
struct ActionPlace {
  std::optional<std::size_t> inside;  ///< quartier
  std::optional<std::size_t> near;    ///< a quartier less than 300 m away
  double distance = 0.0;              ///< metres to that quartier
  bool is_ambiguous = false;          ///< the drawing of the limit, or the position, leaves doubt
};

/// A present quartier that took over people of an older one; the number of people is in tenths.
struct Successor {
  std::size_t quartier = 0;
  std::int64_t people = 0;
};
/// By code of the older quartier: for example "QP030014" became "QN03014M". Codes that exist in
/// both lists are left out.
using Successors = std::map<std::string, std::vector<Successor>, std::less<>>;

/// The input of the attribution. Former quartiers are those of an older zoning without a successor
/// in the present one.
struct AttributionInput {
  const Programme& programme;
  std::span<const QuartierFacts> quartiers;
  std::span<const QuartierFacts> former;
  /// By code of an older list. Actions that state an older code are attributed to its successors.
  const Successors& successors;
  std::span<const ActionPlace> places;  ///< one for each action
};

/// A share of an action, in millionths. The shares of an action add up to kWhole.
struct TargetShare {
  TargetIndex target;
  std::int32_t millionths = 0;
};
inline constexpr std::int32_t kWhole = 1'000'000;

/// How one action was attributed.
struct ActionAttribution {
  AttributionMethod method = AttributionMethod::none;
  SharedBy by = SharedBy::single;
  /// Ambiguous place, place in the band, or an unknown code among those stated.
  bool is_doubtful = false;
};

/// The shares of all actions, stored as values and offsets.
struct Attribution {
  /// Quartiers, former quartiers, then transterritorial and unattributed.
  std::vector<Target> targets;
  std::vector<ActionAttribution> actions;
  std::vector<std::size_t> offsets;  ///< one more than there are actions
  std::vector<TargetShare> shares;   ///< those of action a are [offsets[a], offsets[a + 1])

  [[nodiscard]] std::span<const TargetShare> of(std::size_t action) const {
    return std::span(shares).subspan(offsets[action], offsets[action + 1] - offsets[action]);
  }
};

/// Attributes every action. An unknown code is reported together with the most similar known code;
/// an action with some unknown codes keeps their share as unattributed. Findings name the row of
/// the action.
[[nodiscard]] Attribution attribute(const AttributionInput& input, Findings& findings);

}  // namespace carreau
