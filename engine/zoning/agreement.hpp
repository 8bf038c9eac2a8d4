// SPDX-License-Identifier: Apache-2.0
/// Agreement of a proposed zoning with a reference, weighed by people.
#pragma once

#include "grid/cell_table.hpp"
#include "zoning/cell_shares.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace carreau {

/// How much of a reference zone was proposed.
enum class Found { found, partly, missed, no_data };
[[nodiscard]] std::string to_text(Found found);

/// One zone against the other zoning.
struct ZoneAgreement {
  double people = 0.0;             ///< people of the zone, cells shared by area
  double shared_people = 0.0;      ///< of whom in the other zoning
  double straddling_people = 0.0;  ///< of whom in cells that the zone covers only in part
  Found found = Found::no_data;
  std::vector<std::size_t> met;  ///< zones of the other zoning with a person of this one, in order
  /// People outside the other zoning by the reason of their cell; empty where reasons are unknown.
  std::map<std::string, double> missed_by_reason;

  [[nodiscard]] double share() const { return people > 0.0 ? shared_people / people : 0.0; }
  /// The reason of most of the people outside; empty when there is none.
  [[nodiscard]] std::string main_reason() const;
};

/// Sums over cells, each cell's people shared by area.
struct Agreement {
  double people_both = 0.0;
  double people_proposed = 0.0;
  double people_reference = 0.0;
  /// The best F1 that any set of whole cells could reach against this reference.
  double ceiling = 0.0;
  std::vector<ZoneAgreement> proposed;
  std::vector<ZoneAgreement> reference;

  /// Of the people proposed those of the reference; unknown where nobody is proposed.
  [[nodiscard]] std::optional<double> precision() const;
  /// Of the people of the reference those proposed; unknown where nobody lives in the reference.
  [[nodiscard]] std::optional<double> recall() const;
  /// Both unknown where nobody lives on either side.
  [[nodiscard]] std::optional<double> f1() const;
  [[nodiscard]] std::optional<double> jaccard() const;
};

/// A zone counts as found from 75 % of its people, as partly found from 10 %.
inline constexpr double kFoundShare = 0.75;
inline constexpr double kPartlyShare = 0.10;

/// `reasons`: for each cell why it is in no proposed zone, or empty when that is not known.
[[nodiscard]] Agreement agreement(const CellTable& cells, const CellShares& proposed,
                                  const CellShares& reference,
                                  std::span<const std::string> reasons = {});

}  // namespace carreau
