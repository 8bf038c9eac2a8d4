// SPDX-License-Identifier: Apache-2.0
#include "rules/unit_threshold.hpp"

#include <cmath>

namespace carreau {

UnitThreshold territory_test(const RuleSet& rule, std::optional<std::int64_t> population) {
  UnitThreshold t;
  t.population = population;
  if (population) t.legal_population = legal_population(rule, *population);
  t.is_urban = is_urban(rule, population);
  return t;
}

UnitThreshold unit_threshold(const RuleSet& rule, std::optional<std::int64_t> population,
                             Euros national_declared, const LocalMedian& local,
                             const Bridge& bridge) {
  UnitThreshold t = territory_test(rule, population);
  t.national_weight = national_weight(rule, population);
  t.national_declared = national_declared;
  t.local = local;
  t.declared = threshold(rule, t.national_weight, national_declared, local.declared);
  // The local median enters S with its weight.
  t.declared_log_deviation = rule.poverty_ratio.fraction() * (1.0 - t.national_weight.fraction()) *
                             local.deviation / t.declared.value();
  const DisposableThreshold chosen = through_bridge(t, bridge);
  t.disposable = chosen.value;
  t.log_deviation = chosen.log_deviation;
  return t;
}

DisposableThreshold through_bridge(const UnitThreshold& threshold, const Bridge& bridge) {
  const double value = bridge.to_disposable(threshold.declared.value());
  // The exponent of the bridge reduces the effect of a doubt about S.
  return {value, std::hypot(bridge.log_residual(value),
                            threshold.declared_log_deviation / bridge.exponent_at(value))};
}

MedianSource source_of(const PublishedMedian& median) {
  const bool is_declared = median.income == IncomeConcept::declared;
  switch (median.origin) {
    case MedianOrigin::published: break;
    case MedianOrigin::communes:
      return is_declared ? MedianSource::communes : MedianSource::communes_converted;
    case MedianOrigin::built_in:
      return is_declared ? MedianSource::built_in : MedianSource::built_in_converted;
  }
  return is_declared ? MedianSource::published : MedianSource::published_converted;
}

std::string to_text(MedianSource source) {
  switch (source) {
    case MedianSource::published: return "published";
    case MedianSource::published_converted: return "published_converted";
    case MedianSource::communes: return "communes";
    case MedianSource::communes_converted: return "communes_converted";
    case MedianSource::built_in: return "built_in";
    case MedianSource::built_in_converted: return "built_in_converted";
    case MedianSource::estimated: return "estimated";
    case MedianSource::national: return "national";
  }
  return {};
}

}  // namespace carreau
