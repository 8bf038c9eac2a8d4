// SPDX-License-Identifier: Apache-2.0
#include "files/row_stream.hpp"

#include "files/cell_guard.hpp"
#include "files/json_text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdint>
#include <ostream>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

namespace carreau::files {

namespace {

/// Names come from files of others: none may become a formula when a spreadsheet opens the table.
void append_quoted(std::string& line, const std::string& given) {
  line += csv_quoted(guarded(given), ",\"\n\r");
}

/// Null is an empty field. Numbers use a decimal point whatever the locale, and the shortest text
/// that gives the same double.
struct CsvField {
  std::string& line;
  void operator()(std::monostate) const {}
  void operator()(const std::string& text) const { append_quoted(line, text); }
  void operator()(std::int64_t value) const {
    fmt::format_to(std::back_inserter(line), "{}", value);
  }
  void operator()(double value) const { fmt::format_to(std::back_inserter(line), "{}", value); }
};

class CsvRows final : public RowStream {
 public:
  CsvRows(std::ostream& out, const RowLayer& layer) : out_(out) {
    std::string line;
    for (const FieldSpec& field : layer.fields) {
      // The first column may have an empty name, so its emptiness does not tell that it is the
      // first.
      if (!line.empty() || &field != &layer.fields.front()) line += ',';
      append_quoted(line, field.name);
    }
    out_ << line << '\n';
  }
  void add(const Row& row, const RowPlace&) override {
    line_.clear();
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) line_ += ',';
      std::visit(CsvField{line_}, row[i]);
    }
    line_ += '\n';
    out_ << line_;
  }
  // Not closed: the stream belongs to the caller and may be the standard output.
  void finish() override { out_.flush(); }

 private:
  std::ostream& out_;
  std::string line_;
};

nlohmann::ordered_json json_value(const FieldValue& value) {
  return std::visit(
      [](const auto& held) -> nlohmann::ordered_json {
        if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::monostate>) return nullptr;
        else return held;
      },
      value);
}

/// One array, written row by row, so that memory does not grow with the number of rows.
class JsonRows final : public RowStream {
 public:
  JsonRows(std::ostream& out, const RowLayer& layer) : out_(out), fields_(layer.fields) {}
  void add(const Row& row, const RowPlace&) override {
    nlohmann::ordered_json object;
    for (std::size_t f = 0; f < row.size(); ++f) object[fields_[f].name] = json_value(row[f]);
    out_ << (is_empty_ ? "[\n" : ",\n");
    is_empty_ = false;
    // Two spaces deeper than the library indents, as if the array had been written as a whole.
    const std::string text = json_text(object, 2);
    // Line ends within strings are escaped, so those that remain are of the layout.
    std::string_view rest = text;
    for (std::size_t end = 0; end != std::string_view::npos; rest.remove_prefix(end + 1)) {
      end = rest.find('\n');
      out_ << "  " << rest.substr(0, end);
      if (end == std::string_view::npos) break;
      out_ << '\n';
    }
  }
  void finish() override { out_ << (is_empty_ ? "[]\n" : "\n]\n") << std::flush; }

 private:
  std::ostream& out_;
  const std::vector<FieldSpec>& fields_;
  bool is_empty_ = true;
};

/// Writes rows as text to the temporary file.
class FileRows final : public RowStream {
 public:
  FileRows(const std::string& path, TableFormat format, bool overwrite, const RowLayer& layer)
      : file_(path, overwrite), rows_(stream_rows(file_.stream(), format, layer)) {}
  void add(const Row& row, const RowPlace& place) override {
    rows_->add(row, place);
    file_.check_stream();
  }
  void finish() override {
    rows_->finish();
    file_.commit();
  }

 private:
  PendingFile file_;
  std::unique_ptr<RowStream> rows_;
};

/// A GeoPackage or a database: rows become features with a polygon, a point or no place at all.
class LayerRows final : public RowStream {
 public:
  LayerRows(const std::string& path, OutputFormat format, bool overwrite, const RowLayer& layer)
      : writer_({path, overwrite, {layer.name}}, format),
        has_places_(layer.geometry != LayerGeometry::none) {
    // A layer without places has no CRS either.
    const auto crs = has_places_ ? std::optional(layer.crs) : std::nullopt;
    writer_.start_layer(layer.name, layer.description, layer.fields, crs, layer.geometry);
  }
  void add(const Row& row, const RowPlace& place) override {
    if (!has_places_) writer_.add_row(row);
    else if (place.polygons != nullptr) writer_.add_feature(row, *place.polygons, place.feature);
    else writer_.add_point(row, place.point);
  }
  void finish() override {
    writer_.finish();
    writer_.commit();
  }

 private:
  LayerWriter writer_;
  bool has_places_;
};

}  // namespace

std::unique_ptr<RowStream> stream_rows(std::ostream& out, TableFormat format,
                                       const RowLayer& layer) {
  if (format == TableFormat::json) return std::make_unique<JsonRows>(out, layer);
  return std::make_unique<CsvRows>(out, layer);
}

std::unique_ptr<RowStream> stream_rows(const std::string& path, TableFormat format, bool overwrite,
                                       const RowLayer& layer) {
  if (has_shapes(format)) {
    return std::make_unique<LayerRows>(
        path, format == TableFormat::database ? OutputFormat::database : OutputFormat::geopackage,
        overwrite, layer);
  }
  return std::make_unique<FileRows>(path, format, overwrite, layer);
}

}  // namespace carreau::files
