// SPDX-License-Identifier: Apache-2.0
#include "income/bridge.hpp"

#include <cmath>
#include <cstddef>

namespace carreau {

namespace {

/// The stretch of the chain that holds a value of one of the two incomes.
struct Stretch {
  IncomePair from;
  IncomePair to;

  [[nodiscard]] double exponent() const {
    return std::log(to.declared / from.declared) / std::log(to.disposable / from.disposable);
  }
};

Stretch stretch_of(const std::vector<IncomePair>& pairs, double IncomePair::*side, double value) {
  std::size_t last = 1;
  while (last + 1 < pairs.size() && pairs[last].*side < value) ++last;
  return {pairs[last - 1], pairs[last]};
}

}  // namespace

double Bridge::to_disposable(double declared) const {
  if (is_same_scale) return declared;
  if (pairs.empty()) {
    return anchor_disposable * std::pow(declared / anchor_declared, 1.0 / exponent);
  }
  const double at = declared / unit_declared();
  const Stretch s = stretch_of(pairs, &IncomePair::declared, at);
  return unit_disposable() * s.from.disposable * std::pow(at / s.from.declared, 1.0 / s.exponent());
}

double Bridge::to_declared(double disposable) const {
  if (is_same_scale) return disposable;
  if (pairs.empty()) return anchor_declared * std::pow(disposable / anchor_disposable, exponent);
  const double at = disposable / unit_disposable();
  const Stretch s = stretch_of(pairs, &IncomePair::disposable, at);
  return unit_declared() * s.from.declared * std::pow(at / s.from.disposable, s.exponent());
}

double Bridge::exponent_at(double disposable) const {
  if (pairs.empty()) return exponent;
  return stretch_of(pairs, &IncomePair::disposable, disposable / unit_disposable()).exponent();
}

double UnitBridge::to_declared(double disposable, double national_disposable,
                               double national_declared) const {
  return national_declared * factor * std::pow(disposable / national_disposable, exponent);
}

bool is_rising(const std::vector<IncomePair>& pairs) {
  if (pairs.size() < 2) return false;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (!(pairs[i].declared > 0.0 && pairs[i].disposable > 0.0)) return false;
    if (i == 0) continue;
    if (!(pairs[i].declared > pairs[i - 1].declared)) return false;
    if (!(pairs[i].disposable > pairs[i - 1].disposable)) return false;
  }
  return true;
}

}  // namespace carreau
