// SPDX-License-Identifier: Apache-2.0
#include "income/income_model.hpp"

namespace carreau {

std::string_view to_text(IncomeModel model) {
  switch (model) {
    case IncomeModel::lognormal: return "lognormal";
    case IncomeModel::dagum: return "dagum";
    case IncomeModel::means: return "means";
    case IncomeModel::headcount: return "headcount";
    case IncomeModel::scaled_mean: return "scaled-mean";
  }
  return {};
}

std::optional<IncomeModel> parse_income_model(std::string_view text) {
  for (const IncomeModel model : kIncomeModels) {
    if (to_text(model) == text) return model;
  }
  return std::nullopt;
}

bool needs_headcount(IncomeModel model) {
  return model != IncomeModel::means && model != IncomeModel::scaled_mean;
}

}  // namespace carreau
