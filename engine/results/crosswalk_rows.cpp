// SPDX-License-Identifier: Apache-2.0
#include "results/crosswalk_rows.hpp"

#include "base/text.hpp"
#include "results/heading_list.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace carreau::results {

namespace {

namespace h = headings;

// Columns that every output has; compared in lower case, as GeoPackage does.
constexpr std::array<std::string_view, 4> kTaken = {h::kCode.name, h::kName.name, "fid", "geom"};

/// Rounds to the decimals of the column.
std::optional<double> rounded(const std::optional<double>& value, int decimals) {
  if (!value) return std::nullopt;
  const double scale = std::pow(10.0, decimals);
  return std::round(*value * scale) / scale;
}

/// The columns of one variable, each under the variable's name and an ending of its own.
class VariableColumns {
 public:
  VariableColumns(const MovedVariable& variable, std::size_t k) : variable_(variable), k_(k) {
    add_number<&MovedFigure::value>("", "", "");
    // The ends of the interval follow the value.
    add_end<&MovedFigure::low>(IntervalEnd::low);
    add_end<&MovedFigure::high>(IntervalEnd::high);
    // Only counts have certain bounds.
    if (variable.kind == VariableKind::count) {
      add_number<&MovedFigure::least>("_least", ", au moins", ", at least");
      add_number<&MovedFigure::most>("_most", ", au plus", ", at most");
    }
    using ShareTraits = NumberTraits<std::optional<double>, 4>;
    unit_ = ColumnUnit::none;
    add<&MovedFigure::state, TextTraits<MovedState, Empty::null>>("_state", ", état", ", state");
    unit_ = ColumnUnit::share;
    add<&MovedFigure::share_imputed, ShareTraits>("_share_imputed", ", part imputée",
                                                  ", share imputed");
    add<&MovedFigure::share_unknown, ShareTraits>("_share_unknown", ", part inconnue",
                                                  ", share unknown");
  }
  [[nodiscard]] std::vector<Column<CrosswalkRecord>> take() { return std::move(columns_); }

 private:
  template <auto Figure, class Traits>
  void add(std::string_view ending, std::string_view french, std::string_view english) {
    const auto ended = [&](std::string_view end) { return variable_.name + std::string(end); };
    const std::string name = ended(ending);
    const std::string french_title = ended(french);
    const std::string english_title = ended(english);
    columns_.push_back(part_member_column<&CrosswalkRecord::figures, Figure, Traits>(
        {name, unit_, french_title, english_title}, k_));
  }
  /// A variable without decimals has columns of whole numbers.
  template <auto Figure>
  void add_number(std::string_view ending, std::string_view french, std::string_view english) {
    using Whole = NumberTraits<std::optional<double>, 0>;
    using Decimal = NumberTraits<std::optional<double>, kAllDecimals>;
    if (variable_.decimals == 0) add<Figure, Whole>(ending, french, english);
    else add<Figure, Decimal>(ending, french, english);
  }

  template <auto Figure>
  void add_end(IntervalEnd end) {
    add_number<Figure>(end_of_name(end), end_of_title(end, Language::french),
                       end_of_title(end, Language::english));
  }

  const MovedVariable& variable_;
  std::size_t k_;
  ColumnUnit unit_ = ColumnUnit::varies;  ///< unit of the source's column
  std::vector<Column<CrosswalkRecord>> columns_;
};

}  // namespace

bool may_name_variable(std::string_view name) {
  return std::find(kTaken.begin(), kTaken.end(), to_lower(name)) == kTaken.end();
}

ColumnTable<CrosswalkRecord> crosswalk_columns(const std::vector<MovedVariable>& variables) {
  using R = CrosswalkRecord;
  auto columns =
      list_of<R>(text_column<&R::code, Empty::text>(h::kCode), text_column<&R::name>(h::kName));
  for (std::size_t k = 0; k < variables.size(); ++k) {
    append_to(columns, VariableColumns(variables[k], k).take());
  }
  return ColumnTable<R>(std::move(columns));
}

CrosswalkRecord crosswalk_record(const Zoning& zones, const std::vector<MovedVariable>& variables,
                                 std::size_t zone) {
  CrosswalkRecord record;
  record.code = zones.codes[zone];
  record.name = zones.names[zone];
  for (const MovedVariable& variable : variables) {
    const MovedValue& v = variable.zones[zone];
    const auto to_decimals = [&](const auto& value) { return rounded(value, variable.decimals); };
    MovedFigure figure{to_decimals(v.value), to_decimals(v.low),  to_decimals(v.high),
                       to_decimals(v.least), to_decimals(v.most), v.state,
                       std::nullopt,         std::nullopt};
    // Without data there is nothing of which a share could be imputed.
    if (v.state != MovedState::no_data) {
      figure.share_imputed = v.share_imputed;
      figure.share_unknown = v.share_unknown;
    }
    record.figures.push_back(figure);
  }
  return record;
}

CrosswalkRows::CrosswalkRows(const Zoning& zones, const std::vector<MovedVariable>& variables)
    : zones_(zones), variables_(variables), columns_(crosswalk_columns(variables)) {}

std::vector<files::Row> CrosswalkRows::rows() const {
  std::vector<files::Row> rows;
  for (std::size_t z = 0; z < zones_.codes.size(); ++z) {
    rows.push_back(columns_.row(crosswalk_record(zones_, variables_, z)));
  }
  return rows;
}

}  // namespace carreau::results
