// SPDX-License-Identifier: Apache-2.0
/// Interprets the name of a row or column: a total and its rank; money, a count or a share; a code.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carreau {

/// A total of a higher rank includes totals of lower ranks.
enum class TotalRank : std::uint8_t { subtotal, total, grand_total };

/// The rank that a name gives to a total: "Sous-total", "TOTAL", "Financement Total", "Ensemble des
/// communes", "Total général". Nothing for any other name. "Somme" alone is a département.
[[nodiscard]] std::optional<TotalRank> total_rank(std::string_view name);

/// Whether the line must not be summed because other lines include or repeat it: a part of the line
/// before it ("dont QPV", "y compris…"), or an amount carried to the next page ("À reporter").
[[nodiscard]] bool is_memo(std::string_view name);

enum class FigureKind : std::uint8_t {
  figures,  ///< no name states the unit
  money,
  count,
  share,       ///< percentages; each is rounded on its own
  not_summed,  ///< a rate, a mean, a year, a code
};

/// What figures count. Only figures of the same unit are added or compared.
struct SumUnit {
  FigureKind kind = FigureKind::figures;
  std::string noun;  ///< what a count counts, in the singular: "action"; may be empty
  friend auto operator<=>(const SumUnit&, const SumUnit&) = default;
};

/// The unit that a name states: "Actions", "Nombre de projets", "Financement (€)", "Part en %",
/// "Taux d'emploi". Nothing where it states none: "Ville", "Actions éducatives".
[[nodiscard]] std::optional<SumUnit> stated_unit(std::string_view name);

/// At which stage an amount is. Amounts of different stages stand beside each other and are not
/// added up.
enum class AmountStage : std::uint8_t { none, cost, requested, granted, paid, planned, spent };

/// What distinguishes the amounts of a line from those of the lines beside it.
struct LineMeasure {
  AmountStage stage = AmountStage::none;
  std::string year;  ///< "2024" or, of several years, "2023 2024"; may be empty
  friend auto operator<=>(const LineMeasure&, const LineMeasure&) = default;
};

/// "Ville demandé" is requested, "Total accordé 2024" granted in 2024.
[[nodiscard]] LineMeasure measure_of(std::string_view name);

/// Whether the name may head a section of lines, whose sum then stands in its own line: "Axe 1 :
/// cohésion sociale", "Objectif 2", or "1. Culture" before "1.1 Livre".
[[nodiscard]] bool is_section(std::string_view name, std::string_view next_name);

/// Whether the name is that of a code or a year, whose digits are not a quantity: "code INSEE",
/// "Année", "N° de dossier".
[[nodiscard]] bool is_identifier(std::string_view name);

}  // namespace carreau
