// SPDX-License-Identifier: Apache-2.0
#include "income/bridge.hpp"

#include <cmath>

namespace carreau {

double Bridge::to_disposable(double declared) const {
  return anchor_disposable * std::pow(declared / anchor_declared, 1.0 / exponent);
}

double Bridge::to_declared(double disposable) const {
  return anchor_declared * std::pow(disposable / anchor_disposable, exponent);
}

}  // namespace carreau
