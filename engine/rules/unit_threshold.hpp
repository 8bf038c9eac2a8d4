// SPDX-License-Identifier: Apache-2.0
/// Every term of S for one unit, with its source.
#pragma once

#include "base/quantity.hpp"
#include "income/bridge.hpp"
#include "rules/rule_set.hpp"
#include "territory/territory.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace carreau {

/// The source of a median. The converted ones are of disposable income, brought to declared income
/// by the bridge; of two with the same source the other is of declared income itself.
enum class MedianSource : std::uint8_t {
  published,  ///< published for the area
  published_converted,
  communes,  ///< the mixture of its communes, whose medians the user gives
  communes_converted,
  built_in,  ///< the same from INSEE's communes, computed beforehand (data/medians)
  built_in_converted,
  estimated,  ///< estimated from the cells, which hold nearly all of the area, and converted
  national,   ///< there is no local area, or it is not tested: the national median is used
};
[[nodiscard]] MedianSource source_of(const PublishedMedian& median);

/// A median of declared income with its source and standard error (in €; 0 when published).
struct LocalMedian {
  Euros declared;
  MedianSource source = MedianSource::estimated;
  double deviation = 0.0;
};

/// A threshold on the scale of disposable incomes.
struct DisposableThreshold {
  double value = 0.0;          ///< €
  double log_deviation = 0.0;  ///< standard deviation of its logarithm
};

/// The territory test and the threshold of one unit. Under a rule that compares no incomes there is
/// no threshold: its terms are then zero and mean nothing.
struct UnitThreshold {
  std::optional<std::int64_t> population;        ///< as given
  std::optional<std::int64_t> legal_population;  ///< rounded as the decree requires
  bool is_urban = false;
  BasisPoints national_weight;
  Euros national_declared;
  LocalMedian local;
  Euros declared;  ///< S
  /// Uncertainty of ln(declared), from an estimated local median.
  double declared_log_deviation = 0.0;
  double disposable = 0.0;  ///< S converted to disposable income to choose cells, in €
  /// Uncertainty of ln(disposable), from the bridge and an estimated local median.
  double log_deviation = 0.0;

  /// S as cells, and zones of whole cells, are held against it.
  [[nodiscard]] DisposableThreshold for_cells() const { return {disposable, log_deviation}; }
};

/// S through a bridge, whose residual adds to the doubt about S itself.
[[nodiscard]] DisposableThreshold through_bridge(const UnitThreshold& threshold,
                                                 const Bridge& bridge);

[[nodiscard]] UnitThreshold unit_threshold(const RuleSet& rule,
                                           std::optional<std::int64_t> population,
                                           Euros national_declared, const LocalMedian& local,
                                           const Bridge& bridge);

/// The territory test alone, under a rule that compares no incomes.
[[nodiscard]] UnitThreshold territory_test(const RuleSet& rule,
                                           std::optional<std::int64_t> population);

[[nodiscard]] std::string to_text(MedianSource source);

}  // namespace carreau
