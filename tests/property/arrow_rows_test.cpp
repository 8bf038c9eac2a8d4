// SPDX-License-Identifier: Apache-2.0
/// Any rows come back from columns in memory as they went there.
#include "files/arrow/arrow_rows.hpp"

#include "files/arrow/arrow_table.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

namespace carreau::files {
namespace {

/// A value of a type, or null.
FieldValue value_of(FieldType type) {
  if (*rc::gen::inRange(0, 4) == 0) return {};
  switch (type) {
    case FieldType::integer: return *rc::gen::arbitrary<std::int64_t>();
    case FieldType::real: return *rc::gen::arbitrary<double>();
    case FieldType::text: break;
  }
  return *rc::gen::container<std::string>(rc::gen::inRange('a', 'z'));
}

bool is_same(const ArrowTable& table, std::size_t column, const FieldValue& expected) {
  if (std::holds_alternative<std::monostate>(expected)) return table.is_null(column);
  if (table.is_null(column)) return false;
  if (const auto* const text = std::get_if<std::string>(&expected)) {
    return table.field(column) == *text;
  }
  if (const auto* const whole = std::get_if<std::int64_t>(&expected)) {
    return table.field(column) == std::to_string(*whole);
  }
  return std::stod(std::string(table.field(column))) == std::get<double>(expected);
}

RC_GTEST_PROP(ArrowRowsProperty, ComeBackAsTheyWere, ()) {
  const std::vector<FieldSpec> fields = {
      {"a"}, {"b", FieldType::integer}, {"c", FieldType::real}, {"d"}};
  const auto count = *rc::gen::inRange(0, 60);
  std::vector<Row> rows;
  PolygonSet zones(Crs::epsg(3035));
  for (int i = 0; i < count; ++i) {
    Row row;
    for (const FieldSpec& field : fields) row.push_back(value_of(field.type));
    rows.push_back(std::move(row));
    zones.begin_feature();
    zones.begin_polygon();
    zones.add_ring(std::vector<Point>{
        {0.0, 0.0}, {2.0 * i + 2.0, 0.0}, {2.0 * i + 2.0, 2.0}, {0.0, 2.0}, {0.0, 0.0}});
  }
  ArrowArrayStream stream{};
  export_table({"rows", "", fields, rows, zones}, stream);
  ArrowTable table(stream, "rows");
  RC_ASSERT(table.most_rows() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RC_ASSERT(table.next());
    for (std::size_t c = 0; c < fields.size(); ++c) RC_ASSERT(is_same(table, c, rows[i][c]));
    RC_ASSERT(table.middle() == (Point{static_cast<double>(i) + 1.0, 1.0}));
  }
  RC_ASSERT(!table.next());
}

}  // namespace
}  // namespace carreau::files
