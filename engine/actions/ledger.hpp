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

/// A cell of the cube of money. `theme` is a position in the themes with which the ledger was made.
struct LedgerKey {
  TargetIndex target;
  ThemeIndex theme;
  FunderIndex funder;
  std::int32_t year = 0;
  CreditKind credit = CreditKind::unknown;
  friend auto operator<=>(const LedgerKey&, const LedgerKey&) = default;
};

/// Cents by measure. An amount that a line does not give adds nothing to the sum;
/// `unknown_lines` counts such lines.
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

/// Splits a line by the shares of its action. The parts add up to the line exactly, to the cent.
void split_line(const FundingLine& line, std::span<const TargetShare> shares,
                std::span<LedgerAmounts> parts);

/// Splits every line of the programme by the shares of its action; the parts add up to the line to
/// the cent. Entries are ordered by key, and each key occurs once. `themes` maps each theme of the
/// programme to the theme under which it is reported. Runs on all threads in linear time; the
/// result does not depend on their number, nor on the order of the lines.
[[nodiscard]] std::vector<LedgerEntry> make_ledger(const Programme& programme,
                                                   const Attribution& attribution,
                                                   std::span<const ThemeIndex> themes);

}  // namespace carreau
