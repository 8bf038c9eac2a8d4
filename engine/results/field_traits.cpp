// SPDX-License-Identifier: Apache-2.0
#include "results/field_traits.hpp"

namespace carreau::results {

std::string_view end_of_name(IntervalEnd end) {
  switch (end) {
    case IntervalEnd::value: break;
    case IntervalEnd::low: return "_low";
    case IntervalEnd::high: return "_high";
  }
  return {};
}

std::string_view end_of_title(IntervalEnd end, Language language) {
  const bool is_french = language == Language::french;
  switch (end) {
    case IntervalEnd::value: break;
    case IntervalEnd::low: return is_french ? ", borne basse à 90 %" : ", low end at 90%";
    case IntervalEnd::high: return is_french ? ", borne haute à 90 %" : ", high end at 90%";
  }
  return {};
}

}  // namespace carreau::results
