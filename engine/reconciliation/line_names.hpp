// SPDX-License-Identifier: Apache-2.0
/// What the name of a row or column says: a total, of which rank; money, a count, a share; a code.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carreau {

/// A total of a higher rank sums over those of lower ranks.
enum class TotalRank : std::uint8_t { subtotal, total, grand_total };

/// The rank of a total by its name: "Sous-total", "TOTAL", "Financement Total", "Ensemble des
/// communes", "Total général"; nothing for any other. "Somme" alone is a département.
[[nodiscard]] std::optional<TotalRank> total_rank(std::string_view name);

/// "dont QPV": a part of the line before it, which no sum counts again.
[[nodiscard]] bool is_memo(std::string_view name);

enum class FigureKind : std::uint8_t {
  figures,  ///< no name tells
  money,
  count,
  share,       ///< percentages, which are rounded
  not_summed,  ///< a rate, a mean, a year, a code
};

/// What figures count. Only figures of one unit are added or compared.
struct SumUnit {
  FigureKind kind = FigureKind::figures;
  std::string noun;  ///< of counts, in the singular: "action"; may be empty
  friend auto operator<=>(const SumUnit&, const SumUnit&) = default;
};

/// The unit that a name states: "Actions", "Nombre de projets", "Financement (€)", "Part en %",
/// "Taux d'emploi". Nothing where it states none: "Ville", "Actions éducatives".
[[nodiscard]] std::optional<SumUnit> stated_unit(std::string_view name);

/// Names of codes and years, whose digits are no quantity: "code INSEE", "Année", "N°".
[[nodiscard]] bool is_identifier(std::string_view name);

}  // namespace carreau
