// SPDX-License-Identifier: Apache-2.0
/// Finds amounts of money in the headers of columns: whose they are, and at which stage.
#pragma once

#include "actions/action.hpp"
#include "inputs/programme/action_mapping.hpp"
#include "inputs/programme/header_text.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::inputs {

/// Whether a vocabulary has the word, written as the vocabulary writes it.
[[nodiscard]] bool holds(const std::vector<std::string>& words, std::string_view word);

/// What a word says in the header of a column of amounts.
enum class AmountRole : std::uint8_t {
  measure,    ///< "accordé"
  filler,     ///< nothing: "participation"
  noun,       ///< an amount at no stated stage: "subvention"
  total,      ///< over all funders
  payment,    ///< one of several payments that are added: "acompte", "solde"
  section,    ///< one of the two sections of a budget, which are added: "fonctionnement"
  within,     ///< an amount that another column includes: "dont"
  never,      ///< an amount that is no funder's: "coût"
  not_money,  ///< no amount: "nombre"
};
struct AmountWord {
  AmountRole role = AmountRole::filler;
  Measure measure = Measure::granted;  ///< of AmountRole::measure
};

/// The vocabulary of headers, prepared for comparing stems.
class AmountWords {
 public:
  explicit AmountWords(const FunderHeaderWords& words);
  [[nodiscard]] std::optional<AmountWord> find(std::string_view stem) const;
  /// Whether a header with this key is the name of a funder whose amounts need no other word.
  [[nodiscard]] bool is_funder(std::string_view key) const;

 private:
  std::map<std::string, AmountWord, std::less<>> words_;
  std::set<std::string, std::less<>> funders_;
};
/// The usual words; each list that the mapping gives replaces the usual one.
[[nodiscard]] AmountWords amount_words(const ActionMapping& mapping);

/// What the header of a column of amounts says.
struct AmountHeader {
  enum class Kind : std::uint8_t {
    none,    ///< it is the header of no amount that counts
    own,     ///< an amount of the funder of the row: "Montant accordé"
    funder,  ///< an amount of a funder that it names: "Subvention demandée - CAF"
    total,   ///< over all funders: "Total accordé"
    within,  ///< included in another column: "dont accordé en investissement"
  };
  Kind kind = Kind::none;
  std::optional<Measure> measure;  ///< none where a total or a part does not say it
  std::string funder;
  /// One of several columns that are added: advance and balance, operating and investment.
  bool is_part = false;
  bool in_thousands = false;
};
/// Nothing counts where the header names two stages, another year, or a thing that is no amount.
[[nodiscard]] AmountHeader amount_header(const HeaderText& text, const AmountWords& words);

/// Whether a header says a stage: requested, granted or paid.
[[nodiscard]] bool names_stage(const HeaderText& text, const AmountWords& words);

/// Whether a header speaks of money, even if it is not understood: a column of numbers under it
/// should not be left out without a word.
[[nodiscard]] bool may_be_money(const HeaderText& text, const AmountWords& words);

}  // namespace carreau::inputs
