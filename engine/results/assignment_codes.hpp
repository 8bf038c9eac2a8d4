// SPDX-License-Identifier: Apache-2.0
/// Stable names and words for the enumerations of an assignment.
#pragma once

#include "results/coded_values.hpp"
#include "zoning/assignment.hpp"
#include "zoning/vat_condition.hpp"

#include <cstdint>
#include <string_view>

// In the namespace of the enumerations, so that argument-dependent look-up finds these functions.
namespace carreau {

/// Stable names; empty for a value that needs no mention.
[[nodiscard]] std::string_view to_text(PlaceStatus status);
[[nodiscard]] std::string_view to_text(VatCondition condition);
[[nodiscard]] std::string_view to_text(Ambiguity ambiguity);

}  // namespace carreau

namespace carreau::results {

/// How much of a place lies within a distance of a zone. `yes` is for points, which have no parts.
enum class WithinAnswer : std::uint8_t { no, yes, partly, entirely };

[[nodiscard]] std::string_view to_text(WithinAnswer answer);

template <>
std::span<const CodedValue<WithinAnswer>> coded_values<WithinAnswer>();
template <>
std::span<const CodedValue<PlaceStatus>> coded_values<PlaceStatus>();
template <>
std::span<const CodedValue<VatCondition>> coded_values<VatCondition>();
template <>
std::span<const CodedValue<Ambiguity>> coded_values<Ambiguity>();

}  // namespace carreau::results
