// SPDX-License-Identifier: Apache-2.0
/// Stable names and words for the enumerations of checks, comparisons and portraits.
#pragma once

#include "results/coded_values.hpp"
#include "zoning/agreement.hpp"
#include "zoning/comparison.hpp"
#include "zoning/crosswalk.hpp"
#include "zoning/moved_variables.hpp"
#include "zoning/perimeter_check.hpp"
#include "zoning/pockets.hpp"
#include "zoning/portrait.hpp"

#include <cstdint>
#include <string_view>

namespace carreau::results {

/// The zoning to which a row of an evaluation belongs.
enum class EvaluationSide : std::uint8_t { reference, proposed };
[[nodiscard]] std::string_view to_text(EvaluationSide side);

/// The generation to which a row of a comparison belongs.
enum class Stage : std::uint8_t { before, after };
[[nodiscard]] std::string_view to_text(Stage stage);

/// What a row of a comparison describes.
enum class ComparedKind : std::uint8_t { quartier, pocket };
[[nodiscard]] std::string_view to_text(ComparedKind kind);

/// What a row of transfers contains.
enum class TransferEntry : std::uint8_t { part, total_before, total_after, total };
[[nodiscard]] std::string_view to_text(TransferEntry entry);

/// What a row of a portrait describes: the zone, or something it is compared with.
enum class PortraitRowLevel : std::uint8_t {
  zone,
  all_zones,  ///< all zones together, or those of one contract
  commune,
  epci,
  contract,
  urban_unit,
  department,
  grid,
  nation
};
[[nodiscard]] std::string to_text(PortraitRowLevel level);
[[nodiscard]] PortraitRowLevel row_level(PortraitLevel level);

template <>
std::span<const CodedValue<EvaluationSide>> coded_values<EvaluationSide>();
template <>
std::span<const CodedValue<Stage>> coded_values<Stage>();
template <>
std::span<const CodedValue<ComparedKind>> coded_values<ComparedKind>();
template <>
std::span<const CodedValue<TransferEntry>> coded_values<TransferEntry>();
template <>
std::span<const CodedValue<PortraitRowLevel>> coded_values<PortraitRowLevel>();
template <>
std::span<const CodedValue<Outcome>> coded_values<Outcome>();
template <>
std::span<const CodedValue<LimitKind>> coded_values<LimitKind>();
template <>
std::span<const CodedValue<Found>> coded_values<Found>();
template <>
std::span<const CodedValue<ZoneChange>> coded_values<ZoneChange>();
template <>
std::span<const CodedValue<PocketFate>> coded_values<PocketFate>();
template <>
std::span<const CodedValue<Withheld>> coded_values<Withheld>();
template <>
std::span<const CodedValue<MovedState>> coded_values<MovedState>();
template <>
std::span<const CodedValue<VariableKind>> coded_values<VariableKind>();
template <>
std::span<const CodedValue<Base>> coded_values<Base>();

}  // namespace carreau::results
