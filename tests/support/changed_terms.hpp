// SPDX-License-Identifier: Apache-2.0
/// Changes between two delineations of one grid, for whoever draws numbers: property tests at
/// random, fuzzers from their input.
#pragma once

#include "delineation/delineate.hpp"
#include "delineation/incremental/delineator.hpp"

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <iterator>
#include <utility>
#include <vector>

namespace carreau::testing {

/// A whole number from `least` to one below `end`.
using DrawNumber = std::function<int(int least, int end)>;

/// What a run can change without other incomes.
struct Terms {
  std::vector<UnitThreshold> thresholds;
  RuleSet rule;
  DelineationOptions options;

  explicit Terms(const DelineationInput& input)
      : thresholds(input.thresholds.begin(), input.thresholds.end()),
        rule(input.rule),
        options(input.options) {}
  [[nodiscard]] DelineationInput applied_to(const DelineationInput& input) const {
    return {input.cells,  input.territory,        input.membership,   thresholds, input.income,
            input.bridge, input.perimeter_bridge, input.listed_share, rule,       options};
  }
};

/// Draws changes, and says from which step they are to be repeated. What a sequence of changes
/// brings back is as telling as what it brings, so values are few.
class TermChanges {
 public:
  explicit TermChanges(DrawNumber draw) : draw_(std::move(draw)) {}

  DelineationStep change(Terms& terms) const {
    const auto unit = static_cast<std::size_t>(draw_(0, static_cast<int>(terms.thresholds.size())));
    switch (draw_(0, 6)) {
      case 0: move_threshold(terms.thresholds[unit]); break;
      case 1:
        for (UnitThreshold& threshold : terms.thresholds) move_threshold(threshold);
        break;
      case 2:
        if (unit + 1 == terms.thresholds.size()) break;  // outside of units nothing is urban
        terms.thresholds[unit].is_urban = !terms.thresholds[unit].is_urban;
        break;
      case 3: return change_shapes(terms);
      case 4: return change_cell_tests(terms);
      default: return change_minima(terms);
    }
    return DelineationStep::cells;
  }

 private:
  template <class T>
  [[nodiscard]] T one_of(std::initializer_list<T> values) const {
    return *std::next(values.begin(), draw_(0, static_cast<int>(values.size())));
  }
  [[nodiscard]] BasisPoints points(int least, int end) const {
    return BasisPoints::from_points(draw_(least, end));
  }

  /// One income area has one threshold; here each unit is its own. Most moves are near enough for
  /// the contenders of before, some are far.
  void move_threshold(UnitThreshold& threshold) const {
    const bool is_far = draw_(0, 5) == 0;
    threshold.disposable *= (is_far ? draw_(500, 1'800) : draw_(960, 1'040)) * 0.001;
    threshold.declared = Euros::from_value(threshold.disposable);
    threshold.log_deviation = one_of({0.0, 0.01, 0.05});
  }

  DelineationStep change_shapes(Terms& terms) const {
    DelineationOptions& options = terms.options;
    switch (draw_(0, 6)) {
      case 0: options.contiguity = one_of({Contiguity::four, Contiguity::eight}); break;
      case 1: options.fill_gaps = draw_(0, 4); break;
      case 2: options.fill_doubtful_gaps = draw_(0, 5); break;
      case 3: options.cross_empty_cells = draw_(0, 3); break;
      default: terms.rule.minimum_zone_density = draw_(0, 8) * 1'000; break;
    }
    return DelineationStep::clusters;
  }

  DelineationStep change_cell_tests(Terms& terms) const {
    DelineationOptions& options = terms.options;
    switch (draw_(0, 8)) {
      case 0: options.method = one_of({ZoneMethod::plain, ZoneMethod::compact}); break;
      case 1: options.smoothing = one_of({0, 300}); break;
      case 2: options.minimum_cell_population = one_of({0, 30, 80}); break;
      case 3: options.near_miss_income = points(0, 1'500); break;
      case 4: terms.rule.has_listed_derogation = !terms.rule.has_listed_derogation; break;
      case 5: options.listed_cell_share = one_of({points(2'500, 2'501), points(1, 10'001)}); break;
      case 6: options.cell_share = one_of({points(5'000, 5'001), points(3'000, 7'000)}); break;
      default: options.compact_share = points(4'000, 5'000); break;
    }
    return DelineationStep::cells;
  }

  DelineationStep change_minima(Terms& terms) const {
    if (draw_(0, 2) == 0) {
      terms.rule.minimum_zone_population = draw_(300, 2'000);
    } else {
      terms.options.near_miss_population = points(0, 10'000);
    }
    return DelineationStep::selection;
  }

  DrawNumber draw_;
};

}  // namespace carreau::testing
