// SPDX-License-Identifier: Apache-2.0
/// Stable names and words for the enumerations of a delineation.
#pragma once

#include "base/findings.hpp"
#include "delineation/cell_criteria.hpp"
#include "delineation/zone.hpp"
#include "results/coded_values.hpp"
#include "rules/unit_threshold.hpp"

#include <cstdint>
#include <string_view>

namespace carreau::results {

/// Whether a cell lies in a proposed perimeter.
enum class CellDecision : std::uint8_t { in, out };
[[nodiscard]] std::string_view to_text(CellDecision decision);

template <>
std::span<const CodedValue<CellDecision>> coded_values<CellDecision>();
template <>
std::span<const CodedValue<Reason>> coded_values<Reason>();
template <>
std::span<const CodedValue<NearMiss>> coded_values<NearMiss>();
template <>
std::span<const CodedValue<TerritoryBasis>> coded_values<TerritoryBasis>();
template <>
std::span<const CodedValue<Criterion>> coded_values<Criterion>();
template <>
std::span<const CodedValue<ZoneStatus>> coded_values<ZoneStatus>();
template <>
std::span<const CodedValue<Extent>> coded_values<Extent>();
template <>
std::span<const CodedValue<MedianSource>> coded_values<MedianSource>();
template <>
std::span<const CodedValue<Severity>> coded_values<Severity>();

}  // namespace carreau::results
