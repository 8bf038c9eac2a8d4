// SPDX-License-Identifier: Apache-2.0
/// The account of an import for the terminal and for scripts.
#pragma once

#include "inputs/programme/import_account.hpp"
#include "report/words.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::report {

/// Equal unknown values of one column, with the number of their rows and what these grant.
struct UnknownGroup {
  std::string column;
  std::string written;
  std::int64_t rows = 0;
  std::optional<Euros> euros;
};
/// In the order of their first rows.
[[nodiscard]] std::vector<UnknownGroup> unknown_groups(const inputs::TableAccount& table);

/// "Titre", "Total" ….
[[nodiscard]] std::string_view row_kind_label(inputs::RowKind kind, const Words& w);
/// As what a column is read: "Accordé", "Accordé, CAF", "personnes", "non lue".
[[nodiscard]] std::string column_use_label(const inputs::NumberColumn& use, const Words& w);

/// For each table its rows, its columns with their sums, its own totals beside what was read, the
/// rows set aside and the values that are unknown.
[[nodiscard]] std::string import_text(const inputs::ImportAccount& account, Language language);
/// The same with every row, amounts in euros.
[[nodiscard]] nlohmann::ordered_json import_json(const inputs::ImportAccount& account);

}  // namespace carreau::report
