// SPDX-License-Identifier: Apache-2.0
/// Reads the communes that a layer of quartiers names beside each of them.
#pragma once

#include "files/table.hpp"
#include "zoning/zoning.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace carreau::inputs {

/// The columns of a layer with the code and the name of the commune of a zone.
class ZoneCommuneColumns {
 public:
  /// `code` is the column with the code of the zone, which may itself be a commune.
  ZoneCommuneColumns(const files::Table& table, std::size_t code);
  [[nodiscard]] bool exist() const { return code_ || name_; }
  /// The communes of the current row. A field may give several, separated by "," or ";": a name
  /// belongs to the code at the same position where there are as many of both.
  [[nodiscard]] std::vector<ZoneCommune> read(const files::Table& table) const;

 private:
  std::optional<std::size_t> code_;
  std::optional<std::size_t> name_;
};

}  // namespace carreau::inputs
