// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/name_senses.hpp"

#include "base/text.hpp"
#include "inputs/programme/column_names.hpp"
#include "inputs/programme/header_text.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace carreau::inputs {

namespace {

NameSense sense_of_field(ActionField field) {
  return is_money(field) ? NameSense::amount : NameSense::field;
}

NameSense sense_of_amount(const AmountHeader& header, const AmountWords& words,
                          const HeaderText& text) {
  switch (header.kind) {
    case AmountHeader::Kind::none: return NameSense::none;
    case AmountHeader::Kind::own: return NameSense::amount;
    case AmountHeader::Kind::total: return header.measure ? NameSense::whole : NameSense::group;
    case AmountHeader::Kind::within: return NameSense::whole;
    case AmountHeader::Kind::funder: break;
  }
  // "CAF" alone stands for what it granted, unless "Demandé" stands above or below.
  return names_stage(text, words) ? NameSense::whole : NameSense::funder;
}

bool has_word_of_others(const HeaderText& text) {
  constexpr std::array<std::string_view, 15> kOthers{
      "porteur",   "association",  "structure", "beneficiaire", "organisme",
      "demandeur", "representant", "contact",   "responsable",  "correspondance",
      "siege",     "tresorier",    "president", "operateur",    "cofinanceur"};
  return std::any_of(text.words.begin(), text.words.end(), [&](const HeaderWord& word) {
    return std::find(kOthers.begin(), kOthers.end(), word.stem) != kOthers.end();
  });
}

const ActionMapping& words_of(std::span<const ActionMapping* const> mappings) {
  return mappings.empty() ? usual_names() : *mappings.front();
}

}  // namespace

NameSenses::NameSenses(std::span<const ActionMapping* const> mappings)
    : amount_words_(amount_words(words_of(mappings))), group_words_(words_of(mappings)) {
  for (const ActionMapping* const mapping : mappings) {
    add_names(*mapping);
    uses_usual_names_ |= mapping->recognise;
  }
  // Names that a mapping gives are stronger, so the usual ones come last.
  if (uses_usual_names_) add_names(usual_names());
}

void NameSenses::add_names(const ActionMapping& mapping) {
  const auto add = [&](const std::string& name, NameSense sense) {
    const HeaderText text = header_text(name);
    keys_.try_emplace(text.key, sense);
    keys_.try_emplace(text.joined, sense);
  };
  for (const SheetMapping& sheet : mapping.sheets) {
    for (const auto& [field, names] : sheet.columns) {
      for (const std::string& name : names) add(name, sense_of_field(field));
    }
    for (const FunderColumn& funder : sheet.funders) add(funder.column, NameSense::whole);
    for (const GroupColumn& group : sheet.groups) add(group.column, NameSense::field);
    for (const std::string& name : sheet.ignored) add(name, NameSense::field);
  }
}

const NameSenses::Meaning& NameSenses::meaning(const std::string& name) const {
  const auto known = known_.find(name);
  if (known != known_.end()) return known->second;
  const HeaderText text = header_text(name);
  return known_.emplace(name, Meaning{sense_of(text), has_word_of_others(text)}).first->second;
}

NameSense NameSenses::sense_of(const HeaderText& text) const {
  if (uses_usual_names_) return usual_sense(text);
  const auto found = keys_.find(text.key);
  return found == keys_.end() ? NameSense::none : found->second;
}

NameSense NameSenses::usual_sense(const HeaderText& text) const {
  // "Année 2024" above columns.
  if (text.words.empty()) return text.years.empty() ? NameSense::none : NameSense::group;
  const NameSense amount = sense_of_amount(amount_header(text, amount_words_), amount_words_, text);
  // "Ville" and "Région" name a funder as well as a place.
  if (amount == NameSense::whole || amount == NameSense::funder) return amount;
  for (const std::string& key : {text.key, text.key_before_brackets}) {
    const auto found = keys_.find(key);
    if (found != keys_.end() && !key.empty()) return found->second;
  }
  // "nomattribuant", which is several words in one.
  if (const auto found = keys_.find(text.joined); text.words.size() == 1 && found != keys_.end())
    return found->second;
  return audience_header(text, group_words_) ? NameSense::field : amount;
}

}  // namespace carreau::inputs
