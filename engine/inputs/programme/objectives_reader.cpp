// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/objectives_reader.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/gdal_source.hpp"
#include "files/table.hpp"
#include "files/toml_file.hpp"
#include "inputs/programme/action_values.hpp"
#include "inputs/programme/named_columns.hpp"
#include "inputs/toml_sections.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

namespace carreau::inputs {

namespace {

constexpr std::array<std::string_view, kObjectiveLevels> kLevelKeys{"priority", "strategic",
                                                                    "operational"};

/// Collects objectives; the same objective below the same one is the same.
class ObjectiveTree {
 public:
  /// The position of the objective, and whether it is new.
  std::pair<std::size_t, bool> add(Objective objective) {
    const Key key{objective.level, objective.parent, plain_words(objective.contract),
                  plain_words(objective.code + ' ' + objective.label)};
    const auto [at, is_new] = positions_.try_emplace(key, objectives_.size());
    if (is_new) objectives_.push_back(std::move(objective));
    return {at->second, is_new};
  }
  void add_quartiers(std::size_t objective, const std::vector<std::string>& quartiers) {
    auto& list = objectives_[objective].quartiers;
    for (const std::string& quartier : quartiers) {
      if (std::ranges::find(list, quartier) == list.end()) list.push_back(quartier);
    }
  }
  [[nodiscard]] const Objective& at(std::size_t objective) const { return objectives_[objective]; }
  std::vector<Objective> take() { return std::move(objectives_); }

 private:
  using Key = std::tuple<ObjectiveLevel, std::optional<std::size_t>, std::string, std::string>;
  std::map<Key, std::size_t> positions_;
  std::vector<Objective> objectives_;
};

// TOML.

std::string text_under(const toml::table& table, std::string_view key) {
  const toml::node* const node = table.get(key);
  // Codes such as 1 or 1.2 may be written without quotes.
  return node == nullptr ? std::string() : files::value_text(*node);
}

void check_objective(const toml::table& table, std::size_t level, const std::string& file) {
  std::vector<std::string_view> keys = {"code", "label", "contract", "quartiers"};
  if (level + 1 < kObjectiveLevels) keys.push_back(kLevelKeys[level + 1]);
  files::check_keys(table, keys, file);
  if (!text_under(table, "code").empty() || !text_under(table, "label").empty()) return;
  throw DataError(files::place_of(file, table, kLevelKeys[level]), Message{"objective_nameless"},
                  Message{"add_line", {{"line", "label = \"…\""}}});
}

void read_section(const toml::table& table, std::size_t level, std::optional<std::size_t> parent,
                  const std::string& file, ObjectiveTree& tree) {
  check_objective(table, level, file);
  Objective objective{static_cast<ObjectiveLevel>(level), text_under(table, "code"),
                      text_under(table, "label"),         parent,
                      text_under(table, "contract"),      texts_under(table, "quartiers", file)};
  if (parent && objective.contract.empty()) objective.contract = tree.at(*parent).contract;
  if (parent && objective.quartiers.empty()) objective.quartiers = tree.at(*parent).quartiers;
  const std::string name = join(std::vector{objective.code, objective.label}, " ");
  const auto [at, is_new] = tree.add(std::move(objective));
  if (!is_new) {
    throw DataError(files::place_of(file, table, kLevelKeys[level]),
                    Message{"objective_twice", {{"objective", name}}}, Message{"keep_one_of_both"});
  }
  if (level + 1 == kObjectiveLevels) return;
  for_each_toml_section(table, kLevelKeys[level + 1], file, [&, at = at](const toml::table& below) {
    read_section(below, level + 1, at, file, tree);
  });
}

std::vector<Objective> parse_objectives(std::string_view text, const std::string& file) {
  const toml::table table = files::parse_toml(text, file);
  files::check_keys(table, kLevelKeys, file);
  ObjectiveTree tree;
  for (std::size_t level = 0; level < kObjectiveLevels; ++level) {
    for_each_toml_section(table, kLevelKeys[level], file, [&](const toml::table& part) {
      read_section(part, level, std::nullopt, file, tree);
    });
  }
  return tree.take();
}

// Tables.

const std::array<ColumnNames, kObjectiveLevels> kLevelColumns{
    ColumnNames{"priority", "priorite", "pilier", "axe", "orientation"},
    ColumnNames{"strategic objective", "strategic", "objectif strategique",
                "objectifs strategiques", "os"},
    ColumnNames{"operational objective", "operational", "objectif operationnel",
                "objectifs operationnels", "oo"}};
const ColumnNames kContractColumn{"contract", "contrat", "contrat de ville", "code cv",
                                  "code contrat"};
const ColumnNames kQuartierColumn{"quartiers", "quartier", "qpv", "code qp", "code qpv"};

bool has_objectives(const std::vector<std::string>& header) {
  return std::ranges::any_of(kLevelColumns, [&](const ColumnNames& names) {
    return named_column(header, names).has_value();
  });
}

class ObjectiveRows {
 public:
  explicit ObjectiveRows(const files::Table& table)
      : contract_(named_column(table.columns(), kContractColumn)),
        quartiers_(named_column(table.columns(), kQuartierColumn)) {
    for (std::size_t level = 0; level < kObjectiveLevels; ++level) {
      columns_[level] = named_column(table.columns(), kLevelColumns[level]);
    }
    if (!has_objectives(table.columns())) {
      static_cast<void>(table.require(kLevelColumns.back(), Message{"column_objective"}));
    }
  }

