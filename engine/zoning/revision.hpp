// SPDX-License-Identifier: Apache-2.0
/// The update of an existing map of quartiers, as the law made it in 2023: listed quartiers stay, a
/// few grow, others are new.
#pragma once

#include "delineation/delineate.hpp"
#include "zoning/cell_shares.hpp"
#include "zoning/perimeter_check.hpp"
#include "zoning/revision_options.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau {

/// How often quartiers left the list at a revision that has been made (data/revision).
struct ExitRates {
  struct Band {
    double ratio_below = 0.0;  ///< of the declared median to S; the last band has no upper bound
    Share rate;
  };
  std::string revision;  ///< "2015-2024"
  std::string source;
  std::vector<Band> bands;      ///< ascending, at least one
  std::int64_t few_people = 0;  ///< quartiers under this population …
  Share rate_of_few;            ///< … left at this rate
  Share overall;                ///< of all quartiers
  Share at_risk_from;           ///< quartiers with at least this rate are flagged

  [[nodiscard]] Share of_ratio(double ratio) const;
};

/// What becomes of a quartier.
enum class RevisedStatus : std::uint8_t {
  unchanged,  ///< listed, kept with its own limits
  extended,   ///< listed, kept, and cells are proposed to join it
  created,    ///< not listed; a zone of the rule, away from listed quartiers
  no_data,    ///< listed, and the grid has nobody there, or fewer households than figures are given
              ///< for: kept, and nothing is known about it
  left,       ///< listed, and an edit by hand took it off the list
};
inline constexpr std::size_t kRevisedStatuses = 5;
/// "unchanged", "extended", "new", "no_data", "left".
[[nodiscard]] std::string_view to_text(RevisedStatus status);
/// The letter in which codes of 2024 end: I unchanged, M modified, N new. Empty where the revision
/// says nothing.
[[nodiscard]] std::string_view letter_of(RevisedStatus status);

/// Why a listed quartier may leave the list. A reason never drops it: quartiers left at these rates
/// by decision, not by rule.
enum class ExitRisk : std::uint8_t {
  income,      ///< its declared median is near S or above it
  few_people,  ///< quartiers of so few people left more often
  territory,   ///< its unit or commune fails the test of the territory, and no derogation helps
};
[[nodiscard]] std::string_view to_text(ExitRisk risk);

/// What a revision makes of a cell.
enum class CellRole : std::uint8_t {
  outside,          ///< nothing: it touches no listed quartier
  listed,           ///< it belongs to a listed quartier already
  extension,        ///< proposed to extend one
  created,          ///< in a new quartier
  share_too_low,    ///< touches a listed quartier, but too few of its people live below S
  group_too_small,  ///< its group touches a listed quartier, but brings too few people
  other_unit,       ///< its group touches only quartiers of another unit, or that cannot grow
  beside_listed,    ///< in a zone of the rule that touches a listed quartier: not a new one
};
[[nodiscard]] std::string_view to_text(CellRole role);

/// What edits by hand decide about a listed quartier.
struct ListedDecision {
  std::size_t quartier = 0;  ///< its place among the listed ones
  bool leaves = false;
  std::vector<CellIndex> cells;  ///< otherwise those that it is to have, ordered
  std::string reason;
  std::string date;
};

struct RevisedQuartier {
  RevisedStatus status = RevisedStatus::unchanged;
  std::optional<std::size_t> listed;   ///< its place among the listed ones
  std::optional<std::size_t> zone;     ///< of a new one: its place among the perimeters of the rule
  std::vector<CellIndex> extension;    ///< whole cells, ordered
  Persons extension_people;            ///< those whom the extension brings
  std::optional<double> income_ratio;  ///< declared median over S
  std::optional<Share> exit_rate;      ///< the highest of the rates that apply
  std::vector<ExitRisk> risks;         ///< reasons of the flag; empty: not flagged
  bool is_by_hand = false;             ///< an edit decided on it
  std::string reason;                  ///< of that edit
  std::string date;

  [[nodiscard]] bool is_at_risk() const { return !risks.empty(); }
};

/// Listed quartiers in their order, then new ones in that of the rule.
struct Revision {
  std::vector<RevisedQuartier> quartiers;
  std::vector<CellRole> roles;  ///< one per cell
  /// For each cell the quartier that its role names: the one that holds most of it, that it extends
  /// or forms, or that it touches.
  std::vector<ZoneIndex> quartier_of;
  /// For each cell of a group that touches a listed quartier, whom the group brings; otherwise
  /// zero.
  std::vector<Persons> group_people;

  [[nodiscard]] std::size_t count(RevisedStatus status) const;
  [[nodiscard]] std::size_t count_at_risk() const;
};

/// References must outlive the call.
struct RevisionInput {
  /// Its `listed_share` must be that of the listed quartiers, by area, for the derogation of 2023.
  const DelineationInput& input;
  const CellShares& listed;
  std::span<const PerimeterCheck> checks;  ///< of the listed quartiers
  std::span<const double> share_tested;    ///< smoothed share below S, one per cell
  const Delineation& rule;                 ///< what the rule draws on the same grid
  const RevisionOptions& options;
  const ExitRates& rates;
  std::span<const ListedDecision> decisions;  ///< at most one per quartier
};

/// Every listed quartier stays with its own limits, unless an edit takes it off the list.
/// - Extension: cells that no listed quartier holds yet and whose smoothed share below S exceeds
///   `extension_share` form groups within their unit. A group that brings `extension_people` and
///   touches a quartier of the same unit extends the one that most of its cells touch.
/// - New: perimeters of the rule of which no cell meets a listed quartier or an extension, or lies
///   next to one. What touches a listed quartier belongs to its revision, not beside it.
/// No cell is in two quartiers, apart from cells that limits of listed quartiers share already.
[[nodiscard]] Revision revise(const RevisionInput& input);

}  // namespace carreau
