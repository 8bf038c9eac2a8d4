// SPDX-License-Identifier: Apache-2.0
/// The indicators that published tables have under known names (data/indicators).
#pragma once

#include "zoning/published_indicators.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace carreau::inputs {

/// Whether a column holds codes, labels, marks, or figures of another place than its row.
[[nodiscard]] bool is_ignored_indicator(std::string_view column);

/// The name of a column as results may have it: "Taux de chômage (%)" is "taux_de_chomage". Nothing
/// of it is left that a spreadsheet would execute or a database refuse.
[[nodiscard]] std::string indicator_name(std::string_view column);

/// The indicator in a column of a table with these columns, without decimals and sources. An
/// unknown column keeps its own name as title, and has the kind that this name states (`part_…`,
/// `tx_…`, `%`: percentage; `nb_…`, `nombre …`: count), otherwise an unknown kind.
[[nodiscard]] PublishedIndicator indicator_of(std::string_view column,
                                              std::span<const std::string> columns);

}  // namespace carreau::inputs
