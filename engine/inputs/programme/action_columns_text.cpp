// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"
#include "inputs/programme/action_columns.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace carreau::inputs {

namespace {

struct ColumnWords {
  std::array<std::string_view, 4> how;
  std::string_view thousands;
  std::string_view unused;
  std::string_view without;
  std::string_view missing;
  std::string_view total;
  std::array<std::string_view, 2> audience;
};
constexpr ColumnWords kFrench{
    {"par le fichier de correspondance", "nom usuel", "nom approchant", "nom coupé"},
    ", en milliers d'euros",
    "colonnes non lues : {}",
    "champs sans colonne : {}",
    "colonnes de la correspondance que la table n'a pas : {}",
    "{} (total des financeurs, comparé)",
    {"public prévu ({})", "public touché ({})"}};
constexpr ColumnWords kEnglish{{"by the mapping file", "usual name", "alike name", "cut name"},
                               ", in thousands of euros",
                               "columns not read: {}",
                               "fields without a column: {}",
                               "columns of the mapping that the table has not: {}",
                               "{} (total of funders, compared)",
                               {"people expected ({})", "people reached ({})"}};

/// The columns that are not read, the fields without one, and what the mapping names in vain.
void add_what_is_left(const ActionColumns& columns, ActionSheet sheet,
                      std::span<const std::string> names, const ColumnWords& words,
                      std::vector<std::string>& lines) {
  const auto add_list = [&](std::string_view text, const std::vector<std::string>& list) {
    if (!list.empty()) lines.push_back(fmt::format(fmt::runtime(text), join(list, ", ")));
  };
  std::vector<std::string> unused;
  for (const std::size_t column : columns.unused) unused.push_back(shown_column(names, column));
  std::vector<std::string> without;
  for (const ActionField field : fields_of(sheet)) {
    if (columns.find(field) == nullptr) without.emplace_back(to_text(field));
  }
  add_list(words.unused, unused);
  add_list(words.without, without);
  add_list(words.missing, columns.missing);
}

}  // namespace

std::vector<std::string> describe(const ActionColumns& columns, ActionSheet sheet,
                                  std::span<const std::string> names, Language language) {
  const ColumnWords& words = language == Language::french ? kFrench : kEnglish;
  std::vector<std::string> lines;
  const auto add = [&](const std::string& what, std::size_t column, Recognition how,
                       bool in_thousands) {
    lines.push_back(fmt::format("{} <- \"{}\" ({}{})", what, names[column],
                                words.how[static_cast<std::size_t>(how)],
                                in_thousands ? words.thousands : std::string_view()));
  };
  for (const FieldColumn& field : columns.fields) {
    add(std::string(to_text(field.field)), field.column, field.how, field.in_thousands);
  }
  for (const FunderAmounts& amounts : columns.funders) {
    const FunderColumn& funder = amounts.funder;
    // Without a funder it is a part of the amount of the row's own funder.
    const std::string_view measure = carreau::to_text(funder.measure);
    add(funder.funder.empty() ? std::string(measure)
                              : fmt::format("{} ({})", measure, funder.funder),
        amounts.column, amounts.how, funder.in_thousands);
  }
  for (const TotalColumn& total : columns.totals) {
    add(fmt::format(fmt::runtime(words.total), carreau::to_text(total.measure)), total.column,
        Recognition::alike, total.in_thousands);
  }
  for (const AudienceColumn& audience : columns.groups) {
    const std::string_view text = words.audience[audience.group.is_actual ? 1 : 0];
    add(fmt::format(fmt::runtime(text), audience.group.group), audience.column, audience.how,
        false);
  }
  add_what_is_left(columns, sheet, names, words, lines);
  return lines;
}

}  // namespace carreau::inputs
