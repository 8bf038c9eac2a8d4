// SPDX-License-Identifier: Apache-2.0
/// Funders, themes and funding lines of a programme, each once.
#pragma once

#include "actions/action.hpp"
#include "actions/nomenclature.hpp"
#include "base/findings.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace carreau::inputs {

/// Funders by their names without case, accents and punctuation.
class FunderRegister {
 public:
  [[nodiscard]] FunderIndex index_of(std::string_view name, const Place& place);
  /// Names that are one letter away from one that more lines bear: found, and not merged. Figures
  /// tell funders apart ("CAF 30", "CAF 34").
  void find_slips(Findings& findings) const;
  [[nodiscard]] const std::vector<Funder>& funders() const { return funders_; }

 private:
  struct Use {
    std::string words;
    std::int64_t count = 0;
    Place first;
  };
  std::vector<Funder> funders_;
  std::vector<Use> uses_;
  std::unordered_map<std::string, std::size_t> by_words_;
};

/// Themes by nomenclature, code and label.
class ThemeRegister {
 public:
  explicit ThemeRegister(std::span<const Nomenclature> nomenclatures)
      : nomenclatures_(nomenclatures) {}

  /// The theme of a cell that holds a code ("1.2"), a label, or both ("1.2 Scolarité"), and of the
  /// cell with the label beside it, in the list of the year. One that the list does not have keeps
  /// its text, and is found with the nearest one. None for empty cells.
  [[nodiscard]] ThemeIndex index_of(int year, std::string_view theme, std::string_view label,
                                    const Place& place, Findings& findings);
  [[nodiscard]] const std::vector<Theme>& themes() const { return themes_; }

 private:
  /// A cell that was looked up, with what was found of it: the same for every row that has it.
  struct Known {
    ThemeIndex theme;
    Findings findings;
  };
  void look_up(int year, std::string_view theme, std::string_view label, Known& known);
  ThemeIndex intern(Theme theme);

  std::span<const Nomenclature> nomenclatures_;
  std::vector<Theme> themes_;
  std::unordered_map<std::string, std::size_t> by_text_;
  std::unordered_map<std::string, Known> known_;
};

/// Funding lines, of which one table may give the same twice, and two tables may not.
class LineRegister {
 public:
  /// All of them, or none: throws RowRefused where another table gave one of them already, as where
  /// a file of refused rows is read beside the file that they come from. Returns where its like was
  /// met first, for a line that its own table repeats.
  [[nodiscard]] std::optional<Place> add(std::span<const FundingLine> lines, std::size_t table,
                                         const Place& place);

 private:
  struct Seen {
    std::size_t table = 0;
    Place place;
  };
  std::unordered_map<std::string, Seen> seen_;
};

}  // namespace carreau::inputs
