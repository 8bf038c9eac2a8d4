// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"
#include "inputs/programme/action_columns.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace carreau::inputs {

namespace {

struct ColumnWords {
  std::array<std::string_view, 3> how;
  std::string_view thousands;
  std::string_view unused;
  std::string_view without;
  std::string_view missing;
};
constexpr ColumnWords kFrench{{"par le fichier de correspondance", "nom usuel", "nom approchant"},
                              ", en milliers d'euros",
                              "colonnes non lues : {}",
                              "champs sans colonne : {}",
                              "colonnes de la correspondance que la table n'a pas : {}"};
constexpr ColumnWords kEnglish{{"by the mapping file", "usual name", "alike name"},
                               ", in thousands of euros",
                               "columns not read: {}",
                               "fields without a column: {}",
                               "columns of the mapping that the table has not: {}"};

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
    add(fmt::format("{} ({})", carreau::to_text(funder.measure), funder.funder), amounts.column,
        amounts.how, funder.in_thousands);
  }
  const auto add_list = [&](std::string_view text, const std::vector<std::string>& list) {
    if (!list.empty()) lines.push_back(fmt::format(fmt::runtime(text), join(list, ", ")));
  };
  std::vector<std::string> unused;
  for (const std::size_t column : columns.unused) unused.push_back(names[column]);
  std::vector<std::string> without;
  for (const ActionField field : fields_of(sheet)) {
    if (columns.find(field) == nullptr) without.emplace_back(to_text(field));
  }
  add_list(words.unused, unused);
  add_list(words.without, without);
  add_list(words.missing, columns.missing);
  return lines;
}

}  // namespace carreau::inputs
