// SPDX-License-Identifier: Apache-2.0
/// Registers of the distinct funders, themes and funding lines of a programme.
#pragma once

#include "actions/action.hpp"
#include "actions/funder_directory.hpp"
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

/// Funders by name, without case, accents and punctuation; names that the directory gives to one
/// funder are one.
class FunderRegister {
 public:
  /// The directory must outlive the register.
  explicit FunderRegister(const FunderDirectory& directory) : directory_(directory) {}

  [[nodiscard]] FunderIndex index_of(std::string_view name, const Place& place);
  /// Reports names that differ by one letter from a name with more funding lines; they are not
  /// merged. Names that differ in their digits are different funders ("CAF 30", "CAF 34").
  void find_slips(Findings& findings) const;
  [[nodiscard]] const std::vector<Funder>& funders() const { return funders_; }

 private:
  struct Use {
    std::string words;
    std::int64_t count = 0;
    Place first;
  };
  /// The position of a funder, which is added where no other has its name.
  std::size_t intern(Funder funder, const Place& place);

  const FunderDirectory& directory_;
  std::vector<Funder> funders_;
  std::vector<Use> uses_;
  std::unordered_map<std::string, std::size_t> by_words_;
  std::unordered_map<std::string, std::size_t> by_name_;  ///< as written
};

/// Themes by nomenclature, code and label.
class ThemeRegister {
 public:
  explicit ThemeRegister(std::span<const Nomenclature> nomenclatures)
      : nomenclatures_(nomenclatures) {}

  /// The theme of a cell that contains a code ("1.2"), a label, or both ("1.2 Scolarité"), together
  /// with a cell for the label, in the list of the year. A theme that the list does not have keeps
  /// its text; it is reported together with the most similar one. None for empty cells.
  [[nodiscard]] ThemeIndex index_of(int year, std::string_view theme, std::string_view label,
                                    const Place& place, Findings& findings);
  [[nodiscard]] const std::vector<Theme>& themes() const { return themes_; }

 private:
  /// The result for a cell, which is reused for every row with the same cell.
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

/// All funding lines. The same line may occur twice in one table, but not in two tables.
class LineRegister {
 public:
  /// Adds all lines or none. Throws RowRefused where another table gave one of them already, as
  /// happens when a file of refused rows is read together with the corrected file. For a line that
  /// its own table repeats, returns the place of its first occurrence.
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
