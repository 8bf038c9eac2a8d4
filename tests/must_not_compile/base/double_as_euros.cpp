// SPDX-License-Identifier: Apache-2.0
/// A bare number is no money: it must say whether it counts euros or cents.
#include "base/quantity.hpp"

using carreau::Euros;

Euros threshold(double value) {
#ifdef CONTROL
  return Euros::from_value(value);
#else
  return value;
#endif
}
