// SPDX-License-Identifier: Apache-2.0
#include "results/layer_styles.hpp"

#include "base/markup.hpp"
#include "base/text.hpp"
#include "files/embedded_data.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace carreau::results {

namespace {

/// Replaces the only occurrence of `mark`; a style without it stays as it is.
void put(std::string& text, std::string_view mark, std::string_view content) {
  const std::size_t at = text.find(mark);
  if (at != std::string::npos) text.replace(at, mark.size(), content);
}

}  // namespace

void ColumnAliases::add(std::string_view column, std::string_view title, ColumnUnit unit) {
  // Titles begin in lower case, as parts of sentences; the name of a field stands alone.
  std::string shown = capitalised(title);
  const bool has_sign = unit == ColumnUnit::euros || unit == ColumnUnit::square_metres ||
                        unit == ColumnUnit::metres || unit == ColumnUnit::per_km2;
  if (has_sign) shown += fmt::format(" ({})", unit_text(unit, Language::french));
  // QGIS counts the fields from the key of the table, which is no column of ours.
  lines_ += fmt::format("    <alias field=\"{}\" index=\"{}\" name=\"{}\"/>\n", escaped(column),
                        ++count_, escaped(shown));
}

LayerStyle drawn_style(const std::string& layer, const ColumnAliases& aliases,
                       std::string_view renderer) {
  std::string qml(files::embedded_text("styles/" + layer + ".qml").value());
  put(qml, "{{renderer}}", renderer);
  put(qml, "{{aliases}}", aliases.qml());
  return {layer, true, std::move(qml)};
}

LayerStyle offered_style(const std::string& layer, const std::string& file, const std::string& name,
                         const ColumnAliases& aliases) {
  LayerStyle style = drawn_style(file, aliases);
  style.layer = layer;
  style.name = name;
  return style;
}

LayerStyle table_style(const std::string& layer, const ColumnAliases& aliases) {
  return {layer, false,
          fmt::format("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
                      "<qgis version=\"3.22.0\" styleCategories=\"Fields\">\n  {}\n</qgis>\n",
                      aliases.qml())};
}

void write_styles(files::LayerWriter& writer, std::span<const LayerStyle> styles) {
  using enum files::FieldType;
  const std::vector<files::FieldSpec> fields = {
      {"f_table_catalog"}, {"f_table_schema"}, {"f_table_name"}, {"f_geometry_column"},
      {"styleName"},       {"styleQML"},       {"styleSLD"},     {"useAsDefault", integer},
      {"description"},     {"owner"},          {"ui"},           {"update_time"}};
  writer.start_layer("layer_styles", "Styles QGIS", fields, std::nullopt);
  for (const LayerStyle& style : styles) {
    const std::string column = style.has_geometry ? "geom" : "";
    const bool is_default = style.name.empty();
    writer.add_row({std::string(), std::string(), style.layer, column,
                    is_default ? style.layer : style.name, style.qml, std::string(),
                    std::int64_t{is_default ? 1 : 0}, std::string(), std::string(),
                    files::FieldValue(), std::string("2000-01-01T00:00:00.000Z")});
  }
}

}  // namespace carreau::results
