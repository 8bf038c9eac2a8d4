// SPDX-License-Identifier: Apache-2.0
#include "study/fewest_households.hpp"

#include "study/field_error.hpp"

namespace carreau::study {

FewestHouseholds fewest_households(std::optional<int> requested, FewestHouseholds otherwise) {
  if (!requested) return otherwise;
  if (const auto fewest = FewestHouseholds::of(*requested)) return *fewest;
  throw FieldError(RequestField::fewest_households, FewestHouseholds::refusal(*requested));
}

void note_fewest_households(FewestHouseholds fewest, Findings& findings) {
  if (!fewest.is_stricter()) return;
  findings.notice("secrecy_stricter",
                  {{"fewest", fewest.number()}, {"least", FewestHouseholds::kLeast}});
}

}  // namespace carreau::study
