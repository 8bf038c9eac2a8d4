// SPDX-License-Identifier: Apache-2.0
/// The fewest households that a figure may concern without being withheld.
#pragma once

#include "base/message.hpp"
#include "income/law_fit.hpp"

#include <cstdint>
#include <optional>
#include <utility>

namespace carreau {

/// INSEE's number, or a larger one that the owner of the data asks for. No smaller number exists:
/// docs/secrecy.md says why.
class FewestHouseholds {
 public:
  /// INSEE's.
  static constexpr auto kLeast = static_cast<std::int64_t>(kFewestHouseholds);
  static constexpr std::int64_t kMost = 1'000'000;

  constexpr FewestHouseholds() = default;
  /// Empty outside kLeast to kMost.
  [[nodiscard]] static constexpr std::optional<FewestHouseholds> of(std::int64_t number) {
    if (number < kLeast || number > kMost) return std::nullopt;
    FewestHouseholds fewest;
    fewest.number_ = number;
    return fewest;
  }

  /// Says which numbers there are, and what was found instead.
  [[nodiscard]] static Message refusal(DetailValue found) {
    return {"fewest_households_range",
            {{"least", kLeast}, {"most", kMost}, {"found", std::move(found)}}};
  }

  [[nodiscard]] constexpr std::int64_t number() const { return number_; }
  /// Whether more is withheld than INSEE asks for.
  [[nodiscard]] constexpr bool is_stricter() const { return number_ > kLeast; }
  /// Whether figures of so many households are withheld.
  [[nodiscard]] constexpr bool withholds(double households) const {
    return households < static_cast<double>(number_);
  }
  friend constexpr bool operator==(FewestHouseholds, FewestHouseholds) = default;

 private:
  std::int64_t number_ = kLeast;
};

}  // namespace carreau
