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

/// Names that only differ in a number name different funders: "Lot 1" and "Lot 2".
bool has_same_figures(std::string_view a, std::string_view b) {
  std::string of_a;
  std::string of_b;
  std::copy_if(a.begin(), a.end(), std::back_inserter(of_a), is_digit);
  std::copy_if(b.begin(), b.end(), std::back_inserter(of_b), is_digit);
  return of_a == of_b;
}

/// Whether the texts differ by one inserted, removed or replaced letter, or by two swapped ones.
bool is_one_edit(std::string_view a, std::string_view b) {
  // The shorter text first, so that only an insertion has to be considered.
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1 || a == b) return false;
  const auto differ = std::mismatch(a.begin(), a.end(), b.begin());
  const std::string_view rest_a = a.substr(static_cast<std::size_t>(differ.first - a.begin()));
  const std::string_view rest_b = b.substr(static_cast<std::size_t>(differ.second - b.begin()));
  if (rest_a.size() < rest_b.size()) return rest_a == rest_b.substr(1);
  if (rest_a.substr(1) == rest_b.substr(1)) return true;
  // Two swapped neighbours, as typed too fast.
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
  // A comma instead of a point is a usual slip in codes: "1,2".
  while (end < text.size() && (is_digit(text[end]) || text[end] == '.' || text[end] == ',')) ++end;
  if (end == 0 || !is_digit(text[0])) return {{}, text};
  // Codes such as "1.5a" end with a letter.
  if (end < text.size() && text[end] >= 'a' && text[end] <= 'z') ++end;
  // "2e chance" and "100 % sport" do not begin with a code.
  const std::string_view rest = text.substr(end);
  // A separator, a non-breaking space or a dash may follow a code; the last two begin with C2 and
  // E2.
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
    // Compared with codes or with labels, but shown with both.
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
  // The code decides, because labels are shortened more often; but one of both is a mistake.
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
  // Described once for each spelling: a programme repeats some dozens of names thousands of times.
  const auto [at, is_new] = by_name_.try_emplace(std::string(name));
  if (is_new) at->second = intern(directory_.describe(name), place);
  ++uses_[at->second].count;
  return FunderIndex(at->second);
}

std::size_t FunderRegister::intern(Funder funder, const Place& place) {
  // Case and accents do not distinguish funders.
  std::string words = plain_words(funder.name);
  const auto [at, is_new] = by_words_.try_emplace(words, funders_.size());
  if (is_new) {
    funders_.push_back(std::move(funder));
    uses_.push_back({std::move(words), 0, place});
  }
  return at->second;
}

/// Compares all pairs: programmes have some dozens of funders.
void FunderRegister::find_slips(Findings& findings) const {
  for (std::size_t i = 0; i < uses_.size(); ++i) {
    const Use* best = nullptr;
    std::size_t best_at = 0;
    for (std::size_t j = 0; j < uses_.size(); ++j) {
      // The rarer name is taken for the slip.
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
  // Looked up once for each text: a programme repeats a few themes thousands of times.
  const auto [at, is_new] = known_.try_emplace(fmt::format("{}\n{}\n{}", year, theme, label));
  Known& known = at->second;
  if (is_new) look_up(year, theme, label, known);
  // Findings are counted at every row, although the theme is looked up once.
  for (const Finding& f : known.findings.list()) {
    findings.add(f.severity, f.code, f.details, place, 1);
  }
  return known.theme;
}

void ThemeRegister::look_up(int year, std::string_view theme, std::string_view label,
                            Known& known) {
  Findings& findings = known.findings;
  // The code and the label may stand in one cell or in two.
  CodeAndLabel text = code_and_label(theme);
  if (text.label.empty()) text.label = label;
  const std::string written(theme.empty() ? label : theme);
  // Kept as written where no list has it: the money still belongs to what the file calls a theme.
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

/// Lines with the same key are the same line, as far as a file can tell.
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
  // Checked for all lines first: a refused row must not leave some of its lines behind.
  for (const FundingLine& line : lines) {
    const auto found = seen_.find(key_of(line));
    // The same line in two tables is one line that was given twice; within a table it may be meant.
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
