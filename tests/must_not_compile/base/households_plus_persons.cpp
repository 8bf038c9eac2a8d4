// SPDX-License-Identifier: Apache-2.0
/// People and households are counted alike and must never be added.
#include "base/quantity.hpp"

using carreau::Households;
using carreau::Persons;

Persons sum(Persons people, Households households) {
#ifdef CONTROL
  return people + Persons::from_tenths(households.tenths());
#else
  return people + households;
#endif
}
