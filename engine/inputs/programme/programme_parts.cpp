// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/programme_parts.hpp"

#include "base/text.hpp"
#include "inputs/programme/action_cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace carreau::inputs {

namespace {

/// Shorter names are too often similar by chance ("ARS", "ANS").
constexpr std::size_t kShortestName = 6;

bool has_same_figures(std::string_view a, std::string_view b) {
  std::string of_a;
  std::string of_b;
  std::copy_if(a.begin(), a.end(), std::back_inserter(of_a), is_digit);
  std::copy_if(b.begin(), b.end(), std::back_inserter(of_b), is_digit);
  return of_a == of_b;
}

/// Whether the texts differ by one inserted, removed or replaced letter, or by two swapped ones.
bool is_one_edit(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1 || a == b) return false;
  const auto differ = std::mismatch(a.begin(), a.end(), b.begin());
  const std::string_view rest_a = a.substr(static_cast<std::size_t>(differ.first - a.begin()));
  const std::string_view rest_b = b.substr(static_cast<std::size_t>(differ.second - b.begin()));
  if (rest_a.size() < rest_b.size()) return rest_a == rest_b.substr(1);
  if (rest_a.substr(1) == rest_b.substr(1)) return true;
  return rest_a.size() > 1 && rest_a[0] == rest_b[1] && rest_a[1] == rest_b[0] &&
         rest_a.substr(2) == rest_b.substr(2);
}

bool is_slip(std::string_view rare, std::string_view frequent) {
  return std::min(rare.size(), frequent.size()) >= kShortestName && is_one_edit(rare, frequent) &&
         has_same_figures(rare, frequent);
}

/// The code at the beginning of a text, and the rest of the text.
struct CodeAndLabel {
  std::string code;
  std::string_view label;
};
CodeAndLabel code_and_label(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && (is_digit(text[end]) || text[end] == '.' || text[end] == ',')) ++end;
  if (end == 0 || !is_digit(text[0])) return {{}, text};
  if (end < text.size() && text[end] >= 'a' && text[end] <= 'z') ++end;
  // "2e chance" and "100 % sport" do not begin with a code.
  const std::string_view rest = text.substr(end);
  if (!rest.empty() &&
      std::string_view(" -:/\t\xC2\xE2").find(rest.front()) == std::string_view::npos) {
    return {{}, text};
  }
  std::string code(text.substr(0, end));
  std::replace(code.begin(), code.end(), ',', '.');
  while (code.ends_with('.')) code.pop_back();
  const std::size_t letter = rest.find_first_not_of(" -:/\t");
  return {std::move(code),
          letter == std::string_view::npos ? std::string_view() : trimmed(rest.substr(letter))};
}

/// The theme of a list that resembles a text most: by code where the text is a code, otherwise by
/// label.
std::optional<std::string> nearest_theme(const Nomenclature& list, const CodeAndLabel& text) {
  std::vector<std::string> names;
  std::vector<std::string> shown;
  for (const NomenclatureTheme& theme : list.themes) {
    names.push_back(text.label.empty() ? theme.code : plain_words(theme.label));
    shown.push_back(fmt::format("{} {}", theme.code, theme.label));
  }
  const auto near = nearest_name(text.label.empty() ? text.code : plain_words(text.label), names);
  if (!near) return std::nullopt;
  const auto at = std::find(names.begin(), names.end(), *near);
  return shown[static_cast<std::size_t>(at - names.begin())];
}

/// The theme of a list that has both this code and this label.
const NomenclatureTheme* theme_of(const Nomenclature& list, const CodeAndLabel& text,
                                  Findings& findings) {
  const NomenclatureTheme* const by_label =
      text.label.empty() ? nullptr : list.find_label(text.label);
  const NomenclatureTheme* const by_code = list.find(text.code);
  if (by_code != nullptr && by_label != nullptr && by_label != by_code) {
    findings.warn("theme_code_and_label", {{"code", text.code},
                                           {"label", text.label},
                                           {"other_code", by_label->code},
                                           {"other_label", by_code->label}});
  }
  return by_code != nullptr ? by_code : by_label;
}

}  // namespace

