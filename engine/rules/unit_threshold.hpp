// SPDX-License-Identifier: Apache-2.0
/// Every term of S for one unit: what was tested, with which figures, from where.
#pragma once

#include "base/quantity.hpp"
#include "income/bridge.hpp"
#include "rules/rule_set.hpp"
#include "territory/territory.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace carreau {

/// Where a median comes from.
enum class MedianSource : std::uint8_t {
  published,            ///< declared, as published
  published_converted,  ///< published as disposable, brought to declared by the bridge
  estimated,            ///< estimated from the cells, brought to declared by the bridge
  national,             ///< no local area: the national median stands in
};

/// A declared median with its source and standard error (€; 0 when published).
struct LocalMedian {
  Euros declared;
  MedianSource source = MedianSource::estimated;
  double deviation = 0.0;
};

/// The territory test and the threshold of one unit.
struct UnitThreshold {
  std::optional<std::int64_t> population;        ///< as given
  std::optional<std::int64_t> legal_population;  ///< rounded as the decree says
  bool is_urban = false;
  BasisPoints national_weight;
  Euros national_declared;
  LocalMedian local;
  Euros declared;              ///< S
  double disposable = 0.0;     ///< S on the scale of disposable incomes, €
  double log_deviation = 0.0;  ///< doubt about ln(disposable): bridge, and estimated local median
};

[[nodiscard]] UnitThreshold unit_threshold(const RuleSet& rule,
                                           std::optional<std::int64_t> population,
                                           Euros national_declared, const LocalMedian& local,
                                           const Bridge& bridge);

[[nodiscard]] std::string to_text(MedianSource source);

}  // namespace carreau
