// SPDX-License-Identifier: Apache-2.0
/// The models of a cell's incomes, by name.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace carreau {

enum class IncomeModel : std::uint8_t {
  lognormal,    ///< mean and headcount, lognormal law: the default
  dagum,        ///< mean and headcount, Dagum's law
  means,        ///< the mean alone, lognormal law
  headcount,    ///< the headcount alone, lognormal law
  scaled_mean,  ///< the mean times one national factor
};
inline constexpr std::array kIncomeModels = {IncomeModel::lognormal, IncomeModel::dagum,
                                             IncomeModel::means, IncomeModel::headcount,
                                             IncomeModel::scaled_mean};

/// "lognormal", "dagum", "means", "headcount", "scaled-mean".
[[nodiscard]] std::string_view to_text(IncomeModel model);
[[nodiscard]] std::optional<IncomeModel> parse_income_model(std::string_view text);
/// Whether the model needs households and poor households.
[[nodiscard]] bool needs_headcount(IncomeModel model);

}  // namespace carreau