  /// Whether the row names an objective.
  bool read(const files::Table& table) {
    std::optional<std::size_t> parent;
    bool has_any = false;
    const std::string contract = text_of_column(table, contract_);
    for (std::size_t level = 0; level < kObjectiveLevels; ++level) {
      const std::string written = text_of_column(table, columns_[level]);
      if (written.empty()) {
        // An empty cell repeats the objective above, unless a wider one is new in this row.
        if (!has_any && last_[level]) parent = last_[level];
        continue;
      }
      has_any = true;
      parent = last_[level] = add(level, written, contract, parent);
      // Narrower objectives of rows above belong to another one.
      for (std::size_t below = level + 1; below < kObjectiveLevels; ++below) last_[below].reset();
    }
    if (has_any && parent)
      tree_.add_quartiers(*parent, cell_values(text_of_column(table, quartiers_), "|;,/\n"));
    return has_any;
  }

  std::vector<Objective> take() { return tree_.take(); }

 private:
  std::size_t add(std::size_t level, const std::string& written, const std::string& contract,
                  std::optional<std::size_t> parent) {
    const ObjectiveText text = objective_text(written);
    const std::string of = contract.empty() && parent ? tree_.at(*parent).contract : contract;
    return tree_.add({static_cast<ObjectiveLevel>(level), text.code, text.label, parent, of, {}})
        .first;
  }

  std::optional<std::size_t> contract_;
  std::optional<std::size_t> quartiers_;
  std::array<std::optional<std::size_t>, kObjectiveLevels> columns_;
  std::array<std::optional<std::size_t>, kObjectiveLevels> last_;
  ObjectiveTree tree_;
};

std::vector<Objective> read_table_of_objectives(const std::string& path, Findings& findings) {
  const auto table = files::open_table(path, has_objectives, findings);
  ObjectiveRows rows(*table);
  while (table->next()) {
    if (!rows.read(*table)) findings.warn("objective_row_empty", {}, table->place(0));
  }
  return rows.take();
}

}  // namespace

std::vector<Objective> read_objectives(const std::string& path, Findings& findings) {
  std::vector<Objective> objectives =
      files::extension_of(path) == "toml"
          ? parse_objectives(files::read_whole(path), files::base_name(path))
          : read_table_of_objectives(path, findings);
  if (!objectives.empty()) return objectives;
  throw DataError({files::base_name(path), {}, {}}, Message{"no_objectives"},
                  Message{"add_sections", {{"section", "[[priority]]"}}});
}

}  // namespace carreau::inputs
