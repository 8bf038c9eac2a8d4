// SPDX-License-Identifier: Apache-2.0
/// Stable names and words for the enumerations of funded actions and their attribution.
#pragma once

#include "actions/action.hpp"
#include "actions/attribution.hpp"
#include "results/coded_values.hpp"

#include <cstdint>
#include <string_view>

namespace carreau::results {

/// The present status of a target of money.
enum class TargetStatus : std::uint8_t {
  present,
  entered,
  former,
  outside,
  ambiguous,
  transterritorial,
  unattributed,
};
[[nodiscard]] std::string_view to_text(TargetStatus status);
/// `facts` is null for a target that is not a quartier.
[[nodiscard]] TargetStatus status_of(const Target& target, const QuartierFacts* facts);

template <>
std::span<const CodedValue<TargetStatus>> coded_values<TargetStatus>();
template <>
std::span<const CodedValue<Measure>> coded_values<Measure>();
template <>
std::span<const CodedValue<ActionStatus>> coded_values<ActionStatus>();
template <>
std::span<const CodedValue<FunderKind>> coded_values<FunderKind>();
template <>
std::span<const CodedValue<CreditKind>> coded_values<CreditKind>();
template <>
std::span<const CodedValue<BudgetSection>> coded_values<BudgetSection>();
template <>
std::span<const CodedValue<AttributionMethod>> coded_values<AttributionMethod>();
template <>
std::span<const CodedValue<SharedBy>> coded_values<SharedBy>();

}  // namespace carreau::results
