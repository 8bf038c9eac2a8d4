// SPDX-License-Identifier: Apache-2.0
/// The appearance of the layers of a GeoPackage in QGIS.
#pragma once

#include "files/layer_writer.hpp"
#include "results/columns.hpp"

#include <span>
#include <string>
#include <string_view>

namespace carreau::results {

/// The style of a layer as QGIS stores it: symbols, and the titles of its columns.
struct LayerStyle {
  std::string layer;
  bool has_geometry = false;
  std::string qml;
  /// The name of a style that QGIS only offers; empty for the one that it applies by itself.
  std::string name = {};
};

/// The titles of columns as QGIS shows them in forms and tables, with their units: "Accordé (€)".
class ColumnAliases {
 public:
  void add(std::string_view column, std::string_view title, ColumnUnit unit);
  [[nodiscard]] std::string qml() const { return "<aliases>\n" + lines_ + "  </aliases>"; }

 private:
  std::string lines_;
  int count_ = 0;
};
template <class Record>
[[nodiscard]] ColumnAliases aliases_of(const ColumnTable<Record>& table) {
  ColumnAliases aliases;
  for (const Column<Record>& column : table.columns()) {
    aliases.add(column.name, column.french, column.unit);
  }
  return aliases;
}

/// The style data/styles/LAYER.qml with these titles of columns. `renderer` is put in its place
/// where the style leaves one for what depends on the figures of the layer.
[[nodiscard]] LayerStyle drawn_style(const std::string& layer, const ColumnAliases& aliases,
                                     std::string_view renderer = {});
/// Another style of a layer, data/styles/FILE.qml, that QGIS offers under `name`.
[[nodiscard]] LayerStyle offered_style(const std::string& layer, const std::string& file,
                                       const std::string& name, const ColumnAliases& aliases);
/// A style for a table without geometry: the titles of its columns alone.
[[nodiscard]] LayerStyle table_style(const std::string& layer, const ColumnAliases& aliases);

/// Writes the table in which QGIS looks for the styles of each layer.
void write_styles(files::LayerWriter& writer, std::span<const LayerStyle> styles);

}  // namespace carreau::results
