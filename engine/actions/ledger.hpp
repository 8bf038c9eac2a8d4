// SPDX-License-Identifier: Apache-2.0
/// Money by quartier, theme, funder, year and credit, to the cent.
#pragma once

#include "actions/action.hpp"
#include "actions/attribution.hpp"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace carreau {

/// A corner of the cube. `theme` is a position in the themes that the ledger was made with.
struct LedgerKey {
  TargetIndex target;
  ThemeIndex theme;
  FunderIndex funder;
  std::int32_t year = 0;
  CreditKind credit = CreditKind::unknown;
  friend auto operator<=>(const LedgerKey&, const LedgerKey&) = default;
};

/// Cents by measure. What a line does not say counts for nothing in the sum, and is counted.
struct LedgerAmounts {
  std::array<std::int64_t, kMeasures> cents{};
  std::array<std::int64_t, kMeasures> unknown_lines{};
  LedgerAmounts& operator+=(const LedgerAmounts& other);
  friend bool operator==(const LedgerAmounts&, const LedgerAmounts&) = default;
};

struct LedgerEntry {
  LedgerKey key;
  LedgerAmounts amounts;
};

/// A line split by the shares of its action, share by share: the parts add up to it to the cent.
void split_line(const FundingLine& line, std::span<const TargetShare> shares,
                std::span<LedgerAmounts> parts);

/// Every line of the programme, split by the shares of its action so that the parts add up to it to
/// the cent: entries in the order of their keys, each key once. `themes` gives for each theme of
/// the programme the one it is told under. Linear in lines, on all threads; the same whatever their
/// number or the order of the lines.
[[nodiscard]] std::vector<LedgerEntry> make_ledger(const Programme& programme,
                                                   const Attribution& attribution,
                                                   std::span<const ThemeIndex> themes);

}  // namespace carreau
