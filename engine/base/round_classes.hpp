// SPDX-License-Identifier: Apache-2.0
/// Limits of classes for maps, at figures that a reader can say aloud.
#pragma once

#include <cstddef>
#include <vector>

namespace carreau {

/// The limits between classes that each hold about the same number of the figures. Of the figures
/// that part two neighbouring classes, each limit is the roundest. Ascending, at most
/// `most_classes` - 1 of them, and fewer where figures are equal: a figure lies in every class.
/// Class k holds the figures from limit k - 1 (included) to limit k (excluded).
[[nodiscard]] std::vector<double> round_limits(std::vector<double> figures,
                                               std::size_t most_classes);

/// The position of the class that holds the figure, from 0.
[[nodiscard]] std::size_t class_of(const std::vector<double>& limits, double figure);

}  // namespace carreau
