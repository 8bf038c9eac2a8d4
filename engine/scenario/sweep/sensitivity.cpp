// SPDX-License-Identifier: Apache-2.0
#include "scenario/sweep/sensitivity.hpp"

#include <algorithm>
#include <cmath>

namespace carreau {

namespace {

/// Sums over all scenarios, and the sum of squares between classes.
struct Moments {
  std::int64_t count = 0;
  std::size_t filled = 0;  ///< classes with at least one scenario
  double sum = 0.0;
  double squares = 0.0;
  double class_squares = 0.0;  ///< Σ sum² / count over the classes

  void add(const ClassSum& c) {
    if (c.count == 0) return;
    count += c.count;
    ++filled;
    sum += c.sum;
    squares += c.squares;
    class_squares += c.sum * c.sum / static_cast<double>(c.count);
  }
  /// Without one scenario with outcome `y`, which is of class `c`.
  [[nodiscard]] Moments without(double y, const ClassSum& c) const {
    Moments less = *this;
    less.count -= 1;
    less.sum -= y;
    less.squares -= y * y;
    less.class_squares -= c.sum * c.sum / static_cast<double>(c.count);
    if (c.count == 1) less.filled -= 1;
    else {
      const double rest = c.sum - y;
      less.class_squares += rest * rest / static_cast<double>(c.count - 1);
    }
    return less;
  }
  [[nodiscard]] double total() const {  // sum of squares around the mean
    return squares - sum * sum / static_cast<double>(count);
  }
  [[nodiscard]] double between() const {
    return class_squares - sum * sum / static_cast<double>(count);
  }
  /// Rounding leaves something of an outcome that is the same everywhere.
  [[nodiscard]] bool is_varied() const { return total() > 1e-12 * std::max(squares, 1.0); }
  /// Classes explain something by chance alone: the noise within them is taken off (ω²).
  [[nodiscard]] double sampled_share() const {
    const auto freedom = static_cast<double>(count) - static_cast<double>(filled);
    if (freedom <= 0.0 || !is_varied()) return 0.0;
    const double noise = (total() - between()) / freedom;
    const double share =
        (between() - (static_cast<double>(filled) - 1.0) * noise) / (total() + noise);
    return std::clamp(share, 0.0, 1.0);
  }
};

Moments moments_of(std::span<const ClassSum> classes) {
  Moments all;
  for (const ClassSum& c : classes) all.add(c);
  return all;
}

/// Sums over the values that the estimate takes when one scenario is left out.
struct Jackknife {
  double count = 0.0;
  double sum = 0.0;
  double squares = 0.0;

  void add(double value, double times) {
    count += times;
    sum += times * value;
    squares += times * value * value;
  }
  [[nodiscard]] double standard_error() const {
    const double spread = squares - sum * sum / count;
    return std::sqrt(std::max(spread, 0.0) * (count - 1.0) / count);
  }
};

/// Fewer scenarios than twice the classes say nothing of what is between these.
bool is_enough(const Moments& all, std::size_t classes) {
  return all.count >= static_cast<std::int64_t>(2 * classes) && all.is_varied();
}

}  // namespace

std::optional<MainEffect> exact_effect(std::span<const ClassSum> classes) {
  const Moments all = moments_of(classes);
  if (all.count == 0 || !all.is_varied()) return std::nullopt;
  return MainEffect{std::clamp(all.between() / all.total(), 0.0, 1.0), std::nullopt};
}

std::optional<MainEffect> sampled_effect(std::span<const double> outcomes,
                                         std::span<const std::uint32_t> class_of,
                                         std::size_t classes) {
  std::vector<ClassSum> sums(classes);
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    ClassSum& c = sums[class_of[i]];
    c.count += 1;
    c.sum += outcomes[i];
    c.squares += outcomes[i] * outcomes[i];
  }
  const Moments all = moments_of(sums);
  if (!is_enough(all, classes)) return std::nullopt;
  Jackknife jackknife;
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    jackknife.add(all.without(outcomes[i], sums[class_of[i]]).sampled_share(), 1.0);
  }
  return MainEffect{all.sampled_share(), jackknife.standard_error()};
}

std::optional<MainEffect> sampled_effect(std::span<const std::int64_t> count,
                                         std::span<const std::int64_t> ones) {
  std::vector<ClassSum> sums;
  for (std::size_t c = 0; c < count.size(); ++c) {
    const auto in = static_cast<double>(ones[c]);
    sums.push_back({count[c], in, in});
  }
  const Moments all = moments_of(sums);
  if (!is_enough(all, count.size())) return std::nullopt;
  Jackknife jackknife;
  // Scenarios of one class and one outcome are alike.
  for (std::size_t c = 0; c < count.size(); ++c) {
    const auto zeros = static_cast<double>(count[c] - ones[c]);
    if (zeros > 0.0) jackknife.add(all.without(0.0, sums[c]).sampled_share(), zeros);
    if (ones[c] > 0) {
      jackknife.add(all.without(1.0, sums[c]).sampled_share(), static_cast<double>(ones[c]));
    }
  }
  return MainEffect{all.sampled_share(), jackknife.standard_error()};
}

}  // namespace carreau
