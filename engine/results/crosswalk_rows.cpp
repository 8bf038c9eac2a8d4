// SPDX-License-Identifier: Apache-2.0
#include "results/crosswalk_rows.hpp"

#include "base/text.hpp"
#include "results/row_values.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace carreau::results {

namespace {

constexpr std::array<std::string_view, 4> kTaken = {"code", "name", "fid", "geom"};

/// To the decimals of its column; whole where there are none.
files::FieldValue rounded(const std::optional<double>& value, int decimals) {
  if (!value) return {};
  if (decimals == 0) return whole(*value);
  const double scale = std::pow(10.0, decimals);
  return std::round(*value * scale) / scale;
}

void append(const MovedVariable& variable, std::size_t zone, files::Row& row) {
  const MovedValue& v = variable.zones[zone];
  row.push_back(rounded(v.value, variable.decimals));
  row.push_back(rounded(v.low, variable.decimals));
  row.push_back(rounded(v.high, variable.decimals));
  if (variable.kind == VariableKind::count) {
    row.push_back(rounded(v.least, variable.decimals));
    row.push_back(rounded(v.most, variable.decimals));
  }
  row.emplace_back(std::string(to_text(v.state)));
  const bool has_data = v.state != MovedState::no_data;
  row.push_back(has_data ? files::FieldValue(four_decimals(v.share_imputed)) : files::FieldValue());
  row.push_back(has_data ? files::FieldValue(four_decimals(v.share_unknown)) : files::FieldValue());
}

}  // namespace

bool may_name_variable(std::string_view name) {
  return std::find(kTaken.begin(), kTaken.end(), to_lower(name)) == kTaken.end();
}

CrosswalkRows::CrosswalkRows(const Zoning& zones, const std::vector<MovedVariable>& variables)
    : zones_(zones), variables_(variables), fields_{{"code"}, {"name"}} {
  const auto add = [&](std::string name, files::FieldType type) {
    fields_.push_back({names_.emplace_back(std::move(name)).c_str(), type});
  };
  for (const MovedVariable& variable : variables) {
    const files::FieldType figure =
        variable.decimals == 0 ? files::FieldType::integer : files::FieldType::real;
    for (const char* ending : {"", "_low", "_high"}) add(variable.name + ending, figure);
    if (variable.kind == VariableKind::count) {
      for (const char* ending : {"_least", "_most"}) add(variable.name + ending, figure);
    }
    add(variable.name + "_state", files::FieldType::text);
    add(variable.name + "_share_imputed", files::FieldType::real);
    add(variable.name + "_share_unknown", files::FieldType::real);
  }
}

std::vector<files::Row> CrosswalkRows::rows() const {
  std::vector<files::Row> rows;
  for (std::size_t z = 0; z < zones_.codes.size(); ++z) {
    files::Row row = {zones_.codes[z], zones_.names[z].empty()
                                           ? files::FieldValue()
                                           : files::FieldValue(zones_.names[z])};
    for (const MovedVariable& variable : variables_) append(variable, z, row);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace carreau::results
