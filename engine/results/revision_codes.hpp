// SPDX-License-Identifier: Apache-2.0
/// Words for the enumerations of a revision.
#pragma once

#include "results/coded_values.hpp"
#include "zoning/revision.hpp"

namespace carreau::results {

template <>
std::span<const CodedValue<RevisedStatus>> coded_values<RevisedStatus>();
template <>
std::span<const CodedValue<ExitRisk>> coded_values<ExitRisk>();
template <>
std::span<const CodedValue<CellRole>> coded_values<CellRole>();

}  // namespace carreau::results
