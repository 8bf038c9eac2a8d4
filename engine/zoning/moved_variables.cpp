// SPDX-License-Identifier: Apache-2.0
#include "zoning/moved_variables.hpp"

#include "base/decimal.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <regex>
#include <span>
#include <utility>

namespace carreau {

namespace {

/// Moves the columns of a request: all columns of one base together, so that each base is prepared
/// once.
class VariableMover {
 public:
  VariableMover(const CrosswalkWeights& weights, const MoveRequest& request,
                const ColumnByName& column, const MoveOptions& options)
      : weights_(weights), column_(column), options_(options) {
    // Everything that any request needs is collected first.
    for (const CountRequest& count : request.counts) want(count);
    for (const RateRequest& rate : request.rates) {
      // Rates without a denominator are published rates; they are not moved as counts.
      if (!rate.denominator) continue;
      want(rate.numerator);
      want(*rate.denominator);
    }
    for (auto& [base, names] : wanted_) move_base(base, names);
  }

  [[nodiscard]] MovedVariable count(const CountRequest& request) {
    const MovedCount& moved = moved_.at({request.base, request.column});
    return {request.column, VariableKind::count, request.base,
            moved.decimals, moved.zones,         totals_of(request, moved)};
  }

  [[nodiscard]] MovedVariable rate(const RateRequest& request) {
    MovedVariable variable{request.name, VariableKind::rate, request.numerator.base, 4, {}, {}};
    if (!request.denominator) {
      const auto rates = rates_of(request.numerator);
      variable.zones = crosswalk(request.numerator.base).move_rate(rates, most_of(rates));
      return variable;
    }
    const CountRequest& below = *request.denominator;
    // A ratio of two bases has no base of its own.
    if (below.base != request.numerator.base) variable.base.reset();
    variable.zones =
        moved_ratio(moved_.at({request.numerator.base, request.numerator.column}),
                    moved_.at({below.base, below.column}), most_of(request.numerator, below));
    return variable;
  }

 private:
  void want(const CountRequest& request) {
    auto& names = wanted_[request.base];
    if (std::find(names.begin(), names.end(), request.column) == names.end()) {
      names.push_back(request.column);
    }
  }

  const Crosswalk& crosswalk(Base base) {
    auto& made = made_[base];
    // Made on demand: preparing a base takes longer than moving a column.
    if (!made) made = std::make_unique<Crosswalk>(weights_, base, options_);
    return *made;
  }

  void move_base(Base base, const std::vector<std::string>& names) {
    std::vector<CountColumn> columns;
    for (const std::string& name : names) columns.push_back(column_(name).values);
    auto moved = crosswalk(base).move_counts(columns);
    for (std::size_t c = 0; c < names.size(); ++c) {
      moved_.emplace(std::pair(base, names[c]), std::move(moved[c]));
    }
  }

  [[nodiscard]] CountTotals totals_of(const CountRequest& request, const MovedCount& moved) {
    const SourceColumn& column = column_(request.column);
    CountTotals totals;
    for (const auto& units : column.values.units) {
      if (units) totals.total += *units;
      else ++totals.unknown_sources;
    }
    for (std::size_t z = 0; z < moved.units.size(); ++z) {
      // The last place is the outside; withheld zones show no value either.
      const bool is_shown = z < moved.zones.size() && moved.zones[z].value;
      (is_shown ? totals.in_zones : totals.elsewhere) += moved.units[z];
    }
    totals.not_placed = column.not_placed;
    totals.total += column.not_placed;
    for (const std::size_t source : crosswalk(request.base).fallen_back()) {
      // A source without anything in this column is not affected by the other base.
      if (column.values.units[source].value_or(0) != 0) ++totals.fallen_back;
    }
    return totals;
  }

  [[nodiscard]] std::vector<std::optional<double>> rates_of(const CountRequest& request) const {
    const CountColumn& column = column_(request.column).values;
    std::vector<std::optional<double>> rates;
    for (const auto& units : column.units) {
      rates.push_back(units ? std::optional(decimal_value(*units, column.decimals)) : std::nullopt);
    }
    return rates;
  }

  /// 100 where all rates lie between 0 and 100, so that they can be percentages.
  [[nodiscard]] static std::optional<double> most_of(std::span<const std::optional<double>> rates) {
    constexpr double kAll = 100.0;
    const bool are_percentages = std::all_of(rates.begin(), rates.end(), [](const auto& rate) {
      return !rate || (*rate >= 0.0 && *rate <= kAll);
    });
    // A rate of another kind, per thousand for example, has no bound.
    return are_percentages ? std::optional(kAll) : std::nullopt;
  }

  /// 1 where the numerator is at most the denominator in every source, so that the ratio cannot
  /// exceed 1.
  [[nodiscard]] std::optional<double> most_of(const CountRequest& numerator,
                                              const CountRequest& denominator) const {
    const CountColumn& above = column_(numerator.column).values;
    const CountColumn& below = column_(denominator.column).values;
    for (std::size_t i = 0; i < above.units.size(); ++i) {
      // Unknown pairs prove nothing against it.
      if (!above.units[i] || !below.units[i]) continue;
      if (decimal_value(*above.units[i], above.decimals) >
          decimal_value(*below.units[i], below.decimals)) {
        return std::nullopt;
      }
    }
    return 1.0;
  }

  const CrosswalkWeights& weights_;
  const ColumnByName& column_;
  const MoveOptions& options_;
  std::map<Base, std::vector<std::string>> wanted_;
  std::map<Base, std::unique_ptr<Crosswalk>> made_;
  std::map<std::pair<Base, std::string>, MovedCount> moved_;
};

}  // namespace

bool is_quantile_name(std::string_view column) {
  // Medians, quartiles and deciles under their usual names, such as DISP_Q219.
  static const std::regex kQuantile(
      R"((disp_|dec_|decuc_)?(q[1-3]|d[1-9]|med|eq|rd|gi)([0-9]{2})?)");
  return std::regex_match(to_lower(column), kQuantile);
}

std::vector<std::string> MoveRequest::columns() const {
  std::vector<std::string> names;
  const auto add = [&](const CountRequest& request) {
    if (std::find(names.begin(), names.end(), request.column) == names.end()) {
      names.push_back(request.column);
    }
  };
  for (const CountRequest& count : counts) add(count);
  for (const RateRequest& rate : rates) {
    add(rate.numerator);
    if (rate.denominator) add(*rate.denominator);
  }
  return names;
}

std::string_view to_text(VariableKind kind) {
  switch (kind) {
    case VariableKind::count: return "count";
    case VariableKind::rate: return "rate";
    case VariableKind::median: return "median";
  }
  return {};
}

std::size_t MovedVariable::count(MovedState state) const {
  return static_cast<std::size_t>(std::count_if(
      zones.begin(), zones.end(), [&](const MovedValue& v) { return v.state == state; }));
}

std::vector<MovedVariable> move_variables(const CrosswalkWeights& weights,
                                          const MoveRequest& request, const ColumnByName& column,
                                          const MoveOptions& options) {
  VariableMover mover(weights, request, column, options);
  std::vector<MovedVariable> variables;
  for (const CountRequest& count : request.counts) variables.push_back(mover.count(count));
  for (const RateRequest& rate : request.rates) variables.push_back(mover.rate(rate));
  return variables;
}

}  // namespace carreau
