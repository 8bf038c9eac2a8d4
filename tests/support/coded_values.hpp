// SPDX-License-Identifier: Apache-2.0
/// What holds for the words of any enumeration.
#pragma once

#include "results/coded_values.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <set>
#include <string>

namespace carreau::testing {

/// Every value once, found by its name, with words in both languages or in none. `count`: the
/// values that the enumeration has.
template <class Enum>
void expect_complete(std::size_t count) {
  std::set<std::string> names;
  EXPECT_EQ(results::coded_values<Enum>().size(), count);
  for (std::size_t k = 0; k < count; ++k) {
    const auto value = static_cast<Enum>(k);
    const std::string name(to_text(value));
    SCOPED_TRACE(name);
    EXPECT_TRUE(names.insert(name).second);
    EXPECT_EQ(results::parse_code<Enum>(name), value);
    // What has nothing to say has no words in either language.
    EXPECT_EQ(results::value_text(value, Language::french).empty(),
              results::value_text(value, Language::english).empty());
  }
  EXPECT_FALSE(results::parse_code<Enum>("no such name"));
}

}  // namespace carreau::testing
