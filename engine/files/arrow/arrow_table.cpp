// SPDX-License-Identifier: Apache-2.0
#include "files/arrow/arrow_table.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/arrow/arrow_geometry.hpp"
#include "files/arrow/arrow_metadata.hpp"
#include "files/arrow/arrow_owner.hpp"
#include "files/arrow/arrow_type.hpp"
#include "files/arrow/arrow_values.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

namespace carreau::files {

namespace {

/// A part for each thread that is large enough to be worth it.
constexpr std::int64_t kRowsInPart = std::int64_t{1} << 17U;

/// A column may be given a name or none.
std::string name_of(const ArrowSchema& field) {
  return field.name == nullptr ? std::string() : std::string(field.name);
}

bool is_struct(const ArrowSchema& schema) { return std::string_view(schema.format) == "+s"; }

/// A row that is null as a whole has no values to read.
bool has_null_rows(const ArrowArray& batch) {
  if (batch.n_buffers < 1 || batch.buffers == nullptr || batch.buffers[0] == nullptr) return false;
  const auto* const bits = static_cast<const std::uint8_t*>(batch.buffers[0]);
  for (std::int64_t i = batch.offset; i < batch.offset + batch.length; ++i) {
    if (((bits[i >> 3] >> (i & 7)) & 1) == 0) return true;
  }
  return false;
}

}  // namespace

/// The batches and how to read them; immutable once made.
struct ArrowTable::Data {
  struct Batch {
    OwnedArray array;
    std::int64_t end = 0;  ///< the number of rows up to and with this batch
    std::vector<ArrowValues> columns;
  };

  OwnedSchema schema;
  std::vector<ArrowType> types;
  std::vector<Batch> batches;  ///< without empty ones
  std::int64_t rows = 0;
  std::optional<ArrowGeometry> geometry;

  Data(ArrowArrayStream& source, const std::string& name) {
    OwnedStream stream(source);
    if (stream.is_released()) throw DataError({name, {}, {}}, Message{"arrow_released"});
    check(stream, stream.get().get_schema(&stream.get(), &schema.get()), name);
    take_types(name);
    while (take_batch(stream, name)) {
    }
  }

  static void check(OwnedStream& stream, int code, const std::string& name) {
    if (code == 0) return;
    const char* const told = stream.get().get_last_error(&stream.get());
    throw IoError(name, Message{"arrow_producer",
                                {{"reason", told == nullptr ? std::strerror(code) : told}}});
  }

  void take_types(const std::string& name) {
    const ArrowSchema& s = schema.get();
    if (!is_struct(s)) {
      throw DataError({name, {}, {}}, Message{"arrow_no_table", {{"found", arrow_type(s).name}}},
                      Message{"give_a_table"});
    }
    for (std::int64_t c = 0; c < s.n_children; ++c) types.push_back(arrow_type(*s.children[c]));
    geometry = geometry_of(s);
  }

  bool take_batch(OwnedStream& stream, const std::string& name) {
    Batch batch;
    check(stream, stream.get().get_next(&stream.get(), &batch.array.get()), name);
    if (batch.array.is_released()) return false;
    const ArrowArray& array = batch.array.get();
    if (array.n_children != static_cast<std::int64_t>(types.size())) {
      throw DataError(
          {name, {}, {}},
          Message{"arrow_columns", {{"expected", types.size()}, {"found", array.n_children}}},
          Message{"ask_producer"});
    }
    if (has_null_rows(array)) {
      throw DataError({name, {}, {}}, Message{"arrow_null_rows"}, Message{"drop_null_rows"});
    }
    if (array.length == 0) return true;
    view_columns(batch, name);
    rows += array.length;
    batch.end = rows;
    batches.push_back(std::move(batch));
    return true;
  }

