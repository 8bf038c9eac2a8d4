// SPDX-License-Identifier: Apache-2.0
#include "lab/start/raw_tables.hpp"

#include "files/table.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <utility>

namespace carreau::lab {

std::vector<RawTable> raw_tables(const std::string& path) {
  std::vector<std::vector<std::vector<std::string>>> shown;
  // Any first row will do as the header: what is wanted are the rows that are shown on the way.
  const files::FindHeader note =
      [&](std::span<const std::vector<std::string>> rows) -> std::optional<files::Header> {
    if (rows.empty()) return std::nullopt;
    shown.emplace_back(rows.begin(), rows.end());
    return files::Header{0, 1, rows.front()};
  };
  Findings findings;
  const files::FileTables opened = files::open_tables(path, note, findings);
  std::vector<RawTable> tables;
  for (std::size_t t = 0; t < opened.tables.size() && t < shown.size(); ++t) {
    tables.push_back({opened.tables[t]->layer(), std::move(shown[t])});
  }
  return tables;
}

}  // namespace carreau::lab
