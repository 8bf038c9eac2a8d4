// SPDX-License-Identifier: Apache-2.0
/// Names of funded actions and of their amounts.
#pragma once

#include "actions/action.hpp"
#include "actions/attribution.hpp"
#include "report/words.hpp"

#include <string>
#include <string_view>

namespace carreau::report {

/// "Accordé", "Granted".
[[nodiscard]] std::string_view measure_label(Measure measure, const Words& w);
[[nodiscard]] std::string_view status_label(ActionStatus status, const Words& w);
[[nodiscard]] std::string_view funder_kind_label(FunderKind kind, const Words& w);
[[nodiscard]] std::string_view credit_label(CreditKind credit, const Words& w);
[[nodiscard]] std::string_view method_label(AttributionMethod method, const Words& w);
[[nodiscard]] std::string_view shared_by_label(SharedBy by, const Words& w);
/// "Quartier", "Quartier entré", "Quartier sorti"…
[[nodiscard]] std::string_view target_kind_label(TargetKind kind, bool has_entered, const Words& w);
/// The name of the target, otherwise its code, otherwise its kind.
[[nodiscard]] std::string target_label(const Target& target, const Words& w);
/// "1.2 Soutien à la scolarité".
[[nodiscard]] std::string theme_label(const Theme& theme);
[[nodiscard]] std::string_view no_theme_label(const Words& w);

}  // namespace carreau::report
