// SPDX-License-Identifier: Apache-2.0
#include "preview.hpp"

#include "messages.hpp"

#include <fmt/format.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/variant.h>
#include <nanobind/stl/vector.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>
#include <utility>

namespace carreau::python {

namespace {

namespace nb = nanobind;

constexpr double kWidest = 480.0;  ///< of a map, in pixels
constexpr double kHighest = 360.0;
constexpr std::size_t kMostShapes = 5'000;  ///< more would only make a notebook heavy

Box bounds_of(const PolygonSet& shapes) {
  Box all = shapes.bounds(0);
  for (std::size_t f = 1; f < shapes.size(); ++f) {
    const Box box = shapes.bounds(f);
    all.low = {std::min(all.low.x, box.low.x), std::min(all.low.y, box.low.y)};
    all.high = {std::max(all.high.x, box.high.x), std::max(all.high.y, box.high.y)};
  }
  return all;
}

/// From the plane of outlines to pixels, y downwards.
struct Scale {
  Point origin;  ///< the upper left corner
  double x = 1.0;
  double y = 1.0;

  [[nodiscard]] std::pair<long, long> at(Point p) const {
    // Tenths of a pixel as whole numbers keep the paths short.
    return {std::lround((p.x - origin.x) * x * 10.0), std::lround((origin.y - p.y) * y * 10.0)};
  }
};

std::string path_of(const PolygonSet& shapes, std::size_t feature, const Scale& scale) {
  std::string path;
  const auto rings = shapes.rings(feature);
  for (std::size_t r = rings.first; r < rings.last; ++r) {
    std::pair<long, long> last{-1, -1};
    char command = 'M';
    for (const Point p : shapes.ring(r)) {
      const auto pixel = scale.at(p);
      if (pixel == last) continue;
      fmt::format_to(std::back_inserter(path), "{}{} {}", command, pixel.first, pixel.second);
      last = pixel;
      command = 'L';
    }
    path += 'Z';
  }
  return path;
}

Listed rows_of(const Preview& preview) {
  nb::list rows;
  for (const files::Row& row : preview.rows) {
    nb::list values;
    for (const files::FieldValue& value : row) {
      values.append(std::visit(
          [](const auto& held) -> nb::object {
            if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::monostate>) {
              return nb::none();
            } else {
              return nb::cast(held);
            }
          },
          value));
    }
    rows.append(values);
  }
  return rows;
}

}  // namespace

files::RowStream& PreviewRows::open(const files::RowLayer& layer) {
  preview_.description = layer.description;
  for (const files::FieldSpec& field : layer.fields) preview_.columns.emplace_back(field.name);
  shapes_ = PolygonSet(layer.crs);
  is_plane_ = !layer.crs.is_known() || is_plane_in_metres(layer.crs);
  return *this;
}

void PreviewRows::add(const files::Row& row, const files::RowPlace& place) {
  ++preview_.count;
  if (preview_.rows.size() < most_) preview_.rows.push_back(row);
  if (place.polygons == nullptr || shapes_.size() >= kMostShapes) return;
  const auto rings = place.polygons->rings(place.feature);
  if (rings.first == rings.last) return;
  shapes_.add_feature(*place.polygons, place.feature);
  const auto text = std::ranges::find_if(row, [](const files::FieldValue& value) {
    return std::holds_alternative<std::string>(value);
  });
  preview_.labels.push_back(text == row.end() ? std::string() : std::get<std::string>(*text));
}

Preview PreviewRows::take() {
  if (shapes_.size() == 0) return std::move(preview_);
  const Box box = bounds_of(shapes_);
  const double middle = (box.low.y + box.high.y) / 2.0;
  const double narrowed = is_plane_ ? 1.0 : std::cos(middle * std::numbers::pi / 180.0);
  const double width = std::max((box.high.x - box.low.x) * narrowed, 1e-9);
  const double height = std::max(box.high.y - box.low.y, 1e-9);
  const double pixels = std::min(kWidest / width, kHighest / height);
  const Scale scale{{box.low.x, box.high.y}, pixels * narrowed, pixels};
  for (std::size_t f = 0; f < shapes_.size(); ++f) {
    preview_.shapes.push_back(path_of(shapes_, f, scale));
  }
  preview_.width = std::ceil(width * pixels * 10.0);
  preview_.height = std::ceil(height * pixels * 10.0);
  return std::move(preview_);
}

void bind_preview(nb::module_& module) {
  nb::class_<Preview>(module, "Preview", "The first rows of a table and a small map of it.")
      .def_ro("description", &Preview::description)
      .def_ro("columns", &Preview::columns)
      .def_prop_ro("rows", rows_of)
      .def_ro("count", &Preview::count)
      .def_ro("shapes", &Preview::shapes)
      .def_ro("labels", &Preview::labels)
      .def_ro("width", &Preview::width)
      .def_ro("height", &Preview::height);
}

}  // namespace carreau::python
