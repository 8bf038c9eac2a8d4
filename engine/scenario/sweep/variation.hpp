// SPDX-License-Identifier: Apache-2.0
/// One parameter that a sweep varies, and the values that it takes.
#pragma once

#include "scenario/scenario.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carreau {

/// Both bounds are values that the parameter may take. The first need not be the smaller one.
struct VariedRange {
  double first = 0.0;
  double last = 0.0;
};

/// A parameter and its values. A sample draws from `range`, or from the values where there is none.
struct Variation {
  const Parameter* parameter = nullptr;
  /// As Parameter::get() writes them, each once, in the order in which they were asked for.
  std::vector<std::string> values;
  std::optional<VariedRange> range;
  /// Whether a sample varies it without being asked: the decree leaves the choice open.
  bool is_hidden = false;

  [[nodiscard]] std::string_view name() const { return parameter->name; }
  /// Whether values stand in a numeric order, so that something can hold from one to another.
  [[nodiscard]] bool is_ordered() const;
  /// The position of the value that leaves the scenario as it is, if it is among the values.
  [[nodiscard]] std::optional<std::size_t> position_in(const Scenario& base) const;
};

/// At most so many values a parameter.
inline constexpr std::int64_t kMostVariedValues = 10'000;

/// Parses NAME=A:B:N, N values from A to B, both included, or NAME=a,b,c. Throws ArgumentError for
/// an unknown parameter (with the most similar one), for one that does not apply to the scenario or
/// changes nothing in a delineation, for a value outside of the parameter's shape or given twice,
/// for N below 1 or above kMostVariedValues, for an empty range (A equals B and N exceeds 1), and
/// where the values do not fall on whole numbers or on ten-thousandths, as the parameter requires.
[[nodiscard]] Variation parse_variation(std::string_view text, const Scenario& base);

/// The choices that the decree leaves open and that a sample draws: contiguity, gaps, smoothing.
/// Values are those in use; those of `varied` are left out.
[[nodiscard]] std::vector<Variation> hidden_choices(const std::vector<Variation>& varied);

}  // namespace carreau
