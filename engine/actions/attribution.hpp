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
  outside,           ///< its place or commune is in no quartier
  commune,           ///< the quartiers of its communes, shared by people
  contract,          ///< the quartiers of its contract, shared by people
  ambiguous,         ///< the file names a quartier, but the name is that of several
  none,              ///< no method found a quartier
};
inline constexpr std::size_t kAttributionMethods = 10;
[[nodiscard]] std::string_view to_text(AttributionMethod method);

/// How an action of several quartiers was shared among them.
enum class SharedBy : std::uint8_t { single, stated_shares, audience, people, equally };
[[nodiscard]] std::string_view to_text(SharedBy by);

/// Where money can end up: a quartier, a quartier of an older list that has left it, or a target
/// without a quartier.
enum class TargetKind : std::uint8_t {
  quartier,
  former_quartier,
  outside,           ///< a commune or pocket in which there is no quartier, or only others
  ambiguous,         ///< the file names a quartier, but not which one of several
  transterritorial,  ///< no single quartier
  unattributed,
};
using TargetIndex = Index<struct TargetTag>;
struct Target {
  TargetKind kind = TargetKind::quartier;
  /// Of the quartier, or of the commune or pocket outside; empty for the other kinds, and outside
  /// where it is unknown.
  std::string code;
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
  /// Published where the user gives it, otherwise summed over cells; empty without either.
  std::optional<double> people;
  bool is_published = false;              ///< of its people
  std::optional<double> poor_households;  ///< summed over cells
  std::optional<double> households;       ///< summed over cells
  double share_imputed = 0.0;             ///< share of its people in imputed cells
  std::vector<QuartierCommune> communes;  ///< by decreasing number of people
  std::string contract;                   ///< empty where unknown
  bool has_entered = false;               ///< it was in none of the older lists given
};

/// The quartier in or near which an action takes place.
struct ActionPlace {
  /// Farther than 300 m from every quartier, whatever the precision of the position.
  bool is_outside = false;
  std::optional<std::size_t> pocket;  ///< position in AttributionInput::pockets
  std::string commune;                ///< code; empty without boundaries of communes
  std::optional<std::size_t> inside;  ///< quartier
  std::optional<std::size_t> near;    ///< a quartier less than 300 m away
  double distance = 0.0;              ///< metres to that quartier
  bool is_ambiguous = false;          ///< the drawing of the limit, or the position, leaves doubt
  /// The coordinates lie nowhere in France: exchanged, or of another system.
  bool is_nowhere = false;
};

/// A present quartier that took over people of an older one; the number of people is in tenths.
struct Successor {
  std::size_t quartier = 0;
  std::int64_t people = 0;
};
/// By code of the older quartier: for example "QP030014" became "QN03014M". Codes that exist in
/// both lists are left out.
using Successors = std::map<std::string, std::vector<Successor>, std::less<>>;

/// Words that stand for quartiers without naming one, as data/mappings/carreau.toml lists them.
struct QuartierWords {
  std::vector<std::string> all;      ///< "tous", "ensemble"
  std::vector<std::string> outside;  ///< "hors"
  std::vector<std::string> transterritorial;
  std::vector<std::string> except;  ///< "sauf": the words beside it are not what they name
};

/// What a text of the user means, in words that can be understood without him: codes, "hors QPV",
/// "transterritorial", or a commune.
struct QuartierAlias {
  std::string text;
  std::string meaning;
};

/// A commune that the user's tables or boundaries give, or a pocket outside the quartiers.
struct KnownArea {
  std::string code;
  std::string name;
  std::vector<std::string> communes;  ///< codes, of a pocket that consists of communes
};

/// What a part of a text about places designates.
enum class NamedKind : std::uint8_t {
  quartier,
  commune,           ///< all quartiers of a commune
  all,               ///< all quartiers: of the contract or commune of the row, or of the zoning
  outside,           ///< a place in no quartier
  transterritorial,  ///< no single quartier
  ambiguous,         ///< one of several quartiers; the words do not say which
  unknown,
};

/// Why a part of a text leaves doubt, or cannot be used.
enum class NameDoubt : std::uint8_t {
  none,
  unknown_code,   ///< its code is unknown, but the name beside it designates the quartier
  two_quartiers,  ///< its code and the name beside it are those of different quartiers
  other_list,     ///< a code of another list; a code of this list has the same number
  several,        ///< a name that several quartiers have
};

/// A part of a text about places. Quartiers are positions in QuartierNames::list().
struct NamedPart {
  NamedKind kind = NamedKind::unknown;
  std::vector<std::size_t> quartiers;  ///< the quartier, or those of which it is one
  std::optional<std::size_t> commune;  ///< in CommuneNames; the commune named with it
  std::string text;                    ///< as the user wrote it
  NameDoubt doubt = NameDoubt::none;
  std::optional<std::size_t> nearest;  ///< of an unknown part, the most similar quartier
};

/// The input of the attribution. Former quartiers are those of an older zoning without a successor
/// in the present one.
struct AttributionInput {
  const Programme& programme;
  std::span<const QuartierFacts> quartiers;
  std::span<const QuartierFacts> former;
  /// By code of an older list. Actions that state an older code are attributed to its successors.
  const Successors& successors;
  std::span<const ActionPlace> places;  ///< one for each action
  QuartierWords words = {};
  std::span<const QuartierAlias> aliases = {};
  std::span<const KnownArea> communes = {};  ///< with or without quartiers
  std::span<const KnownArea> pockets = {};
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

/// How a text of the file about quartiers was understood.
struct TextReading {
  std::string text;  ///< as the user wrote it
  NamedKind kind = NamedKind::unknown;
  NameDoubt doubt = NameDoubt::none;
  /// Codes, or the code of the commune; of an unknown or ambiguous text the best guess.
  std::vector<std::string> codes;
  std::int64_t actions = 0;
};

/// The shares of all actions, stored as values and offsets.
struct Attribution {
  /// Quartiers and former quartiers; then, where money goes there, places outside by name,
  /// ambiguous, transterritorial and unattributed.
  std::vector<Target> targets;
  std::vector<ActionAttribution> actions;
  std::vector<std::size_t> offsets;   ///< one more than there are actions
  std::vector<TargetShare> shares;    ///< those of action a are [offsets[a], offsets[a + 1])
  std::vector<TextReading> readings;  ///< of all texts about quartiers, ordered by text

  [[nodiscard]] std::span<const TargetShare> of(std::size_t action) const {
    return std::span(shares).subspan(offsets[action], offsets[action + 1] - offsets[action]);
  }
};

/// The first alias whose meaning is unknown, or is the name of several quartiers.
[[nodiscard]] std::optional<std::size_t> first_unknown_alias(const AttributionInput& input);

/// Attributes every action. Words that designate no quartier are quoted, with the most similar code
/// or name where there is one; an action with some of them keeps their share as unattributed, or as
/// ambiguous where several quartiers have the name. Findings name the row of the action.
[[nodiscard]] Attribution attribute(const AttributionInput& input, Findings& findings);

}  // namespace carreau
