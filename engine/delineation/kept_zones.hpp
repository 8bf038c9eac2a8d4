// SPDX-License-Identifier: Apache-2.0
/// The zones of a run's clusters, made anew in the next only where a cluster is another.
#pragma once

#include "delineation/zone_shape.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace carreau {

/// From one threshold to the next most clusters stay as they are. Their gaps and medians do too,
/// and these are what takes long; only the people below S are counted again. Holds for one grid and
/// one estimate.
class KeptZones {
 public:
  /// The zones of those clusters that have at least `least(is urban)` people, gaps filled as the
  /// options say; the others are dropped before any income is looked at. On all threads.
  void make(const ZoneSource& source, Clusters clusters, const std::function<Persons(bool)>& least);

  /// Calls `visit(zone)` in the order of the clusters. Zones stand until the next make().
  template <class Visit>
  void each(const Visit& visit) const {
    for (const auto& made : made_) {
      if (made && made->is_drawn) visit(std::as_const(made->zone));
    }
  }
  /// Whose median was sought, since the beginning.
  [[nodiscard]] std::int64_t figured() const { return figured_; }

 private:
  /// What was made of a cluster.
  struct Made {
    std::optional<Contiguity> gaps_under;  ///< none as long as no gaps were sought
    std::vector<Gap> gaps;
    bool is_drawn = false;  ///< whether it had people enough for a zone
    bool is_figured_anew = false;
    double log_deviation = 0.0;  ///< of the threshold that the zone was held against
    Zone zone;                   ///< empty until it had people enough
  };
  static void draw(const ZoneSource& source, const Cluster& cluster, Persons wanted,
                   std::unique_ptr<Made>& made);
  static void describe(const ZoneSource& source, Zone shape, Made& made);
  static void hold(const ZoneSource& source, Made& made);
  void move_to(Clusters clusters);

  Clusters clusters_;
  std::vector<std::unique_ptr<Made>> made_;  ///< by cluster; none where it is surely too small
  std::int64_t figured_ = 0;
};

}  // namespace carreau