FunderIndex FunderRegister::index_of(std::string_view name, const Place& place) {
  std::string words = plain_words(name);
  const auto [at, is_new] = by_words_.try_emplace(words, funders_.size());
  if (is_new) {
    funders_.push_back({std::string(name), funder_kind(name)});
    uses_.push_back({std::move(words), 0, place});
  }
  ++uses_[at->second].count;
  return FunderIndex(at->second);
}

void FunderRegister::find_slips(Findings& findings) const {
  for (std::size_t i = 0; i < uses_.size(); ++i) {
    const Use* best = nullptr;
    std::size_t best_at = 0;
    for (std::size_t j = 0; j < uses_.size(); ++j) {
      if (uses_[j].count <= uses_[i].count || !is_slip(uses_[i].words, uses_[j].words)) continue;
      if (best != nullptr && uses_[j].count <= best->count) continue;
      best = &uses_[j];
      best_at = j;
    }
    if (best == nullptr) continue;
    findings.warn("funder_nearly_alike",
                  {{"funder", funders_[i].name}, {"nearest", funders_[best_at].name}},
                  uses_[i].first, uses_[i].count);
  }
}

ThemeIndex ThemeRegister::index_of(int year, std::string_view theme, std::string_view label,
                                   const Place& place, Findings& findings) {
  if (theme.empty() && label.empty()) return ThemeIndex::none();
  const auto [at, is_new] = known_.try_emplace(fmt::format("{}\n{}\n{}", year, theme, label));
  Known& known = at->second;
  if (is_new) look_up(year, theme, label, known);
  for (const Finding& f : known.findings.list()) {
    findings.add(f.severity, f.code, f.details, place, 1);
  }
  return known.theme;
}

void ThemeRegister::look_up(int year, std::string_view theme, std::string_view label,
                            Known& known) {
  Findings& findings = known.findings;
  CodeAndLabel text = code_and_label(theme);
  if (text.label.empty()) text.label = label;
  const std::string written(theme.empty() ? label : theme);
  Theme named{{}, text.code, std::string(text.label)};
  const Nomenclature* const list = nomenclature_of(nomenclatures_, year);
  if (list == nullptr) {
    findings.notice("theme_without_list", {{"year", year}});
  } else if (const auto* const found = theme_of(*list, text, findings)) {
    named = {list->key, found->code, found->label};
  } else if (const auto near = nearest_theme(*list, text)) {
    findings.warn("theme_unknown_near",
                  {{"theme", written}, {"list", list->key}, {"nearest", *near}});
  } else {
    findings.warn("theme_unknown", {{"theme", written}, {"list", list->key}});
  }
  known.theme = intern(std::move(named));
}

ThemeIndex ThemeRegister::intern(Theme theme) {
  const std::string key = theme.nomenclature + '\n' + theme.code + '\n' + theme.label;
  const auto [at, is_new] = by_text_.try_emplace(key, themes_.size());
  if (is_new) themes_.push_back(std::move(theme));
  return ThemeIndex(at->second);
}

namespace {

std::string key_of(const FundingLine& line) {
  const auto cents = [](const std::optional<Euros>& amount) {
    return amount ? fmt::to_string(amount->cents()) : std::string();
  };
  return fmt::format("{},{},{},{},{},{}", line.action.position(), line.funder.position(),
                     carreau::to_text(line.credit), cents(line.amounts.requested),
                     cents(line.amounts.granted), cents(line.amounts.paid));
}

}  // namespace

std::optional<Place> LineRegister::add(std::span<const FundingLine> lines, std::size_t table,
                                       const Place& place) {
  for (const FundingLine& line : lines) {
    const auto found = seen_.find(key_of(line));
    if (found != seen_.end() && found->second.table != table) {
      throw RowRefused{{"refused_repeated_line", {{"place", found->second.place.text()}}}, {}};
    }
  }
  std::optional<Place> before;
  for (const FundingLine& line : lines) {
    const auto [at, is_new] = seen_.try_emplace(key_of(line), Seen{table, place});
    if (!is_new) before = at->second.place;
  }
  return before;
}

}  // namespace carreau::inputs
