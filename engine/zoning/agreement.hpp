// SPDX-License-Identifier: Apache-2.0
/// Agreement between a proposed zoning and a reference zoning, weighted by people.
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

/// How much of a reference zone the proposal covers.
enum class Found { found, partly, missed, no_data };
[[nodiscard]] std::string to_text(Found found);

/// One zone compared with the other zoning.
struct ZoneAgreement {
  double people = 0.0;  ///< people of the zone; a cut cell counts by the share of its area inside
  double shared_people = 0.0;      ///< those of them who also live in the other zoning
  double straddling_people = 0.0;  ///< those of them in cells that the zone covers only in part
  Found found = Found::no_data;
  /// Zones of the other zoning that share a person with this one, ascending.
  std::vector<std::size_t> met;
  /// The zone's people outside the other zoning, by the reason why their cell is not in it; empty
  /// where reasons are unknown.
  std::map<std::string, double> missed_by_reason;

  [[nodiscard]] double share() const { return people > 0.0 ? shared_people / people : 0.0; }
  /// The reason that concerns most of the people outside; empty when nobody lives outside.
  [[nodiscard]] std::string main_reason() const;
};

/// Sums over all cells, with the people of a cut cell shared as the shares of both zonings say.
struct AgreementSums {
  double people_both = 0.0;
  double people_proposed = 0.0;
  double people_reference = 0.0;
  /// The best F1 that any set of whole cells could reach against this reference.
  double ceiling = 0.0;

  /// Share of the proposed people who live in the reference; unknown where nobody is proposed.
  [[nodiscard]] std::optional<double> precision() const;
  /// Share of the people of the reference who are proposed; unknown where the reference has nobody.
  [[nodiscard]] std::optional<double> recall() const;
  /// Harmonic mean of precision and recall; unknown where neither zoning has people.
  [[nodiscard]] std::optional<double> f1() const;
  [[nodiscard]] std::optional<double> jaccard() const;
};
[[nodiscard]] AgreementSums agreement_sums(const CellTable& cells, const CellShares& proposed,
                                           const CellShares& reference);

/// The sums, and each zone of both sides.
struct Agreement : AgreementSums {
  std::vector<ZoneAgreement> proposed;
  std::vector<ZoneAgreement> reference;
};

/// A reference zone is found from 75 % of its people on, and partly found from 10 % on.
inline constexpr double kFoundShare = 0.75;
inline constexpr double kPartlyShare = 0.10;
/// The one of the two bounds that is nearer to the share. A rounded share must not appear to have
/// crossed it.
[[nodiscard]] inline double nearest_bound(double share) {
  return share - kPartlyShare < kFoundShare - share ? kPartlyShare : kFoundShare;
}

/// `reasons`: for each cell why it belongs to no proposed zone; empty when that is not known.
[[nodiscard]] Agreement agreement(const CellTable& cells, const CellShares& proposed,
                                  const CellShares& reference,
                                  std::span<const std::string> reasons = {});

}  // namespace carreau