  void view_columns(Batch& batch, const std::string& name) const {
    const ArrowArray& array = batch.array.get();
    for (std::size_t c = 0; c < types.size(); ++c) {
      const std::string column = name_of(*schema.get().children[c]);
      try {
        batch.columns.emplace_back(*array.children[c], types[c], array.offset, array.length,
                                   column);
      } catch (const DataError& error) {
        // The values know their column and their batch, but not the table.
        Place place{name, error.place().row, column};
        if (place.row) *place.row += rows;
        throw DataError(std::move(place), error.message(),
                        error.remedy() == nullptr ? Message{} : *error.remedy());
      }
    }
  }
};

ArrowTable::ArrowTable(ArrowArrayStream& stream, std::string name) : Table(std::move(name)) {
  data_ = std::make_shared<const Data>(stream, file());
  end_ = data_->rows;
  std::vector<std::string> names;
  for (std::int64_t c = 0; c < data_->schema.get().n_children; ++c) {
    names.push_back(name_of(*data_->schema.get().children[c]));
  }
  shown_.resize(names.size());
  set_columns(std::move(names));
}

ArrowTable::ArrowTable(const ArrowTable& whole, std::int64_t begin, std::int64_t end)
    : Table(whole), data_(whole.data_), row_(begin), end_(end), shown_(whole.shown_.size()) {}

bool ArrowTable::next() {
  if (row_ >= end_) return false;
  ++row_;
  // Batches in order; a part of a table begins in any of them.
  while (data_->batches[batch_].end < row_) ++batch_;
  in_batch_ = row_ - 1 - (batch_ == 0 ? 0 : data_->batches[batch_ - 1].end);
  return true;
}

std::string_view ArrowTable::field(std::size_t column) const {
  const ArrowValues& values = data_->batches[batch_].columns[column];
  if (files::is_text(data_->types[column].value_kind())) return plain_text(values.text(in_batch_));
  shown_[column] = values.shown(in_batch_);
  return shown_[column];
}

std::vector<std::unique_ptr<Table>> ArrowTable::split() const {
  std::vector<std::unique_ptr<Table>> parts;
  for (std::int64_t begin = row_; begin < end_; begin += kRowsInPart) {
    const std::int64_t end = std::min(begin + kRowsInPart, end_);
    parts.push_back(std::unique_ptr<Table>(new ArrowTable(*this, begin, end)));
  }
  return parts;
}

std::size_t ArrowTable::most_rows() const { return static_cast<std::size_t>(end_ - row_); }

std::optional<ColumnType> ArrowTable::column_type(std::size_t column) const {
  const ArrowType& type = data_->types[column];
  const ArrowKind kind = type.value_kind();
  // A column of nulls fits anything that may be missing.
  const bool is_empty = kind == ArrowKind::null;
  return ColumnType{type.name, is_empty || is_number(kind), is_empty || files::is_text(kind),
                    kind == ArrowKind::float32};
}

bool ArrowTable::is_null(std::size_t column) const {
  return data_->batches[batch_].columns[column].is_null(in_batch_);
}

std::optional<std::int64_t> ArrowTable::plain_decimal(std::size_t column, int decimals) const {
  if (files::is_text(data_->types[column].value_kind())) {
    return Table::plain_decimal(column, decimals);
  }
  return data_->batches[batch_].columns[column].plain_decimal(in_batch_, decimals);
}

std::optional<ParsedNumber> ArrowTable::parsed_number(std::size_t column) const {
  if (files::is_text(data_->types[column].value_kind())) return Table::parsed_number(column);
  const auto value = data_->batches[batch_].columns[column].number(in_batch_);
  return value ? std::optional(ParsedNumber{*value, DecimalMark::point}) : std::nullopt;
}

bool ArrowTable::has_geometry() const { return data_->geometry.has_value(); }

const Crs& ArrowTable::crs() const {
  static const Crs kUnknown;
  return data_->geometry ? data_->geometry->crs : kUnknown;
}

std::optional<Point> ArrowTable::middle() const {
  if (!data_->geometry || !data_->geometry->is_wkb) return std::nullopt;
  return middle_of_wkb(data_->batches[batch_].columns[data_->geometry->column].text(in_batch_));
}

}  // namespace carreau::files
