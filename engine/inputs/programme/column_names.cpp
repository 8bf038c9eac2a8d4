// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/column_names.hpp"

#include "base/text.hpp"
#include "inputs/programme/action_mapping.hpp"

#include <algorithm>
#include <array>

namespace carreau::inputs {

namespace {

/// dBASE, and with it Shapefile, cuts names to so many bytes.
constexpr std::size_t kCutLength = 10;

/// Letters, where a byte of UTF-8 that continues a letter does not count.
std::size_t letters_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

bool is_identifier(ActionField field) {
  return field == ActionField::reference || field == ActionField::siret ||
         field == ActionField::quartiers || field == ActionField::contract;
}

/// The key without the word "numéro"; empty where nothing else is left.
std::string key_without_number(const std::string& key) {
  std::vector<std::string> words = split(key, ' ');
  words.erase(std::remove(words.begin(), words.end(), "numero"), words.end());
  return join(words, " ");
}

using UsualNames = std::array<std::array<std::vector<SoughtName>, kActionFields>, kActionSheets>;

UsualNames prepared_usual_names() {
  UsualNames names;
  for (std::size_t s = 0; s < kActionSheets; ++s) {
    for (const auto& [field, list] : usual_names().sheets[s].columns) {
      names[s][static_cast<std::size_t>(field)] = sought_names(list);
    }
  }
  return names;
}

}  // namespace

std::vector<SoughtName> sought_names(std::span<const std::string> names) {
  std::vector<SoughtName> sought;
  for (const std::string& name : names) {
    HeaderText text = header_text(name);
    sought.push_back({name, std::move(text.key), std::move(text.joined), std::move(text.letters)});
  }
  return sought;
}

const std::vector<SoughtName>& usual_names_of(ActionSheet sheet, ActionField field) {
  static const UsualNames names = prepared_usual_names();
  return names[static_cast<std::size_t>(sheet)][static_cast<std::size_t>(field)];
}

FreeColumns::FreeColumns(std::span<const std::string> names) : names_(names), taken_(names.size()) {
  for (const std::string& name : names) {
    texts_.push_back(header_text(name));
    keys_without_number_.push_back(key_without_number(texts_.back().key));
  }
  // One longer name, and nothing was cut.
  may_be_cut_ = std::all_of(names.begin(), names.end(),
                            [](const std::string& name) { return letters_in(name) <= kCutLength; });
  for (const std::string& name : names) {
    const bool is_numbered = name.size() == kCutLength && name[8] == '_' && is_digit(name[9]);
    if (is_numbered) numbered_.insert(name.substr(0, 8));
  }
}

bool FreeColumns::fits_year(std::size_t column) const {
  const HeaderText& text = texts_[column];
  if (text.names_other_year || text.years.size() > 1) return false;
  return text.years.empty() || !year_ || text.years.front() == *year_;
}

std::vector<int> FreeColumns::years() const {
  std::vector<int> years;
  for (const HeaderText& text : texts_) {
    if (text.years.size() == 1) years.push_back(text.years.front());
  }
  std::sort(years.begin(), years.end());
  years.erase(std::unique(years.begin(), years.end()), years.end());
  return years;
}

/// Whether nothing but its name speaks against the column.
bool FreeColumns::may_be(std::size_t column, ActionField field) const {
  return !taken_[column] && fits_year(column) && !is_incomplete(column) &&
         (!texts_[column].in_thousands || is_amount(field));
}

bool FreeColumns::is_equal(std::size_t column, const SoughtName& name) const {
  const HeaderText& text = texts_[column];
  if (text.key.empty()) return false;
  if (text.key == name.key) return true;
  // Only a name in one piece may be several words that were written together.
  return !text.joined.empty() && text.joined == name.joined &&
         (text.words.size() == 1 || names_[column].find(' ') == std::string::npos);
}

bool FreeColumns::is_nearly_equal(std::size_t column, const SoughtName& name,
                                  ActionField field) const {
  const HeaderText& text = texts_[column];
  if (is_identifier(field) && keys_without_number_[column] == name.key) return true;
  // What stands in brackets behind an amount may say that it is another one.
  return !is_amount(field) && !text.key_before_brackets.empty() &&
         text.key_before_brackets == name.key;
}

std::optional<ColumnMatch> FreeColumns::find(std::span<const SoughtName> wanted,
                                             ActionField field) const {
  const auto first = [&](const auto& fits) -> std::optional<ColumnMatch> {
    for (std::size_t c = 0; c < names_.size(); ++c) {
      if (!fits(c)) continue;
      const bool is_exact = std::any_of(wanted.begin(), wanted.end(), [&](const SoughtName& name) {
        return names_[c] == name.written;
      });
      return ColumnMatch{c, is_exact, texts_[c].in_thousands};
    }
    return std::nullopt;
  };
  for (const SoughtName& name : wanted) {
    const auto exact = [&](std::size_t c) { return !taken_[c] && names_[c] == name.written; };
    if (const auto match = first(exact)) return match;
    const auto equal = [&](std::size_t c) { return may_be(c, field) && is_equal(c, name); };
    if (const auto match = first(equal)) return match;
  }
  for (const SoughtName& name : wanted) {
    const auto near = [&](std::size_t c) {
      return may_be(c, field) && is_nearly_equal(c, name, field);
    };
    if (const auto match = first(near)) return match;
  }
  return std::nullopt;
}

bool FreeColumns::is_cut_from(std::size_t column, const SoughtName& name) const {
  const std::string& written = names_[column];
  // The last byte may be that of half a letter, or a space, which is gone.
  if (written.size() + 1 < kCutLength || letters_in(written) > kCutLength) return false;
  const std::string& letters = texts_[column].letters;
  return name.written.size() > kCutLength && name.letters.size() > letters.size() &&
         name.letters.starts_with(letters);
}

/// Whether another column has the name as GDAL makes it where two are equal once they are cut:
/// "Montant _1". Then nothing says which of them this one is.
bool FreeColumns::has_numbered_twin(std::size_t column) const {
  return numbered_.contains(names_[column].substr(0, 8));
}

bool FreeColumns::is_incomplete(std::size_t column) const {
  if (!may_be_cut_ || names_[column].size() + 1 < kCutLength) return false;
  const auto& words = texts_[column].words;
  return (!words.empty() && words.back().is_little) || has_numbered_twin(column);
}

std::vector<std::pair<ActionField, std::size_t>> FreeColumns::find_cut(
    ActionSheet sheet, std::span<const ActionField> fields) const {
  if (!may_be_cut_) return {};
  std::vector<std::pair<ActionField, std::size_t>> found;
  for (std::size_t c = 0; c < names_.size(); ++c) {
    if (taken_[c] || has_numbered_twin(c)) continue;
    std::vector<ActionField> fitting;
    for (const ActionField field : fields) {
      const auto& names = usual_names_of(sheet, field);
      if (std::any_of(names.begin(), names.end(),
                      [&](const SoughtName& name) { return is_cut_from(c, name); })) {
        fitting.push_back(field);
      }
    }
    if (fitting.size() == 1) found.emplace_back(fitting.front(), c);
  }
  const auto is_contested = [all = found](const auto& pair) {
    return std::count_if(all.begin(), all.end(),
                         [&](const auto& other) { return other.first == pair.first; }) > 1;
  };
  found.erase(std::remove_if(found.begin(), found.end(), is_contested), found.end());
  return found;
}

}  // namespace carreau::inputs
