// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"
#include "files/toml_file.hpp"
#include "inputs/programme/action_mapping.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace carreau::inputs {

namespace {

std::string list_of(const std::vector<std::string>& texts) {
  std::vector<std::string> parts;
  for (const std::string& text : texts) parts.push_back(files::toml_quoted(text));
  return "[" + join(parts, ", ") + "]";
}

/// One name is written as a text, several as a list; the reader accepts both.
std::string names_text(const std::vector<std::string>& names) {
  return names.size() == 1 ? files::toml_quoted(names.front()) : list_of(names);
}

/// Builds the text section by section; values that equal those of an empty mapping are left out.
class MappingWriter {
 public:
  std::string write(const ActionMapping& mapping) {
    // The file is for people, so its head is in French and points to the format.
    text_ =
        "# Correspondance des colonnes pour l'import des actions : à relire, à corriger, à "
        "garder.\n"
        "# Le format est décrit dans docs/formats.md ; les commentaires sont libres.\n";
    head(mapping);
    constants(mapping);
    for (std::size_t i = 0; i < kActionSheets; ++i) sheet(mapping, static_cast<ActionSheet>(i));
    words(mapping);
    groups(mapping.group_words);
    headers(mapping.funder_words);
    return std::move(text_);
  }

 private:
  void line(std::string_view key, const std::string& value) {
    text_ += fmt::format("{} = {}\n", key, value);
  }
  void texts(std::string_view key, const std::vector<std::string>& values) {
    if (!values.empty()) line(key, list_of(values));
  }
  void section(const std::string& name) { text_ += "\n" + name + "\n"; }

  void head(const ActionMapping& mapping) {
    // The values of an empty mapping are the defaults, so only others need to be written.
    const ActionMapping plain;
    if (!mapping.title.empty()) line("title", files::toml_quoted(mapping.title));
    if (!mapping.source.empty()) line("source", files::toml_quoted(mapping.source));
    texts("recognised_by", mapping.recognised_by);
    texts("expected", mapping.expected);
    line("recognise", mapping.recognise ? "true" : "false");
    if (mapping.separators != plain.separators)
      line("separators", files::toml_quoted(mapping.separators));
    std::vector<std::string> fields;
    for (const ActionField field : mapping.fill_down) fields.emplace_back(to_text(field));
    texts("fill_down", fields);
    if (mapping.repeated == RepeatedReferences::number) line("repeated_references", "\"number\"");
    if (mapping.money.in_thousands) line("amounts_in", "\"thousands\"");
    if (mapping.money.mark == MoneyNotation::Mark::point) line("decimal_mark", "\"point\"");
    if (mapping.money.mark == MoneyNotation::Mark::comma) line("decimal_mark", "\"comma\"");
    if (!mapping.crs.empty()) line("crs", files::toml_quoted(mapping.crs));
  }

  void constants(const ActionMapping& mapping) {
    if (mapping.constants.empty()) return;
    section("[constants]");
    for (const auto& [field, value] : mapping.constants)
      line(to_text(field), files::toml_quoted(value));
  }

  void sheet(const ActionMapping& mapping, ActionSheet which) {
    // Empty sections are left out: a reader of the file sees only what was recognised.
    const SheetMapping& sheet = mapping.of(which);
    const std::string name(to_text(which));
    if (!sheet.sheet.empty() || !sheet.ignored.empty()) section("[" + name + "]");
    if (!sheet.sheet.empty()) line("sheet", files::toml_quoted(sheet.sheet));
    texts("ignored", sheet.ignored);
    if (!sheet.columns.empty()) section("[" + name + ".columns]");
    for (const auto& [field, names] : sheet.columns) line(to_text(field), names_text(names));
    for (const FunderColumn& funder : sheet.funders) this->funder(name, funder);
    for (const GroupColumn& group : sheet.groups) {
      section("[[" + name + ".groups]]");
      line("column", files::toml_quoted(group.column));
      line("group", files::toml_quoted(group.group));
      line("measure", group.is_actual ? "\"actual\"" : "\"forecast\"");
    }
  }

  void funder(const std::string& sheet, const FunderColumn& funder) {
    section("[[" + sheet + ".funders]]");
    line("column", files::toml_quoted(funder.column));
    if (!funder.funder.empty()) line("funder", files::toml_quoted(funder.funder));
    line("measure", files::toml_quoted(std::string(carreau::to_text(funder.measure))));
    if (funder.credit != CreditKind::unknown) {
      line("credit", files::toml_quoted(std::string(carreau::to_text(funder.credit))));
    }
    if (funder.in_thousands) line("amounts_in", "\"thousands\"");
  }

  template <class Value>
  void words(const std::string& name, const std::map<std::string, Value, std::less<>>& all) {
    if (all.empty()) return;
    section("[words." + name + "]");
    // In memory words lead to values; the file lists the words of each value.
    std::map<std::string, std::vector<std::string>> by_value;
    for (const auto& [word, value] : all) {
      by_value[std::string(carreau::to_text(value))].push_back(word);
    }
    for (const auto& [value, list] : by_value) line(value, list_of(list));
  }

  void words(const ActionMapping& mapping) {
    if (!mapping.transterritorial_words.empty()) {
      section("[words]");
      texts("transterritorial", mapping.transterritorial_words);
    }
    words("status", mapping.status_words);
    words("credit", mapping.credit_words);
    words("section", mapping.section_words);
    words("adding", mapping.adding_words);
    words("direction", mapping.direction_words);
  }

  void groups(const std::map<std::string, std::string, std::less<>>& all) {
    if (!all.empty()) section("[audience_groups]");
    std::map<std::string, std::vector<std::string>> by_group;
    for (const auto& [word, group] : all) by_group[group].push_back(word);
    for (const auto& [group, list] : by_group) line(files::toml_quoted(group), list_of(list));
  }

  void headers(const FunderHeaderWords& words) {
    if (words == FunderHeaderWords()) return;
    section("[funder_headers]");
    for (std::size_t i = 0; i < kMeasures; ++i) {
      texts(carreau::to_text(static_cast<Measure>(i)), words.measures[i]);
    }
    texts("fillers", words.fillers);
    texts("nouns", words.nouns);
    texts("totals", words.totals);
    texts("payments", words.payments);
    texts("sections", words.sections);
    texts("within", words.within);
    texts("never", words.never);
    texts("not_money", words.not_money);
    texts("bare", words.bare);
  }

  std::string text_;
};

}  // namespace

std::string mapping_text(const ActionMapping& mapping) { return MappingWriter().write(mapping); }

}  // namespace carreau::inputs
