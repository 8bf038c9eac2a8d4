// SPDX-License-Identifier: Apache-2.0
#include "files/arrow/arrow_rows.hpp"

#include "base/error.hpp"
#include "files/arrow/arrow_export.hpp"
#include "files/arrow/arrow_geometry.hpp"
#include "files/arrow/arrow_metadata.hpp"

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace carreau::files {

namespace {

constexpr std::int64_t kMostRows = std::int64_t{1} << 16U;
/// Of text in one column; offsets of 32 bits reach twice as far.
constexpr std::size_t kMostBytes = std::size_t{1} << 30U;
constexpr std::size_t kMostOfOffsets = 0x7FFF'FFFF;

const char* format_of(FieldType type) {
  switch (type) {
    case FieldType::integer: return "l";
    case FieldType::real: return "g";
    case FieldType::text: break;
  }
  return "u";
}

ArrowColumn column_of(FieldType type) {
  switch (type) {
    case FieldType::integer: return {std::vector<std::int64_t>{}, {}, 0};
    case FieldType::real: return {std::vector<double>{}, {}, 0};
    case FieldType::text: break;
  }
  return {ArrowTexts{}, {}, 0};
}

void note_validity(ArrowColumn& column, std::int64_t row, bool is_valid) {
  if (row % 8 == 0) column.validity.push_back(0);
  if (is_valid) column.validity.back() |= static_cast<std::uint8_t>(1U << (row % 8));
  else ++column.nulls;
}

/// Ends the text whose bytes were appended. Throws IoError where a single text is larger than a
/// column can hold.
void end_text(ArrowTexts& texts) {
  if (texts.bytes.size() > kMostOfOffsets) {
    throw IoError({}, Message{"text_too_long_for_column"});
  }
  texts.ends.push_back(static_cast<std::int32_t>(texts.bytes.size()));
}

/// Appends a value to a column of its type; a whole number may stand in a column of reals.
struct Appender {
  ArrowColumn& column;

  void operator()(std::monostate) const {
    if (auto* const texts = std::get_if<ArrowTexts>(&column.values)) return end_text(*texts);
    if (auto* const whole = std::get_if<std::vector<std::int64_t>>(&column.values)) {
      return whole->push_back(0);
    }
    std::get<std::vector<double>>(column.values).push_back(0.0);
  }
  void operator()(const std::string& text) const {
    auto* const texts = std::get_if<ArrowTexts>(&column.values);
    if (texts == nullptr) throw std::logic_error("a text in a column of numbers");
    texts->bytes += text;
    end_text(*texts);
  }
  void operator()(std::int64_t value) const {
    if (auto* const whole = std::get_if<std::vector<std::int64_t>>(&column.values)) {
      return whole->push_back(value);
    }
    (*this)(static_cast<double>(value));
  }
  void operator()(double value) const {
    auto* const reals = std::get_if<std::vector<double>>(&column.values);
    if (reals == nullptr) throw std::logic_error("a real number in a column of another type");
    reals->push_back(value);
  }
};

}  // namespace

struct ArrowRows::Impl {
  ArrowBatches out;
  std::vector<FieldType> types;
  LayerGeometry geometry;
  ArrowBatch batch;
  bool is_finished = false;

  void begin_batch() {
    batch = {};
    for (const FieldType type : types) batch.columns.push_back(column_of(type));
    if (geometry != LayerGeometry::none) batch.columns.push_back(column_of(FieldType::text));
  }

  void end_batch() {
    if (batch.rows == 0) return;
    out.batches.push_back(std::move(batch));
    begin_batch();
  }

  [[nodiscard]] bool is_full() const {
    if (batch.rows >= kMostRows) return true;
    for (const ArrowColumn& column : batch.columns) {
      const auto* const texts = std::get_if<ArrowTexts>(&column.values);
      if (texts != nullptr && texts->bytes.size() >= kMostBytes) return true;
    }
    return false;
  }

  void add_place(const RowPlace& place) {
    ArrowColumn& column = batch.columns.back();
    auto& texts = std::get<ArrowTexts>(column.values);
    const bool is_known = place.polygons != nullptr || place.point.has_value();
    if (place.polygons != nullptr) append_wkb(*place.polygons, place.feature, texts.bytes);
    else if (place.point) append_wkb(*place.point, texts.bytes);
    end_text(texts);
    note_validity(column, batch.rows, is_known);
  }
};

ArrowRows::ArrowRows(const RowLayer& layer) : impl_(std::make_unique<Impl>()) {
  for (const FieldSpec& field : layer.fields) {
    impl_->out.fields.push_back({field.name, format_of(field.type), {}});
    impl_->types.push_back(field.type);
  }
  impl_->geometry = layer.geometry;
  if (layer.geometry != LayerGeometry::none) {
    impl_->out.fields.push_back({"geometry", "z", wkb_metadata(layer.crs)});
  }
  impl_->begin_batch();
}

ArrowRows::~ArrowRows() = default;

void ArrowRows::add(const Row& row, const RowPlace& place) {
  Impl& impl = *impl_;
  if (row.size() != impl.types.size()) throw std::logic_error("a row of another number of fields");
  for (std::size_t c = 0; c < row.size(); ++c) {
    ArrowColumn& column = impl.batch.columns[c];
    std::visit(Appender{column}, row[c]);
    note_validity(column, impl.batch.rows, !std::holds_alternative<std::monostate>(row[c]));
  }
  if (impl.geometry != LayerGeometry::none) impl.add_place(place);
  ++impl.batch.rows;
  if (impl.is_full()) impl.end_batch();
}

void ArrowRows::finish() {
  impl_->end_batch();
  impl_->is_finished = true;
}

void ArrowRows::move_to(ArrowArrayStream& out) {
  if (!impl_->is_finished) throw std::logic_error("the rows are not finished");
  export_batches(std::move(impl_->out), out);
}

void export_table(ResultTable table, ArrowArrayStream& out) {
  ArrowRows rows({table.name, table.description, table.fields, table.zones.crs(), table.geometry});
  const PolygonSet* const zones = table.geometry == LayerGeometry::none ? nullptr : &table.zones;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    rows.add(table.rows[i], {{}, zones, i});
    Row().swap(table.rows[i]);  // freed once it is in the columns
  }
  rows.finish();
  rows.move_to(out);
}

}  // namespace carreau::files
