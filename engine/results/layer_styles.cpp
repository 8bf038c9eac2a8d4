// SPDX-License-Identifier: Apache-2.0
#include "results/layer_styles.hpp"

#include "files/embedded_data.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carreau::results {

void write_styles(files::LayerWriter& writer, std::span<const char* const> layers) {
  using enum files::FieldType;
  const std::vector<files::FieldSpec> fields = {
      {"f_table_catalog"}, {"f_table_schema"}, {"f_table_name"}, {"f_geometry_column"},
      {"styleName"},       {"styleQML"},       {"styleSLD"},     {"useAsDefault", integer},
      {"description"},     {"owner"},          {"ui"},           {"update_time"}};
  writer.start_layer("layer_styles", "Styles QGIS", fields, std::nullopt);
  for (const std::string layer : layers) {
    const auto style = files::embedded_text("styles/" + layer + ".qml");
    writer.add_row({std::string(), std::string(), layer, std::string("geom"), layer,
                    std::string(style.value()), std::string(), std::int64_t{1}, std::string(),
                    std::string(), files::FieldValue(), std::string("2000-01-01T00:00:00.000Z")});
  }
}

}  // namespace carreau::results
