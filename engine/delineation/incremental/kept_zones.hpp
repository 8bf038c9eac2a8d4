// SPDX-License-Identifier: Apache-2.0
/// The zones of a run's clusters, drawn again in the next run only where a cluster has changed.
#pragma once

#include "delineation/zone_shape.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace carreau {

/// From one threshold to the next most clusters stay as they are. So do their gaps and medians,
/// which take longest to find; only the people below S are counted again. Holds for one grid and
/// one estimate.
class KeptZones {
 public:
  /// Draws the zones of those clusters that have at least `least_people(is_urban)` people, gaps
  /// filled as the options say. Others are dropped before any income is looked at. On all threads.
  void update(const ZoneSource& source, Clusters clusters,
              const std::function<Persons(bool is_urban)>& least_people);

  /// The zones drawn, in the order of their clusters. They stand until the next update().
  [[nodiscard]] std::vector<const Zone*> zones() const;
  /// How many zones had all of their figures computed, in all updates.
  [[nodiscard]] std::int64_t computed() const { return computed_; }

 private:
  /// What is known of a cluster.
  struct Kept {
    std::optional<Contiguity> gaps_under;  ///< none as long as no gaps were looked for
    std::vector<Gap> gaps;
    bool is_drawn = false;  ///< whether it has people enough for a zone
    bool is_computed_anew = false;
    double log_deviation = 0.0;  ///< of the threshold that the zone was tested against
    Zone zone;                   ///< empty until the cluster had people enough
  };
  static void draw(const ZoneSource& source, const Cluster& cluster, Persons wanted,
                   std::unique_ptr<Kept>& kept);
  static void draw_filled(const ZoneSource& source, Zone shape, Persons wanted, Kept& kept);
  static void compute(const ZoneSource& source, Zone shape, Kept& kept);
  static void test_again(const ZoneSource& source, Kept& kept);
  void move_to(Clusters clusters);

  Clusters clusters_;
  std::vector<std::unique_ptr<Kept>> kept_;  ///< by cluster; none where it is surely too small
  std::int64_t computed_ = 0;
};

}  // namespace carreau
